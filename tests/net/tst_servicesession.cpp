// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The life of a session that a sign-in service opened: renewed there, ended on both sides.
#include "tests/net/servicefixture.h"

using namespace desk;
using namespace desk::test;
using namespace std::chrono_literals;
using Kind = Error::Kind;

namespace {

/// Raw strings with an address in them are too much for moc.
QByteArray quoted(const char *json)
{
    return QByteArray(json).replace('\'', '"');
}

const QByteArray atService =
    quoted("{'e':'ana@desk.test','t':'token1','u':'https://signin.corrib.test/desk','v':2}");

} // namespace

class TestServiceSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theServiceRenewsItAndTheNewTokenIsKeptBeforeItIsUsed()
    {
        ServiceFixture f;
        f.comeIn();
        QByteArray whileKept;
        f.vault.onWrite = [&] { whileKept = f.keeper.accessToken(); };
        f.script.say(200, opened("access2", "token2"));
        QVERIFY(f.wait(f.keeper.renew("access1")).ok());
        QCOMPARE(whileKept, QByteArray("access1"));
        QCOMPARE(f.script.asked.at(0).path(), QByteArray("/desk/api/auth/refresh/"));
        QCOMPARE(f.script.asked.at(0).header("Authorization"), QByteArray("Token token1"));
        QCOMPARE(f.keeper.accessToken(), QByteArray("access2"));
        QVERIFY(f.kept().contains("token2"));
        f.script.say(200, opened("access3", "token3"));
        f.time.pass(f.time.nextIn()); // before it runs out
        QTRY_COMPARE(f.keeper.accessToken(), QByteArray("access3"));
        QCOMPARE(f.script.asked.at(1).header("Authorization"), QByteArray("Token token2"));
        QCOMPARE(f.script.count("/auth/v1/token"), 0);
    }

    void theNextStartGoesToTheSameServiceWhateverTheListSays()
    {
        ServiceFixture f;
        f.comeIn();
        f.script.say(200, quoted("[{'organization_name':'x','name':'y','url':'https://evil.test'}]"));
        QVERIFY(f.wait(f.ownService.services()).ok());
        SessionKeeper again(f.renewal, f.vault, f.time, [] { return 0.5; });
        f.script.say(200, opened("access2", "token2"));
        QVERIFY(f.wait(again.restore()).ok());
        QCOMPARE(f.script.asked.last().request.url(),
                 QUrl(QStringLiteral("https://signin.corrib.test/desk/api/auth/refresh/")));
        QCOMPARE(again.email(), me);
    }

    void whatIsKeptNamesWhoRenewsIt()
    {
        const auto service = unpackSession(atService);
        QVERIFY(service.ok());
        QCOMPARE(service.value()->service, corrib().url);
        QCOMPARE(packSession(*service.value()), QByteArray(atService));
        // An earlier program finds nothing in it that it would send to Supabase.
        QVERIFY(!QJsonDocument::fromJson(atService).object().contains(QStringLiteral("r")));
        for (const char *old : {"{'r':'refresh1','e':'a@b.test'}", "{'v':1,'r':'refresh1','e':'a@b.test'}"}) {
            const auto session = unpackSession(quoted(old));
            QVERIFY(session.ok());
            QVERIFY(session.value()->service.isEmpty());
            QCOMPARE(session.value()->refreshToken.reveal(), QByteArray("refresh1"));
        }
        for (const char *bad :
             {"{'v':3,'r':'x'}", "{'v':2,'r':'x'}", "{'v':2,'t':'x'}", "{'v':2,'t':'x','u':''}",
              "{'v':2,'t':'x','u':'https://a:b@evil.test'}", "{'v':2,'t':'x y','u':'https://a.test'}", "[]"})
            QCOMPARE(unpackSession(quoted(bad)).error().kind, Kind::Garbled);
    }

    void aLostAnswerIsAskedForAgainAtOnceWithTheSameToken()
    {
        ServiceFixture f;
        f.comeIn();
        f.script.fail(QNetworkReply::RemoteHostClosedError);
        f.script.say(200, opened("access2", "token2"));
        QVERIFY(f.wait(f.keeper.renew("access1")).ok());
        QCOMPARE(f.script.asked.size(), 2);
        for (const Asked &asked : f.script.asked)
            QCOMPARE(asked.header("Authorization"), QByteArray("Token token1"));
    }

    void badDaysDoNotSignAnybodyOut_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("offline") << 0 << QByteArray();
        QTest::newRow("portal") << 200 << QByteArray("<html>");
        QTest::newRow("garbage") << 200 << QByteArray("{}");
        QTest::newRow("huge") << 200 << QByteArray(ServiceLines::MaxAnswer + 1, ' ');
        QTest::newRow("throttled") << 429 << refusal("throttled");
        QTest::newRow("away") << 503 << refusal("upstream_unavailable");
        QTest::newRow("a proxy took the token") << 401 << refusal("no_authorization");
        QTest::newRow("other") << 401 << QByteArray("{}");
        QTest::newRow("Supabase's word") << 400 << refusal("session_not_found");
        for (const int status : {302, 400, 401, 403, 404, 408, 409, 429, 500, 502, 503})
            QTest::addRow("%d", status) << status << QByteArray("<html>");
    }
    void badDaysDoNotSignAnybodyOut()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        ServiceFixture f;
        f.comeIn();
        f.script.otherwise = [&](const Asked &) {
            Told told{status, body};
            told.error = status == 0 ? QNetworkReply::HostNotFoundError : QNetworkReply::NoError;
            return told;
        };
        const auto renewed = f.wait(f.keeper.renew("access1"));
        QVERIFY(!renewed.ok() && renewed.error().kind != Kind::SignedOut);
        QVERIFY(f.ended.isEmpty());
        QVERIFY(f.kept().contains("token1"));
        f.script.otherwise = {};
        f.script.say(200, opened("access2", "token2"));
        f.time.pass(f.time.nextIn()); // it comes back by itself, with the same token
        QTRY_COMPARE(f.keeper.accessToken(), QByteArray("access2"));
        QCOMPARE(f.script.asked.last().header("Authorization"), QByteArray("Token token1"));
    }

    void theServicesOwnWordsEndASession_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<Identity::EndReason>("reason");
        QTest::newRow("ran out") << 401 << QByteArray("token_expired") << Identity::EndReason::Expired;
        QTest::newRow("replayed") << 401 << QByteArray("token_replayed") << Identity::EndReason::Expired;
        QTest::newRow("not here") << 403 << QByteArray("not_allowed") << Identity::EndReason::Removed;
    }
    void theServicesOwnWordsEndASession()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        QFETCH(Identity::EndReason, reason);
        ServiceFixture f;
        f.comeIn();
        f.script.say(status, refusal(code));
        QCOMPARE(f.wait(f.keeper.renew("access1")).error().kind, Kind::SignedOut);
        QCOMPARE(f.ended.size(), 1);
        QCOMPARE(f.ended.first().first().value<Identity::EndReason>(), reason);
        QVERIFY(f.kept().isEmpty() && f.keeper.accessToken().isEmpty());
        QCOMPARE(f.script.asked.size(), 1);
    }

    void theServicesWordsEndNoSessionOfSupabases()
    {
        AuthFixture f;
        f.signIn();
        f.script.say(401, refusal("token_expired"));
        QVERIFY(!f.wait(f.keeper.renew("access1")).ok());
        QVERIFY(f.ended.isEmpty());
    }

    void anotherProgramsNewerTokenIsTriedFirst()
    {
        ServiceFixture f;
        f.comeIn();
        (void)f.vault.kept.write(QStringLiteral("session"),
                                 QByteArray(atService).replace("token1", "token9"));
        f.script.say(401, refusal("token_replayed"));
        f.script.say(200, opened("access9", "token10"));
        QVERIFY(f.wait(f.keeper.renew("access1")).ok());
        QCOMPARE(f.script.asked.at(1).header("Authorization"), QByteArray("Token token9"));
        QVERIFY(f.ended.isEmpty() && f.kept().contains("token10"));
    }

    /// Another program signed in by mail meanwhile: its refresh token is nothing for the service.
    void aNewerSessionOfAnotherOriginIsRenewedThere()
    {
        ServiceFixture f;
        f.comeIn();
        (void)f.vault.kept.write(QStringLiteral("session"), R"({"v":1,"r":"refresh9","e":"ana@desk.test"})");
        f.script.say(401, refusal("token_expired"));
        f.script.say(200, session("access9", "refresh10"));
        QVERIFY(f.wait(f.keeper.renew("access1")).ok());
        QCOMPARE(f.toService().size(), 1);
        QCOMPARE(f.body(1)[QStringLiteral("refresh_token")].toString(), QStringLiteral("refresh9"));
        QVERIFY(!unpackSession(f.kept()).value()->service.isValid());
    }

    void theServicesPauseIsKept()
    {
        ServiceFixture f;
        f.comeIn();
        f.script.next.push_back(Told{503,
                                     refusal("upstream_unavailable"),
                                     {{"Content-Type", "application/json"}, {"Retry-After", "40"}}});
        QVERIFY(!f.wait(f.keeper.renew("access1")).ok());
        QVERIFY(!f.wait(f.keeper.renew("access1")).ok());
        f.time.pass(39s);
        QCOMPARE(f.script.asked.size(), 1);
        f.script.say(200, opened("access2", "token2"));
        f.time.pass(1s);
        QTRY_COMPARE(f.keeper.accessToken(), QByteArray("access2"));
    }

    void signingOutTellsTheServiceAndThenSupabase()
    {
        ServiceFixture f;
        f.comeIn();
        f.script.say(204, {});
        f.script.say(403, refusal("session_not_found")); // the service has ended it there
        f.auth.signOut(Identity::SignOut::Here);
        QVERIFY(f.kept().isEmpty());
        QTRY_COMPARE(f.script.asked.size(), 2);
        QCOMPARE(f.script.asked.at(0).path(), QByteArray("/desk/api/auth/logout/"));
        QCOMPARE(f.script.asked.at(0).header("Authorization"), QByteArray("Token token1"));
        QCOMPARE(f.script.asked.at(1).path(), QByteArray("/auth/v1/logout"));
        QTRY_COMPARE(f.time.pending(), 0); // nothing is left to be told
    }

    void aServiceThatIsAwayIsToldLaterAndSupabaseAtOnce()
    {
        ServiceFixture f;
        f.comeIn();
        f.script.fail(QNetworkReply::HostNotFoundError);
        f.script.say(204, {});
        f.auth.signOut(Identity::SignOut::Here);
        QCOMPARE(f.ended.size(), 1);
        QTRY_COMPARE(f.script.count("/auth/v1/logout"), 1);
        QTRY_VERIFY(f.time.pending() == 1 && f.time.nextIn() <= 3s);
        f.script.say(204, {});
        f.script.say(403, refusal("session_not_found"));
        f.time.pass(3s);
        QTRY_COMPARE(f.toService().size(), 2);
        QTRY_COMPARE(f.script.asked.size(), 4);
        QTRY_COMPARE(f.time.pending(), 0);
    }

    void aServiceThatKnowsTheTokenNoMoreHasNothingToBeTold_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("ended there") << QByteArray("token_expired");
        QTest::newRow("an old one") << QByteArray("token_replayed");
    }
    void aServiceThatKnowsTheTokenNoMoreHasNothingToBeTold()
    {
        QFETCH(QByteArray, code);
        ServiceFixture f;
        f.comeIn();
        f.script.say(401, refusal(code));
        f.script.say(204, {});
        f.auth.signOut(Identity::SignOut::Here);
        QTRY_COMPARE(f.script.asked.size(), 2);
        QTRY_COMPARE(f.time.pending(), 0);
    }

    /// The other way round, the session that has to end the others would be over.
    void signingOutEverywhereTellsSupabaseFirst()
    {
        ServiceFixture f;
        f.comeIn();
        f.script.fail(QNetworkReply::HostNotFoundError);
        f.auth.signOut(Identity::SignOut::Everywhere);
        QTRY_VERIFY(f.time.pending() == 1 && f.time.nextIn() <= 3s);
        QVERIFY(f.toService().isEmpty());
        f.script.say(204, {});
        f.script.say(204, {});
        f.time.pass(3s);
        QTRY_COMPARE(f.toService().size(), 1);
        QCOMPARE(f.script.asked.at(1).query(), QByteArray("scope=global"));
    }

    void aSessionThatWasNeverRenewedIsEndedAtTheService()
    {
        ServiceFixture f;
        (void)f.vault.kept.write(QStringLiteral("session"), atService);
        f.script.otherwise = [](const Asked &) { return Told{500, "{}"}; };
        QVERIFY(!f.wait(f.auth.restore()).ok());
        f.script.asked.clear();
        f.script.otherwise = {};
        f.script.say(204, {});
        f.auth.signOut(Identity::SignOut::Here);
        QTRY_COMPARE(f.toService().size(), 1);
        QTRY_COMPARE(f.time.pending(), 0);
        QCOMPARE(f.script.asked.size(), 1); // Supabase's word needs an access token
    }

    void aRefreshThatComesAfterSigningOutIsEndedOnBothSides()
    {
        ServiceFixture f;
        f.comeIn();
        f.script.otherwise = [](const Asked &) { return Told{204, {}}; };
        f.script.say(200, opened("late", "token2"));
        const auto renewed = f.heard(f.keeper.renew("access1"));
        f.auth.signOut(Identity::SignOut::Here);
        QTRY_VERIFY(renewed->has_value());
        QTRY_COMPARE(f.toService().size(), 3); // refresh, and two goodbyes
        QTRY_COMPARE(f.script.count("/auth/v1/logout"), 2);
        QCOMPARE(f.toService().last().header("Authorization"), QByteArray("Token token2"));
        QVERIFY(f.keeper.accessToken().isEmpty() && f.kept().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestServiceSession)
#include "tst_servicesession.moc"
