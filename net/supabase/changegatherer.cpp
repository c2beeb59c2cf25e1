// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/supabase/changegatherer.h"

#include "net/realtime/frames.h"
#include "net/supabase/messagecodec.h"

#include <array>

namespace desk {

namespace {

/// Cheaper than reading: most other frames are not even looked into.
bool mayBeChange(const QByteArray &frame)
{
    return frames::hasEarly(frame, 400, "\"postgres_changes\"");
}

bool isText(json::Element value, std::string_view expected)
{
    std::string_view text;
    return value.get_string().get(text) == simdjson::SUCCESS && text == expected;
}

std::string_view textAt(json::Element object, const char *key)
{
    std::string_view text;
    return object.at_key(key).get_string().get(text) == simdjson::SUCCESS ? text : std::string_view();
}

/// `errors` is null or empty when the row is whole and ours to see.
bool hasErrors(json::Element data)
{
    json::Element errors;
    if (data.at_key("errors").get(errors) != simdjson::SUCCESS || errors.is_null())
        return false;
    json::Array list;
    return errors.get_array().get(list) != simdjson::SUCCESS || list.size() > 0;
}

bool wasDeleted(json::Element row)
{
    json::Element at;
    return row.at_key("deleted_at").get(at) == simdjson::SUCCESS && !at.is_null();
}

} // namespace

ChangeGatherer::ChangeGatherer(const QString &topic)
    : m_topic(topic.toStdString())
{
}

ChangeGatherer::Taken ChangeGatherer::take(const QByteArray &frame)
{
    if (!mayBeChange(frame))
        return Taken::NotAChange;
    const auto root = m_reader.parse(frame);
    json::Array parts;
    if (!root || root.value().get_array().get(parts) != simdjson::SUCCESS)
        return Taken::NotAChange;
    std::array<json::Element, 5> part;
    std::size_t count = 0;
    for (const json::Element one : parts) {
        if (count == part.size())
            return Taken::NotAChange;
        part[count++] = one;
    }
    if (count != part.size() || !isText(part[3], "postgres_changes") || !isText(part[2], m_topic))
        return Taken::NotAChange;
    json::Element data;
    if (part[4].at_key("data").get(data) != simdjson::SUCCESS || !data.is_object())
        return Taken::Gap;
    const Taken taken = takeData(data);
    if (isFull())
        flush();
    return taken;
}

ChangeGatherer::Taken ChangeGatherer::takeData(json::Element data)
{
    const std::string_view table = textAt(data, "table");
    json::Element row;
    if (hasErrors(data))
        return Taken::Gap;
    if (textAt(data, "type") == "DELETE")
        return data.at_key("old_record").get(row) == simdjson::SUCCESS ? takeRemoval(table, row) : Taken::Gap;
    if (data.at_key("record").get(row) != simdjson::SUCCESS || !row.is_object())
        return Taken::Gap;
    if (table == "tickets")
        return takeTicket(row);
    if (table == "messages")
        return takeMessage(row);
    if (table == "ticket_events")
        return takeHistory(row);
    // Who belongs to what has changed: names and reach come with the pull.
    return Taken::Gap;
}

ChangeGatherer::Taken ChangeGatherer::takeTicket(json::Element row)
{
    TicketRecord record;
    if (!m_ticketReader.read(row, record))
        return Taken::Gap;
    if (m_ticketReader.wasDeleted()) {
        m_ticketsGone.ids.append(TicketId{record.id});
        return Taken::Rows;
    }
    if (hasRemovals())
        flush();
    m_tickets.tickets.append(record);
    return Taken::Rows;
}

ChangeGatherer::Taken ChangeGatherer::takeMessage(json::Element row)
{
    Result<Message> message = decodeMessage(row);
    if (!message)
        return Taken::Gap;
    if (wasDeleted(row)) {
        m_messagesGone.ids.append(message.value().id);
        return Taken::Rows;
    }
    if (hasRemovals())
        flush();
    m_messages.messages.append(std::move(message.value()));
    return Taken::Rows;
}

ChangeGatherer::Taken ChangeGatherer::takeHistory(json::Element row)
{
    Result<TicketChange> change = decodeChange(row);
    if (!change)
        return Taken::Gap;
    m_changes.changes.append(std::move(change.value()));
    return Taken::Rows;
}

/// Keys only, and of rows that may never have been ours: removing what is unknown changes nothing.
ChangeGatherer::Taken ChangeGatherer::takeRemoval(std::string_view table, json::Element old)
{
    QUuid id;
    json::Fields fields(old, "old_record");
    if (table != "tickets" && table != "messages")
        return Taken::Gap;
    fields.need("id", id);
    if (!fields.ok())
        return Taken::Gap;
    if (table == "tickets")
        m_ticketsGone.ids.append(TicketId{id});
    else
        m_messagesGone.ids.append(MessageId{id});
    return Taken::Rows;
}

bool ChangeGatherer::isFull() const
{
    return m_tickets.tickets.size() >= Batch || m_messages.messages.size() >= Batch ||
           m_changes.changes.size() >= Batch || m_ticketsGone.ids.size() >= Batch ||
           m_messagesGone.ids.size() >= Batch;
}

bool ChangeGatherer::hasRemovals() const
{
    return !m_ticketsGone.ids.isEmpty() || !m_messagesGone.ids.isEmpty();
}

bool ChangeGatherer::hasRows() const
{
    return hasRemovals() || !m_tickets.tickets.isEmpty() || !m_messages.messages.isEmpty() ||
           !m_changes.changes.isEmpty();
}

/// Removals come last in a batch, so what arrives after one begins another.
void ChangeGatherer::flush()
{
    const auto add = [this](bool something, auto &event) {
        if (something)
            m_ready.append(std::exchange(event, {}));
    };
    add(!m_tickets.tickets.isEmpty(), m_tickets);
    add(!m_messages.messages.isEmpty(), m_messages);
    add(!m_changes.changes.isEmpty(), m_changes);
    add(!m_ticketsGone.ids.isEmpty(), m_ticketsGone);
    add(!m_messagesGone.ids.isEmpty(), m_messagesGone);
}

std::optional<Event> ChangeGatherer::next()
{
    if (m_ready.isEmpty())
        flush();
    return m_ready.isEmpty() ? std::nullopt : std::optional<Event>(m_ready.takeFirst());
}

} // namespace desk
