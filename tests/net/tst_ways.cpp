// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which ways in there are, and those beside email: a browser, a text message. And which refusals renew a
// token.
#include "net/supabase/wayscodec.h"
#include "tests/net/authfixture.h"

#include <QUrlQuery>

using namespace desk;
using namespace desk::test;
using Kind = Error::Kind;

class TestWays : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void settingsSayWhatIsOn()
    {
        const auto ways = decodeSettings(
            R"({"external":{"email":true,"phone":true,"anonymous_users":true,"google":false,"keycloak":true,)"
            R"("corrib-id":true,"Bad Name":true,"saml":true},"disable_signup":false,"mailer_autoconfirm":false})");
        QVERIFY(ways.ok());
        QVERIFY(ways.value().email && ways.value().phone && ways.value().signUp);
        QList<Provider> wanted{{QStringLiteral("keycloak"), QStringLiteral("Keycloak")},
                               {QStringLiteral("corrib-id"), QStringLiteral("corrib-id")}};
        QCOMPARE(ways.value().providers, wanted);
    }

    void whatIsOffIsNotOffered()
    {
        const auto ways =
            decodeSettings(R"({"external":{"email":false,"phone":false},"disable_signup":false})");
        QVERIFY(ways.ok());
        QVERIFY(!ways.value().email && !ways.value().phone && !ways.value().signUp);
    }

    void aPageThatIsNoSettingsSaysSo()
    {
        for (const char *text : {"", "[]", "{}", R"({"external":[],"disable_signup":true})", "<html>"})
            QCOMPARE(decodeSettings(text).error().kind, Kind::Garbled);
    }

    void theBrowserIsSentWithAChallengeAndAWayBack()
    {
        AuthFixture f;
        const Result<QUrl> address = f.auth.browserAddress(QStringLiteral("keycloak"));
        QVERIFY(address.ok());
        const QUrl url = address.value();
        QCOMPARE(url.host(), QStringLiteral("desk.test"));
        QCOMPARE(url.path(), QStringLiteral("/auth/v1/authorize"));
        const QUrlQuery query(url);
        QCOMPARE(query.queryItemValue(QStringLiteral("provider")), QStringLiteral("keycloak"));
        QCOMPARE(query.queryItemValue(QStringLiteral("redirect_to"), QUrl::FullyDecoded),
                 QStringLiteral("http://127.0.0.1:4711/abc"));
        QCOMPARE(query.queryItemValue(QStringLiteral("code_challenge")).size(), 43);
        QCOMPARE(query.queryItemValue(QStringLiteral("scopes")), QStringLiteral("openid"));
        QVERIFY(!url.toString().contains(QStringLiteral("sb_publishable"))); // it stands in histories
        // The verifier is waited for, so the answer of the page is expected.
        const auto kind =
            f.wait(f.auth.inspectLink(QUrl(QStringLiteral("http://127.0.0.1:4711/abc?code=x"))));
        QVERIFY(kind.ok() && kind.value() == Identity::LinkKind::Reply);
        QVERIFY(f.script.asked.isEmpty());
    }

    void aLinkIsLookedAtWithoutBeingUsed()
    {
        AuthFixture f;
        const QUrl link(QStringLiteral("deskbell://auth/callback?token_hash=abc&type=email"));
        QCOMPARE(f.wait(f.auth.inspectLink(link)).error().code, QStringLiteral("unsolicited"));
        f.script.say(200, "{}");
        QVERIFY(f.wait(f.auth.requestCode(me)).ok());
        const auto kind = f.wait(f.auth.inspectLink(link));
        QVERIFY(kind.ok() && kind.value() == Identity::LinkKind::InMail);
        QCOMPARE(f.script.asked.size(), 1);
        const QUrl hostile(QStringLiteral("deskbell://evil.test/callback?code=x"));
        QCOMPARE(f.wait(f.auth.inspectLink(hostile)).error().code, QStringLiteral("link"));
    }

    void aNumberOfAStrangerGetsTheSameAnswer()
    {
        AuthFixture f;
        f.script.say(422, R"({"code":"otp_disabled","message":"Signups not allowed for otp"})");
        QVERIFY(f.wait(f.auth.requestTextCode(QStringLiteral("+353 (87) 123-4567"))).ok());
        QCOMPARE(f.body(0)[QStringLiteral("phone")].toString(), QStringLiteral("+353871234567"));
        QCOMPARE(f.body(0)[QStringLiteral("create_user")].toBool(true), false);
        for (const char *phone : {"", "123", "0871234567", "ana@desk.test", "+1234567890123456"})
            QCOMPARE(f.wait(f.auth.requestTextCode(QString::fromLatin1(phone))).error().code,
                     QStringLiteral("phone_form"));
        QCOMPARE(f.script.asked.size(), 1);
    }

    void aTextCodeSignsIn()
    {
        AuthFixture f;
        f.script.say(200, session("access1", "refresh1"));
        f.script.say(200, state);
        QVERIFY(f.wait(f.auth.signInWithTextCode(QStringLiteral("+353871234567"), QStringLiteral("123 456")))
                    .ok());
        QCOMPARE(f.body(0)[QStringLiteral("type")].toString(), QStringLiteral("sms"));
        QCOMPARE(f.body(0)[QStringLiteral("token")].toString(), QStringLiteral("123456"));
        QCOMPARE(f.keeper.accessToken(), QByteArray("access1"));
    }

    void signingOutEverywhereIsToldSo()
    {
        AuthFixture f;
        f.signIn();
        f.script.say(204, {});
        f.auth.signOut(Identity::SignOut::Everywhere);
        QTRY_COMPARE(f.script.count("/auth/v1/logout"), 1);
        QCOMPARE(f.script.asked.last().query(), QByteArray("scope=global"));
    }

    void aStaleTokenThatGoTrueRefusesIsRenewed()
    {
        AuthFixture f;
        f.signIn();
        f.script.say(403, R"({"code":"bad_jwt","message":"token is expired"})");
        f.script.say(200, session("access2", "refresh2"));
        f.script.say(200, R"({"id":"x"})");
        QVERIFY(f.wait(f.entrance.askAsMe(Request::Verb::Get, "/auth/v1/user")).ok());
        QCOMPARE(f.script.asked.last().header("Authorization"), QByteArray("Bearer access2"));
    }

    void aMissingSecondFactorIsNoStaleToken()
    {
        AuthFixture f;
        f.signIn();
        f.script.say(401, R"({"code":"insufficient_aal","message":"AAL2 required"})");
        const auto answer = f.wait(f.entrance.askAsMe(Request::Verb::Put, "/auth/v1/user", {}));
        QCOMPARE(answer.error().kind, Kind::Forbidden);
        QCOMPARE(f.script.asked.size(), 1);
        QCOMPARE(f.script.asked.last().verb, QByteArray("PUT"));
        QVERIFY(f.ended.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestWays)
#include "tst_ways.moc"
