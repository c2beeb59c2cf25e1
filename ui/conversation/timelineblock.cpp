// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/timelineblock.h"

#include "models/items/words.h"
#include "ui/inbox/rowpaint.h"
#include "ui/text/safetext.h"
#include "ui/text/times.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/shapes.h"
#include "ui/theme/tokens.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

#include <cmath>

namespace desk {
namespace {

constexpr int Gap = 8;      ///< between blocks
constexpr int Outside = 12; ///< fill to the edge of the pane
constexpr int Padding = 10; ///< inside the fill, above and below
constexpr int FaceAt = metrics::conversationPadding;
constexpr int TextAt = FaceAt + metrics::faceMessage + 12;
constexpr int FailureLine = 24;

int nameLine()
{
    return Fonts::line(TextRole::Message);
}

QString shownBody(const QString &foreign)
{
    const SafeBody body = safeBody(foreign);
    return body.isCut ? body.text + QChar(0x2026) : body.text;
}

int textWidth(int width)
{
    return std::clamp(width - TextAt - metrics::conversationPadding, 120, metrics::messageWidth);
}

} // namespace

struct TimelineBlock::Pen
{
    QPainter *painter;
    QPoint corner;
    const Tokens &tokens;
    Qt::LayoutDirection direction;
};

TimelineBlock::TimelineBlock(const TimelineRow &row, const BlockWords &words, int width)
    : m_row(row)
    , m_words(words)
    , m_width(width)
    , m_text(shownBody(row.message.body), Fonts::message(), Fonts::line(TextRole::Message), textWidth(width))
{
    m_height = Gap + Padding + nameLine() + int(std::ceil(m_text.height())) + Padding;
    if (m_row.message.delivery == Delivery::Failed)
        m_height += 2 * FailureLine;
}

bool TimelineBlock::isFor(const TimelineRow &row, const BlockWords &words, int width) const
{
    return width == m_width && row == m_row && words == m_words;
}

QRect TimelineBlock::place(const QRect &rect, Qt::LayoutDirection direction) const
{
    return QStyle::visualRect(direction, QRect(0, 0, m_width, m_height), rect);
}

QRect TimelineBlock::textRect() const
{
    return {TextAt, Gap + Padding + nameLine(), textWidth(m_width), int(std::ceil(m_text.height()))};
}

QRect TimelineBlock::resendRect() const
{
    const int width = QFontMetrics(Fonts::button()).horizontalAdvance(m_words.resend);
    return {TextAt, textRect().bottom() + 1 + FailureLine, width, FailureLine};
}

QRect TimelineBlock::discardRect() const
{
    const int width = QFontMetrics(Fonts::button()).horizontalAdvance(m_words.discard);
    return {resendRect().right() + 1 + 16, resendRect().top(), width, FailureLine};
}

TimelineHit TimelineBlock::hit(const QPoint &point, Qt::LayoutDirection direction) const
{
    TimelineHit hit;
    const QRect text = place(textRect(), direction);
    const QPointF inside = point - text.topLeft();
    if (m_row.message.delivery == Delivery::Failed) {
        if (place(resendRect(), direction).contains(point))
            hit.part = TimelineHit::Part::Resend;
        else if (place(discardRect(), direction).contains(point))
            hit.part = TimelineHit::Part::Discard;
    }
    if (hit.part == TimelineHit::Part::None && text.contains(point)) {
        hit.part = TimelineHit::Part::Text;
        if (const TextLink *link = m_text.linkAt(inside)) {
            hit.part = TimelineHit::Part::Link;
            hit.url = link->url;
        }
    }
    hit.cursor = m_text.cursorAt(inside);
    return hit;
}

void TimelineBlock::paint(QPainter *painter, const QPoint &corner, const Tokens &tokens,
                          Qt::LayoutDirection direction, TextSpan chosen, bool hasFocus) const
{
    PainterScope scope(painter);
    painter->translate(corner);
    painter->setLayoutDirection(direction);
    const Pen pen{painter, corner, tokens, direction};
    paintGround(pen);
    const QRect face(FaceAt, Gap + Padding, metrics::faceMessage, metrics::faceMessage);
    drawFace(painter, place(face, direction), m_row.message.author.value, m_words.name, tokens);
    paintName(pen);
    m_text.draw(painter, place(textRect(), direction).topLeft(), tokens, chosen);
    if (m_row.message.delivery == Delivery::Failed)
        paintFailure(pen);
    if (hasFocus) {
        const QRect fill(Outside, Gap, m_width - 2 * Outside, m_height - Gap);
        drawFocusInsideRow(painter, fill, m_row.message.internal ? tokens.noteInk : tokens.focus);
    }
}

void TimelineBlock::paintGround(const Pen &pen) const
{
    const Message &message = m_row.message;
    const QRectF fill(Outside, Gap, m_width - 2 * Outside, m_height - Gap);
    pen.painter->setRenderHint(QPainter::Antialiasing);
    if (message.internal)
        drawPanel(pen.painter, fill, metrics::radiusMessage, pen.tokens.noteSurface, pen.tokens.noteLine);
    else if (message.fromTeam)
        drawPanel(pen.painter, fill, metrics::radiusMessage, pen.tokens.reply);
}

void TimelineBlock::paintName(const Pen &pen) const
{
    const Message &message = m_row.message;
    const int top = Gap + Padding;
    const QString time = clockTime(message.createdAt);
    const int timeWidth = int(std::ceil(figuresWidth(Fonts::meta(), time)));
    QRect room(TextAt, top, m_width - TextAt - metrics::conversationPadding - timeWidth - 12, nameLine());
    const int nameWidth = drawLineOfText(pen.painter, place(room, pen.direction), m_words.name,
                                         Fonts::messageStrong(), pen.tokens.text, pen.direction);
    room.setLeft(room.left() + nameWidth + 10);
    room.setLeft(room.left() + paintDelivery(pen, room));
    if (message.internal) {
        const QRect lock(room.left(), top + (nameLine() - 14) / 2, 14, 14);
        drawIcon(pen.painter, "lock", place(lock, pen.direction), pen.tokens.noteInk);
        room.setLeft(room.left() + 18);
    } else if (message.fromTeam && !m_words.aside.isEmpty()) {
        const QRect arrow(room.left(), top + (nameLine() - 14) / 2, 14, 14);
        drawIcon(pen.painter, "reply", place(arrow, pen.direction), pen.tokens.muted);
        room.setLeft(room.left() + 18);
    }
    drawLineOfText(pen.painter, place(room, pen.direction), m_words.aside, Fonts::meta(),
                   message.internal ? pen.tokens.noteInk : pen.tokens.muted, pen.direction);
    const QRect end(m_width - metrics::conversationPadding - timeWidth, top, timeWidth, nameLine());
    pen.painter->setFont(Fonts::meta());
    pen.painter->setPen(pen.tokens.muted);
    drawFigures(pen.painter, place(end, pen.direction), Qt::AlignVCenter | Qt::AlignLeft, time);
}

/// How far it has come, where the server does not have it yet. Returns the width that was taken.
int TimelineBlock::paintDelivery(const Pen &pen, QRect room) const
{
    const Delivery delivery = m_row.message.delivery;
    if (delivery == Delivery::Sent)
        return 0;
    const Tokens &tokens = pen.tokens;
    const QColor ink = delivery == Delivery::Failed    ? tokens.danger
                       : delivery == Delivery::Waiting ? tokens.warning
                                                       : tokens.muted;
    const QRect mark(room.left(), room.top() + (nameLine() - 14) / 2, 14, 14);
    drawIcon(pen.painter, delivery == Delivery::Failed ? "warn" : "outbox", place(mark, pen.direction), ink);
    room.setLeft(room.left() + 18);
    const QString words =
        delivery == Delivery::Failed ? QCoreApplication::translate("desk::TimelineBlock", "Not sent")
        : delivery == Delivery::Waiting
            ? QCoreApplication::translate("desk::TimelineBlock", "Waiting, sends when online")
            : QCoreApplication::translate("desk::TimelineBlock", "Sending");
    return 18 + 12 +
           drawLineOfText(pen.painter, place(room, pen.direction), words, Fonts::meta(), ink, pen.direction);
}

void TimelineBlock::paintFailure(const Pen &pen) const
{
    const Tokens &tokens = pen.tokens;
    const QRect reason(TextAt, textRect().bottom() + 1, m_width - TextAt - metrics::conversationPadding,
                       FailureLine);
    drawLineOfText(pen.painter, place(reason, pen.direction), m_words.reason, Fonts::meta(), tokens.danger,
                   pen.direction);
    drawLineOfText(pen.painter, place(resendRect(), pen.direction), m_words.resend, Fonts::button(),
                   tokens.accentInk, pen.direction);
    drawLineOfText(pen.painter, place(discardRect(), pen.direction), m_words.discard, Fonts::button(),
                   tokens.danger, pen.direction);
}

} // namespace desk
