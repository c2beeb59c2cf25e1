// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/topbar.h"

#include "models/domain/account.h"
#include "ui/shell/accountmenu.h"
#include "ui/theme/icons.h"
#include "ui/theme/kinds.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/shapes.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

namespace desk {
namespace {

constexpr int SearchAt = 212; ///< exactly over the list
constexpr int SearchWidth = 356;

QToolButton *actionButton(QAction *action, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setIconSize({metrics::iconButton, metrics::iconButton});
    button->setFixedSize(metrics::hitArea, metrics::hitArea);
    button->setAccessibleName(action->text());
    button->setFocusPolicy(Qt::TabFocus);
    setKind(button, ButtonKind::Flat);
    return button;
}

/// The key that leads to the field, shown in it while nothing stands there.
class KeyCap : public QWidget
{
public:
    KeyCap(const Theme &theme, const QString &key, QLineEdit *field)
        : QWidget(field)
        , m_theme(theme)
        , m_key(key)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        connect(field, &QLineEdit::textChanged, this,
                [this](const QString &text) { setVisible(text.isEmpty()); });
        const int width = int(keyWidth(key)) + 1;
        const QRect room(field->width() - width - 6, (field->height() - 18) / 2, width, 18);
        setGeometry(QStyle::visualRect(field->layoutDirection(), field->rect(), room));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        drawKey(&painter, rect(), m_key, m_theme.tokens());
    }

private:
    const Theme &m_theme;
    QString m_key;
};

} // namespace

TopBar::TopBar(const TopBarParts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
{
    build();
    m_search->installEventFilter(this);
    connect(m_pill, &SyncPill::clicked, this, &TopBar::pillClicked);
}

void TopBar::build()
{
    setObjectName(QStringLiteral("topBar"));
    setFixedHeight(metrics::topBar);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::space8, 0, metrics::space12, 0);
    row->setSpacing(0);
    row->addWidget(actionButton(m_parts.actions[Verb::Back], QStringLiteral("backButton"), this));
    row->addWidget(actionButton(m_parts.actions[Verb::Forward], QStringLiteral("forwardButton"), this));
    row->addSpacing(SearchAt - metrics::space8 - 2 * metrics::hitArea);
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("searchField"));
    m_search->setAccessibleName(tr("Search tickets"));
    m_search->setPlaceholderText(tr("Search tickets"));
    m_search->setFixedSize(SearchWidth, metrics::field);
    m_search->setMaxLength(200);
    m_search->addAction(icon("search"), QLineEdit::LeadingPosition);
    setFieldLook(m_search, FieldLook::Search);
    const QString key = m_parts.actions[Verb::Search]->shortcut().toString(QKeySequence::NativeText);
    new KeyCap(m_parts.theme, QString(key).replace(u'+', u' '), m_search);
    row->addWidget(m_search);
    row->addStretch(1);
    m_pill = new SyncPill(m_parts.theme, this);
    m_pill->setObjectName(QStringLiteral("syncPill"));
    m_pill->setToolTip(tr("Open the Outbox"));
    row->addWidget(m_pill);
    row->addSpacing(metrics::space12);
    m_account = new AccountButton(m_parts.account, m_parts.theme, this);
    row->addWidget(m_account);
}

bool TopBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        m_search->clear();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void TopBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_parts.theme.tokens().window);
    drawHorizontal(&painter, rect(), height() - 1, m_parts.theme.tokens().line);
}

} // namespace desk
