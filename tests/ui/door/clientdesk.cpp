// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/door/clientdesk.h"

#include "tests/ui/door/people.h"

#include <QTest>

namespace desk::test {

namespace {

constexpr qint64 Minute = 60'000'000;

QUuid numbered(const char *kind, int number)
{
    return QUuid::createUuidV5(QUuid(), QByteArray(kind + QByteArray::number(number)));
}

Account client()
{
    Account account = orla();
    account.company = CompanyId{numbered("company", 1)};
    account.pinVerified = true;
    return account;
}

} // namespace

ClientDesk::ClientDesk()
    : account(client())
    , desk(account.person)
    , sync(backend, feed, desk, clock, timers)
    , commands(backend, desk, clock, timers, account)
    , conversation(desk)
    , ana{numbered("person", 1)}
    , max{numbered("person", 3)}
    , declan{numbered("person", 7)}
{
    clock.time = Instant::fromMilliseconds(QDateTime({2026, 11, 17}, {10, 44, 2}).toMSecsSinceEpoch());
}

TicketId ClientDesk::add(int number, const char *title, TicketStatus status, PersonId assignee,
                         int minutesAgo)
{
    TicketRecord record;
    record.id = numbered("ticket", number);
    record.number = number;
    record.title = title;
    record.excerpt = "";
    record.category = "Printing";
    record.requester = account.person.value;
    record.company = account.company.value;
    record.assignee = assignee.value;
    record.status = status;
    record.priority = Priority::Medium;
    record.version = 1;
    record.updatedAt = record.lastMessageAt = clock.time.micros - minutesAgo * Minute;
    record.createdAt = record.updatedAt - 600 * Minute;
    TicketsArrived arrived;
    arrived.tickets.append(record);
    desk.apply(arrived);
    return TicketId{record.id};
}

void ClientDesk::fill()
{
    desk.apply(GenerationStarted{});
    desk.apply(CompaniesArrived{{{account.company, QStringLiteral("Corrib Foods"), true}}});
    desk.apply(
        PeopleArrived{{{account.person, account.name, Role::Client, account.company, true},
                       {ana, QStringLiteral("Ana Ribeiro"), Role::Unknown, {}, true},
                       {max, QStringLiteral("Max Weber"), Role::Unknown, {}, true},
                       {declan, QStringLiteral("Declan Moore"), Role::Client, account.company, true}}});
    printer = add(4821, "Printer stops after one page since Tuesday’s driver update", TicketStatus::Waiting,
                  ana, 120);
    vpn = add(4799, "VPN slow since update", TicketStatus::InProgress, max, 30);
    mailbox = add(4830, "Accès à la boîte partagée « Achats »", TicketStatus::Open, {}, 12);
    add(4102, "VPN asks for the code twice", TicketStatus::Resolved, ana, 60 * 24 * 8);
    add(4011, "Deux écrans noirs après la mise en veille", TicketStatus::Closed, max, 60 * 24 * 9);
    badge = add(3950, "New badge for Annika", TicketStatus::Resolved, ana, 60 * 24 * 15);
    desk.apply(GenerationEnded{});
    desk.flush();
}

void ClientDesk::goLive()
{
    sync.start();
    PullPage nothing;
    nothing.cursor = QByteArrayLiteral("1");
    const bool live = QTest::qWaitFor([&] {
        if (!backend.pulls.empty())
            QuietBackend::answer(backend.pulls, Result<PullPage>(nothing));
        return sync.state() == Sync::State::Live;
    });
    QVERIFY(live);
}

void ClientDesk::goOffline()
{
    feed.go(Feed::State::Offline);
}

void ClientDesk::converse(TicketId ticket)
{
    ThreadArrived thread;
    thread.ticket = ticket;
    thread.description =
        QStringLiteral("Good morning, since Tuesday’s update the label printer in dispatch prints one "
                       "page, then stops with “Tray 2 empty”. The tray is full. About 140 parcels are "
                       "waiting.");
    Message hello;
    hello.id = MessageId{numbered("message", 1)};
    hello.ticket = ticket;
    hello.author = ana;
    hello.authorName = QStringLiteral("Ana Ribeiro");
    hello.fromTeam = true;
    hello.body = QStringLiteral(
        "Hello Orla, thank you for the photos. The new driver does not know your tray, so I have "
        "put the old one back. Can you print one label now and tell me whether tray 2 feeds?");
    hello.createdAt = Instant{clock.time.micros - 120 * Minute};
    thread.messages.append(hello);
    TicketChange taken;
    taken.id = 1;
    taken.ticket = ticket;
    taken.actor = ana;
    taken.actorName = QStringLiteral("Ana Ribeiro");
    taken.field = TicketChange::Field::Assignee;
    taken.newValue = ana.toString();
    taken.at = Instant{clock.time.micros - 200 * Minute};
    thread.changes.append(taken);
    desk.apply(thread);
    desk.flush();
}

} // namespace desk::test
