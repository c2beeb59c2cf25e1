// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/door/clientdesk.h"
#include "ui/text/syncwords.h"

#include <QTest>

using namespace desk;
using State = SyncWords::State;

class TstSyncWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsPromisedBeforeTheFirstAnswer();
    void aLiveDeskIsUpToDate();
    void whatIsOnItsWayIsCounted();
    void whatWasRefusedComesBeforeEverything();
    void offlineSaysSinceWhenAndHowMuchWaits();
};

void TstSyncWords::nothingIsPromisedBeforeTheFirstAnswer()
{
    test::ClientDesk d;
    QVERIFY(syncWords(d.sync, d.desk).state != State::UpToDate);

    d.sync.start();

    QVERIFY(syncWords(d.sync, d.desk).state != State::UpToDate);
}

void TstSyncWords::aLiveDeskIsUpToDate()
{
    test::ClientDesk d;

    d.goLive();

    QCOMPARE(syncWords(d.sync, d.desk).state, State::UpToDate);
}

void TstSyncWords::whatIsOnItsWayIsCounted()
{
    test::ClientDesk d;
    d.goLive();
    d.fill();

    d.commands.reply(d.vpn, QStringLiteral("one"));
    d.commands.reply(d.printer, QStringLiteral("two"));

    QCOMPARE(syncWords(d.sync, d.desk), (SyncWords{State::Sending, 2, {}}));
}

void TstSyncWords::whatWasRefusedComesBeforeEverything()
{
    test::ClientDesk d;
    d.goLive();
    d.fill();
    d.commands.reply(d.vpn, QStringLiteral("one"));
    QTRY_COMPARE(d.backend.posts.size(), std::size_t(1));

    test::QuietBackend::answer(d.backend.posts,
                               Result<Message>(Error{Error::Kind::Forbidden, {}, 403, {}, 0}));

    QTRY_COMPARE(syncWords(d.sync, d.desk), (SyncWords{State::NotSent, 1, {}}));
    d.goOffline();
    QCOMPARE(syncWords(d.sync, d.desk).state, State::NotSent);
}

void TstSyncWords::offlineSaysSinceWhenAndHowMuchWaits()
{
    test::ClientDesk d;
    d.goLive();
    d.fill();
    d.commands.reply(d.vpn, QStringLiteral("one"));

    d.goOffline();

    const SyncWords words = syncWords(d.sync, d.desk);
    QVERIFY(words.state == State::Offline || words.state == State::Stale);
    QCOMPARE(words.count, 1);
    QCOMPARE(words.since, QStringLiteral("10:44"));
}

QTEST_GUILESS_MAIN(TstSyncWords)
#include "tst_syncwords.moc"
