// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sync/securitynews.h"
#include "tests/support/fakebackend.h"
#include "tests/support/fakefeed.h"
#include "tests/support/fakesessions.h"
#include "tests/support/faketime.h"

#include <QSignalSpy>
#include <QTest>

using namespace desk;
using namespace desk::test;
using Kind = SecurityEvent::Kind;

namespace {

SecurityEvent line(qint64 id, Kind kind = Kind::NewDevice, bool bySelf = true)
{
    SecurityEvent one;
    one.id = id;
    one.kind = kind;
    one.bySelf = bySelf;
    return one;
}

struct Case
{
    FakeSessions server;
    FakeFeed feed;
    SecurityNews news;
    QSignalSpy happened{&news, &SecurityNews::happened};

    explicit Case(std::optional<qint64> known = std::nullopt)
        : news(server, feed, known)
    {
    }
    void answer(const Result<QList<SecurityEvent>> &events)
    {
        server.events.answer(events);
        drain();
    }
    void announce() { feed.announce(Feed::AboutMe::Access); }
    [[nodiscard]] QList<qint64> told() const
    {
        QList<qint64> ids;
        if (!happened.isEmpty())
            for (const SecurityEvent &event : happened.last().first().value<QList<SecurityEvent>>())
                ids << event.id;
        return ids;
    }
};

} // namespace

class TestSecurityNews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// What happened may have been the end of this very session: the desk must not stay open until its next
    /// pull.
    void aDeskThatMayNotAskAnyMoreIsShut()
    {
        for (const auto &[kind, times] :
             {std::pair{Error::Kind::Locked, 1}, {Error::Kind::SignedOut, 1}, {Error::Kind::Offline, 0}}) {
            Case f;
            QSignalSpy out(&f.news, &SecurityNews::shutOut);
            f.news.begin();
            f.answer(QList{line(7)});
            f.announce();
            f.answer(Error{kind, {}, 0, {}, 0});
            QCOMPARE(out.count(), times);
        }
    }

    void whatWasThereBeforeIsNoNews()
    {
        Case f;
        f.news.begin();
        f.answer(QList{line(7), line(6)});
        QVERIFY(f.happened.isEmpty());
        QCOMPARE(f.news.known(), 7);
        f.announce();
        f.answer(QList{line(9), line(8, Kind::PinLockOut), line(7), line(6)});
        QCOMPARE(f.told(), (QList<qint64>{9, 8}));
    }

    void afterALockWhatHappenedMeanwhileIsNews()
    {
        Case f(7);
        f.news.begin();
        f.answer(QList{line(8, Kind::PasswordSet), line(7)});
        QCOMPARE(f.told(), (QList<qint64>{8}));
        QCOMPARE(f.news.known(), 8);
    }

    void anEmptyListIsABeginningToo()
    {
        Case f;
        f.news.begin();
        f.answer(QList<SecurityEvent>{});
        f.announce();
        f.answer(QList{line(1)});
        QCOMPARE(f.told(), (QList<qint64>{1}));
    }

    void thisDeviceIsNotToldOfItself()
    {
        Case f;
        f.announce(); // of this very session, before it has said its name
        QVERIFY(f.server.calls.isEmpty());
        f.news.begin();
        QCOMPARE(f.server.calls.size(), 1);
    }

    void aGapIsReadAgainAndNothingIsToldTwice()
    {
        Case f(1);
        f.news.begin();
        f.answer(QList{line(2)});
        f.feed.suspectGap();
        f.answer(QList{line(2)});
        QCOMPARE(f.happened.size(), 1);
        f.feed.suspectGap();
        f.answer(QList{line(3), line(2)});
        QCOMPARE(f.told(), (QList<qint64>{3}));
    }

    void anAnnouncementDuringAQuestionIsNotLost()
    {
        Case f(1);
        f.news.begin();
        f.announce();
        f.announce();
        f.answer(QList{line(1)});
        QCOMPARE(f.server.calls.size(), 2);
        f.answer(QList{line(2), line(1)});
        QCOMPARE(f.told(), (QList<qint64>{2}));
        QCOMPARE(f.server.calls.size(), 2);
    }

    void whatIEndedMyselfIsNoNews()
    {
        Case f(1);
        f.news.begin();
        f.answer(
            QList{line(5, Kind::AllEnded, false), line(4, Kind::OthersEnded), line(3, Kind::SessionEnded)});
        QCOMPARE(f.told(), (QList<qint64>{5}));
    }

    void anUnansweredQuestionLeavesWhatWasKnown()
    {
        Case f(1);
        f.news.begin();
        f.answer(Error{Error::Kind::Offline, {}, 0, {}, 0});
        QCOMPARE(f.news.known(), 1);
        f.feed.suspectGap();
        f.answer(QList{line(2), line(1)});
        QCOMPARE(f.told(), (QList<qint64>{2}));
    }
};

QTEST_GUILESS_MAIN(TestSecurityNews)
#include "tst_securitynews.moc"
