// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sync/standing.h"
#include "tests/models/syncfixture.h"
#include "tests/support/fakeidentity.h"

#include <QSignalSpy>
#include <QTest>

using namespace desk;
using namespace desk::test;
using namespace std::chrono_literals;

namespace {

Account staff()
{
    Account one;
    one.person = personId(1);
    one.organization = OrgId{uuid(9)};
    one.role = Role::Staff;
    return one;
}

struct Case : SyncFixture
{
    FakeIdentity identity;
    Standing standing{identity, feed, sync, staff(), time, time, 1};
    QSignalSpy changed{&standing, &Standing::changed};

    [[nodiscard]] qsizetype asked() const { return identity.calls.count(QStringLiteral("account")); }
    void announce() { feed.announce(Feed::AboutMe::Membership); }
    void hear(const Result<Account> &answer)
    {
        QVERIFY(identity.answer(answer));
        drain();
    }
};

} // namespace

class TestStanding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoIsLetOutHearsItAtOnce()
    {
        Case f;
        f.announce();
        QCOMPARE(f.asked(), 1);
        Account outside = staff();
        outside.organization = {};
        outside.role = Role::Unknown;
        f.hear(outside);
        QCOMPARE(f.changed.size(), 1);
        QVERIFY(!f.changed.first().first().value<Account>().isMember());
    }

    void anotherRoleOrCompanyIsAChange_data()
    {
        QTest::addColumn<Account>("now");
        Account demoted = staff();
        demoted.role = Role::Client;
        QTest::newRow("role") << demoted;
        Account moved = staff();
        moved.company = companyId(3);
        QTest::newRow("company") << moved;
        Account elsewhere = staff();
        elsewhere.organization = OrgId{uuid(10)};
        QTest::newRow("organization") << elsewhere;
    }
    void anotherRoleOrCompanyIsAChange()
    {
        QFETCH(Account, now);
        Case f;
        f.announce();
        f.hear(now);
        QCOMPARE(f.changed.size(), 1);
        QCOMPARE(f.changed.first().first().value<Account>(), now);
    }

    void whatDoesNotConcernWhoIAmChangesNothing()
    {
        Case f;
        f.announce();
        Account renamed = staff();
        renamed.name = QStringLiteral("Ana R.");
        renamed.pinVerified = true;
        f.hear(renamed);
        f.feed.announce(Feed::AboutMe::Access);
        QCOMPARE(f.asked(), 1);
        QVERIFY(f.changed.isEmpty());
    }

    void anAnnouncementDuringAQuestionAsksOnceMore()
    {
        Case f;
        f.announce();
        f.announce();
        f.announce();
        QCOMPARE(f.asked(), 1);
        f.hear(staff());
        QCOMPARE(f.asked(), 2);
        f.hear(staff());
        QCOMPARE(f.asked(), 2);
    }

    void aLostAnnouncementIsMadeUpForByTheGapAndByThePull()
    {
        Case f;
        f.feed.suspectGap();
        QCOMPARE(f.asked(), 1);
        f.hear(staff());
        f.goLive({});
        f.sync.wake();
        f.feed.become(Feed::State::Live);
        f.settle();
        f.fail(Error::Kind::Forbidden);
        QCOMPARE(f.sync.state(), Sync::State::Denied);
        QCOMPARE(f.asked(), 2);
    }

    void passingTroubleIsNoAnswerAndIsAskedAgain()
    {
        Case f;
        f.announce();
        for (const Error::Kind kind : {Error::Kind::Offline, Error::Kind::ServerFault, Error::Kind::Garbled,
                                       Error::Kind::Forbidden, Error::Kind::Locked}) {
            const qsizetype before = f.asked();
            f.hear(Error{kind, {}, 0, {}, 0});
            QVERIFY(f.changed.isEmpty());
            f.pass(2min);
            QCOMPARE(f.asked(), before + 1);
        }
        f.hear(Error{Error::Kind::Busy, {}, 429, {}, 300});
        const qsizetype before = f.asked();
        f.pass(299s);
        QCOMPARE(f.asked(), before);
        f.pass(2min);
        QCOMPARE(f.asked(), before + 1);
    }

    void whoIsOutIsNotAskedAboutAgain()
    {
        Case f;
        f.announce();
        f.hear(Account{});
        f.announce();
        f.feed.suspectGap();
        QCOMPARE(f.asked(), 1);
        QCOMPARE(f.changed.size(), 1);
    }

    void aSessionThatIsOverIsSaidBySomebodyElse()
    {
        Case f;
        f.announce();
        f.hear(Error{Error::Kind::SignedOut, {}, 401, {}, 0});
        f.pass(10min);
        QCOMPARE(f.asked(), 1);
        QVERIFY(f.changed.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestStanding)
#include "tst_standing.moc"
