// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/ticketrow.h"

#include "ui/inbox/rowpaint.h"
#include "ui/text/domainmarks.h"
#include "ui/text/safetext.h"
#include "ui/text/times.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/shapes.h"

#include <QPainter>
#include <QStyle>

namespace desk {
namespace {

// Where things stand, in px from the start or the end of the row (look.md, "List row" and picture 13).
constexpr int DotAt = 9;
constexpr int DotSize = 6;
constexpr int EndMargin = 12;
constexpr int Face = 20;
constexpr int PriorityBox = 14;
constexpr int PriorityGap = 8;
constexpr int Mark = 14;

struct Comfortable
{
    static constexpr int Time = 18;
    static constexpr int TimeWidth = 50;
    static constexpr int Text = 72;
    static constexpr int TextEnd = 62;
    static constexpr int First = 10;      ///< top of the first line
    static constexpr int FirstLine = 20;  ///< its height
    static constexpr int Second = 31;     ///< top of the second line
    static constexpr int SecondLine = 18; ///< its height
};

struct Compact
{
    static constexpr int Time = 28;
    static constexpr int TimeWidth = 48;
    static constexpr int Requester = 84;
    static constexpr int RequesterWidth = 96;
    static constexpr int Text = 188;
};

/// Places rectangles as if the row were read from the left, and turns them round where it is not.
class RowPen
{
public:
    RowPen(QPainter *painter, const QRect &row, const RowLook &look)
        : painter(painter)
        , look(look)
        , m_row(row)
    {
    }

    [[nodiscard]] QRect place(int x, int y, int width, int height) const
    {
        return QStyle::visualRect(look.direction, m_row, QRect(m_row.x() + x, m_row.y() + y, width, height));
    }
    [[nodiscard]] int width() const { return m_row.width(); }
    [[nodiscard]] int height() const { return m_row.height(); }

    void text(const QRect &rect, const QString &words, const QFont &font, const QColor &colour) const
    {
        drawLineOfText(painter, rect, words, font, colour, look.direction);
    }

    QPainter *painter;
    const RowLook &look;

private:
    const QRect &m_row;
};

void drawGround(const RowPen &pen, const QRect &rect, RowState state)
{
    const Tokens &tokens = pen.look.tokens;
    QColor ground = tokens.surface;
    if (state.isSelected)
        ground = state.isActive ? tokens.selection : tokens.selectionIdle;
    else if (state.isHovered)
        ground = tokens.hover;
    pen.painter->fillRect(rect, ground);
    drawHorizontal(pen.painter, rect, rect.bottom(), tokens.line);
}

void drawDot(const RowPen &pen, int x, int middle)
{
    PainterScope scope(pen.painter);
    pen.painter->setRenderHint(QPainter::Antialiasing);
    pen.painter->setPen(Qt::NoPen);
    pen.painter->setBrush(pen.look.tokens.accentInk);
    pen.painter->drawEllipse(pen.place(x, middle - DotSize / 2, DotSize, DotSize));
}

void drawAssignee(const RowPen &pen, const QRect &circle, const TicketRow &row)
{
    if (row.assignee.isNull())
        drawNobody(pen.painter, circle, pen.look.tokens);
    else
        drawFace(pen.painter, circle, row.assignee.value, row.assigneeName, pen.look.tokens);
}

/// The mark of something of ours that the server does not have yet. Nothing for what it has.
void drawDelivery(const RowPen &pen, const QRect &box, Delivery delivery)
{
    const Tokens &tokens = pen.look.tokens;
    if (delivery == Delivery::Failed)
        drawIcon(pen.painter, "warn", box, tokens.danger);
    else if (delivery != Delivery::Sent)
        drawIcon(pen.painter, "outbox", box, delivery == Delivery::Waiting ? tokens.warning : tokens.muted);
}

void drawComfortable(const RowPen &pen, const TicketRow &row)
{
    const Tokens &tokens = pen.look.tokens;
    const int middle = Comfortable::First + Comfortable::FirstLine / 2;
    if (row.isUnread)
        drawDot(pen, DotAt, middle);
    pen.text(pen.place(Comfortable::Time, Comfortable::First, Comfortable::TimeWidth, Comfortable::FirstLine),
             row.time, Fonts::meta(), tokens.muted);

    const int textWidth = pen.width() - Comfortable::Text - Comfortable::TextEnd;
    pen.text(pen.place(Comfortable::Text, Comfortable::First, textWidth, Comfortable::FirstLine), row.title,
             row.isUnread ? Fonts::bodyStrong() : Fonts::body(), tokens.text);

    const int markRoom = row.delivery == Delivery::Sent ? 0 : Mark + 6;
    const int secondWidth = pen.width() - Comfortable::Text - EndMargin - markRoom;
    drawSecondLine(pen.painter,
                   pen.place(Comfortable::Text, Comfortable::Second, secondWidth, Comfortable::SecondLine),
                   {row.requester, row.company, row.excerpt}, tokens, pen.look.direction);

    const int faceAt = pen.width() - EndMargin - Face;
    drawPriority(
        pen.painter,
        pen.place(faceAt - PriorityGap - PriorityBox, middle - PriorityBox / 2, PriorityBox, PriorityBox),
        markOf(row.priority), tokens);
    drawAssignee(pen, pen.place(faceAt, middle - Face / 2, Face, Face), row);
    const int second = Comfortable::Second + Comfortable::SecondLine / 2;
    drawDelivery(pen, pen.place(pen.width() - EndMargin - Mark, second - Mark / 2, Mark, Mark), row.delivery);
}

void drawCompact(const RowPen &pen, const TicketRow &row)
{
    const Tokens &tokens = pen.look.tokens;
    const int middle = pen.height() / 2;
    const int top = middle - 10;
    if (row.isUnread)
        drawDot(pen, 8 + 5, middle); // in the middle of the slot of 16
    pen.text(pen.place(Compact::Time, top, Compact::TimeWidth, 20), row.time, Fonts::meta(), tokens.muted);
    pen.text(pen.place(Compact::Requester, top, Compact::RequesterWidth, 20), row.requester,
             Fonts::secondLine(), tokens.text2);

    const int faceAt = pen.width() - EndMargin - Face;
    const int priorityAt = faceAt - PriorityGap - PriorityBox;
    const bool marked = row.delivery != Delivery::Sent;
    const int end = priorityAt - 8 - (marked ? Mark + 6 : 0);
    pen.text(pen.place(Compact::Text, top, end - Compact::Text, 20), row.title,
             row.isUnread ? Fonts::bodyStrong() : Fonts::body(), tokens.text);
    drawDelivery(pen, pen.place(end + 6, middle - Mark / 2, Mark, Mark), row.delivery);
    drawPriority(pen.painter, pen.place(priorityAt, middle - PriorityBox / 2, PriorityBox, PriorityBox),
                 markOf(row.priority), tokens);
    drawAssignee(pen, pen.place(faceAt, middle - Face / 2, Face, Face), row);
}

} // namespace

TicketRow TicketRow::of(const Ticket &ticket, const QString &requester, const QString &company,
                        const QString &assigneeName, Instant now)
{
    TicketRow row;
    const Instant last = std::max({ticket.updatedAt, ticket.lastMessageAt, ticket.createdAt});
    row.time = shortAge(last, now);
    row.title = safeLine(ticket.title);
    row.requester = safeLine(requester);
    row.company = safeLine(company);
    row.excerpt = safeLine(ticket.excerpt);
    row.priority = ticket.priority;
    row.assignee = ticket.assignee;
    row.assigneeName = assigneeName;
    row.delivery = ticket.delivery;
    return row;
}

int ticketRowHeight(Density density)
{
    if (density == Density::Compact)
        return metrics::rowHeight(metrics::rowCompact, Fonts::line(TextRole::Body));
    return metrics::rowHeight(metrics::rowComfortable,
                              Fonts::line(TextRole::Body) + Fonts::line(TextRole::SecondLine));
}

void drawTicketRow(QPainter *painter, const QRect &rect, const TicketRow &row, RowState state,
                   const RowLook &look)
{
    const RowPen pen(painter, rect, look);
    drawGround(pen, rect, state);
    if (look.density == Density::Compact)
        drawCompact(pen, row);
    else
        drawComfortable(pen, row);
    if (state.hasFocus)
        drawFocusInsideRow(painter, rect, look.tokens.focus);
}

} // namespace desk
