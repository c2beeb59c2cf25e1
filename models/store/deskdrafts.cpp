// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Conversations and drafts. Tickets, people, generations: desk.cpp.
#include "models/store/desk.h"

#include <algorithm>
#include <iterator>

namespace desk {

namespace {

/// The new rows, and of the known ones those that may be younger than the reading.
template <class T, class Keep>
std::vector<T> withKept(const QList<T> &fresh, const Collection<T> &known, Keep keep)
{
    std::vector<T> rows(fresh.begin(), fresh.end());
    QSet<typename Collection<T>::Id> ids;
    for (const T &row : fresh)
        ids.insert(RowOrder<T>::id(row));
    std::copy_if(known.begin(), known.end(), std::back_inserter(rows),
                 [&ids, &keep](const T &row) { return !ids.contains(RowOrder<T>::id(row)) && keep(row); });
    return rows;
}

std::string firstWords(const QString &description)
{
    QString words = description.left(TicketRecord::ExcerptBytes).simplified();
    while (words.toUtf8().size() > qsizetype(TicketRecord::ExcerptBytes))
        words.chop(words.back().isLowSurrogate() ? 2 : 1);
    return words.toStdString();
}

} // namespace

const Conversation *Desk::conversation(TicketId ticket) const
{
    const auto found = m_conversations.find(ticket);
    return found == m_conversations.end() ? nullptr : found->second.get();
}

Conversation *Desk::known(TicketId ticket)
{
    const auto found = m_conversations.find(ticket);
    return found == m_conversations.end() ? nullptr : found->second.get();
}

Conversation &Desk::follow(TicketId ticket)
{
    auto &conversation = m_conversations[ticket];
    if (!conversation)
        conversation = std::make_unique<Conversation>();
    return *conversation;
}

void Desk::take(const MessagesArrived &event)
{
    QSet<TicketId> touched;
    for (const Message &message : event.messages) {
        m_outbox.remove(message.id.value);
        refreshDelivery(message.ticket);
        if (message.author == m_me)
            m_myLastMessage.insert(message.ticket, message.createdAt);
        Conversation *conversation = known(message.ticket);
        const bool isNew = !conversation || !conversation->messages.contains(message.id);
        if (message.author != m_me && isNew)
            markUnread(message.ticket);
        if (!conversation)
            continue; // nobody looked: it is read with the whole conversation
        conversation->messages.upsert(message);
        touched.insert(message.ticket);
    }
    for (const TicketId ticket : std::as_const(touched))
        Q_EMIT conversationChanged(ticket);
}

void Desk::take(const MessagesGone &event)
{
    for (const auto &[ticket, conversation] : m_conversations) {
        bool touched = false;
        for (const MessageId id : event.ids) {
            touched = touched || conversation->messages.contains(id);
            conversation->messages.remove(id);
        }
        if (touched)
            Q_EMIT conversationChanged(ticket);
    }
}

void Desk::take(const ChangesArrived &event)
{
    QSet<TicketId> touched;
    for (const TicketChange &change : event.changes) {
        if (Conversation *conversation = known(change.ticket)) {
            conversation->changes.upsert(change);
            touched.insert(change.ticket);
        }
    }
    for (const TicketId ticket : std::as_const(touched))
        Q_EMIT conversationChanged(ticket);
}

void Desk::take(const ThreadArrived &event)
{
    Conversation &conversation = follow(event.ticket);
    Instant newest;
    for (const Message &message : event.messages) {
        newest = std::max(newest, message.createdAt);
        m_outbox.remove(message.id.value);
    }
    Instant lastChange;
    for (const TicketChange &change : event.changes)
        lastChange = std::max(lastChange, change.at);
    conversation.description = event.description;
    conversation.messages.reset(
        withKept(event.messages, conversation.messages, [newest](const Message &message) {
            return message.delivery != Delivery::Sent || message.createdAt > newest;
        }));
    conversation.changes.reset(withKept(event.changes, conversation.changes,
                                        [lastChange](const TicketChange &c) { return c.at > lastChange; }));
    conversation.loaded = true;
    refreshDelivery(event.ticket);
    Q_EMIT conversationChanged(event.ticket);
}

void Desk::take(const DraftPosted &event)
{
    const QUuid id = idOf(event.draft);
    Unsent unsent{id, event.draft, Delivery::Pending, {}, event.at, 0};
    const Unsent *before = m_outbox.find(id);
    unsent.sequence = before ? before->sequence : ++m_sequence;
    unsent.at = before ? before->at : event.at;
    m_outbox.upsert(unsent);
    if (const auto *ticket = std::get_if<NewTicket>(&event.draft))
        showTicket(event, *ticket);
    else if (const auto *message = std::get_if<NewMessage>(&event.draft))
        showMessage(event, *message);
    else
        showPatch(std::get<TicketPatch>(event.draft));
    refreshDelivery(ticketOf(event.draft));
}

void Desk::showTicket(const DraftPosted &posted, const NewTicket &draft)
{
    const int known = m_tickets.find(draft.id);
    if (known >= 0 && !m_tickets.isLocal(static_cast<TicketTable::Row>(known)))
        return; // the server has it already; sending it again only asks for the answer
    const std::string title = draft.title.toStdString();
    const std::string excerpt = firstWords(draft.description);
    const std::string category = draft.category.toStdString();
    const Person *requester = m_people.find(draft.requester.isNull() ? posted.author : draft.requester);
    TicketRecord record;
    record.id = draft.id.value;
    record.requester = (draft.requester.isNull() ? posted.author : draft.requester).value;
    record.company = requester ? requester->company.value : QUuid();
    record.createdAt = record.updatedAt = posted.at.micros;
    record.status = TicketStatus::Open;
    record.priority = draft.priority;
    record.title = title;
    record.excerpt = excerpt;
    record.category = category;
    const auto [row, outcome] = m_tickets.write(record);
    if (outcome == TicketTable::Outcome::Inserted)
        m_changes.inserted(row);
    else
        m_changes.updated(row);
    Conversation &conversation = follow(draft.id);
    conversation.description = draft.description;
    Q_EMIT conversationChanged(draft.id);
}

void Desk::showMessage(const DraftPosted &posted, const NewMessage &draft)
{
    Conversation &conversation = follow(draft.ticket);
    const Message *before = conversation.messages.find(draft.id);
    if (before && before->delivery == Delivery::Sent)
        return;
    Message message{draft.id,       draft.ticket, posted.author, posted.authorName, posted.fromTeam,
                    draft.internal, draft.body,   posted.at,     Delivery::Pending};
    if (before)
        message.createdAt = before->createdAt;
    conversation.messages.upsert(message);
    Q_EMIT conversationChanged(draft.ticket);
}

void Desk::showPatch(const TicketPatch &draft)
{
    m_overlay.put(draft);
    if (const int row = m_tickets.find(draft.ticket); row >= 0)
        m_changes.updated(static_cast<TicketTable::Row>(row));
}

void Desk::take(const DraftFailed &event)
{
    const Unsent *found = m_outbox.find(idOf(event.draft));
    if (!found)
        return; // its echo has come meanwhile: it is stored, whatever the answer said
    Unsent unsent = *found;
    unsent.delivery = deliveryAfter(event.error);
    unsent.error = event.error;
    m_outbox.upsert(unsent);
    if (const auto *message = std::get_if<NewMessage>(&event.draft))
        setMessageDelivery(*message, unsent.delivery);
    const auto *patch = std::get_if<TicketPatch>(&event.draft);
    if (patch && unsent.delivery == Delivery::Failed)
        dropPatch(*patch); // the list shows what is true; what was wanted stays in the outbox
    refreshDelivery(ticketOf(event.draft));
}

void Desk::take(const DraftSettled &event)
{
    m_outbox.remove(idOf(event.draft));
    const TicketId ticket = ticketOf(event.draft);
    if (const auto *patch = std::get_if<TicketPatch>(&event.draft))
        dropPatch(*patch);
    if (const auto *message = std::get_if<NewMessage>(&event.draft))
        withdrawMessage(*message);
    const int row = m_tickets.find(ticket);
    if (std::holds_alternative<NewTicket>(event.draft) && row >= 0 &&
        m_tickets.isLocal(static_cast<TicketTable::Row>(row)))
        removeTicket(static_cast<TicketTable::Row>(row));
    refreshDelivery(ticket);
}

void Desk::dropPatch(const TicketPatch &draft)
{
    m_overlay.drop(draft);
    if (const int row = m_tickets.find(draft.ticket); row >= 0)
        m_changes.updated(static_cast<TicketTable::Row>(row));
}

void Desk::withdrawMessage(const NewMessage &draft)
{
    Conversation *conversation = known(draft.ticket);
    const Message *message = conversation ? conversation->messages.find(draft.id) : nullptr;
    if (!message || message->delivery == Delivery::Sent)
        return;
    conversation->messages.remove(draft.id);
    Q_EMIT conversationChanged(draft.ticket);
}

void Desk::setMessageDelivery(const NewMessage &draft, Delivery delivery)
{
    Conversation *conversation = known(draft.ticket);
    const Message *found = conversation ? conversation->messages.find(draft.id) : nullptr;
    if (!found || found->delivery == Delivery::Sent)
        return;
    Message message = *found;
    message.delivery = delivery;
    conversation->messages.upsert(message);
    Q_EMIT conversationChanged(draft.ticket);
}

/// A ticket shows the worst of what is unsent of it.
void Desk::refreshDelivery(TicketId ticket)
{
    const int found = m_tickets.find(ticket);
    if (found < 0)
        return;
    const auto row = static_cast<TicketTable::Row>(found);
    Delivery worst = Delivery::Sent;
    for (const Unsent &unsent : m_outbox) {
        if (unsent.ticket() == ticket)
            worst = std::max(worst, unsent.delivery);
    }
    if (worst == m_tickets.delivery(row))
        return;
    m_tickets.setDelivery(row, worst);
    m_changes.updated(row);
}

void Desk::markUnread(TicketId ticket)
{
    const int row = m_tickets.find(ticket);
    if (row < 0 || !m_loaded || m_generation || m_tickets.isUnread(static_cast<TicketTable::Row>(row)))
        return;
    m_tickets.setUnread(static_cast<TicketTable::Row>(row), true);
    m_changes.updated(static_cast<TicketTable::Row>(row));
}

} // namespace desk
