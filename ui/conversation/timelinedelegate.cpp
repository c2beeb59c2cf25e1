// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/timelinedelegate.h"

#include "models/items/conversationmodel.h"
#include "models/items/peoplemodel.h"
#include "models/items/words.h"
#include "models/ports/clock.h"
#include "models/store/desk.h"
#include "ui/conversation/changetext.h"
#include "ui/inbox/rowpaint.h"
#include "ui/text/domainmarks.h"
#include "ui/text/errortext.h"
#include "ui/text/safetext.h"
#include "ui/text/times.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/shapes.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

#include <cmath>

namespace desk {
namespace {

constexpr int DayHeight = 44;
constexpr int NewLineHeight = 36;
constexpr int ChangeHeight = 32;
constexpr int TextAt = metrics::conversationPadding + metrics::faceMessage + 12;

using Kind = TimelineRow::Kind;

bool isBlock(const TimelineRow &row)
{
    return row.kind == Kind::Message || row.kind == Kind::Description;
}

/// Words in the middle with a line on both sides.
void drawRule(QPainter *painter, const QRect &row, const QString &words, const QFont &font, const QColor &ink,
              const QColor &line)
{
    const int width = QFontMetrics(font).horizontalAdvance(words) + 24;
    const int from = row.left() + metrics::conversationPadding;
    const int to = row.right() - metrics::conversationPadding;
    const int start = row.center().x() - width / 2;
    painter->fillRect(QRect(from, row.center().y(), start - from, 1), line);
    painter->fillRect(QRect(start + width, row.center().y(), to - start - width, 1), line);
    painter->setFont(font);
    painter->setPen(ink);
    painter->drawText(QRect(start, row.top(), width, row.height()), Qt::AlignCenter | Qt::TextSingleLine,
                      words);
}

} // namespace

TimelineDelegate::TimelineDelegate(const Desk &desk, const ConversationModel &model, const Theme &theme,
                                   const Clock &clock, Reader reader, QObject *parent)
    : QAbstractItemDelegate(parent)
    , m_desk(desk)
    , m_model(model)
    , m_theme(theme)
    , m_clock(clock)
    , m_reader(reader)
{
}

QString TimelineDelegate::asideOf(const Message &message) const
{
    if (message.internal)
        return tr("Note, staff only");
    if (m_reader == Reader::Client)
        return message.fromTeam ? tr("Support") : QString();
    if (message.fromTeam) {
        const int row = m_desk.tickets().find(m_model.ticket());
        if (row < 0)
            return {};
        const QString asker = nameOf(m_desk, m_desk.tickets().requester(TicketTable::Row(row)));
        const QString first = asker.section(u' ', 0, 0, QString::SectionSkipEmpty);
        return first.isEmpty() ? QString() : tr("to %1").arg(isolated(first));
    }
    const Person *author = m_desk.people().find(message.author);
    return author ? safeLine(nameOf(m_desk, author->company)) : QString();
}

QString TimelineDelegate::failureOf(const Message &message) const
{
    if (message.delivery != Delivery::Failed)
        return {};
    const Unsent *unsent = m_desk.outbox().find(message.id.value);
    if (!unsent)
        return {};
    return errorText(unsent->error, message.internal ? Doing::AddingNote : Doing::SendingReply).whole();
}

BlockWords TimelineDelegate::wordsFor(const TimelineRow &row) const
{
    BlockWords words;
    words.name = safeLine(row.message.authorName);
    if (words.name.isEmpty())
        words.name = safeLine(nameOf(m_desk, row.message.author));
    if (words.name.isEmpty())
        words.name = tr("Somebody");
    words.aside = asideOf(row.message);
    words.reason = failureOf(row.message);
    words.resend = tr("Send again");
    words.discard = tr("Discard");
    return words;
}

const TimelineBlock &TimelineDelegate::block(const TimelineRow &row, int width) const
{
    const BlockWords words = wordsFor(row);
    if (const TimelineBlock *known = m_blocks.object(row.message.id.value);
        known && known->isFor(row, words, width))
        return *known;
    auto *made = new TimelineBlock(row, words, width);
    m_blocks.insert(row.message.id.value, made);
    return *made;
}

void TimelineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const TimelineRow &row = m_model.rowAt(index.row());
    switch (row.kind) {
    case Kind::Day:
        return paintDay(painter, option, row);
    case Kind::NewLine:
        return paintNewLine(painter, option);
    case Kind::Change:
        return paintChange(painter, option, row);
    case Kind::Description:
    case Kind::Message:
        break;
    }
    block(row, option.rect.width())
        .paint(painter, option.rect.topLeft(), m_theme.tokens(), option.direction, chosen(index),
               option.state.testFlag(QStyle::State_HasFocus));
}

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const TimelineRow &row = m_model.rowAt(index.row());
    const int width = option.rect.width();
    switch (row.kind) {
    case Kind::Day:
        return {width, Fonts::scaled(DayHeight)};
    case Kind::NewLine:
        return {width, Fonts::scaled(NewLineHeight)};
    case Kind::Change:
        return {width, Fonts::scaled(ChangeHeight)};
    case Kind::Description:
    case Kind::Message:
        break;
    }
    return {width, block(row, width).height()};
}

void TimelineDelegate::paintDay(QPainter *painter, const QStyleOptionViewItem &option,
                                const TimelineRow &row) const
{
    const Tokens &tokens = m_theme.tokens();
    drawRule(painter, option.rect, dayTitle(row.day, localDay(m_clock.now())), Fonts::tiny(), tokens.muted,
             tokens.line);
}

void TimelineDelegate::paintNewLine(QPainter *painter, const QStyleOptionViewItem &option) const
{
    const Tokens &tokens = m_theme.tokens();
    drawRule(painter, option.rect, tr("New"), Fonts::section(), tokens.accentInk, tokens.accentInk);
}

void TimelineDelegate::paintChange(QPainter *painter, const QStyleOptionViewItem &option,
                                   const TimelineRow &row) const
{
    const Tokens &tokens = m_theme.tokens();
    const QRect &whole = option.rect;
    const int middle = whole.center().y() + 3;
    const auto place = [&](int x, int width, int height) {
        return QStyle::visualRect(option.direction, whole,
                                  QRect(whole.left() + x, middle - height / 2, width, height));
    };
    PainterScope scope(painter);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(tokens.muted);
    painter->drawEllipse(place(metrics::conversationPadding + metrics::faceMessage / 2 - 3, 6, 6));
    int textAt = TextAt;
    const bool isStatus = row.change.field == TicketChange::Field::Status;
    const bool isPriority = row.change.field == TicketChange::Field::Priority;
    if (isStatus)
        drawStatus(painter, place(TextAt, 14, 14), markOf(statusFromWire(row.change.newValue)), tokens);
    else if (isPriority)
        drawPriority(painter, place(TextAt, 14, 14), markOf(priorityFromWire(row.change.newValue)), tokens,
                     tokens.surface);
    if (isStatus || isPriority)
        textAt += 22;
    const QString time = clockTime(row.change.at);
    const int timeWidth = int(std::ceil(figuresWidth(Fonts::meta(), time)));
    const int timeAt = whole.width() - metrics::conversationPadding - timeWidth;
    drawLineOfText(painter, place(textAt, timeAt - textAt - 12, 20), changeSentence(m_desk, row.change),
                   Fonts::meta(), tokens.muted, option.direction);
    painter->setFont(Fonts::meta());
    painter->setPen(tokens.muted);
    drawFigures(painter, place(timeAt, timeWidth, 20), Qt::AlignLeft | Qt::AlignVCenter, time);
}

TimelineHit TimelineDelegate::hit(const QModelIndex &index, const QRect &rect, const QPoint &point,
                                  Qt::LayoutDirection direction) const
{
    const TimelineRow &row = m_model.rowAt(index.row());
    return isBlock(row) ? block(row, rect.width()).hit(point - rect.topLeft(), direction) : TimelineHit{};
}

QString TimelineDelegate::shownText(const QModelIndex &index) const
{
    const TimelineRow &row = m_model.rowAt(index.row());
    return isBlock(row) ? safeBody(row.message.body).text : QString();
}

void TimelineDelegate::choose(const QModelIndex &index, TextSpan span)
{
    m_chosenRow = index;
    m_chosen = span;
}

TextSpan TimelineDelegate::chosen(const QModelIndex &index) const
{
    return m_chosenRow == index ? m_chosen : TextSpan{};
}

} // namespace desk
