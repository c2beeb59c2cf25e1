// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/supabase/pullcodec.h"

#include "net/supabase/messagecodec.h"
#include "net/supabase/peoplecodec.h"
#include "net/supabase/ticketcodec.h"

#include <optional>

namespace desk {

namespace {

/// Gathers the lists of one page; the first thing that makes no sense ends it.
class Page
{
public:
    explicit Page(json::Element root)
        : m_fields(root, "pull")
    {
    }

    json::Fields &fields() { return m_fields; }
    [[nodiscard]] Error error() const { return m_problem ? *m_problem : m_fields.error(); }

    void gone(TicketsGone &tickets, MessagesGone &messages)
    {
        m_fields.each("gone", [&](json::Element row) {
            QString kind;
            QUuid id;
            json::Fields one(row, "gone");
            one.need("kind", kind).need("id", id);
            if (kind == u"ticket")
                tickets.ids.append(TicketId{id});
            else if (kind == u"message")
                messages.ids.append(MessageId{id});
            return one.ok() || stop(one.error());
        });
    }

    template <class T, class Decode>
    void rows(const char *name, QList<T> &out, Decode decode)
    {
        m_fields.each(name, [&](json::Element row) {
            Result<T> one = decode(row);
            if (!one)
                return stop(one.error());
            out.append(std::move(one.value()));
            return true;
        });
    }

    void tickets(TicketBatch &out)
    {
        m_fields.each("tickets", [&](json::Element row) {
            TicketRecord record;
            if (!m_tickets.read(row, record))
                return stop(m_tickets.error());
            out.append(record);
            return true;
        });
    }

private:
    bool stop(const Error &problem)
    {
        m_problem = problem;
        return false;
    }

    json::Fields m_fields;
    TicketReader m_tickets;
    std::optional<Error> m_problem;
};

/// The order in which a page must be applied: what left, who there is, tickets, what hangs on them.
QList<Event> eventsOf(Page &page)
{
    TicketsGone ticketsGone;
    MessagesGone messagesGone;
    PeopleArrived people;
    CompaniesArrived companies;
    TicketsArrived tickets;
    MessagesArrived messages;
    ChangesArrived changes;
    page.gone(ticketsGone, messagesGone);
    page.rows("members", people.people, decodePerson);
    page.rows("members_changed", people.people, decodePerson);
    page.rows("companies", companies.companies, decodeCompany);
    page.tickets(tickets.tickets);
    page.rows("messages", messages.messages, decodeMessage);
    page.rows("messages_entered", messages.messages, decodeMessage);
    page.rows("events", changes.changes, decodeChange);
    page.rows("events_entered", changes.changes, decodeChange);

    QList<Event> events;
    const auto add = [&events](bool something, auto &event) {
        if (something)
            events.append(std::move(event));
    };
    add(!ticketsGone.ids.isEmpty(), ticketsGone);
    add(!messagesGone.ids.isEmpty(), messagesGone);
    add(!people.people.isEmpty(), people);
    add(!companies.companies.isEmpty(), companies);
    add(!tickets.tickets.isEmpty(), tickets);
    add(!messages.messages.isEmpty(), messages);
    add(!changes.changes.isEmpty(), changes);
    return events;
}

} // namespace

Result<PullPage> decodePull(const QByteArray &asked, const QByteArray &text)
{
    json::Reader reader;
    const auto root = reader.parse(text);
    if (!root)
        return root.error();
    PullPage answer;
    QString next;
    Page page(root.value());
    page.fields().need("reset", answer.reset).need("more", answer.more).need("cursor", next);
    answer.events = eventsOf(page);
    if (!page.fields().ok())
        return page.error();
    answer.cursor = next.toUtf8();
    if (answer.more && answer.cursor == asked)
        return json::garbled(QStringLiteral("pull: the cursor stands still"));
    return answer;
}

} // namespace desk
