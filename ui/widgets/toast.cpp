// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/toast.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

#include <algorithm>

namespace desk {

Toast::Toast(const Theme &theme, QWidget *over)
    : QWidget(over)
    , m_theme(theme)
    , m_text(new Label(theme, TextRole::Body, Tone::Text, this))
    , m_action(makeLink(QStringLiteral("toastAction"), {}, this))
{
    setObjectName(QStringLiteral("toast"));
    auto *row = new QHBoxLayout(this);
    // Spacing and not a margin for the icon: layouts turn spacing round with the language, margins not.
    row->setContentsMargins(metrics::space12, 0, metrics::space12, 0);
    row->setSpacing(metrics::space16);
    row->addSpacing(metrics::icon + metrics::space8);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    m_life.setSingleShot(true);
    m_life.setInterval(metrics::toastMs);
    connect(&m_life, &QTimer::timeout, this, &Toast::leave);
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT actionClicked();
    });
    over->installEventFilter(this);
    hide();
}

void Toast::say(const QString &icon, const QString &text, const QString &action)
{
    m_icon = icon;
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(text);
    place();
    show();
    raise();
    m_life.start();
    update();
}

QString Toast::text() const
{
    return m_text->text();
}

void Toast::leave()
{
    if (underMouse() || m_action->hasFocus())
        m_life.start();
    else
        hide();
}

void Toast::place()
{
    const QWidget *over = parentWidget();
    const int wide = std::min(Fonts::scaled(metrics::toastWidth), over->width() - 2 * metrics::space12);
    const int high = std::max(metrics::toast, Fonts::line(TextRole::Body) + 20);
    const QRect box(metrics::space12, over->height() - metrics::space12 - high, wide, high);
    setGeometry(QStyle::visualRect(layoutDirection(), over->rect(), box));
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

void Toast::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = m_theme.tokens();
    drawPanel(&painter, rect(), metrics::radiusMessage, t.raised, t.popupLine);
    if (m_icon.isEmpty())
        return;
    const QRect box(metrics::space12, (height() - metrics::icon) / 2, metrics::icon, metrics::icon);
    const QColor ink = m_icon == QLatin1String("warn") ? t.danger : t.success;
    drawIcon(&painter, m_icon, QStyle::visualRect(layoutDirection(), rect(), box), ink);
}

} // namespace desk
