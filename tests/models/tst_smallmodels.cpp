// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// People, outbox, and the tables of the admin page.
#include "models/items/allowedemailmodel.h"
#include "models/items/outboxmodel.h"
#include "models/items/peoplemodel.h"
#include "models/items/verdictmodel.h"
#include "models/items/waitingmodel.h"
#include "models/store/desk.h"
#include "tests/support/tickets.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace desk;
using namespace desk::test;

namespace {

AllowedEmail allowed(const QString &email, Role role = Role::Client)
{
    AllowedEmail row;
    row.email = email;
    row.role = role;
    row.state = AllowedEmail::State::Invited;
    return row;
}

QStringList column(const QAbstractItemModel &model, int column)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts << model.index(row, column).data().toString();
    return texts;
}

} // namespace

class TestSmallModels : public QObject
{
    Q_OBJECT

    using Mode = QAbstractItemModelTester::FailureReportingMode;

private Q_SLOTS:
    void theTeamIsListedByName()
    {
        Desk desk;
        PeopleModel model(desk);
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        desk.apply(
            PeopleArrived{{{personId(1), QStringLiteral("max"), Role::Manager, {}, true},
                           {personId(2), QStringLiteral("Ana"), Role::Staff, {}, true},
                           {personId(3), QStringLiteral("Orla"), Role::Client, {}, true},
                           {personId(4), QStringLiteral("Left"), Role::Staff, {}, false},
                           {personId(5), QStringLiteral("Known by name only"), Role::Unknown, {}, true}}});
        QCOMPARE(column(model, 0), (QStringList{QStringLiteral("Ana"), QStringLiteral("max")}));
        QCOMPARE(model.rowOf(personId(1)), 1);
        QCOMPARE(model.rowOf(personId(3)), -1);
        QCOMPARE(nameOf(desk, personId(3)), QStringLiteral("Orla"));
        QVERIFY(nameOf(desk, PersonId()).isEmpty());
        desk.apply(PeopleGone{{personId(2)}});
        QCOMPARE(column(model, 0), (QStringList{QStringLiteral("max")}));
    }

    void theOutboxSaysWhatWaitsAndWhy()
    {
        Desk desk(personId(1));
        OutboxModel model(desk);
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        QSignalSpy changed(&desk, &Desk::outboxChanged);
        NewTicket ticket;
        ticket.title = QStringLiteral("New");
        NewMessage words{MessageId::create(), ticketId(1), QStringLiteral("Try\nagain."), false};
        TicketPatch patch;
        patch.ticket = ticketId(1);
        patch.status = TicketStatus::Resolved;
        patch.assignee = PersonId();
        for (const Draft &draft : {Draft(ticket), Draft(words), Draft(patch)})
            desk.apply(DraftPosted{draft, personId(1), {}, true, Instant{1}});
        desk.apply(DraftFailed{words, {Error::Kind::Offline, {}, 0, {}, 0}});
        desk.apply(DraftFailed{patch, {Error::Kind::Conflict, {}, 409, {}, 0}});
        QCOMPARE(column(model, 0),
                 (QStringList{QStringLiteral("New request: New"), QStringLiteral("Reply: Try again."),
                              QStringLiteral("Status: Solved, Assigned to nobody")}));
        QCOMPARE(model.waitingCount(), 2);
        QCOMPARE(model.failedCount(), 1);
        QCOMPARE(model.index(0, 0).data(OutboxModel::ErrorKindRole).toInt(), -1);
        QCOMPARE(model.index(2, 0).data(OutboxModel::ErrorKindRole).toInt(), int(Error::Kind::Conflict));
        QCOMPARE(model.index(1, 0).data(OutboxModel::SentenceRole).toString(),
                 QStringLiteral("Waiting, sends when online. Reply: Try again."));
        desk.apply(DraftSettled{words});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(changed.size(), 6);
    }

    void aListReadAgainKeepsTheSelection()
    {
        AllowedEmailModel model;
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        model.setRows(
            {allowed(QStringLiteral("a@x")), allowed(QStringLiteral("b@x")), allowed(QStringLiteral("d@x"))});
        const QPersistentModelIndex selected = model.index(2, 0);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setRows({allowed(QStringLiteral("a@x")), allowed(QStringLiteral("b@x"), Role::Staff),
                       allowed(QStringLiteral("c@x")), allowed(QStringLiteral("d@x"))});
        QCOMPARE(selected.row(), 3);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(resets.size(), 0);
        QCOMPARE(model.rowOf(QStringLiteral("c@x")), 2);
        QCOMPARE(model.index(1, AllowedEmailModel::RoleColumn).data().toString(), QStringLiteral("Staff"));
    }

    void randomListsComeOutAsTheyWentIn()
    {
        AllowedEmailModel model;
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        QRandomGenerator random(8);
        for (int step = 0; step < 300; ++step) {
            QList<AllowedEmail> rows;
            for (char c = 'a'; c <= 'l'; ++c) {
                if (random.bounded(3))
                    rows << allowed(QString(QLatin1Char(c)), Role(random.bounded(1, 5)));
            }
            if (random.bounded(4) == 0)
                std::reverse(rows.begin(), rows.end());
            model.setRows(rows);
            QCOMPARE(model.rows(), rows);
        }
    }

    void verdictsAreCounted()
    {
        VerdictModel model;
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        using Action = AllowedVerdict::Action;
        model.setRows({{1, QStringLiteral("a@x"), Role::Client, Action::Add, {}},
                       {2, QStringLiteral("b"), Role::Unknown, Action::Invalid, QStringLiteral("no @")},
                       {3, QStringLiteral("c@x"), Role::Client, Action::Add, {}}});
        QCOMPARE(model.countOf(Action::Add), 2);
        QCOMPARE(column(model, VerdictModel::ActionColumn),
                 (QStringList{QStringLiteral("New"), QStringLiteral("Check"), QStringLiteral("New")}));
        QCOMPARE(column(model, VerdictModel::ProblemColumn).at(1), QStringLiteral("no @"));
        const auto spoken = [&](int row) {
            return model.index(row, 0).data(Qt::AccessibleTextRole).toString();
        };
        QCOMPARE(spoken(0), QStringLiteral("Line 1, a@x, Client, New."));
        QCOMPARE(spoken(1), QStringLiteral("Line 2, b, Check. no @"));
    }

    void waitingPeopleAreListed()
    {
        WaitingModel model;
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        model.setRows({{personId(1), QStringLiteral("a@x"), Instant{1'000'000}, false},
                       {personId(2), QStringLiteral("b@x"), Instant{1'000'000}, true}});
        QCOMPARE(column(model, WaitingModel::StateColumn),
                 (QStringList{QStringLiteral("Waiting"), QStringLiteral("Refused")}));
        QCOMPARE(model.index(1, 0).data(WaitingModel::PersonIdRole).toUuid(), personId(2).value);
    }
};

QTEST_GUILESS_MAIN(TestSmallModels)
#include "tst_smallmodels.moc"

#include <algorithm>
