// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Events as lines of text, for golden files.
#pragma once

#include "models/ports/backend.h"
#include "net/supabase/words.h"

#include <QStringList>

namespace desk::test {

inline QString word(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("?") : text;
}

inline QString utf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

struct EventPrinter
{
    QStringList lines;

    void operator()(const GenerationStarted &) { lines << QStringLiteral("generation started"); }
    void operator()(const GenerationEnded &) { lines << QStringLiteral("generation ended"); }
    void operator()(const TicketsArrived &event)
    {
        for (std::size_t i = 0; i < event.tickets.size(); ++i) {
            const TicketRecord t = event.tickets.at(i);
            lines << QStringLiteral("ticket %1 %2 v%3 %4 %5 \"%6\" \"%7\" %8 ")
                             .arg(t.id.toString(QUuid::WithoutBraces))
                             .arg(t.number)
                             .arg(t.version)
                             .arg(word(wordOf(t.status)), word(wordOf(t.priority)), utf8(t.title),
                                  utf8(t.excerpt), utf8(t.category)) %
                         QStringLiteral("%1 %2 %3").arg(t.createdAt).arg(t.updatedAt).arg(t.lastMessageAt);
        }
    }
    void operator()(const TicketsGone &event)
    {
        for (const TicketId id : event.ids)
            lines << QStringLiteral("tickets gone ") % id.toString();
    }
    void operator()(const MessagesArrived &event)
    {
        for (const Message &m : event.messages)
            lines << QStringLiteral("message %1 \"%2\" %3 %4 %5 characters %6")
                         .arg(m.id.toString(), m.authorName,
                              m.fromTeam ? QStringLiteral("team") : QStringLiteral("client"),
                              m.internal ? QStringLiteral("note") : QStringLiteral("reply"))
                         .arg(m.body.size())
                         .arg(m.createdAt.micros);
    }
    void operator()(const MessagesGone &event)
    {
        for (const MessageId id : event.ids)
            lines << QStringLiteral("messages gone ") % id.toString();
    }
    void operator()(const ChangesArrived &event)
    {
        for (const TicketChange &c : event.changes)
            lines << QStringLiteral("change %1 \"%2\" field %3 %4>%5 %6")
                         .arg(c.id)
                         .arg(c.actorName)
                         .arg(static_cast<int>(c.field))
                         .arg(c.oldValue, c.newValue)
                         .arg(c.at.micros);
    }
    void operator()(const PeopleArrived &event)
    {
        for (const Person &p : event.people)
            lines << QStringLiteral("person %1 \"%2\" %3 %4")
                             .arg(p.id.toString(), p.name, word(wordOf(p.role)),
                                  p.active ? QStringLiteral("active") : QStringLiteral("inactive")) %
                         (p.company.isNull() ? QString()
                                             : QString(QStringLiteral(" company ") % p.company.toString()));
    }
    void operator()(const CompaniesArrived &event)
    {
        for (const Company &c : event.companies)
            lines << QStringLiteral("company %1 \"%2\"%3")
                         .arg(c.id.toString(), c.name,
                              c.sharesTickets ? QStringLiteral(" shares") : QString());
    }
    template <class Other>
    void operator()(const Other &)
    {
        lines << QStringLiteral("something that no codec makes");
    }
};

inline QString print(const PullPage &page)
{
    EventPrinter printer;
    const auto yes = [](bool it) { return it ? QStringLiteral("yes") : QStringLiteral("no"); };
    printer.lines << QStringLiteral("reset %1, more %2, cursor %3")
                         .arg(yes(page.reset), yes(page.more), QString::fromUtf8(page.cursor));
    for (const Event &event : page.events)
        std::visit(printer, event);
    return printer.lines.join(u'\n') % u'\n';
}

} // namespace desk::test
