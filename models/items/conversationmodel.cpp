// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/conversationmodel.h"

#include "models/items/peoplemodel.h"
#include "models/items/words.h"
#include "models/store/desk.h"

#include <algorithm>

namespace desk {

namespace {

Instant timeOf(const TimelineRow &row)
{
    return row.kind == TimelineRow::Kind::Change ? row.change.at : row.message.createdAt;
}

bool isSent(const TimelineRow &row)
{
    return row.message.delivery == Delivery::Sent;
}

bool isShown(const TimelineRow &row, ConversationModel::Filter filter)
{
    const bool isChange = row.kind == TimelineRow::Kind::Change;
    switch (filter) {
    case ConversationModel::Filter::All:
        return true;
    case ConversationModel::Filter::Talk:
        return !isChange && !row.message.internal;
    case ConversationModel::Filter::Notes:
        return !isChange && row.message.internal;
    case ConversationModel::Filter::Events:
        return isChange;
    }
    return true;
}

TimelineRow rowFor(const Message &message)
{
    TimelineRow row;
    row.kind = TimelineRow::Kind::Message;
    row.message = message;
    return row;
}

TimelineRow rowFor(const TicketChange &change)
{
    TimelineRow row;
    row.kind = TimelineRow::Kind::Change;
    row.change = change;
    return row;
}

} // namespace

ConversationModel::ConversationModel(const Desk &desk, QObject *parent)
    : ValueListModel(parent)
    , m_desk(desk)
    , m_zone(QTimeZone::systemTimeZone())
{
    connect(&desk, &Desk::conversationChanged, this, [this](TicketId ticket) {
        if (ticket == m_ticket)
            rebuild();
    });
    connect(&desk, &Desk::ticketsChanged, this, &ConversationModel::rebuildRequest);
    connect(&desk.people(), &CollectionSignals::changed, this, &ConversationModel::rebuildRequest);
}

void ConversationModel::setTicket(TicketId ticket)
{
    if (ticket == m_ticket)
        return;
    rememberSeen();
    m_ticket = ticket;
    m_seenBefore = m_seen.value(ticket);
    setValues({});
    rebuild();
    Q_EMIT ticketChanged();
}

void ConversationModel::setFilter(Filter filter)
{
    m_filter = filter;
    rebuild();
}

void ConversationModel::setTimeZone(const QTimeZone &zone)
{
    m_zone = zone;
    rebuild();
}

bool ConversationModel::isLoaded() const
{
    const Conversation *conversation = m_desk.conversation(m_ticket);
    return conversation && conversation->loaded;
}

int ConversationModel::countFor(Filter filter) const
{
    const Conversation *conversation = m_desk.conversation(m_ticket);
    if (!conversation)
        return 0;
    const QList<TimelineRow> all = content(*conversation);
    return static_cast<int>(std::count_if(all.begin(), all.end(),
                                          [filter](const TimelineRow &row) { return isShown(row, filter); }));
}

void ConversationModel::rebuild()
{
    const Conversation *conversation = m_desk.conversation(m_ticket);
    m_request = conversation ? request(*conversation) : TimelineRow();
    setValues(conversation ? withLines(content(*conversation)) : QList<TimelineRow>());
    const bool loaded = isLoaded();
    if (loaded == m_loaded)
        return;
    m_loaded = loaded;
    Q_EMIT loadedChanged();
}

/// The request is made of the ticket's row and its author's name, which change without the conversation.
void ConversationModel::rebuildRequest()
{
    const Conversation *conversation = m_desk.conversation(m_ticket);
    if (conversation && request(*conversation) != m_request)
        rebuild();
}

QList<TimelineRow> ConversationModel::content(const Conversation &conversation) const
{
    QList<TimelineRow> rows;
    if (const TimelineRow first = request(conversation); !first.message.body.isEmpty())
        rows << first;
    for (const Message &message : conversation.messages)
        rows << rowFor(message);
    for (const TicketChange &change : conversation.changes)
        rows << rowFor(change);
    // What is on its way stands last; the request first.
    std::stable_sort(rows.begin(), rows.end(), [](const TimelineRow &a, const TimelineRow &b) {
        if (isSent(a) != isSent(b))
            return isSent(a);
        return timeOf(a) < timeOf(b);
    });
    return rows;
}

TimelineRow ConversationModel::request(const Conversation &conversation) const
{
    TimelineRow row;
    row.kind = TimelineRow::Kind::Description;
    row.message.ticket = m_ticket;
    row.message.body = conversation.description;
    const int found = m_desk.tickets().find(m_ticket);
    if (found < 0)
        return row;
    const auto at = static_cast<TicketTable::Row>(found);
    row.message.author = m_desk.tickets().requester(at);
    row.message.authorName = nameOf(m_desk, row.message.author);
    row.message.createdAt = Instant{m_desk.tickets().createdAt(at)};
    return row;
}

QList<TimelineRow> ConversationModel::withLines(const QList<TimelineRow> &content) const
{
    QList<TimelineRow> rows;
    QDate day;
    bool newsBegan = !m_seenBefore.isSet();
    for (const TimelineRow &row : content) {
        if (!isShown(row, m_filter))
            continue;
        const QDate date = timeOf(row).toUtc().toTimeZone(m_zone).date();
        if (date != day) {
            day = date;
            TimelineRow line;
            line.day = day;
            rows << line;
        }
        if (!newsBegan && isNews(row)) {
            newsBegan = true;
            TimelineRow line;
            line.kind = TimelineRow::Kind::NewLine;
            rows << line;
        }
        rows << row;
    }
    return rows;
}

bool ConversationModel::isNews(const TimelineRow &row) const
{
    return row.kind == TimelineRow::Kind::Message && row.message.author != m_desk.me() &&
           row.message.createdAt > m_seenBefore;
}

void ConversationModel::rememberSeen()
{
    const Conversation *conversation = m_desk.conversation(m_ticket);
    if (!conversation)
        return;
    Instant newest = timeOf(request(*conversation));
    for (const Message &message : conversation->messages) {
        if (message.delivery == Delivery::Sent)
            newest = std::max(newest, message.createdAt);
    }
    m_seen.insert(m_ticket, newest);
}

QVariant ConversationModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TimelineRow &row = rowAt(index.row());
    switch (role) {
    case KindRole:
        return static_cast<int>(row.kind);
    case MessageIdRole:
        return row.message.id.value;
    case Qt::DisplayRole:
    case BodyRole:
        return row.message.body;
    case AuthorRole:
        return row.kind == TimelineRow::Kind::Change ? row.change.actor.value : row.message.author.value;
    case AuthorNameRole:
        return row.kind == TimelineRow::Kind::Change ? row.change.actorName : row.message.authorName;
    case InternalRole:
        return row.message.internal;
    case FromTeamRole:
        return row.message.fromTeam;
    case DeliveryRole:
        return static_cast<int>(row.message.delivery);
    case AtRole:
        return timeOf(row).micros;
    case SentenceRole:
    case Qt::AccessibleTextRole:
        return timelineSentence(m_desk, row);
    default:
        return {};
    }
}

QHash<int, QByteArray> ConversationModel::roleNames() const
{
    return {{KindRole, "kind"},         {MessageIdRole, "messageId"},   {BodyRole, "body"},
            {AuthorRole, "author"},     {AuthorNameRole, "authorName"}, {InternalRole, "internal"},
            {FromTeamRole, "fromTeam"}, {DeliveryRole, "delivery"},     {AtRole, "at"},
            {SentenceRole, "sentence"}};
}

} // namespace desk
