#include "app/singleinstance.h"

#include <QFileInfo>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace desk;

class TestSingleInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSecondStartHandsItsLinkToTheFirst();
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
    QVERIFY(first.claim());
    QSignalSpy links(&first, &SingleInstance::linkReceived);
    QSignalSpy shows(&first, &SingleInstance::showRequested);

    SingleInstance second(folder.path(), QStringLiteral("default"));
    QVERIFY(!second.claim());
    const QUrl link(QStringLiteral("deskbell://auth/callback?code=a%20b"));
    QVERIFY(second.handOver(link));
    QTRY_COMPARE(links.size(), 1);
    QCOMPARE(links.first().first().toUrl(), link);
    QVERIFY(second.handOver({}));
    QTRY_COMPARE(shows.size(), 1);
}

void TestSingleInstance::profilesDoNotMeet()
{
    QTemporaryDir folder;
    SingleInstance ana(folder.path(), QStringLiteral("ana"));
    SingleInstance bo(folder.path(), QStringLiteral("bo"));
    QVERIFY(ana.claim());
    QVERIFY(bo.claim());
}

void TestSingleInstance::aSocketLeftByACrashIsTakenOver()
{
    QTemporaryDir folder;
    {
        QFile stale(folder.filePath(QStringLiteral("deskbell-default")));
        QVERIFY(stale.open(QIODevice::WriteOnly));
    }
    SingleInstance first(folder.path(), QStringLiteral("default"));
    QVERIFY(first.claim());
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
    QVERIFY(first.claim());
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
