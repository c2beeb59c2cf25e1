// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/noteline.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QPainter>
#include <QStyle>

namespace desk {

NoteLine::NoteLine(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_label(new Label(theme, TextRole::SecondLine, Tone::Muted, this))
{
    m_label->setOverflow(Label::Overflow::Wrap);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void NoteLine::say(const QString &icon, Tone tone, const QString &text)
{
    const bool isNews = text != m_label->text();
    m_icon = icon;
    m_tone = tone;
    m_isRule = false;
    m_label->setTone(tone);
    m_label->setText(text);
    setAccessibleName(text);
    updateGeometry();
    resizeEvent(nullptr);
    update();
    if (isNews && isVisible())
        alert();
}

/// What is to be mended is read out: the keyboard stays in its field, so nobody would come by here.
void NoteLine::alert()
{
    if (m_tone != Tone::Danger || isBlank())
        return;
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    Q_EMIT alerted(text());
}

void NoteLine::showEvent(QShowEvent *)
{
    alert();
}

void NoteLine::sayRule(bool isKept, const QString &text)
{
    say(isKept ? QStringLiteral("check") : QString(), isKept ? Tone::Success : Tone::Muted, text);
    m_isRule = true;
    setAccessibleName(isKept ? tr("Done: %1").arg(text) : tr("Not yet: %1").arg(text));
    resizeEvent(nullptr);
}

void NoteLine::setRole(TextRole role)
{
    m_role = role;
    m_label->setRole(role);
    updateGeometry();
}

void NoteLine::setKeepsRoom(bool keepsRoom)
{
    m_keepsRoom = keepsRoom;
    updateGeometry();
}

QString NoteLine::text() const
{
    return m_label->text();
}

bool NoteLine::isBlank() const
{
    return m_label->text().isEmpty();
}

int NoteLine::indent() const
{
    return m_icon.isEmpty() && !m_isRule ? 0 : metrics::icon + metrics::space6;
}

QSize NoteLine::sizeHint() const
{
    if (isBlank())
        return {0, m_keepsRoom ? m_label->lineHeight() : 0};
    const QSize text = m_label->sizeHint();
    return {text.width() + indent(), text.height()};
}

int NoteLine::heightForWidth(int width) const
{
    if (isBlank())
        return sizeHint().height();
    return m_label->heightForWidth(width - indent());
}

void NoteLine::resizeEvent(QResizeEvent *)
{
    const QRect room(indent(), 0, width() - indent(), height());
    m_label->setGeometry(QStyle::visualRect(layoutDirection(), rect(), room));
}

void NoteLine::paintEvent(QPaintEvent *)
{
    if (isBlank() || (m_icon.isEmpty() && !m_isRule))
        return;
    QPainter painter(this);
    const QColor ink = inkOf(m_tone, m_theme.tokens());
    const QRect box(0, (Fonts::line(m_role) - metrics::icon) / 2, metrics::icon, metrics::icon);
    const QRect place = QStyle::visualRect(layoutDirection(), rect(), box);
    if (!m_icon.isEmpty())
        drawIcon(&painter, m_icon, place, ink);
    else
        painter.fillRect(QRectF(place.center().x() - 3, place.center().y(), 7, 1.5), ink);
}

} // namespace desk
