// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in at a service of the organization's own: what goes there, and what never does.
#include "tests/net/servicefixture.h"

using namespace desk;
using namespace desk::test;
using Kind = Error::Kind;

namespace {

QByteArray listed(const QByteArray &url)
{
    return R"({"organization_name":"Corrib Foods","name":"Company account","url":")" + url + R"("})";
}

} // namespace

class TestOwnService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyServicesThatAPasswordMayGoToAreOffered()
    {
        ServiceFixture f;
        QByteArray list = "[" + listed("https://signin.corrib.test/desk");
        for (const char *bad :
             {"http://signin.corrib.test", "http://127.0.0.1:8000", "https://ana:x@signin.corrib.test",
              "https://signin.corrib.test/?to=evil.test", "https://signin.corrib.test#x",
              "https://signin.corrib.test/%2e", "https://Signin.corrib.test", "https://signin.corrib.test/",
              "https://signin.corrib.test:0", "https://signin.corrib.test:99999", "ftp://signin.corrib.test",
              "https://evil.test\\\\@signin.corrib.test", "https://corrib",
              "https://s\\u0456gnin.corrib.test", ""})
            list += ',' + listed(bad);
        f.script.say(200, list + ']');
        const auto services = f.wait(f.ownService.services());
        QVERIFY(services.ok());
        QCOMPARE(services.value(), QList<SignInService>{corrib()});
        QCOMPARE(f.script.asked.last().path(), QByteArray("/rest/v1/rpc/sign_in_services"));
        QVERIFY(f.script.asked.last().header("Authorization").isEmpty());
    }

    void aServiceOfThisMachineIsForADemonstrationOnIt()
    {
        const QString here = QStringLiteral("http://127.0.0.1:8000");
        ServiceFixture f;
        QCOMPARE(f.lines.checked(here).error().code, QStringLiteral("address_insecure"));
        const auto demo = Endpoint::from(QStringLiteral("http://127.0.0.1:54321"),
                                         QStringLiteral("sb_publishable_test_key"));
        const ServiceLines lines(scripted(f.script), demo.value(), f.time);
        QVERIFY(lines.checked(here).ok());
        QVERIFY(!lines.checked(QStringLiteral("http://signin.corrib.test")).ok());
    }

    void aListThatIsNoneSaysSo()
    {
        for (const char *text : {"", "{}", "[1]", R"([{"name":"x"}])", "<html>"}) {
            ServiceFixture f;
            f.script.say(200, text);
            QCOMPARE(f.wait(f.ownService.services()).error().kind, Kind::Garbled);
        }
    }

    void theRightPasswordOpensASessionOfSupabases()
    {
        ServiceFixture f;
        f.script.say(200, opened("access1", "token1"));
        f.script.say(200, state);
        const auto account =
            f.wait(f.ownService.signIn(corrib(), QStringLiteral(" ana@desk.test "), password));
        QVERIFY(account.ok());
        QCOMPARE(account.value().email, me);
        QCOMPARE(f.script.asked.at(0).request.url(),
                 QUrl(QStringLiteral("https://signin.corrib.test/desk/api/auth/login/")));
        QCOMPARE(f.body(0),
                 (QJsonObject{{QStringLiteral("email"), me}, {QStringLiteral("password"), password}}));
        // Who that is, the database says, and not the service.
        QCOMPARE(f.script.asked.at(1).request.url().host(), QStringLiteral("desk.test"));
        QCOMPARE(f.script.asked.at(1).header("Authorization"), QByteArray("Bearer access1"));
        QCOMPARE(account.value().role, Role::Unknown);
        QVERIFY(f.kept().contains("token1") && !f.kept().contains("access1"));
    }

    void neitherOurKeyNorTheAccessTokenGoesToAService()
    {
        ServiceFixture f;
        f.signIn(); // at Supabase, with access1 and refresh1
        f.script.otherwise = [](const Asked &asked) {
            return Told{200, asked.path().startsWith("/desk") ? opened("access2", "token2") : state};
        };
        QVERIFY(f.wait(f.ownService.signIn(corrib(), me, password)).ok());
        QVERIFY(f.wait(f.ownService.requestCode(corrib(), me, password, QStringLiteral("Ana"))).ok());
        QVERIFY(f.wait(f.ownService.confirm(corrib(), me, password, QStringLiteral("123456"))).ok());
        QVERIFY(f.wait(f.keeper.renew("access2")).ok());
        f.auth.signOut(Identity::SignOut::Here);
        QTRY_COMPARE(f.toService().size(), 5);
        for (const Asked &asked : f.toService()) {
            QByteArray sent = asked.request.url().toEncoded() + asked.body;
            for (const QByteArray &name : asked.request.rawHeaderList())
                sent += name + ' ' + asked.header(name) + '\n';
            for (const char *secret :
                 {"apikey", "sb_publishable", "access1", "access2", "refresh1", "Bearer"})
                QVERIFY2(!sent.contains(secret), secret);
        }
        for (const Asked &asked : f.script.asked) { // nor the other way round
            if (asked.request.url().host() == u"desk.test")
                QVERIFY(!asked.header("Authorization").contains("token") &&
                        !asked.body.contains("four bells"));
        }
    }

    void aServiceThatSendsUsElsewhereIsNotFollowed()
    {
        ServiceFixture f;
        for (const int status : {301, 302, 307, 308}) {
            f.script.next.push_back(Told{status, {}, {{"Location", "https://evil.test/api/auth/login/"}}});
            QCOMPARE(f.wait(f.ownService.signIn(corrib(), me, password)).error().kind, Kind::Offline);
        }
        QCOMPARE(f.script.asked.size(), 4);
        for (const Asked &asked : f.script.asked)
            QCOMPARE(asked.request.attribute(QNetworkRequest::RedirectPolicyAttribute).toInt(),
                     int(QNetworkRequest::ManualRedirectPolicy));
    }

    void aPasswordDoesNotGoToAnAddressWithTricks()
    {
        ServiceFixture f;
        for (const char *address :
             {"https://ana:x@signin.corrib.test", "http://signin.corrib.test", "https://signin.corrib.test?x",
              "deskbell://auth", "https://evil.test/../x"}) {
            SignInService service = corrib();
            service.url = QUrl(QString::fromLatin1(address));
            QCOMPARE(f.wait(f.ownService.signIn(service, me, password)).error().kind, Kind::Rejected);
        }
        QVERIFY(f.script.asked.isEmpty());
    }

    void aHugeAnswerIsCutOff()
    {
        ServiceFixture f;
        f.script.say(200, opened("access1", "token1") + QByteArray(ServiceLines::MaxAnswer, ' '));
        const auto answer = f.wait(f.ownService.signIn(corrib(), me, password));
        QCOMPARE(answer.error().code, QStringLiteral("too_large"));
        QVERIFY(f.keeper.accessToken().isEmpty() && f.kept().isEmpty());
    }

    void anAnswerThatIsNoSessionOpensNothing_data()
    {
        QTest::addColumn<QByteArray>("body");
        const QByteArray good = opened("access1", "token1");
        QTest::newRow("empty") << QByteArray("{}");
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("GoTrue's own") << session("access1", "refresh1");
        QTest::newRow("no supabase") << QByteArray(R"({"token":"token1","supabase":null})");
        QTest::newRow("no token") << QByteArray(good).replace("token1", "");
        QTest::newRow("a header in the token") << QByteArray(good).replace("token1", R"(a\r\nX-Evil: 1)");
        QTest::newRow("a header in the access token") << QByteArray(good).replace("access1", R"(a\nX: 1)");
        QTest::newRow("a token that no keychain takes")
            << QByteArray(good).replace("token1", QByteArray(1000, 'x'));
        QTest::newRow("cut off") << good.left(good.size() - 1);
    }
    void anAnswerThatIsNoSessionOpensNothing()
    {
        QFETCH(QByteArray, body);
        ServiceFixture f;
        f.script.say(200, body);
        QCOMPARE(f.wait(f.ownService.signIn(corrib(), me, password)).error().kind, Kind::Garbled);
        QVERIFY(f.keeper.accessToken().isEmpty() && f.kept().isEmpty());
        QCOMPARE(f.script.asked.size(), 1);
    }

    void refusalsKeepTheServicesSymbols_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        QTest::newRow("wrong") << 401 << refusal("invalid_credentials") << "invalid_credentials";
        QTest::newRow("not here") << 403 << refusal("not_allowed") << "not_allowed";
        QTest::newRow("weak") << 400
                              << QByteArray(R"({"code":"weak_password","reasons":["common","length"]})")
                              << "weak_password length common";
        QTest::newRow("fields") << 400
                                << QByteArray(R"({"code":"validation_failed","fields":["email","<b>"]})")
                                << "validation_failed email";
        QTest::newRow("away") << 503 << refusal("upstream_unavailable") << "upstream_unavailable";
    }
    void refusalsKeepTheServicesSymbols()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, code);
        ServiceFixture f;
        f.script.say(status, body);
        QCOMPARE(f.wait(f.ownService.signIn(corrib(), me, password)).error().code, code);
        QCOMPARE(f.script.asked.size(), 1); // a password is not sent twice by itself
        QVERIFY(f.ended.isEmpty());
    }

    void tooManyTriesSayHowLong()
    {
        ServiceFixture f;
        f.script.next.push_back(
            Told{429, refusal("throttled"), {{"Content-Type", "application/json"}, {"Retry-After", "420"}}});
        const auto answer = f.wait(f.ownService.signIn(corrib(), me, password));
        QCOMPARE(answer.error().kind, Kind::Busy);
        QCOMPARE(answer.error().retryAfter, 420);
    }

    void aNewPasswordGoesWithTheCode()
    {
        ServiceFixture f;
        f.script.say(202, R"({"code":"confirmation_sent","message":"If"})");
        QVERIFY(
            f.wait(f.ownService.requestCode(corrib(), me, password, QStringLiteral(" Ana\n Ribeiro "))).ok());
        QCOMPARE(f.script.asked.last().path(), QByteArray("/desk/api/auth/register/"));
        QCOMPARE(f.body(0)[QStringLiteral("name")].toString(), QStringLiteral("Ana Ribeiro"));
        QVERIFY(f.kept().isEmpty());
        f.script.say(200, opened("access1", "token1"));
        f.script.say(200, state);
        QVERIFY(f.wait(f.ownService.confirm(corrib(), me, password, QStringLiteral("123 456"))).ok());
        QCOMPARE(f.script.asked.at(1).path(), QByteArray("/desk/api/auth/confirm/"));
        QCOMPARE(f.body(1)[QStringLiteral("code")].toString(), QStringLiteral("123456"));
        QCOMPARE(f.body(1)[QStringLiteral("password")].toString(), password);
    }

    void whatIsNoAddressOrCodeIsNotSent()
    {
        ServiceFixture f;
        QCOMPARE(f.wait(f.ownService.signIn(corrib(), QStringLiteral("ana"), password)).error().code,
                 QStringLiteral("email_form"));
        QCOMPARE(f.wait(f.ownService.requestCode(corrib(), {}, password, me)).error().code,
                 QStringLiteral("email_form"));
        QCOMPARE(f.wait(f.ownService.confirm(corrib(), me, password, QStringLiteral("12"))).error().code,
                 QStringLiteral("code_form"));
        QVERIFY(f.script.asked.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestOwnService)
#include "tst_ownservice.moc"
