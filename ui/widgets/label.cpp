// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/label.h"

#include "ui/text/safetext.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QTextLayout>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace desk {

namespace {

constexpr qreal noWidth = 1 << 20;

// Lays the text out in lines of the role's height; answers the height, and draws when there is a painter.
QSizeF layOut(const QString &text, const QFont &font, int lineHeight, qreal width, QPainter *painter,
              const QPointF &corner, Qt::Alignment alignment)
{
    QString lines = text;
    lines.replace(u'\n', QChar(QChar::LineSeparator));
    QTextLayout layout(lines, font);
    QTextOption option(alignment & Qt::AlignHorizontal_Mask);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(directionOf(text, Qt::LeftToRight));
    layout.setTextOption(option);
    layout.beginLayout();
    QSizeF size(0, 0);
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        const qreal high = std::max<qreal>(lineHeight, std::ceil(line.height()));
        line.setPosition({0, size.height() + (high - line.height()) / 2});
        size = {std::max(size.width(), line.naturalTextWidth()), size.height() + high};
    }
    layout.endLayout();
    if (painter)
        layout.draw(painter, corner);
    return size;
}

} // namespace

QColor inkOf(Tone tone, const Tokens &tokens)
{
    switch (tone) {
    case Tone::Text:
        return tokens.text;
    case Tone::Text2:
        return tokens.text2;
    case Tone::Muted:
        return tokens.muted;
    case Tone::AccentInk:
        return tokens.accentInk;
    case Tone::NoteInk:
        return tokens.noteInk;
    case Tone::Danger:
        return tokens.danger;
    case Tone::Warning:
        return tokens.warning;
    case Tone::Success:
        return tokens.success;
    }
    return tokens.text;
}

Label::Label(const Theme &theme, TextRole role, Tone tone, QWidget *parent)
    : QLabel(parent)
    , m_theme(theme)
    , m_role(role)
    , m_tone(tone)
{
    setTextFormat(Qt::PlainText);
    setFont(Fonts::of(role));
    setOverflow(Overflow::Cut);
}

Label::Label(const Theme &theme, TextRole role, Tone tone, const QString &text, QWidget *parent)
    : Label(theme, role, tone, parent)
{
    setText(text);
}

void Label::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void Label::setRole(TextRole role)
{
    m_role = role;
    setFont(Fonts::of(role));
    updateGeometry();
}

void Label::setOverflow(Overflow overflow)
{
    m_overflow = overflow;
    QSizePolicy policy(overflow == Overflow::Cut ? QSizePolicy::Preferred : QSizePolicy::Expanding,
                       QSizePolicy::Fixed);
    if (overflow == Overflow::Wrap) {
        policy.setVerticalPolicy(QSizePolicy::Minimum);
        policy.setHeightForWidth(true);
    }
    setSizePolicy(policy);
    updateGeometry();
}

void Label::setTabular(bool isTabular)
{
    m_isTabular = isTabular;
    updateGeometry();
}

int Label::lineHeight() const
{
    return int(layOut(QStringLiteral("x"), font(), Fonts::line(m_role), noWidth, nullptr, {}, {}).height());
}

QSize Label::sizeHint() const
{
    ensurePolished();
    const int high = Fonts::line(m_role);
    if (m_overflow == Overflow::Wrap) {
        const int wide = Fonts::scaled(340);
        const QSizeF size = layOut(text(), font(), high, wide, nullptr, {}, alignment());
        return {int(std::ceil(size.width())) + 1, int(size.height())};
    }
    const qreal wide =
        m_isTabular ? figuresWidth(font(), text()) : QFontMetricsF(font()).horizontalAdvance(text());
    const QMargins margins = contentsMargins();
    return {int(std::ceil(wide)) + 1 + margins.left() + margins.right(),
            high + margins.top() + margins.bottom()};
}

QSize Label::minimumSizeHint() const
{
    const QSize whole = sizeHint();
    const int wide = m_overflow == Overflow::Wrap ? Fonts::scaled(80) : Fonts::scaled(24);
    return {std::min(whole.width(), wide),
            m_overflow == Overflow::Wrap ? Fonts::line(m_role) : whole.height()};
}

int Label::heightForWidth(int width) const
{
    if (m_overflow == Overflow::Cut)
        return sizeHint().height();
    return int(layOut(text(), font(), Fonts::line(m_role), width, nullptr, {}, alignment()).height());
}

void Label::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(font());
    painter.setPen(isEnabled() ? inkOf(m_tone, m_theme.tokens()) : m_theme.tokens().muted);
    const QRect room = contentsRect();
    if (m_overflow == Overflow::Wrap)
        return paintLines(&painter, room);
    const Qt::Alignment at = QStyle::visualAlignment(layoutDirection(), alignment());
    if (m_isTabular)
        return drawFigures(&painter, room, at, text());
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, room.width());
    painter.setLayoutDirection(directionOf(text(), layoutDirection()));
    painter.drawText(room, int(at | Qt::AlignAbsolute) | Qt::TextSingleLine, shown);
}

void Label::paintLines(QPainter *painter, const QRect &room) const
{
    const Qt::Alignment across =
        QStyle::visualAlignment(layoutDirection(), alignment()) & Qt::AlignHorizontal_Mask;
    QPointF corner = room.topLeft();
    if (alignment() & Qt::AlignVCenter)
        corner.ry() += std::max(0, (room.height() - heightForWidth(room.width())) / 2);
    layOut(text(), font(), Fonts::line(m_role), room.width(), painter, corner, across | Qt::AlignAbsolute);
}

bool Label::event(QEvent *event)
{
    // What was cut is shown whole, and only what was cut.
    if (event->type() == QEvent::ToolTip && m_overflow == Overflow::Cut && toolTip().isEmpty()) {
        if (fontMetrics().horizontalAdvance(text()) > contentsRect().width())
            QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), plainTip(text()), this);
        return true;
    }
    return QLabel::event(event);
}

void Label::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        setFont(Fonts::of(m_role));
    QLabel::changeEvent(event);
}

Label *sectionLabel(const Theme &theme, const QString &text, QWidget *parent)
{
    return new Label(theme, TextRole::Section, Tone::Muted, text, parent);
}

Label *bodyLabel(const Theme &theme, const QString &text, QWidget *parent)
{
    return new Label(theme, TextRole::Body, Tone::Text, text, parent);
}

Label *metaLabel(const Theme &theme, const QString &text, QWidget *parent)
{
    return new Label(theme, TextRole::Meta, Tone::Muted, text, parent);
}

Label *pageTitle(const Theme &theme, const QString &text, QWidget *parent)
{
    return new Label(theme, TextRole::PageTitle, Tone::Text, text, parent);
}

} // namespace desk
