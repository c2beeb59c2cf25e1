// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts with passwords, over a script.
#include "net/auth/registrar.h"
#include "tests/net/authfixture.h"

using namespace desk;
using namespace desk::test;
using Kind = Error::Kind;
using Mail = Registration::Mail;
using Begun = Registration::Begun;

namespace {

const QString password = QStringLiteral("kitchen lamp otter");
const QByteArray made = R"({"id":"x","email":"ana@desk.test","identities":[]})";

struct Fixture : AuthFixture
{
    Registrar registrar{entrance};

    Result<Begun> signUp() { return wait(registrar.signUp(me, password, QStringLiteral("Ana Ribeiro"))); }
    [[nodiscard]] QString said(int at, const char *key) const
    {
        return body(at)[QLatin1String(key)].toString();
    }
};

} // namespace

class TestRegistration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSignUpBringsPasswordNameAndAWayBack()
    {
        Fixture f;
        f.script.say(200, made);
        const auto begun = f.signUp();
        QVERIFY(begun.ok() && begun.value() == Begun::MailSent);
        QCOMPARE(f.script.asked.first().path(), QByteArray("/auth/v1/signup"));
        QCOMPARE(f.script.asked.first().query(),
                 QByteArray("redirect_to=http%3A%2F%2F127.0.0.1%3A4711%2Fabc"));
        QCOMPARE(f.said(0, "email"), me);
        QCOMPARE(f.said(0, "password"), password);
        QCOMPARE(f.said(0, "code_challenge").size(), 43);
        QCOMPARE(f.body(0)[QStringLiteral("data")].toObject()[QStringLiteral("full_name")].toString(),
                 QStringLiteral("Ana Ribeiro"));
        QCOMPARE(f.body(0)[QStringLiteral("data")].toObject().size(), 1); // no role, nothing else
        QVERIFY(f.keeper.accessToken().isEmpty());
        // The link of that mail is waited for.
        const QUrl link(QStringLiteral("deskbell://auth/callback?token_hash=abc&type=email"));
        QVERIFY(f.wait(f.auth.inspectLink(link)).ok());
    }

    void strangersAndMembersGetTheSameAnswer()
    {
        struct Answer
        {
            int status;
            const char *body;
        };
        for (const Answer &one :
             {Answer{403, R"({"code":"unknown","message":"Sign-in is by invitation."})"},
              Answer{422, R"({"code":"user_already_exists"})"}, Answer{422, R"({"code":"email_exists"})"},
              Answer{422, R"({"code":"signup_disabled"})"}}) {
            Fixture f;
            f.script.say(one.status, one.body);
            const auto begun = f.signUp();
            QVERIFY2(begun.ok() && begun.value() == Begun::MailSent, one.body);
        }
        for (const Mail mail : {Mail::SignUp, Mail::Recovery}) {
            Fixture f;
            f.script.say(mail == Mail::SignUp ? 403 : 422, R"({"code":"email_address_not_authorized"})");
            QVERIFY(f.wait(f.registrar.sendMail(mail, me)).ok());
        }
    }

    void aWeakPasswordIsRefusedWithItsReasons()
    {
        Fixture f;
        const QByteArray weak = R"({"code":"weak_password","weak_password":{"reasons":["length","pwned"]}})";
        f.script.say(422, weak);
        const auto refused = f.signUp();
        QCOMPARE(refused.error().kind, Kind::Rejected);
        QCOMPARE(refused.error().code, QStringLiteral("weak_password length pwned"));
        f.signIn();
        f.script.say(422, weak);
        QCOMPARE(f.wait(f.registrar.choosePassword(password)).error().code,
                 QStringLiteral("weak_password length pwned"));
    }

    void anInstallationThatBelievesAddressesLetsInAtOnce()
    {
        Fixture f;
        f.script.say(200, session("access1", "refresh1"));
        const auto begun = f.signUp();
        QVERIFY(begun.ok() && begun.value() == Begun::Entered);
        QCOMPARE(f.keeper.accessToken(), QByteArray("access1"));
        QVERIFY(f.kept().contains("refresh1"));
    }

    void whatIsNoAnswerIsNotTakenForOne()
    {
        for (const char *body : {"{}", "[]", R"({"access_token":7})"}) {
            Fixture f;
            f.script.say(200, body);
            QCOMPARE(f.signUp().error().kind, Kind::Garbled);
            QVERIFY(f.keeper.accessToken().isEmpty());
        }
    }

    void whatCannotBeRightIsNotSent()
    {
        Fixture f;
        const QString nobody = QStringLiteral("ana");
        QCOMPARE(f.wait(f.registrar.signUp(nobody, password, {})).error().code, QStringLiteral("email_form"));
        QCOMPARE(f.wait(f.registrar.sendMail(Mail::Recovery, nobody)).error().code,
                 QStringLiteral("email_form"));
        QCOMPARE(f.wait(f.registrar.prove(Mail::Recovery, nobody, QStringLiteral("123456"))).error().code,
                 QStringLiteral("email_form"));
        QCOMPARE(f.wait(f.registrar.prove(Mail::SignUp, me, QStringLiteral("12345"))).error().code,
                 QStringLiteral("code_form"));
        QVERIFY(f.script.asked.isEmpty());
    }

    void eachMailHasItsKindOfCode()
    {
        Fixture f;
        f.script.say(200, "{}");
        QVERIFY(f.wait(f.registrar.sendMail(Mail::SignUp, me)).ok());
        QCOMPARE(f.script.asked.last().path(), QByteArray("/auth/v1/otp"));
        f.script.say(200, "{}");
        QVERIFY(f.wait(f.registrar.sendMail(Mail::Recovery, me)).ok());
        QCOMPARE(f.script.asked.last().path(), QByteArray("/auth/v1/recover"));
        QCOMPARE(f.said(1, "code_challenge").size(), 43);
        f.script.say(403, R"({"code":"otp_expired","message":"Token has expired or is invalid"})");
        const auto wrong = f.wait(f.registrar.prove(Mail::SignUp, me, QStringLiteral("123 456")));
        QCOMPARE(wrong.error().kind, Kind::Rejected);
        QCOMPARE(f.said(2, "type"), QStringLiteral("email"));
        f.script.say(200, session("access1", "refresh1"));
        QVERIFY(f.wait(f.registrar.prove(Mail::Recovery, me, QStringLiteral("123456"))).ok());
        QCOMPARE(f.said(3, "type"), QStringLiteral("recovery"));
        QCOMPARE(f.keeper.accessToken(), QByteArray("access1"));
        QCOMPARE(f.door.shuts, 1);
        QVERIFY(f.wait(f.links.verifiers()).value().isEmpty()); // no link is waited for any more
    }

    void theNewPasswordIsOfWhoIsSignedIn()
    {
        Fixture f;
        f.signIn();
        f.script.say(200, made);
        QVERIFY(f.wait(f.registrar.choosePassword(password)).ok());
        QCOMPARE(f.script.asked.first().verb, QByteArray("PUT"));
        QCOMPARE(f.script.asked.first().path(), QByteArray("/auth/v1/user"));
        QCOMPARE(f.script.asked.first().header("Authorization"), QByteArray("Bearer access1"));
        QCOMPARE(f.said(0, "password"), password);
    }

    void aPasswordThatIsInForceAlreadyIsNoMistake()
    {
        Fixture f;
        f.signIn();
        f.script.say(422, R"({"code":"same_password","message":"should be different"})");
        QVERIFY(f.wait(f.registrar.choosePassword(password)).ok());
        f.script.say(401, R"({"code":"insufficient_aal","message":"AAL2 required"})");
        QCOMPARE(f.wait(f.registrar.choosePassword(password)).error().kind, Kind::Forbidden);
        QVERIFY(f.ended.isEmpty());
        f.script.say(403, R"({"code":"session_not_found","message":"gone"})");
        QCOMPARE(f.wait(f.registrar.choosePassword(password)).error().kind, Kind::SignedOut);
        QCOMPARE(f.ended.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestRegistration)
#include "tst_registration.moc"
