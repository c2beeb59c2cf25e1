// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/keysoverlay.h"

#include "ui/shell/actions.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/shapes.h"
#include "ui/theme/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/label.h"

#include <QGridLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace desk {
namespace {

/// A key in its small frame.
class KeyBox : public QWidget
{
public:
    KeyBox(const Theme &theme, const QString &key, QWidget *parent)
        : QWidget(parent)
        , m_theme(theme)
        , m_key(key)
    {
        setFixedSize(int(keyWidth(key)) + 1, 20);
        setAccessibleName(key);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        drawKey(&painter, rect().adjusted(0, 1, 0, -1), m_key, m_theme.tokens());
    }

private:
    const Theme &m_theme;
    QString m_key;
};

} // namespace

KeysOverlay::KeysOverlay(const Actions &actions, const Theme &theme, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("keysOverlay"));
    setWindowTitle(tr("Keys"));
    setAttribute(Qt::WA_DeleteOnClose);
    build(actions, theme);
}

void KeysOverlay::build(const Actions &actions, const Theme &theme)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addWidget(new Label(theme, TextRole::Title, Tone::Text, tr("Keys"), this));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    struct Row
    {
        QString key;
        QString words;
    };
    QList<Row> rows;
    const QList<QAction *> all = actions.all();
    for (const QAction *action : all)
        if (!action->shortcut().isEmpty() && action->isVisible())
            rows.append(
                {action->shortcut().toString(QKeySequence::NativeText).replace(u'+', u' '), action->text()});
    rows.append({tr("Ctrl Enter"), tr("Send what is written")});
    rows.append({tr("Enter"), tr("From the list into the conversation")});
    const int half = int(rows.size() + 1) / 2;
    for (int i = 0; i < rows.size(); ++i) {
        const int at = i / half * 3;
        grid->addWidget(new KeyBox(theme, rows[i].key, this), i % half, at, Qt::AlignLeft | Qt::AlignVCenter);
        grid->addWidget(new Label(theme, TextRole::Body, Tone::Text, rows[i].words, this), i % half, at + 1);
    }
    grid->setColumnMinimumWidth(1, 190);
    grid->setColumnMinimumWidth(2, 24);
    grid->setColumnMinimumWidth(4, 240);
    column->addLayout(grid);
    QPushButton *close = makeButton(QStringLiteral("keysClose"), ButtonKind::Secondary, {tr("Close")}, this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    column->addWidget(close, 0, Qt::AlignRight);
}

} // namespace desk
