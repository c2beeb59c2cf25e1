// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/admissioncommands.h"
#include "tests/support/fakeadmission.h"

#include <QSignalSpy>
#include <QTest>

using namespace desk;

namespace {

const QString Who = QStringLiteral("mia@client.test");

struct Case
{
    FakeAdmission server;
    AdmissionCommands commands{server};
    QSignalSpy failed{&commands, &AdmissionCommands::failed};
    QSignalSpy busy{&commands, &AdmissionCommands::busyChanged};
};

} // namespace

class TestAdmissionCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDecisionIsShownWhenTheServerHasTakenIt()
    {
        Case f;
        QSignalSpy changed(&f.commands, &AdmissionCommands::roleChanged);
        f.commands.changeRole(Who, Role::Staff, QStringLiteral("new job"));
        QCOMPARE(changed.size(), 0);
        QVERIFY(f.commands.isBusy());
        f.server.done.answer(Done{});
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().toString(), Who);
        QVERIFY(!f.commands.isBusy());
        QCOMPARE(f.busy.size(), 2);
    }

    void theSameDecisionTwiceIsAskedOnce()
    {
        Case f;
        f.commands.remove(Who, QStringLiteral("left"));
        f.commands.remove(Who, QStringLiteral("left"));
        QCOMPARE(f.server.calls.size(), 1);
        f.server.removals.answer(Removal{2});
        QTRY_VERIFY(!f.commands.isBusy());
        f.commands.remove(Who, QStringLiteral("left"));
        QCOMPARE(f.server.calls.size(), 2);
    }

    void whatWasRefusedCanBeDecidedAgain()
    {
        Case f;
        QSignalSpy admitted(&f.commands, &AdmissionCommands::admitted);
        f.commands.admit({AllowedEntry{}});
        f.server.admits.answer(Error{Error::Kind::Forbidden, {}, 403, {}, 0});
        QTRY_COMPARE(f.failed.size(), 1);
        QCOMPARE(admitted.size(), 0);
        f.commands.admit({AllowedEntry{}});
        f.server.admits.answer(QList<AllowedVerdict>{AllowedVerdict{}});
        QTRY_COMPARE(admitted.size(), 1);
    }

    void nobodyIsLetInAndRefusedAtOnce()
    {
        Case f;
        const PersonId person{QUuid::createUuid()};
        f.commands.letIn(person, Role::Client, {});
        f.commands.refuse(person);
        QCOMPARE(f.server.calls.size(), 1);
        QSignalSpy settled(&f.commands, &AdmissionCommands::personSettled);
        f.server.done.answer(Done{});
        QTRY_COMPARE(settled.size(), 1);
    }

    void answersAfterTheEndReachNobody()
    {
        FakeAdmission server;
        {
            AdmissionCommands commands(server);
            commands.endSessions(PersonId{QUuid::createUuid()});
        }
        server.counts.answer(1); // would crash
        QCOMPARE(server.counts.open(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(TestAdmissionCommands)
#include "tst_admissioncommands.moc"
