// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/banner.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/label.h"

#include <QBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

namespace desk {

Banner::Banner(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_text(new Label(theme, TextRole::Body, Tone::Text, this))
    , m_detail(new Label(theme, TextRole::SecondLine, Tone::Text2, this))
    , m_action(makeButton(QStringLiteral("bannerAction"), ButtonKind::Secondary, {}, this))
    , m_link(makeLink(QStringLiteral("bannerLink"), {}, this))
    , m_row(new QHBoxLayout(this))
    , m_below(new QWidget(this))
{
    setObjectName(QStringLiteral("banner"));
    m_text->setOverflow(Label::Overflow::Wrap);
    m_detail->setOverflow(Label::Overflow::Wrap);
    m_row->setSpacing(metrics::space16);
    // Spacing and not a margin for the icon: layouts turn spacing round with the language, margins not.
    m_row->addSpacing(metrics::icon + metrics::space12);
    auto *column = new QVBoxLayout;
    column->setSpacing(metrics::space2);
    column->addWidget(m_text);
    column->addWidget(m_detail);
    column->addWidget(m_below);
    m_row->addLayout(column, 1);
    auto *below = new QHBoxLayout(m_below);
    below->setContentsMargins(0, metrics::space6, 0, 0);
    below->setSpacing(metrics::space16);
    below->addStretch();
    connect(m_action, &QPushButton::clicked, this, &Banner::actionClicked);
    connect(m_link, &QPushButton::clicked, this, &Banner::linkClicked);
    arrange();
}

void Banner::say(Kind kind, const QString &text, const QString &detail)
{
    m_kind = kind;
    m_text->setText(text);
    m_text->setRole(detail.isEmpty() ? TextRole::Body : TextRole::Button);
    m_detail->setText(detail);
    setAccessibleName(detail.isEmpty() ? text
                                       : tr("%1. %2", "what happened, what is safe").arg(text, detail));
    arrange();
    update();
}

void Banner::setAction(const QString &text, const QString &iconName)
{
    m_action->setText(text);
    m_action->setIcon(iconName.isEmpty() ? QIcon() : icon(iconName));
    arrange();
}

void Banner::setLink(const QString &text)
{
    m_link->setText(text);
    arrange();
}

QString Banner::text() const
{
    return m_text->text();
}

void Banner::arrange()
{
    // One line with its ways at the end, or a small block with them below.
    const bool isBlock = !m_detail->text().isEmpty();
    auto *below = static_cast<QBoxLayout *>(m_below->layout());
    if (isBlock) {
        below->insertWidget(0, m_action);
        below->insertWidget(1, m_link);
    } else {
        m_row->addWidget(m_action);
        m_row->addWidget(m_link);
    }
    const bool hasAction = !m_action->text().isEmpty();
    const bool hasLink = !m_link->text().isEmpty();
    m_action->setVisible(hasAction);
    m_link->setVisible(hasLink);
    m_detail->setVisible(isBlock);
    m_below->setVisible(isBlock && (hasAction || hasLink));
    const int above = isBlock ? metrics::space12 : metrics::space6;
    m_row->setContentsMargins(metrics::panePadding, above, metrics::panePadding, above);
    setMinimumHeight(metrics::banner);
    updateGeometry();
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = m_theme.tokens();
    const bool isDanger = m_kind == Kind::Danger;
    const bool isWarning = m_kind == Kind::Warning;
    const QColor ink = isDanger ? t.danger : isWarning ? t.warning : t.accentInk;
    painter.fillRect(rect(), isDanger ? t.dangerSurface : isWarning ? t.warningSurface : t.reply);
    const int y = m_text->geometry().top() + (Fonts::line(TextRole::Body) - metrics::icon) / 2;
    const bool isOneLine = m_detail->text().isEmpty() && m_text->height() < 2 * Fonts::line(TextRole::Body);
    const QRect box(metrics::panePadding, isOneLine ? (height() - metrics::icon) / 2 : y, metrics::icon,
                    metrics::icon);
    drawIcon(&painter, isDanger ? "warn" : "info", QStyle::visualRect(layoutDirection(), rect(), box), ink);
}

} // namespace desk
