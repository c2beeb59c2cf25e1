// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sync, commands and desk through days on which everything goes wrong, and what must be true all the same:
// what is said to be saved is saved, nothing is stored twice, no version goes back, and in the end both sides
// agree.
#include "models/commands/ticketcommands.h"
#include "models/sync/sync.h"
#include "tests/support/fakebackend.h"
#include "tests/support/modelserver.h"

#include <QTest>

using namespace desk;
using namespace desk::test;
using namespace std::chrono_literals;

namespace {

SyncPolicy policyOf(quint32 seed)
{
    SyncPolicy policy;
    policy.firstPage = 2;
    policy.page = 3;
    policy.seed = seed;
    return policy;
}

struct Day
{
    FakeTime time;
    FakeFeed feed;
    ModelServer server;
    Desk desk{personId(1)};
    Sync sync;
    TicketCommands commands;
    QRandomGenerator random;
    QObject context;
    QHash<TicketId, int> versions;
    QList<QUuid> written;
    QSet<QUuid> changes; ///< of those: patches; the same may have been wanted, and done, by somebody else
    QSet<QUuid> givenUp;
    QSet<QUuid> overwritten; ///< on purpose, once more
    bool wentBack = false;

    explicit Day(quint32 seed)
        : server(time, feed, seed)
        , sync(server, feed, desk, time, time, policyOf(seed))
        , commands(server, desk, time, time, me(), nullptr, seed)
        , random(seed + 1)
    {
        QObject::connect(&sync, &Sync::pulled, &commands, &TicketCommands::sendWaiting);
        QObject::connect(&desk, &Desk::ticketsChanged, &context,
                         [this](const TicketsChange &change) { watch(change); });
        sync.start();
    }

    static Account me()
    {
        Account account;
        account.person = personId(1);
        return account;
    }
    void watch(const TicketsChange &change)
    {
        for (const TicketTable::Row row : change.removed)
            versions.remove(desk.tickets().id(row));
        for (const TicketTable::Row row : change.updated) {
            if (!desk.tickets().isAlive(row))
                continue;
            int &known = versions[desk.tickets().id(row)];
            wentBack = wentBack || desk.tickets().version(row) < known;
            known = desk.tickets().version(row);
        }
    }
    void pass(std::chrono::milliseconds span)
    {
        for (int i = 0; i < 10; ++i) {
            time.pass(span / 10);
            drain();
        }
        desk.flush();
    }
    [[nodiscard]] TicketId someTicket()
    {
        QList<TicketId> alive;
        for (TicketTable::Row row = 0; row < desk.tickets().rowEnd(); ++row) {
            if (desk.tickets().isAlive(row))
                alive << desk.tickets().id(row);
        }
        return alive.isEmpty() ? TicketId() : alive[random.bounded(alive.size())];
    }
    void note(const std::function<void()> &act)
    {
        QSet<QUuid> before;
        for (const Unsent &unsent : desk.outbox())
            before.insert(unsent.id);
        act();
        for (const Unsent &unsent : desk.outbox()) {
            if (before.contains(unsent.id))
                continue;
            written << unsent.id;
            if (std::holds_alternative<TicketPatch>(unsent.draft))
                changes.insert(unsent.id);
        }
    }
    void work()
    {
        const TicketId ticket = someTicket();
        switch (random.bounded(8)) {
        case 0:
            return note([this] { commands.file(newTicket()); });
        case 1:
        case 2:
            return note([this, ticket] { commands.reply(ticket, QStringLiteral("mine")); });
        case 3:
            return note([this, ticket] { commands.setStatus(ticket, TicketStatus(random.bounded(1, 6))); });
        case 4:
            return note([this, ticket] { commands.assign(ticket, personId(random.bounded(3u))); });
        case 5:
            return commands.openThread(ticket);
        case 6:
            return decide();
        default:
            return feed.become(random.bounded(2) ? Feed::State::Offline : Feed::State::Live);
        }
    }
    NewTicket newTicket()
    {
        NewTicket draft;
        draft.id = TicketId{QUuid(random.generate(), 2, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 2)};
        draft.title = QStringLiteral("Mine");
        return draft;
    }
    /// The person looks at the outbox.
    void decide()
    {
        for (int row = desk.outbox().size() - 1; row >= 0; --row) {
            if (row >= desk.outbox().size() || desk.outbox().at(row).delivery != Delivery::Failed)
                continue;
            const QUuid id = desk.outbox().at(row).id;
            const int what = random.bounded(3);
            if (what == 0)
                commands.resend(id);
            else if (what == 1)
                overwrite(id);
            else
                giveUp(id);
        }
    }
    void overwrite(QUuid id)
    {
        overwritten.insert(id);
        commands.overwrite(id);
    }
    void giveUp(QUuid id)
    {
        const TicketId ticket = desk.outbox().find(id)->ticket();
        QList<QUuid> before;
        for (const Unsent &unsent : desk.outbox()) {
            if (unsent.ticket() == ticket)
                before << unsent.id;
        }
        commands.discard(id);
        for (const QUuid &one : before) {
            if (!desk.outbox().contains(one))
                givenUp.insert(one);
        }
    }
    void heal()
    {
        server.healthy = true;
        feed.become(Feed::State::Live);
        feed.suspectGap();
        for (int i = 0; i < 20 && !(desk.outbox().isEmpty() && i > 3); ++i) {
            pass(70s);
            decide();
        }
        pass(130s);
    }
    /// Empty: both sides agree.
    [[nodiscard]] QString difference() const
    {
        int visible = 0;
        for (const ModelServer::Stored &one : server.tickets) {
            const int row = desk.tickets().find(one.id);
            if (one.visible != (row >= 0))
                return QStringLiteral("ticket %1 on one side only").arg(one.id.toString());
            visible += one.visible;
            if (one.visible &&
                desk.tickets().ticket(TicketTable::Row(row)) != toTicket(server.batchOf(one.id).at(0)))
                return QStringLiteral("ticket %1 differs").arg(one.id.toString());
        }
        return visible == desk.tickets().size() ? QString() : QStringLiteral("tickets that nobody has");
    }
    [[nodiscard]] QString lostOrTwice() const
    {
        for (const QUuid &id : written) {
            if (server.applied.value(id) > 1 && !overwritten.contains(id))
                return QStringLiteral("stored twice: %1").arg(id.toString());
            if (server.applied.value(id) == 0 && !givenUp.contains(id) && !changes.contains(id))
                return QStringLiteral("lost: %1").arg(id.toString());
        }
        return {};
    }
    [[nodiscard]] QString unsent() const
    {
        QString text = QStringLiteral("still unsent:");
        for (const Unsent &one : desk.outbox())
            text += QStringLiteral(" %1 of kind %2, delivery %3, error %4, ticket %5")
                        .arg(one.id.toString())
                        .arg(one.draft.index())
                        .arg(int(one.delivery))
                        .arg(int(one.error.kind))
                        .arg(server.sees(one.ticket()));
        return text;
    }
    /// What is open on the screen is what the server has.
    [[nodiscard]] QString differenceOfThreads() const
    {
        for (const Message &one : server.messages) {
            const Conversation *conversation =
                server.sees(one.ticket) ? desk.conversation(one.ticket) : nullptr;
            if (conversation && conversation->loaded && !conversation->messages.contains(one.id))
                return QStringLiteral("message %1 is missing").arg(one.id.toString());
        }
        return {};
    }
};

} // namespace

class TestRandomDays : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLostDoubledOrDifferent()
    {
        QHashSeed::setDeterministicGlobalSeed();
        const int days = qEnvironmentVariableIntValue("DESKBELL_RANDOM_DAYS");
        for (quint32 seed = 1; seed <= quint32(days > 0 ? days : 60); ++seed) {
            Day day(seed);
            for (int step = 0; step < 60; ++step) {
                day.work();
                if (day.random.bounded(2))
                    day.server.othersWork();
                day.pass(std::chrono::milliseconds(day.random.bounded(8000)));
            }
            day.heal();
            const auto say = [seed](const QString &what) {
                return QStringLiteral("seed %1: %2").arg(seed).arg(what);
            };
            QVERIFY2(!day.wentBack, qPrintable(say(QStringLiteral("a version went back"))));
            QVERIFY2(day.desk.outbox().isEmpty(), qPrintable(say(day.unsent())));
            QVERIFY2(day.sync.state() == Sync::State::Live,
                     qPrintable(say(QStringLiteral("it is not live"))));
            for (const QString &problem : {day.difference(), day.lostOrTwice(), day.differenceOfThreads()})
                QVERIFY2(problem.isEmpty(), qPrintable(say(problem)));
        }
    }
};

QTEST_GUILESS_MAIN(TestRandomDays)
#include "tst_randomdays.moc"
