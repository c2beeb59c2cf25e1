// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/net/authfixture.h"

using namespace desk;
using namespace desk::test;
using namespace std::chrono_literals;
using Kind = Error::Kind;

class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNextStartNeedsNoCode()
    {
        AuthFixture f;
        f.signIn();
        SessionKeeper again(f.renewal, f.vault, f.time, [] { return 0.5; });
        f.script.say(200, session("access2", "refresh2"));
        QVERIFY(f.wait(again.restore()).ok());
        QCOMPARE(f.body(0)[QStringLiteral("refresh_token")].toString(), QStringLiteral("refresh1"));
        QCOMPARE(again.email(), me);
        QVERIFY(f.kept().contains("refresh2"));
    }

    void nothingKeptIsNotFound()
    {
        AuthFixture f;
        QCOMPARE(f.wait(f.auth.restore()).error().kind, Kind::NotFound);
        f.vault.mood = vaultcode::None;
        QCOMPARE(f.wait(f.auth.restore()).error().kind, Kind::NotFound);
        QCOMPARE(f.auth.keeping(), Identity::Keeping::MemoryNoKeychain);
    }

    void aKeychainThatCannotBeAskedIsNotAnEmptyOne_data()
    {
        QTest::addColumn<QByteArray>("mood");
        for (const char *mood : {vaultcode::Locked, vaultcode::Refused, vaultcode::Slow})
            QTest::newRow(mood) << QByteArray(mood);
    }
    void aKeychainThatCannotBeAskedIsNotAnEmptyOne()
    {
        QFETCH(QByteArray, mood);
        AuthFixture f;
        (void)f.vault.kept.write(QStringLiteral("session"), R"({"r":"refresh1","e":"ana@desk.test"})");
        f.vault.mood = mood.constData();
        QCOMPARE(f.wait(f.auth.restore()).error().code, QString::fromLatin1(mood));
        QVERIFY(f.auth.keeping() != Identity::Keeping::Keychain);
        f.vault.mood = nullptr;
        f.script.say(200, session("access2", "refresh2"));
        f.script.say(200, state);
        QVERIFY(f.wait(f.auth.restore()).ok());
        QCOMPARE(f.auth.keeping(), Identity::Keeping::Keychain);
    }

    void aVaultThatFailsLeavesTheSessionInMemory()
    {
        AuthFixture f;
        QSignalSpy keeping(&f.auth, &Identity::keepingChanged);
        f.vault.mood = vaultcode::None;
        f.signIn();
        QCOMPARE(f.auth.keeping(), Identity::Keeping::MemoryNoKeychain);
        f.vault.mood = nullptr;
        f.script.say(200, session("access2", "refresh2"));
        QVERIFY(f.wait(f.keeper.renew("access1")).ok());
        QCOMPARE(f.auth.keeping(), Identity::Keeping::Keychain);
        QCOMPARE(keeping.size(), 2);
        QVERIFY(f.kept().contains("refresh2"));
    }

    void aKeychainThatOpensGetsWhatItMissed_data()
    {
        QTest::addColumn<QByteArray>("mood");
        QTest::addColumn<bool>("triedAgain");
        for (const char *mood : {vaultcode::None, vaultcode::Locked, vaultcode::Slow})
            QTest::newRow(mood) << QByteArray(mood) << true;
        QTest::newRow("a no is a no") << QByteArray(vaultcode::Refused) << false;
    }
    void aKeychainThatOpensGetsWhatItMissed()
    {
        QFETCH(QByteArray, mood);
        QFETCH(bool, triedAgain);
        AuthFixture f;
        f.vault.mood = mood.constData();
        f.signIn();
        f.time.pass(60s);
        QTRY_COMPARE(f.vault.writes, triedAgain ? 2 : 1);
        f.vault.mood = nullptr;
        QTRY_VERIFY(!triedAgain || f.time.nextIn() <= 60s); // it has heard the second no
        f.time.pass(60s);
        QTRY_COMPARE(f.kept().contains("refresh1"), triedAgain);
        QTRY_COMPARE(f.auth.keeping() == Identity::Keeping::Keychain, triedAgain);
    }

    void theTokenIsRenewedBeforeItRunsOut()
    {
        AuthFixture f;
        f.signIn();
        f.time.wall.micros += 86400LL * 1000000; // somebody set the clock: of no consequence
        f.time.pass(600s);
        QVERIFY(f.script.asked.isEmpty());
        f.script.say(200, session("access2", "refresh2"));
        f.time.pass(166s);
        QTRY_COMPARE(f.keeper.accessToken(), QByteArray("access2"));
        QCOMPARE(f.script.count("/auth/v1/token"), 1);
    }

    void anyNumberOfRefusalsShareOneRefresh()
    {
        AuthFixture f;
        f.signIn();
        f.script.otherwise = [](const Asked &asked) {
            if (asked.path() == "/auth/v1/token")
                return Told{200, session("access2", "refresh2")};
            return asked.header("Authorization") == "Bearer access2" ? Told{200, "[]"} : Told{401, "{}"};
        };
        int good = 0;
        for (int i = 0; i < 1000; ++i)
            deliver(f.http.get("/rest/v1/x"), &f.context,
                    [&](const Result<HttpAnswer> &a) { good += a.ok() ? 1 : 0; });
        QTRY_COMPARE_WITH_TIMEOUT(good, 1000, 20000);
        QCOMPARE(f.script.count("/auth/v1/token"), 1);
    }

    void badDaysDoNotSignAnybodyOut_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("offline") << 0 << QByteArray();
        QTest::newRow("portal") << 200 << QByteArray("<html>");
        QTest::newRow("garbage") << 200 << QByteArray("{}");
        for (const int status : {302, 400, 401, 403, 404, 408, 409, 425, 429, 500, 503, 504})
            QTest::addRow("%d", status) << status << QByteArray(R"({"code":"validation_failed"})");
    }
    void badDaysDoNotSignAnybodyOut()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        AuthFixture f;
        f.signIn();
        f.script.otherwise = [&](const Asked &) {
            Told told{status, body};
            told.error = status == 0 ? QNetworkReply::HostNotFoundError : QNetworkReply::NoError;
            return told;
        };
        const auto renewed = f.wait(f.keeper.renew("access1"));
        QVERIFY(!renewed.ok() && renewed.error().kind != Kind::SignedOut);
        QVERIFY(f.ended.isEmpty());
        QVERIFY(f.kept().contains("refresh1"));
        f.script.otherwise = {};
        f.script.say(200, session("access2", "refresh2"));
        f.time.pass(f.time.nextIn()); // it comes back by itself
        QTRY_COMPARE(f.keeper.accessToken(), QByteArray("access2"));
    }

    void theServersPauseIsKept()
    {
        AuthFixture f;
        f.signIn();
        f.script.say(429, R"({"code":"over_request_rate_limit"})");
        QCOMPARE(f.wait(f.keeper.renew("access1")).error().kind, Kind::Busy);
        for (int i = 0; i < 3; ++i) // requests that are refused meanwhile ask for nothing
            QCOMPARE(f.wait(f.keeper.renew("access1")).error().retryAfter, 60);
        QCOMPARE(f.wait(f.keeper.restore()).error().kind, Kind::Busy);
        f.time.pass(59s);
        QCOMPARE(f.script.count("/auth/v1/token"), 1);
        f.script.say(200, session("access2", "refresh2"));
        f.time.pass(1s);
        QTRY_COMPARE(f.keeper.accessToken(), QByteArray("access2"));
    }

    void aLostAnswerIsRepeatedAtOnceWithTheSameToken()
    {
        AuthFixture f;
        f.signIn();
        f.script.fail(QNetworkReply::RemoteHostClosedError);
        f.script.say(200, session("access2", "refresh2"));
        QVERIFY(f.wait(f.keeper.renew("access1")).ok());
        QCOMPARE(f.script.asked.at(0).body, f.script.asked.at(1).body);
    }

    void theServersOwnWordsEndASession_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<Identity::EndReason>("reason");
        QTest::newRow("used") << QByteArray("refresh_token_already_used") << Identity::EndReason::Expired;
        QTest::newRow("unknown") << QByteArray("refresh_token_not_found") << Identity::EndReason::Expired;
        QTest::newRow("removed") << QByteArray("session_not_found") << Identity::EndReason::Removed;
        QTest::newRow("banned") << QByteArray("user_banned") << Identity::EndReason::Removed;
    }
    void theServersOwnWordsEndASession()
    {
        QFETCH(QByteArray, code);
        QFETCH(Identity::EndReason, reason);
        AuthFixture f;
        f.signIn();
        f.script.say(400, QByteArray("{\"code\":\"") + code + "\"}");
        QCOMPARE(f.wait(f.keeper.renew("access1")).error().kind, Kind::SignedOut);
        QCOMPARE(f.ended.size(), 1);
        QCOMPARE(f.ended.first().first().value<Identity::EndReason>(), reason);
        QVERIFY(f.kept().isEmpty() && f.keeper.accessToken().isEmpty());
    }

    void anotherProgramsNewerTokenIsTriedFirst()
    {
        AuthFixture f;
        f.signIn();
        (void)f.vault.kept.write(QStringLiteral("session"), R"({"r":"refresh9","e":"ana@desk.test"})");
        f.script.say(400, R"({"code":"refresh_token_already_used"})");
        f.script.say(200, session("access9", "refresh10"));
        QVERIFY(f.wait(f.keeper.renew("access1")).ok());
        QCOMPARE(f.body(1)[QStringLiteral("refresh_token")].toString(), QStringLiteral("refresh9"));
        QVERIFY(f.ended.isEmpty());
    }

    void aSessionSetAsideIsLeftAlone()
    {
        AuthFixture f;
        (void)f.vault.kept.write(QStringLiteral("session"), R"({"r":"refresh1","e":"ana@desk.test"})");
        f.script.otherwise = [](const Asked &) {
            Told told;
            told.error = QNetworkReply::HostNotFoundError;
            return told;
        };
        QCOMPARE(f.wait(f.auth.restore()).error().kind, Kind::Offline);
        f.auth.setAside();
        QCOMPARE(f.time.pending(), 0); // it is not renewed any more
        f.script.otherwise = {};
        f.script.asked.clear();
        // Links of mails count again: nobody is signed in.
        f.script.say(200, "{}");
        QVERIFY(f.wait(f.auth.requestCode(me)).ok());
        f.script.say(200, session("access2", "refresh2"));
        f.script.say(200, state);
        const QUrl link(QStringLiteral("deskbell://auth/callback?token_hash=pkce_abc&type=magiclink"));
        QVERIFY(f.wait(f.auth.signInWithLink(link)).ok());
        QVERIFY(f.ended.isEmpty());
        QVERIFY(f.kept().contains("refresh2"));
    }

    void aRenewalOfTheSessionSetAsideIsKeptForTheNextStart()
    {
        AuthFixture f;
        f.signIn();
        f.script.say(200, session("late", "refresh2"));
        const auto renewed = f.heard(f.keeper.renew("access1"));
        f.auth.setAside();
        QTRY_VERIFY(renewed->has_value());
        QTRY_VERIFY(f.kept().contains("refresh2"));
        QVERIFY(f.keeper.accessToken().isEmpty());
        QCOMPARE(f.script.count("/auth/v1/logout"), 0);
        f.script.say(200, session("access3", "refresh3"));
        QVERIFY(f.wait(f.keeper.restore()).ok());
        QCOMPARE(f.keeper.accessToken(), QByteArray("access3"));
    }

    void aSessionThatTheKeychainKeepsIsTold_data()
    {
        QTest::addColumn<QByteArray>("mood");
        QTest::addColumn<Identity::Keeping>("told");
        QTest::newRow("locked") << QByteArray(vaultcode::Locked) << Identity::Keeping::LeftBehind;
        QTest::newRow("silent") << QByteArray(vaultcode::Slow) << Identity::Keeping::LeftBehind;
        QTest::newRow("gone") << QByteArray(vaultcode::None) << Identity::Keeping::Keychain;
    }
    void aSessionThatTheKeychainKeepsIsTold()
    {
        QFETCH(QByteArray, mood);
        QFETCH(Identity::Keeping, told);
        AuthFixture f;
        f.signIn();
        f.vault.mood = mood.constData();
        f.auth.signOut(Identity::SignOut::Here);
        QTRY_COMPARE(f.script.count("/auth/v1/logout"), 1);
        QTRY_COMPARE(f.auth.keeping(), told);
        f.vault.mood = nullptr;
        f.signIn();
        QCOMPARE(f.auth.keeping(), Identity::Keeping::Keychain);
    }

    void signingOutWorksOfflineAndTellsTheServerLater()
    {
        AuthFixture f;
        f.signIn();
        f.script.fail(QNetworkReply::HostNotFoundError);
        f.auth.signOut(Identity::SignOut::Here);
        QCOMPARE(f.ended.size(), 1);
        QVERIFY(f.keeper.accessToken().isEmpty() && f.kept().isEmpty());
        QTRY_COMPARE(f.time.pending(), 1);
        f.script.say(204, {});
        f.time.pass(3s);
        QTRY_COMPARE(f.script.count("/auth/v1/logout"), 2);
        QCOMPARE(f.script.asked.last().query(), QByteArray("scope=local"));
        QCOMPARE(f.script.asked.last().header("Authorization"), QByteArray("Bearer access1"));
    }

    void whoSignsInAgainIsSparedByASignOutEverywhere()
    {
        AuthFixture f;
        f.signIn();
        f.script.fail(QNetworkReply::HostNotFoundError);
        f.auth.signOut(Identity::SignOut::Everywhere);
        QTRY_COMPARE(f.time.pending(), 1);
        f.script.otherwise = [](const Asked &asked) {
            return asked.path() == "/auth/v1/logout"   ? Told{204, {}}
                   : asked.path() == "/auth/v1/verify" ? Told{200, session("access2", "refresh2")}
                                                       : Told{200, state};
        };
        QVERIFY(f.wait(f.auth.signInWithCode(me, QStringLiteral("123456"))).ok());
        f.time.pass(3s);
        QTRY_COMPARE(f.script.count("/auth/v1/logout"), 3);
        QStringList told;
        for (const Asked &one : std::as_const(f.script.asked)) {
            if (one.path() == "/auth/v1/logout")
                told += QString::fromLatin1(one.query() + ' ' + one.header("Authorization"));
        }
        QCOMPARE(told, (QStringList{QStringLiteral("scope=global Bearer access1"),
                                    QStringLiteral("scope=others Bearer access2"),
                                    QStringLiteral("scope=local Bearer access1")}));
        QCOMPARE(f.keeper.accessToken(), QByteArray("access2"));
    }

    void whoWasSparedAndLeavesLeavesNobodyBehind()
    {
        AuthFixture f;
        f.signIn();
        f.script.fail(QNetworkReply::HostNotFoundError);
        f.auth.signOut(Identity::SignOut::Everywhere);
        QTRY_COMPARE(f.time.pending(), 1);
        f.script.otherwise = [](const Asked &asked) {
            return asked.query() == "scope=others"     ? Told{503, "{}"}
                   : asked.path() == "/auth/v1/logout" ? Told{204, {}}
                   : asked.path() == "/auth/v1/verify" ? Told{200, session("access2", "refresh2")}
                                                       : Told{200, state};
        };
        QVERIFY(f.wait(f.auth.signInWithCode(me, QStringLiteral("123456"))).ok());
        f.auth.signOut(Identity::SignOut::Here);
        f.time.pass(3s);
        QTRY_VERIFY(std::any_of(f.script.asked.begin(), f.script.asked.end(), [](const Asked &one) {
            return one.query() == "scope=global" && one.header("Authorization") == "Bearer access2";
        }));
    }

    void aSignOutIsToldUntilTheServerItselfAnswers_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("told");
        QTest::newRow("gateway") << 401 << QByteArray(R"({"message":"Invalid credentials"})") << 2;
        QTest::newRow("firewall") << 403 << QByteArray("<html>") << 2;
        QTest::newRow("contention") << 409 << QByteArray(R"({"code":"conflict"})") << 2;
        QTest::newRow("gone") << 403 << QByteArray(R"({"code":"session_not_found"})") << 1;
        QTest::newRow("token ran out") << 403 << QByteArray(R"({"code":"bad_jwt"})") << 1;
    }
    void aSignOutIsToldUntilTheServerItselfAnswers()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, told);
        AuthFixture f;
        f.signIn();
        f.script.say(status, body);
        f.script.say(204, {});
        f.auth.signOut(Identity::SignOut::Here);
        // Answered: the deadline of 10 seconds has given way to a pause, or to nothing.
        QTRY_VERIFY(told == 1 ? f.time.pending() == 0 : f.time.nextIn() <= 3s);
        f.time.pass(3s);
        QTRY_COMPARE(f.script.count("/auth/v1/logout"), told);
    }

    void aRefreshThatComesAfterSigningOutIsRevoked()
    {
        AuthFixture f;
        f.signIn();
        f.script.say(200, session("late", "refresh2"));
        const auto renewed = f.heard(f.keeper.renew("access1"));
        f.auth.signOut(Identity::SignOut::Here);
        QTRY_VERIFY(renewed->has_value());
        QCOMPARE((*renewed)->error().kind, Kind::SignedOut);
        QTRY_COMPARE(f.script.count("/auth/v1/logout"), 2);
        QVERIFY(f.keeper.accessToken().isEmpty() && f.kept().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
