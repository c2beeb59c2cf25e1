// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ending sessions, saying what this one runs on, and the list of them.
#include "models/commands/introduction.h"
#include "models/commands/sessioncommands.h"
#include "models/items/sessionmodel.h"
#include "tests/support/fakesessions.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace desk;

namespace {

const DeviceWords Laptop{QStringLiteral("ana-laptop"), QStringLiteral("Debian 12"), QStringLiteral("0.9")};

struct Case
{
    FakeSessions server;
    SessionCommands commands{server};
    QSignalSpy ended{&commands, &SessionCommands::ended};
    QSignalSpy failed{&commands, &SessionCommands::failed};
    QSignalSpy busy{&commands, &SessionCommands::busyChanged};
};

OpenSession session(const QString &device, bool current = false)
{
    OpenSession one;
    one.id = SessionId::create();
    one.device = device;
    one.current = current;
    one.pin = OpenSession::Pin::Open;
    return one;
}

} // namespace

class TestSessionCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSessionIsEndedWhenTheServerHasEndedIt()
    {
        Case f;
        f.commands.end(SessionId::create());
        QVERIFY(f.commands.isBusy());
        QCOMPARE(f.ended.size(), 0);
        f.server.done.answer(Done{});
        QTRY_COMPARE(f.ended.size(), 1);
        QCOMPARE(f.ended.first().first().toInt(), 1);
        QTRY_COMPARE(f.busy.size(), 2);
        QVERIFY(!f.commands.isBusy());
    }

    void theSameEndTwiceIsAskedOnce()
    {
        Case f;
        const SessionId id = SessionId::create();
        f.commands.end(id);
        f.commands.end(id);
        f.commands.endOthers();
        f.commands.endOthers();
        QCOMPARE(f.server.calls.size(), 2);
        f.server.counts.answer(3);
        QTRY_COMPARE(f.ended.size(), 1);
        QCOMPARE(f.ended.first().first().toInt(), 3);
        f.server.done.answer(Done{});
        QTRY_VERIFY(!f.commands.isBusy());
        f.commands.end(id);
        QCOMPARE(f.server.calls.size(), 3);
    }

    void whatWasRefusedIsTold()
    {
        Case f;
        f.commands.endAllOf(PersonId::create());
        f.server.counts.answer(Error{Error::Kind::Forbidden, {}, 403, {}, 0});
        QTRY_COMPARE(f.failed.size(), 1);
        QCOMPARE(f.ended.size(), 0);
        QTRY_VERIFY(!f.commands.isBusy());
    }

    void aDeviceIsSaidOnce()
    {
        FakeSessions server;
        Introduction introduction(server, Laptop);
        QCOMPARE(server.said.size(), 0);
        introduction.say();
        introduction.say();
        QCOMPARE(server.said, (QList<DeviceWords>{Laptop}));
        server.done.answer(Done{});
        introduction.say();
        QTRY_VERIFY(introduction.isSaid());
        introduction.say();
        QCOMPARE(server.said.size(), 1);
    }

    void aDeviceThatDidNotArriveIsSaidAgain_data()
    {
        using Kind = Error::Kind;
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("again");
        QTest::newRow("offline") << int(Kind::Offline) << true;
        QTest::newRow("busy") << int(Kind::Busy) << true;
        QTest::newRow("locked meanwhile") << int(Kind::Locked) << true;
        QTest::newRow("refused words") << int(Kind::Rejected) << false;
        QTest::newRow("an older server") << int(Kind::NotFound) << false;
    }
    void aDeviceThatDidNotArriveIsSaidAgain()
    {
        QFETCH(int, kind);
        QFETCH(bool, again);
        FakeSessions server;
        Introduction introduction(server, Laptop);
        QSignalSpy out(&introduction, &Introduction::shutOut);
        introduction.say();
        server.done.answer(Error{static_cast<Error::Kind>(kind), {}, 0, {}, 0});
        if (again) {
            QTRY_VERIFY((introduction.say(), server.said.size() == 2));
            QVERIFY(!introduction.isSaid());
            QCOMPARE(out.count(), static_cast<Error::Kind>(kind) == Error::Kind::Locked ? 1 : 0);
            return;
        }
        QTRY_VERIFY(introduction.isSaid());
        introduction.say();
        QCOMPARE(server.said.size(), 1);
    }

    void wordsOfADeviceAreOnePlainLine()
    {
        const DeviceWords odd{QStringLiteral("  two\nlines\u202e\u200b\u009b "), QString(300, u'x'), {}};
        const DeviceWords plain = odd.plain();
        QCOMPARE(plain.name, QStringLiteral("two lines"));
        QCOMPARE(plain.system, QString(80, u'x'));
        QCOMPARE(plain.version, QStringLiteral("-"));
        QString faces(79, u'x');
        faces += QStringLiteral("\U0001F600");
        QCOMPARE((DeviceWords{faces, {}, {}}.plain().name), QString(79, u'x'));
        QCOMPARE((DeviceWords{QStringLiteral("مكتب"), {}, {}}.plain().name), QStringLiteral("مكتب"));
    }

    void theListSaysWhereAndHow()
    {
        SessionModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const OpenSession here = session(QStringLiteral("here"), true);
        OpenSession silent = session({});
        silent.pin = OpenSession::Pin::Blocked;
        model.setRows({here, silent});
        QCOMPARE(model.others(), 1);
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("here"));
        QVERIFY(model.index(0, 0).data(SessionModel::CurrentRole).toBool());
        QVERIFY(model.index(1, 0)
                    .data(SessionModel::SentenceRole)
                    .toString()
                    .startsWith(QStringLiteral("Unknown device, Blocked, three wrong PINs")));
        const QPersistentModelIndex kept = model.index(0, 0);
        model.setRows({here});
        QVERIFY(kept.isValid());
        QCOMPARE(model.others(), 0);
    }
};

QTEST_GUILESS_MAIN(TestSessionCommands)
#include "tst_sessioncommands.moc"
