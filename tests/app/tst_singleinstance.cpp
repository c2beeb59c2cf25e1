// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/singleinstance.h"

#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace desk;
using Claim = SingleInstance::Claim;

class TestSingleInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSecondStartHandsItsLinkToTheFirst();
    void aFirstThatDoesNotListenYetIsWaitedFor();
    void nobodyWaitsForEver();
    void whoCannotListenIsNotTakenForAnother();
    void profilesDoNotMeet();
    void aSocketLeftByACrashIsTakenOver();
    void hostileMessagesAreDropped_data();
    void hostileMessagesAreDropped();
    void othersMayNotEnter();
};

void TestSingleInstance::theSecondStartHandsItsLinkToTheFirst()
{
    QTemporaryDir folder;
    SingleInstance first(folder.path(), QStringLiteral("default"));
    QCOMPARE(first.claim(), Claim::Mine);
    QSignalSpy links(&first, &SingleInstance::linkReceived);
    QSignalSpy shows(&first, &SingleInstance::showRequested);

    SingleInstance second(folder.path(), QStringLiteral("default"));
    QCOMPARE(second.claim(), Claim::Theirs);
    const QUrl link(QStringLiteral("deskbell://auth/callback?code=a%20b"));
    QVERIFY(second.handOver(link));
    QTRY_COMPARE(links.size(), 1);
    QCOMPARE(links.first().first().toUrl(), link);
    QVERIFY(second.handOver({}));
    QTRY_COMPARE(shows.size(), 1);
}

void TestSingleInstance::aFirstThatDoesNotListenYetIsWaitedFor()
{
    QTemporaryDir folder;
    SingleInstance first(folder.path(), QStringLiteral("default"));
    QSignalSpy links(&first, &SingleInstance::linkReceived);
    SingleInstance second(folder.path(), QStringLiteral("default"));
    int pauses = 0;
    const QUrl link(QStringLiteral("deskbell://auth/callback?code=a"));
    QVERIFY(second.handOver(link, [&] {
        if (++pauses == 3)
            QCOMPARE(first.claim(), Claim::Mine);
    }));
    QCOMPARE(pauses, 3);
    QTRY_COMPARE(links.size(), 1);
}

void TestSingleInstance::nobodyWaitsForEver()
{
    QTemporaryDir folder;
    SingleInstance lonely(folder.path(), QStringLiteral("default"));
    int pauses = 0;
    QVERIFY(!lonely.handOver({}, [&] { ++pauses; }));
    QVERIFY(pauses > 0 && pauses < 100);
}

void TestSingleInstance::whoCannotListenIsNotTakenForAnother()
{
    QTemporaryDir folder;
    const QString deep = folder.filePath(QString(120, u'd')); // longer than a socket's address may be
    QVERIFY(QDir().mkpath(deep));
    SingleInstance instance(deep, QStringLiteral("default"));
    QCOMPARE(instance.claim(), Claim::Failed);
    SingleInstance nowhere(folder.filePath(QStringLiteral("missing")), QStringLiteral("default"));
    QCOMPARE(nowhere.claim(), Claim::Failed);
}

void TestSingleInstance::profilesDoNotMeet()
{
    QTemporaryDir folder;
    SingleInstance ana(folder.path(), QStringLiteral("ana"));
    SingleInstance bo(folder.path(), QStringLiteral("bo"));
    QCOMPARE(ana.claim(), Claim::Mine);
    QCOMPARE(bo.claim(), Claim::Mine);
}

void TestSingleInstance::aSocketLeftByACrashIsTakenOver()
{
    QTemporaryDir folder;
    {
        QFile stale(folder.filePath(QStringLiteral("deskbell-default")));
        QVERIFY(stale.open(QIODevice::WriteOnly));
    }
    SingleInstance first(folder.path(), QStringLiteral("default"));
    QCOMPARE(first.claim(), Claim::Mine);
}

void TestSingleInstance::hostileMessagesAreDropped_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("other scheme") << QByteArray("url file:///etc/passwd\n");
    QTest::newRow("unknown verb") << QByteArray("run rm\n");
    QTest::newRow("endless line") << QByteArray(100000, 'x');
    QTest::newRow("binary") << QByteArray("\0\xff\xfe\n", 4);
}

void TestSingleInstance::hostileMessagesAreDropped()
{
    QFETCH(QByteArray, message);
    QTemporaryDir folder;
    SingleInstance first(folder.path(), QStringLiteral("default"));
    QCOMPARE(first.claim(), Claim::Mine);
    QSignalSpy links(&first, &SingleInstance::linkReceived);
    QSignalSpy shows(&first, &SingleInstance::showRequested);

    QLocalSocket attacker;
    attacker.connectToServer(folder.filePath(QStringLiteral("deskbell-default")));
    QTRY_COMPARE(attacker.state(), QLocalSocket::ConnectedState);
    attacker.write(message);
    QTRY_COMPARE(attacker.state(), QLocalSocket::UnconnectedState);
    QCOMPARE(links.size(), 0);
    QCOMPARE(shows.size(), 0);
}

void TestSingleInstance::othersMayNotEnter()
{
    QTemporaryDir runtime;
    qputenv("XDG_RUNTIME_DIR", runtime.path().toLocal8Bit());
    const QString folder = SingleInstance::privateFolder();
    QVERIFY(!folder.isEmpty());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                        QFile::WriteOther | QFile::ExeOther;
    QVERIFY((QFileInfo(folder).permissions() & others) == QFile::Permissions());
}

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "tst_singleinstance.moc"
