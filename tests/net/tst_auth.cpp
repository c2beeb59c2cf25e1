// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/net/authfixture.h"

using namespace desk;
using namespace desk::test;
using namespace std::chrono_literals;
using Kind = Error::Kind;

namespace {

QString lastLog;
QtMessageHandler before = nullptr;
void remember(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    lastLog += text + u'\n';
    if (before)
        before(type, context, text);
}

} // namespace

class TestAuth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { before = qInstallMessageHandler(remember); }

    void aCodeIsAskedForWithAChallengeAndAWayBack()
    {
        AuthFixture f;
        f.script.say(200, "{}");
        QVERIFY(f.wait(f.auth.requestCode(QStringLiteral(" ana@desk.test "))).ok());
        QCOMPARE(f.script.asked.first().path(), QByteArray("/auth/v1/otp"));
        QCOMPARE(f.script.asked.first().query(),
                 QByteArray("redirect_to=http%3A%2F%2F127.0.0.1%3A4711%2Fabc"));
        QCOMPARE(f.body(0)[QStringLiteral("email")].toString(), me);
        QCOMPARE(f.body(0)[QStringLiteral("code_challenge")].toString().size(), 43);
    }

    void strangersGetTheSameAnswer()
    {
        for (const char *body : {R"({"code":403,"error_code":"hook","msg":"Sign-in is by invitation."})",
                                 R"({"code":"signup_disabled"})", R"({"code":"otp_disabled"})"}) {
            AuthFixture f;
            f.script.say(body[8] == '4' ? 403 : 422, body);
            QVERIFY(f.wait(f.auth.requestCode(me)).ok());
        }
        AuthFixture f;
        f.script.say(429, R"({"code":"over_email_send_rate_limit","message":"only after 37 seconds"})");
        const auto busy = f.wait(f.auth.requestCode(me));
        QCOMPARE(busy.error().kind, Kind::Busy);
        QCOMPARE(busy.error().retryAfter, 37);
    }

    void whatCannotBeRightIsNotSent()
    {
        AuthFixture f;
        for (const char *email : {"", "ana", "a b@c.test", "a@b\r\nc", "@", "a@@b.test"})
            QCOMPARE(f.wait(f.auth.requestCode(QLatin1String(email))).error().code,
                     QStringLiteral("email_form"));
        for (const char *code : {"", "12345", "12345a", "12345678901", "１２３４５６"})
            QCOMPARE(f.wait(f.auth.signInWithCode(me, QString::fromUtf8(code))).error().code,
                     QStringLiteral("code_form"));
        QVERIFY(f.script.asked.isEmpty());
    }

    void aRightCodeSignsInAndIsKeptBeforeItIsUsed()
    {
        AuthFixture f;
        bool usedBefore = false;
        f.vault.onWrite = [&] { usedBefore = usedBefore || !f.keeper.accessToken().isEmpty(); };
        f.script.say(200, session("access1", "refresh1"));
        f.script.say(200, state);
        const auto account = f.wait(f.auth.signInWithCode(me, QStringLiteral("123 456")));
        QVERIFY(account.ok());
        QCOMPARE(account.value().email, me);
        QCOMPARE(f.body(0)[QStringLiteral("token")].toString(), QStringLiteral("123456"));
        QCOMPARE(f.script.asked.at(1).header("Authorization"), QByteArray("Bearer access1"));
        QVERIFY(!usedBefore);
        QVERIFY(f.kept().contains("refresh1") && !f.kept().contains("access1"));
    }

    void wrongUsedAndOldCodesAreRejected()
    {
        AuthFixture f;
        f.script.say(403, R"({"code":"otp_expired","message":"Token has expired or is invalid"})");
        const auto answer = f.wait(f.auth.signInWithCode(me, QStringLiteral("123456")));
        QCOMPARE(answer.error().kind, Kind::Rejected);
        QCOMPARE(answer.error().code, QStringLiteral("otp_expired"));
        QVERIFY(f.kept().isEmpty());
    }

    void aPasswordSignsInToo()
    {
        AuthFixture f;
        f.script.say(400, R"({"code":"invalid_credentials","message":"Invalid login credentials"})");
        const auto wrong = f.wait(f.auth.signInWithPassword(me, QStringLiteral("canary-password")));
        QCOMPARE(wrong.error().kind, Kind::Rejected);
        QCOMPARE(wrong.error().code, QStringLiteral("invalid_credentials"));
        f.script.say(200, session("access1", "refresh1"));
        f.script.say(200, state);
        QVERIFY(f.wait(f.auth.signInWithPassword(me, QStringLiteral("canary-password"))).ok());
        QCOMPARE(f.script.asked.at(1).query(), QByteArray("grant_type=password"));
        QVERIFY(!f.kept().contains("canary-password"));
    }

    void aLinkNeedsARequestOfOurs()
    {
        AuthFixture f;
        const QUrl link(QStringLiteral("deskbell://auth/callback?token_hash=pkce_abc&type=magiclink"));
        QCOMPARE(f.wait(f.auth.signInWithLink(link)).error().code, QStringLiteral("unsolicited"));
        QVERIFY(f.script.asked.isEmpty());
        f.script.say(200, "{}");
        QVERIFY(f.wait(f.auth.requestCode(me)).ok());
        f.script.say(200, session("access1", "refresh1"));
        f.script.say(200, state);
        QVERIFY(f.wait(f.auth.signInWithLink(link)).ok());
        QCOMPARE(f.body(1)[QStringLiteral("token_hash")].toString(), QStringLiteral("pkce_abc"));
        QCOMPARE(f.wait(f.auth.signInWithLink(link)).error().code,
                 QStringLiteral("unsolicited")); // opened twice
    }

    void aCodeOfAnEarlierRequestFindsItsVerifier()
    {
        AuthFixture f;
        QByteArrayList challenges;
        for (int i = 0; i < 2; ++i) {
            f.script.say(200, "{}");
            QVERIFY(f.wait(f.auth.requestCode(me)).ok());
            challenges << f.body(i)[QStringLiteral("code_challenge")].toString().toLatin1();
        }
        f.script.say(400, R"({"code":"bad_code_verifier"})");
        f.script.say(200, session("access1", "refresh1"));
        f.script.say(200, state);
        QVERIFY(
            f.wait(f.auth.signInWithLink(QUrl(QStringLiteral("http://127.0.0.1:4711/abc?code=xyz")))).ok());
        const auto verifier = [&](int at) {
            return f.body(at)[QStringLiteral("code_verifier")].toString().toLatin1();
        };
        QCOMPARE(PendingLinks::challengeOf(verifier(2)), challenges.at(1));
        QCOMPARE(PendingLinks::challengeOf(verifier(3)), challenges.at(0));
        QVERIFY(f.door.shuts > 0);
    }

    void aFailedLinkSaysWhy()
    {
        AuthFixture f;
        f.script.say(200, "{}");
        QVERIFY(f.wait(f.auth.requestCode(me)).ok());
        const QUrl link(
            QStringLiteral("deskbell://auth/callback#error=access_denied&error_code=otp_expired"));
        QCOMPARE(f.wait(f.auth.signInWithLink(link)).error().code, QStringLiteral("otp_expired"));
    }

    void threeWrongPinsEndTheSession()
    {
        AuthFixture f;
        f.signIn();
        f.script.say(200, R"({"ok":false,"code":"wrong","left":1})");
        QCOMPARE(f.wait(f.auth.verifyPin(QStringLiteral("000001"))).value().attemptsLeft, 1);
        QVERIFY(f.ended.isEmpty());
        f.script.say(200, R"({"ok":false,"code":"session_blocked","retry_after":30})");
        f.script.say(204, {});
        const auto outcome = f.wait(f.auth.verifyPin(QStringLiteral("000002")));
        QCOMPARE(outcome.value().code, PinOutcome::Code::SessionBlocked);
        QCOMPARE(outcome.value().retryAfter, 30);
        QCOMPARE(f.ended.first().first().value<Identity::EndReason>(), Identity::EndReason::Blocked);
        QVERIFY(f.kept().isEmpty());
    }

    void theRightPinBringsTheKeyToWhatIsSealed()
    {
        AuthFixture f;
        f.signIn();
        QVERIFY(f.auth.seal().isEmpty());
        f.script.say(200, R"({"ok":true,"seal":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="})");
        QCOMPARE(f.wait(f.auth.verifyPin(QStringLiteral("483920"))).value().code, PinOutcome::Code::Ok);
        QCOMPARE(f.auth.seal().reveal().size(), 32);
        f.script.say(200, R"({"ok":true})"); // a new PIN brings none, and takes none away
        QCOMPARE(f.wait(f.auth.setPin(QStringLiteral("739154"), QStringLiteral("483920"), {})).value().code,
                 PinOutcome::Code::Ok);
        QCOMPARE(f.auth.seal().reveal().size(), 32);
        f.auth.forgetSeal();
        QVERIFY(f.auth.seal().isEmpty());
    }

    void aPinThatIsRightWithoutAKeyOpensNothing_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("none") << QByteArray(R"({"ok":true})");
        QTest::newRow("a number") << QByteArray(R"({"ok":true,"seal":7})");
        QTest::newRow("no base64") << QByteArray(
            R"({"ok":true,"seal":"*AECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="})");
        QTest::newRow("too short") << QByteArray(R"({"ok":true,"seal":"AAECAw=="})");
    }

    void aPinThatIsRightWithoutAKeyOpensNothing()
    {
        QFETCH(QByteArray, answer);
        AuthFixture f;
        f.signIn();
        f.script.say(200, answer);
        QCOMPARE(f.wait(f.auth.verifyPin(QStringLiteral("483920"))).error().kind, Kind::Garbled);
        QVERIFY(f.auth.seal().isEmpty());
    }

    void aPinIsSentOnceEvenWhenTheServerIsBusy()
    {
        AuthFixture f;
        f.signIn();
        f.script.say(503, "{}");
        QVERIFY(!f.wait(f.auth.verifyPin(QStringLiteral("483920"))).ok());
        QCOMPARE(f.script.count("/rest/v1/rpc/verify_pin"), 1);
    }

    void anEndedSessionIsFoundByAsking()
    {
        AuthFixture f;
        f.signIn();
        f.script.say(200, QByteArray(state).replace("\"session_known\":true", "\"session_known\":false"));
        QCOMPARE(f.wait(f.auth.account()).error().kind, Kind::SignedOut);
        QCOMPARE(f.ended.first().first().value<Identity::EndReason>(), Identity::EndReason::Removed);
    }

    /// A slow answer about the session before this one, which the sign-out has ended.
    void anAnswerAboutAnEarlierSessionEndsNothing()
    {
        AuthFixture f;
        f.signIn();
        f.script.say(200, QByteArray(state).replace("\"session_known\":true", "\"session_known\":false"));
        f.script.say(200, R"({"ok":false,"code":"session_gone"})");
        const auto account = f.heard(f.auth.account());
        const auto pin = f.heard(f.auth.verifyPin(QStringLiteral("483920")));
        f.auth.signOut(Identity::SignOut::Here);
        QVERIFY(f.wait(f.keeper.adopt(decodeSession(session("access2", "refresh2")).value())).ok());
        QTRY_VERIFY(account->has_value() && pin->has_value());
        QCOMPARE((*account)->error().kind, Kind::Cancelled);
        QCOMPARE((*pin)->error().kind, Kind::Cancelled);
        QCOMPARE(f.ended.size(), 1); // by the person
        QCOMPARE(f.keeper.accessToken(), QByteArray("access2"));
    }

    void touchingALockedSessionSaysSo()
    {
        AuthFixture f;
        f.signIn();
        f.script.say(200, "false");
        QCOMPARE(f.wait(f.auth.touch()).error().kind, Kind::Locked);
        f.script.say(200, "true");
        QVERIFY(f.wait(f.auth.touch()).ok());
        f.script.say(204, {});
        QVERIFY(f.wait(f.auth.lock()).ok());
    }

    /// Last, when every way through has written its lines.
    void nothingSecretIsInAnyLog()
    {
        AuthFixture f;
        f.script.say(
            500,
            R"({"code":500,"msg":"canary: user canary@desk.test, token eyJhbGciOiJ9.eyJjYW5hcnkiOjF9.canary, pin=483920"})");
        (void)f.wait(f.auth.signInWithPassword(me, QStringLiteral("canary-password")));
        QVERIFY(lastLog.contains(QStringLiteral("/auth/v1/token")));
        for (const char *secret : {"access1", "access2", "refresh1", "refresh2", "refresh9", "123456",
                                   "123 456", "483920", "000002", "ana@desk.test", "canary@",
                                   "canary-password", "eyJ", "pkce_abc", "xyz", "sb_publishable_test_key"})
            QVERIFY2(!lastLog.contains(QLatin1String(secret)), secret);
    }
};

QTEST_GUILESS_MAIN(TestAuth)
#include "tst_auth.moc"
