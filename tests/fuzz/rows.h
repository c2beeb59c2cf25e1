// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the models may count on, whoever sent the rows.
#pragma once

#include "models/domain/event.h"
#include "tests/fuzz/fuzz.h"

#include <QStringDecoder>

#include <string_view>

namespace desk::fuzz {

inline bool isUtf8(std::string_view text)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString read = decoder.decode(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
    return !decoder.hasError() && read.size() <= static_cast<qsizetype>(text.size());
}

/// One line, as makeExcerpt() promises it.
inline void requireExcerpt(std::string_view text)
{
    require(text.size() <= TicketRecord::ExcerptBytes, "an excerpt fits into its bytes");
    require(isUtf8(text), "an excerpt is cut at a character");
    require(text.empty() || (text.front() != ' ' && text.back() != ' '),
            "an excerpt has no space at its ends");
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        require(c >= ' ' && c != 0x7f, "an excerpt is one line");
        require(c != ' ' || text[i - 1] != ' ', "white space of an excerpt is collapsed");
    }
}

inline void requireRecord(const TicketRecord &record)
{
    require(!record.id.isNull(), "a ticket has an id");
    require(!record.requester.isNull(), "a ticket has a requester");
    require(isUtf8(record.title) && isUtf8(record.category), "texts are UTF-8");
    requireExcerpt(record.excerpt);
    const Ticket ticket = toTicket(record);
    require(ticket.title.toUtf8() == QByteArray(record.title.data(), qsizetype(record.title.size())),
            "a title is shown as it was sent");
}

/// A half of a character would be lost on the way back to the server.
inline bool isWhole(const QString &text)
{
    return QString::fromUtf8(QByteArray("x") + text.toUtf8()) == QLatin1Char('x') + text;
}

struct RequireRows
{
    void operator()(const TicketsArrived &event) const
    {
        require(!event.tickets.isEmpty(), "an event has rows");
        for (std::size_t i = 0; i < event.tickets.size(); ++i)
            requireRecord(event.tickets.at(i));
    }
    void operator()(const TicketsGone &event) const { requireIds(event.ids); }
    void operator()(const MessagesArrived &event) const
    {
        require(!event.messages.isEmpty(), "an event has rows");
        for (const Message &message : event.messages) {
            require(!message.id.isNull() && !message.ticket.isNull() && !message.author.isNull(),
                    "a message has an id, a ticket and an author");
            require(isWhole(message.body) && isWhole(message.authorName), "texts are whole");
            require(message.delivery == Delivery::Sent, "what the server tells was sent");
        }
    }
    void operator()(const MessagesGone &event) const { requireIds(event.ids); }
    void operator()(const ChangesArrived &event) const
    {
        require(!event.changes.isEmpty(), "an event has rows");
        for (const TicketChange &change : event.changes)
            require(!change.ticket.isNull(), "a change has a ticket");
    }
    void operator()(const PeopleArrived &event) const
    {
        for (const Person &person : event.people)
            require(!person.id.isNull(), "a person has an id");
    }
    void operator()(const CompaniesArrived &event) const
    {
        for (const Company &company : event.companies)
            require(!company.id.isNull(), "a company has an id");
    }
    template <class Other>
    void operator()(const Other &) const
    {
        require(false, "the wire brings rows, and no events of our own");
    }

private:
    template <class Ids>
    static void requireIds(const Ids &ids)
    {
        require(!ids.isEmpty(), "an event has rows");
        for (const auto &id : ids)
            require(!id.isNull(), "what is gone has an id");
    }
};

inline void requireRows(const Event &event)
{
    std::visit(RequireRows{}, event);
}

} // namespace desk::fuzz
