// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Authenticator apps over a script: what is asked in which order, and what becomes of the session meanwhile.
#include "net/auth/totpfactors.h"
#include "tests/net/servicefixture.h"

using namespace desk;
using namespace desk::test;
using namespace std::chrono_literals;
using Kind = Error::Kind;

namespace {

const FactorId phone = FactorId::fromString(u"00000000-0000-4000-8000-0000000000f1");
const FactorId tablet = FactorId::fromString(u"00000000-0000-4000-8000-0000000000f2");
const FactorId left = FactorId::fromString(u"00000000-0000-4000-8000-0000000000f3");
const QString code = QStringLiteral("492 817");

QByteArray row(FactorId id, const QByteArray &name, const QByteArray &status)
{
    return R"({"id":")" + id.toString().toLatin1() + R"(","friendly_name":")" + name + R"(","status":")" +
           status + R"(","factor_type":"totp","created_at":"2026-01-02T03:04:05Z"})";
}

QByteArray user(const QByteArray &rows)
{
    return R"({"id":"00000000-0000-4000-8000-000000000001","email":"ana@desk.test","factors":[)" + rows +
           "]}";
}

const QByteArray challenge =
    R"({"id":"00000000-0000-4000-8000-0000000000c1","type":"totp","expires_at":1767322145})";
const QByteArray key = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// Not in one raw string: moc takes its two strokes for a comment.
const QByteArray scheme = "otpauth://totp/";

QByteArray enrolment(const QByteArray &secret = key, const QByteArray &more = {})
{
    return R"({"id":"00000000-0000-4000-8000-0000000000f1","type":"totp","totp":{"qr_code":"<svg>","secret":")" +
           secret + R"(","uri":")" + scheme + "Deskbell:ana%40desk.test?issuer=Deskbell&secret=" + key +
           more + R"("}})";
}

QString lastLog;

void remember(QtMsgType, const QMessageLogContext &, const QString &text)
{
    lastLog += text + u'\n';
}

struct Fixture : AuthFixture
{
    TotpFactors factors{entrance};

    Fixture() { signIn(); }
    QByteArray path(int at) const { return script.asked.at(at).path(); }
    void sayTaken()
    {
        script.say(200, challenge);
        script.say(200, session("access2", "refresh2"));
    }
};

} // namespace

class TestFactors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qInstallMessageHandler(remember); }

    void onlyConfirmedAppsAreListed()
    {
        Fixture f;
        f.script.say(200,
                     user(row(phone, "Deskbell 1a2b3c4d", "verified") + ',' +
                          row(tablet, "My tablet", "verified") + ',' + row(left, "x", "unverified") + ',' +
                          R"({"id":"00000000-0000-4000-8000-0000000000f4","status":"verified",)"
                          R"("factor_type":"phone"})"));
        const auto listed = f.wait(f.factors.list());
        QVERIFY(listed.ok());
        QCOMPARE(listed.value().size(), 2);
        QVERIFY(listed.value().first().name.isEmpty()); // ours has no name that says anything
        QCOMPARE(listed.value().last().name, QStringLiteral("My tablet"));
        f.script.say(200, user({}));
        QVERIFY(f.wait(f.factors.list()).value().isEmpty());
        f.script.say(200, R"({"id":"00000000-0000-4000-8000-000000000001"})");
        QVERIFY(f.wait(f.factors.list()).value().isEmpty());
    }

    void whatWasLeftIsRemovedBeforeANewEnrolment()
    {
        Fixture f;
        f.script.say(200, user(row(phone, "Deskbell 1a2b3c4d", "verified") + ',' +
                               row(left, "Deskbell 99887766", "unverified") + ',' +
                               row(tablet, "Another program's", "unverified")));
        f.script.say(200, "{}");
        f.script.say(200, enrolment());
        const auto begun = f.wait(f.factors.enrol());
        QVERIFY2(begun.ok(), qPrintable(begun.ok() ? QString() : begun.error().detail));
        QCOMPARE(begun.value()->id, phone);
        QCOMPARE(begun.value()->key.reveal(), key);
        QVERIFY(begun.value()->address.reveal().startsWith("otpauth://totp/Deskbell:"));
        QCOMPARE(f.script.asked.size(), 3);
        QCOMPARE(f.script.asked.at(1).verb, QByteArray("DELETE"));
        QCOMPARE(f.path(1), "/auth/v1/factors/" + left.toString().toLatin1());
        QVERIFY(f.body(2)[QStringLiteral("friendly_name")].toString().startsWith(QLatin1String(OurFactors)));
        QCOMPARE(f.body(2)[QStringLiteral("factor_type")].toString(), QStringLiteral("totp"));
    }

    void anEnrolmentThatHoldsAnotherKeyIsNotShown_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("another key") << enrolment("ABCDEFGHIJKLMNOPQRSTUVWXYZ234566");
        QTest::newRow("no base32") << enrolment("abc");
        QTest::newRow("a space") << enrolment(key, "&x=a b");
        QTest::newRow("endless") << enrolment(key, QByteArray(700, 'a'));
        QTest::newRow("a longer key") << enrolment(key, "AAAA");
        QTest::newRow("nothing") << QByteArray("{}");
        QTest::newRow("a web page") << enrolment().replace("otpauth:", "https:");
    }
    void anEnrolmentThatHoldsAnotherKeyIsNotShown()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(decodeEnrolment(text).error().kind, Kind::Garbled);
    }

    void aRightCodeReplacesTheTokensAndNothingElse()
    {
        Fixture f;
        const quint64 before = f.keeper.session();
        QSignalSpy told(&f.keeper, &TokenSource::tokenChanged);
        f.sayTaken();
        QByteArray inForceWhileKept;
        f.vault.onWrite = [&] { inForceWhileKept = f.keeper.accessToken(); };
        QVERIFY(f.wait(f.factors.verify(phone, code)).ok());
        QCOMPARE(f.path(0), "/auth/v1/factors/" + phone.toString().toLatin1() + "/challenge");
        QCOMPARE(f.path(1), "/auth/v1/factors/" + phone.toString().toLatin1() + "/verify");
        QCOMPARE(f.body(1)[QStringLiteral("code")].toString(), QStringLiteral("492817"));
        QCOMPARE(f.body(1)[QStringLiteral("challenge_id")].toString(),
                 QStringLiteral("00000000-0000-4000-8000-0000000000c1"));
        QCOMPARE(f.keeper.session(), before);
        QCOMPARE(f.keeper.accessToken(), QByteArray("access2"));
        QCOMPARE(inForceWhileKept, QByteArray("access1")); // kept first
        QVERIFY(f.kept().contains("refresh2"));
        QCOMPARE(told.size(), 1);
        QVERIFY(f.ended.isEmpty());
        f.script.say(200, session("access3", "refresh3"));
        f.time.pass(766s); // it is renewed in its time, with the new one
        QTRY_COMPARE(f.keeper.accessToken(), QByteArray("access3"));
        QCOMPARE(f.body(2)[QStringLiteral("refresh_token")].toString(), QStringLiteral("refresh2"));
    }

    void aWrongCodeChangesNothing()
    {
        Fixture f;
        f.script.say(200, challenge);
        f.script.say(422, refusal("mfa_verification_failed"));
        const auto taken = f.wait(f.factors.verify(phone, code));
        QCOMPARE(taken.error().kind, Kind::Rejected);
        QCOMPARE(taken.error().code, QStringLiteral("mfa_verification_failed"));
        QCOMPARE(f.keeper.accessToken(), QByteArray("access1"));
        QVERIFY(f.kept().contains("refresh1"));
        QCOMPARE(f.script.asked.size(), 2);
        for (const char *text : {"", "12345", "1234567", "abcdef"})
            QCOMPARE(f.wait(f.factors.verify(phone, QString::fromLatin1(text))).error().code,
                     QStringLiteral("code_form"));
        QCOMPARE(f.script.asked.size(), 2);
    }

    void aChallengeThatDoesNotCountIsAskedForAgainOnce_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("symbol");
        QTest::newRow("another address") << 422 << QByteArray("mfa_ip_address_mismatch");
        QTest::newRow("too old") << 422 << QByteArray("mfa_challenge_expired");
        QTest::newRow("the token ran out") << 403 << QByteArray("bad_jwt");
    }
    void aChallengeThatDoesNotCountIsAskedForAgainOnce()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, symbol);
        Fixture f;
        f.script.say(200, challenge);
        f.script.say(status, refusal(symbol));
        f.sayTaken();
        QVERIFY(f.wait(f.factors.verify(phone, code)).ok());
        QCOMPARE(f.script.asked.size(), 4);

        Fixture twice;
        for (int i = 0; i < 2; ++i) {
            twice.script.say(200, challenge);
            twice.script.say(status, refusal(symbol));
        }
        const auto taken = twice.wait(twice.factors.verify(phone, code));
        QCOMPARE(taken.error().code, QString::fromLatin1(symbol));
        QVERIFY(taken.error().kind != Kind::SignedOut); // nobody need sign in again
        QCOMPARE(twice.script.asked.size(), 4);
        QVERIFY(twice.ended.isEmpty());
    }

    void anyAppOfThePersonWillDo()
    {
        Fixture f;
        f.script.say(200, user(row(phone, "a", "verified") + ',' + row(tablet, "b", "verified")));
        f.script.say(200, challenge);
        f.script.say(422, refusal("mfa_verification_failed"));
        f.sayTaken();
        QVERIFY(f.wait(f.factors.prove(code)).ok());
        QCOMPARE(f.path(3), "/auth/v1/factors/" + tablet.toString().toLatin1() + "/challenge");
        f.script.say(200, user(row(left, "a", "unverified")));
        QCOMPARE(f.wait(f.factors.prove(code)).error().code, QStringLiteral("no_factor"));
    }

    void aPauseIsNoWrongCode()
    {
        Fixture f;
        f.script.say(200, user(row(phone, "a", "verified") + ',' + row(tablet, "b", "verified")));
        f.script.say(200, challenge);
        Told busy{429, refusal("over_request_rate_limit")};
        busy.headers.emplaceBack("Retry-After", "17");
        f.script.next.push_back(busy);
        const auto taken = f.wait(f.factors.prove(code));
        QCOMPARE(taken.error().kind, Kind::Busy);
        QCOMPARE(taken.error().retryAfter, 17);
        QCOMPARE(f.script.asked.size(), 3); // and no other app is tried
    }

    void aLostAnswerIsNamedAndAnotherCodeTells()
    {
        Fixture f;
        f.script.say(200, challenge);
        f.script.fail(QNetworkReply::RemoteHostClosedError);
        QCOMPARE(f.wait(f.factors.verify(phone, code)).error().code, QStringLiteral("answer_lost"));
        QCOMPARE(f.keeper.accessToken(), QByteArray("access1"));
        QCOMPARE(f.script.count("/auth/v1/token"),
                 0); // the old token may be dead, and using it would end all
        QVERIFY(f.ended.isEmpty());
        f.sayTaken();
        QVERIFY(f.wait(f.factors.verify(phone, QStringLiteral("551204"))).ok());
        QCOMPARE(f.keeper.accessToken(), QByteArray("access2"));
    }

    void whatNeverLeftIsNotLost()
    {
        Fixture f;
        f.script.say(200, challenge);
        f.script.fail(QNetworkReply::HostNotFoundError);
        const auto taken = f.wait(f.factors.verify(phone, code));
        QCOMPARE(taken.error().kind, Kind::Offline);
        QCOMPARE(taken.error().code, QStringLiteral("host"));
    }

    void nobodyRenewsWhileACodeIsOnItsWay()
    {
        Fixture f;
        f.script.say(200, challenge);
        Told silent;
        silent.silent = true;
        f.script.next.push_back(silent);
        const auto taken = f.heard(f.factors.verify(phone, code));
        QTRY_COMPARE(f.script.asked.size(), 2);
        const auto renewed = f.heard(f.keeper.renew("access1"));
        f.time.pass(766s); // its own time has come, too; and the deadline of the code
        QTRY_VERIFY(taken->has_value() && renewed->has_value());
        QCOMPARE((*taken)->error().code, QStringLiteral("answer_lost"));
        QCOMPARE((*renewed)->error().kind, Kind::Offline);
        QCOMPARE(f.script.count("/auth/v1/token"), 0);
        f.script.say(200, session("access2", "refresh2"));
        f.time.pass(30s); // nobody typed another code: it may still have been lost before the server
        QTRY_COMPARE(f.keeper.accessToken(), QByteArray("access2"));
    }

    void whoWaitsForATokenGetsTheOneOfTheCode()
    {
        Fixture f;
        f.sayTaken();
        f.vault.onWrite = [&] { QVERIFY(!f.keeper.renew("access1").isFinished()); };
        const auto taken = f.heard(f.factors.verify(phone, code));
        QTRY_VERIFY(taken->has_value());
        QVERIFY((*taken)->ok());
        f.vault.onWrite = {};
        QVERIFY(f.wait(f.keeper.renew("access1")).ok());
        QCOMPARE(f.script.count("/auth/v1/token"), 0);
    }

    void aRenewalUnderWayComesFirst()
    {
        Fixture f;
        f.script.say(200, challenge);
        f.script.say(200, session("access2", "refresh2"));
        f.script.say(200, session("access3", "refresh3"));
        const auto taken = f.heard(f.factors.verify(phone, code));
        const auto renewed = f.heard(f.keeper.renew("access1"));
        QTRY_VERIFY(taken->has_value() && renewed->has_value());
        QVERIFY((*taken)->ok() && (*renewed)->ok());
        QCOMPARE(f.path(1), QByteArray("/auth/v1/token"));
        QCOMPARE(f.script.asked.at(2).header("Authorization"), QByteArray("Bearer access2"));
        QCOMPARE(f.keeper.accessToken(), QByteArray("access3"));
        QVERIFY(f.kept().contains("refresh3"));
    }

    void aCodeThatIsTakenAfterSigningOutIsRevoked()
    {
        Fixture f;
        f.script.otherwise = [&](const Asked &asked) {
            if (asked.path().endsWith("/challenge"))
                return Told{200, challenge};
            if (asked.path().endsWith("/verify"))
                QMetaObject::invokeMethod(
                    &f.context, [&] { f.auth.signOut(Identity::SignOut::Here); }, Qt::QueuedConnection);
            return Told{200, session("late", "refresh2")};
        };
        const auto taken = f.heard(f.factors.verify(phone, code));
        QTRY_VERIFY(taken->has_value());
        QCOMPARE((*taken)->error().kind, Kind::SignedOut);
        QTRY_COMPARE(f.script.count("/auth/v1/logout"), 2);
        QCOMPARE(f.script.asked.size(), 4); // and nothing more is asked
        QCOMPARE(f.script.asked.last().header("Authorization"), QByteArray("Bearer late"));
        QVERIFY(f.keeper.accessToken().isEmpty() && f.kept().isEmpty());
    }

    void theServersOwnWordsEndTheSessionHereToo()
    {
        Fixture f;
        f.script.say(200, challenge);
        f.script.say(403, refusal("session_not_found"));
        QVERIFY(!f.wait(f.factors.verify(phone, code)).ok());
        QCOMPARE(f.ended.size(), 1);
    }

    void aSessionOfAServiceIsRaisedByTheService()
    {
        ServiceFixture f;
        f.comeIn();
        TotpFactors factors(f.entrance);
        f.script.say(200, challenge);
        f.script.say(200, opened("access2", "token2"));
        QVERIFY(f.wait(factors.verify(phone, code)).ok());
        QCOMPARE(f.toService().size(), 1);
        QCOMPARE(f.toService().first().path(), QByteArray("/desk/api/auth/factor/"));
        QCOMPARE(f.toService().first().header("Authorization"), QByteArray("Token token1"));
        QCOMPARE(f.body(1)[QStringLiteral("factor_id")].toString(), phone.toString());
        QCOMPARE(f.keeper.accessToken(), QByteArray("access2"));
        QVERIFY(f.kept().contains("token2"));
        f.script.say(200, challenge);
        f.script.say(401, refusal("token_replayed"));
        QVERIFY(!f.wait(factors.verify(phone, QStringLiteral("551204"))).ok());
        QCOMPARE(f.ended.size(), 1);
        QCOMPARE(f.script.asked.size(), 4); // and it is not tried again
    }

    void removingAsksForATokenThatSaysSo()
    {
        Fixture f;
        f.script.say(200, "{}");
        f.script.say(200, session("access2", "refresh2"));
        QVERIFY(f.wait(f.factors.remove(phone)).ok());
        QCOMPARE(f.script.asked.first().verb, QByteArray("DELETE"));
        QCOMPARE(f.keeper.accessToken(), QByteArray("access2"));
        f.script.say(422, refusal("insufficient_aal"));
        QCOMPARE(f.wait(f.factors.remove(phone)).error().kind, Kind::Forbidden);
        QCOMPARE(f.script.count("/auth/v1/token"), 1);
    }

    void anAppThatIsGoneIsRemoved()
    {
        Fixture f;
        f.script.say(404, refusal("mfa_factor_not_found")); // the first try's answer was lost
        f.script.say(200, session("access2", "refresh2"));
        QVERIFY(f.wait(f.factors.remove(phone)).ok());
        QCOMPARE(f.keeper.accessToken(), QByteArray("access2"));
        f.script.say(404, R"({"message":"no Route matched with those values"})");
        QCOMPARE(f.wait(f.factors.remove(phone)).error().kind, Kind::NotFound); // a gateway knows no apps
    }

    void nothingSecretIsInTheLog()
    {
        Fixture f;
        f.script.say(200, user({}));
        f.script.say(200, enrolment());
        QVERIFY(f.wait(f.factors.enrol()).ok());
        f.script.say(500,
                     R"({"code":500,"msg":"no )" + scheme + R"(x?secret=ABCDEFGH or secret: ABCDEFGH"})");
        QVERIFY(!f.wait(f.factors.list()).ok());
        QVERIFY(lastLog.contains(QStringLiteral("/auth/v1/factors")));
        for (const char *secret : {"ABCDEFGH", "otpauth://", "492817", "492 817", "access2", "refresh2"})
            QVERIFY2(!lastLog.contains(QLatin1String(secret)), secret);
    }
};

QTEST_GUILESS_MAIN(TestFactors)
#include "tst_factors.moc"
