// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Changing what one signs in with: what is asked, what each answer means, and which sessions are touched.
#include "net/auth/authcredentials.h"
#include "tests/net/authfixture.h"

using namespace desk;
using namespace desk::test;
using Kind = Error::Kind;

namespace {

const QByteArray myId = "00000000-0000-4000-8000-000000000001";
const QByteArray strangersId = "00000000-0000-4000-8000-000000000002";
const QString fresh = QStringLiteral("new@desk.test");

QByteArray user(const char *email, const char *wanted = nullptr)
{
    QJsonObject user{{QStringLiteral("id"), QString::fromLatin1(myId)},
                     {QStringLiteral("email"), QString::fromLatin1(email)}};
    if (wanted) {
        user.insert(QStringLiteral("new_email"), QString::fromLatin1(wanted));
        user.insert(QStringLiteral("email_change_sent_at"), QStringLiteral("2026-01-31T09:00:00Z"));
    }
    return QJsonDocument(user).toJson();
}

/// What the second box is answered: a session that nobody asked for.
QByteArray secondBox(const QByteArray &id)
{
    return R"({"access_token":"unwanted","refresh_token":"unwanted2","expires_in":900,"user":{"id":")" + id +
           R"(","email":"new@desk.test"}})";
}

const QByteArray firstBox = R"({"msg":"Confirmation link accepted","code":"200"})";

QByteArray renewed()
{
    return session("access2", "refresh2").replace("ana@desk.test", "new@desk.test");
}

struct Fixture : AuthFixture
{
    AuthCredentials mine{entrance, http, supabase, time};

    Fixture() { signIn(); }
    QByteArray bearer(int at) const { return script.asked.at(at).header("Authorization"); }
    QString refusal(int status, const QByteArray &body, const NewPassword &wanted)
    {
        script.say(status, body);
        const auto answer = wait(mine.changePassword(wanted));
        return answer.ok() ? QString() : answer.error().code;
    }
};

} // namespace

class TestCredentials : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPasswordIsChangedInTheSessionThatAsks()
    {
        Fixture f;
        f.script.say(200, user("ana@desk.test"));
        QVERIFY(f.wait(f.mine.changePassword({QStringLiteral("long enough for me"), {}, {}})).ok());
        QCOMPARE(f.script.asked.at(0).verb, QByteArray("PUT"));
        QCOMPARE(f.script.asked.at(0).path(), QByteArray("/auth/v1/user"));
        QCOMPARE(f.bearer(0), QByteArray("Bearer access1"));
        QCOMPARE(f.body(0),
                 (QJsonObject{{QStringLiteral("password"), QStringLiteral("long enough for me")}}));
    }

    void codeAndOldPasswordGoWithIt()
    {
        Fixture f;
        f.script.say(200, "{}");
        QVERIFY(f.wait(f.mine.sendCode()).ok());
        QCOMPARE(f.script.asked.at(0).verb, QByteArray("GET"));
        QCOMPARE(f.script.asked.at(0).path(), QByteArray("/auth/v1/reauthenticate"));
        f.script.say(200, user("ana@desk.test"));
        QVERIFY(f.wait(f.mine.changePassword(
                           {QStringLiteral("new"), QStringLiteral("123 456"), QStringLiteral("old")}))
                    .ok());
        QCOMPARE(f.body(1)[QStringLiteral("nonce")].toString(), QStringLiteral("123456"));
        QCOMPARE(f.body(1)[QStringLiteral("current_password")].toString(), QStringLiteral("old"));
        const auto wrong = f.wait(f.mine.changePassword({QStringLiteral("new"), QStringLiteral("12"), {}}));
        QCOMPARE(wrong.error().code, QStringLiteral("code_form"));
        QCOMPARE(f.script.asked.size(), 2); // it could be seen without asking
    }

    void refusalsKeepTheirSymbolsAndTheReasons()
    {
        Fixture f;
        const NewPassword wanted{QStringLiteral("short"), {}, {}};
        QCOMPARE(f.refusal(400, R"({"code":"reauthentication_needed","message":"x"})", wanted),
                 QStringLiteral("reauthentication_needed"));
        QCOMPARE(f.refusal(422, R"({"code":"same_password","message":"x"})", wanted),
                 QStringLiteral("same_password"));
        QCOMPARE(f.refusal(422,
                           R"({"code":"weak_password","message":"x",)"
                           R"("weak_password":{"reasons":["length","pwned"]}})",
                           wanted),
                 QStringLiteral("weak_password length pwned"));
        QCOMPARE(f.refusal(422, R"({"code":"weak_password","message":"x","weak_password":7})", wanted),
                 QStringLiteral("weak_password"));
        QVERIFY(f.ended.isEmpty());
    }

    void theAddressAndWhatWaitsIsRead()
    {
        Fixture f;
        f.script.say(200, user("ana@desk.test", "new@desk.test"));
        const auto address = f.wait(f.mine.address());
        QVERIFY(address.ok());
        QCOMPARE(address.value().email, me);
        QCOMPARE(address.value().wanted, fresh);
        QCOMPARE(address.value().asked.micros, 1'769'850'000'000'000);
        for (const char *text : {"", "[]", "{}", R"({"id":"x"})", "<html>", R"({"id":7,"email":[]})"}) {
            f.script.say(200, text);
            QCOMPARE(f.wait(f.mine.address()).error().kind, Kind::Garbled);
        }
    }

    void aNewAddressIsAskedForWithoutTokensInLinks()
    {
        Fixture f;
        f.script.say(204, {});
        f.script.say(200, user("ana@desk.test", "new@desk.test"));
        const auto address = f.wait(f.mine.changeAddress(u' ' + fresh + u' '));
        QVERIFY(address.ok() && address.value().isWaiting());
        QCOMPARE(f.script.asked.at(0).path(), QByteArray("/rest/v1/rpc/wish_address"));
        QCOMPARE(f.body(0), (QJsonObject{{QStringLiteral("email"), fresh}}));
        QCOMPARE(f.script.asked.at(1).verb, QByteArray("PUT"));
        QCOMPARE(f.body(1)[QStringLiteral("email")].toString(), fresh);
        QCOMPARE(f.body(1)[QStringLiteral("code_challenge")].toString().size(), 43);
        QVERIFY(f.wait(f.links.verifiers()).value().isEmpty()); // no link opens a session for it
        QCOMPARE(f.wait(f.mine.changeAddress(QStringLiteral("no address"))).error().code,
                 QStringLiteral("email_form"));
        QCOMPARE(f.script.asked.size(), 2);
    }

    void withoutThePinGoTrueIsNotAsked()
    {
        Fixture f;
        f.script.say(403, R"({"code":"42501","message":"PIN required","hint":"verify_pin"})");
        QCOMPARE(f.wait(f.mine.changeAddress(fresh)).error().kind, Kind::Locked);
        QCOMPARE(f.script.asked.size(), 1);
    }

    void oneBoxAloneChangesNothing()
    {
        Fixture f;
        f.script.say(200, user("ana@desk.test", "new@desk.test"));
        f.script.say(200, firstBox);
        const auto agreed = f.wait(f.mine.confirmAddress(me, QStringLiteral("123456")));
        QVERIFY(agreed.ok());
        QVERIFY(agreed.value() == Agreement::OneBox);
        QCOMPARE(f.body(1), (QJsonObject{{QStringLiteral("type"), QStringLiteral("email_change")},
                                         {QStringLiteral("email"), me},
                                         {QStringLiteral("token"), QStringLiteral("123456")}}));
        QCOMPARE(f.script.asked.size(), 2);
        QCOMPARE(f.keeper.email(), me);
    }

    void whoRefusesACodeOfAMailSaysNothingAboutTheSession()
    {
        Fixture f;
        f.script.say(200, user("ana@desk.test", "new@desk.test"));
        f.script.say(401, R"({"message":"Invalid authentication credentials"})"); // a gateway
        const auto agreed = f.wait(f.mine.confirmAddress(fresh, QStringLiteral("654321")));
        QCOMPARE(agreed.error().kind, Error::Kind::ServerFault);
        QVERIFY(f.ended.isEmpty());
    }

    void theSecondBoxChangesItAndItsSessionIsEnded()
    {
        Fixture f;
        f.script.say(200, user("ana@desk.test", "new@desk.test"));
        f.script.say(200, secondBox(myId));
        f.script.otherwise = [](const test::Asked &asked) -> std::optional<Told> {
            if (asked.path() == "/auth/v1/token")
                return Told{200, renewed()};
            return Told{204, {}};
        };
        const auto agreed = f.wait(f.mine.confirmAddress(fresh, QStringLiteral("654321")));
        QVERIFY(agreed.ok());
        QVERIFY(agreed.value() == Agreement::Changed);
        QTRY_COMPARE(f.script.count("/auth/v1/logout"), 1);
        for (const test::Asked &asked : f.script.asked) {
            if (asked.path() == "/auth/v1/logout") {
                QCOMPARE(asked.header("Authorization"), QByteArray("Bearer unwanted"));
                QCOMPARE(asked.query(), QByteArray("scope=local"));
            }
        }
        QCOMPARE(f.keeper.accessToken(), QByteArray("access2")); // ours, which has the PIN
        QCOMPARE(f.keeper.email(), fresh);
        QVERIFY(!f.kept().contains("unwanted"));
        QVERIFY(f.kept().contains("new@desk.test"));
        QVERIFY(f.ended.isEmpty());
    }

    void aLinkIsUsedByItsHash()
    {
        Fixture f;
        f.script.say(200, user("ana@desk.test", "new@desk.test"));
        f.script.say(200, firstBox);
        const QUrl link(QStringLiteral("deskbell://auth/callback?token_hash=pkce_ab&type=email_change"));
        QVERIFY(f.wait(f.mine.confirmAddress(link)).ok());
        QCOMPARE(f.body(1), (QJsonObject{{QStringLiteral("type"), QStringLiteral("email_change")},
                                         {QStringLiteral("token_hash"), QStringLiteral("pkce_ab")}}));
        const QUrl other(QStringLiteral("deskbell://auth/callback?token_hash=pkce_ab&type=email"));
        QCOMPARE(f.wait(f.mine.confirmAddress(other)).error().code, QStringLiteral("link"));
        QCOMPARE(f.script.asked.size(), 2);
    }

    void whoHasAskedForNothingConfirmsNothing()
    {
        Fixture f;
        f.script.say(200, user("ana@desk.test"));
        const QUrl link(QStringLiteral("deskbell://auth/callback?token_hash=ab&type=email_change"));
        QCOMPARE(f.wait(f.mine.confirmAddress(link)).error().code, QStringLiteral("nothing_waits"));
        QCOMPARE(f.script.asked.size(), 1);
    }

    void aStrangersLinkOpensNothingHere()
    {
        Fixture f;
        f.script.say(200, user("ana@desk.test", "new@desk.test"));
        f.script.say(200, secondBox(strangersId));
        f.script.say(204, {});
        const QUrl link(QStringLiteral("deskbell://auth/callback?token_hash=ab&type=email_change"));
        QCOMPARE(f.wait(f.mine.confirmAddress(link)).error().code, QStringLiteral("other_account"));
        QTRY_COMPARE(f.script.count("/auth/v1/logout"), 1);
        QCOMPARE(f.script.asked.last().header("Authorization"), QByteArray("Bearer unwanted"));
        QCOMPARE(f.keeper.accessToken(), QByteArray("access1"));
        QCOMPARE(f.keeper.email(), me);
    }

    void aLinkForAnAddressSignsNobodyIn()
    {
        AuthFixture f;
        f.script.say(200, "{}");
        QVERIFY(f.wait(f.auth.requestCode(me)).ok()); // somebody waits for a link
        const QUrl link(QStringLiteral("deskbell://auth/callback?token_hash=ab&type=email_change"));
        QCOMPARE(f.wait(f.auth.inspectLink(link)).error().code, QStringLiteral("address_link"));
        QCOMPARE(f.wait(f.auth.signInWithLink(link)).error().code, QStringLiteral("address_link"));
        QCOMPARE(f.script.asked.size(), 1);
    }

    void anAddressThatWasChangedElsewhereIsTakenOver()
    {
        Fixture f;
        f.script.say(200, user("new@desk.test"));
        f.script.say(200, renewed());
        QVERIFY(f.wait(f.mine.address()).ok());
        QTRY_COMPARE(f.keeper.email(), fresh);
    }

    void abandoningIsTheDatabasesWork()
    {
        Fixture f;
        f.script.say(204, {});
        QVERIFY(f.wait(f.mine.abandonAddress()).ok());
        QCOMPARE(f.script.asked.at(0).path(), QByteArray("/rest/v1/rpc/abandon_address_change"));
        QCOMPARE(f.bearer(0), QByteArray("Bearer access1"));
    }
};

QTEST_GUILESS_MAIN(TestCredentials)
#include "tst_credentials.moc"
