// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/clienttopbar.h"

#include "ui/shell/accountmenu.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/shapes.h"

#include <QAbstractButton>
#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

namespace desk {

namespace {

/// A place that one can be at.
class Place : public QAbstractButton
{
public:
    Place(const QString &name, const QString &words, const Theme &theme, QWidget *parent)
        : QAbstractButton(parent)
        , m_theme(theme)
    {
        setObjectName(name);
        setText(words);
        setAccessibleName(words);
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics wide(
            Fonts::of(TextRole::MessageStrong)); // so that nothing moves when it is chosen
        return {wide.horizontalAdvance(text()) + metrics::space24, metrics::clientHitArea};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Tokens &t = m_theme.tokens();
        if (isChecked() || underMouse())
            drawPanel(&painter, rect(), metrics::radiusButton, isChecked() ? t.selection : t.hover);
        painter.setFont(Fonts::of(isChecked() ? TextRole::MessageStrong : TextRole::Message));
        painter.setPen(isChecked() ? t.text : t.text2);
        painter.drawText(rect(), Qt::AlignCenter, text());
        if (hasFocus())
            drawFocusInsideRow(&painter, rect(), t.focus);
    }

private:
    const Theme &m_theme;
};

} // namespace

ClientTopBar::ClientTopBar(const Account &account, Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("clientTopBar"));
    setFixedHeight(std::max(metrics::clientTopBar, Fonts::line(TextRole::Message) + 20));
    m_home = new Place(QStringLiteral("goHome"), tr("My requests"), theme, this);
    m_new = new Place(QStringLiteral("goNew"), tr("New request"), theme, this);
    m_pill = new SyncPill(theme, this);
    m_pill->setObjectName(QStringLiteral("syncPill"));
    m_account = new AccountButton(account, theme, this);
    const auto keys = m_account->menu()->actions();
    for (QAction *action : keys) {
        if (action->objectName() == QLatin1String("accountKeys"))
            action->setVisible(false); // there are none to learn here
    }
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::space12, 0, metrics::space16, 0);
    row->setSpacing(metrics::space4);
    row->addWidget(m_home);
    row->addWidget(m_new);
    row->addStretch(1);
    row->addWidget(m_pill);
    row->addSpacing(metrics::space12);
    row->addWidget(m_account);
    connect(m_home, &QAbstractButton::clicked, this, &ClientTopBar::homeRequested);
    connect(m_new, &QAbstractButton::clicked, this, &ClientTopBar::newRequested);
    connect(m_pill, &QAbstractButton::clicked, this, &ClientTopBar::pillClicked);
}

void ClientTopBar::mark(Spot spot)
{
    m_home->setChecked(spot == Spot::Home);
    m_new->setChecked(spot == Spot::New);
}

void ClientTopBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.tokens().surface);
    drawHorizontal(&painter, rect(), height() - 1, m_theme.tokens().line);
}

} // namespace desk
