// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/httperror.h"
#include "net/log/log.h"

#include <QTest>

using namespace desk;
using Kind = Error::Kind;

class TestHttpError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachAnswerHasAKind_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, int status, const QByteArray &body, Kind kind,
                            const char *code) {
            QTest::newRow(name) << status << body << static_cast<int>(kind) << QString::fromLatin1(code);
        };
        row("gotrue old", 403, R"({"code":403,"error_code":"otp_expired","msg":"x"})", Kind::Rejected,
            "otp_expired");
        row("gotrue new", 403, R"({"code":"otp_expired","message":"x"})", Kind::Rejected, "otp_expired");
        row("oauth", 400, R"({"error":"invalid_grant","error_description":"x"})", Kind::Rejected,
            "invalid_grant");
        row("session gone 400", 400, R"({"error_code":"session_not_found"})", Kind::SignedOut,
            "session_not_found");
        row("session gone 403", 403, R"({"code":"session_not_found"})", Kind::SignedOut, "session_not_found");
        row("bad jwt", 403, R"({"code":"bad_jwt"})", Kind::SignedOut, "bad_jwt");
        row("weak password", 422, R"({"code":"weak_password","weak_password":{"reasons":["length"]}})",
            Kind::Rejected, "weak_password length");
        row("weak password, reasons", 422,
            R"({"code":"weak_password","weak_password":{"reasons":["pwned","x y","characters"]}})",
            Kind::Rejected, "weak_password characters pwned");
        row("weak password, no reasons", 422, R"({"code":"weak_password","weak_password":7})", Kind::Rejected,
            "weak_password");
        row("weak password of a service", 400,
            R"({"code":"weak_password","reasons":["similar","length",7,"x"]})", Kind::Rejected,
            "weak_password length similar");
        row("form of a service", 400, R"({"code":"validation_failed","fields":["name","email"]})",
            Kind::Rejected, "validation_failed email name");
        row("a list for another symbol", 400, R"({"code":"bad_request","fields":["name"]})", Kind::Rejected,
            "bad_request");
        row("service ended", 401, R"({"code":"token_replayed"})", Kind::SignedOut, "token_replayed");
        row("postgrest jwt", 401, R"({"code":"PGRST303","message":"JWT expired"})", Kind::SignedOut,
            "PGRST303");
        row("rls", 403, R"({"code":"42501","message":"row-level security"})", Kind::Forbidden, "42501");
        row("pin", 403, R"({"code":"42501","message":"PIN required","hint":"verify_pin"})", Kind::Locked,
            "42501");
        row("factor", 403, R"({"code":"42501","message":"second factor needed","hint":"factor_needed"})",
            Kind::Forbidden, "factor_needed");
        row("stale", 409, R"({"code":"PT409","message":"version conflict"})", Kind::Conflict, "PT409");
        row("duplicate", 409, R"({"code":"23505"})", Kind::Conflict, "23505");
        row("foreign key", 409, R"({"code":"23503"})", Kind::Rejected, "23503");
        row("check", 400, R"({"code":"23514"})", Kind::Rejected, "23514");
        row("nobody", 400, R"({"code":"P0002"})", Kind::NotFound, "P0002");
        row("singular", 406, R"({"code":"PGRST116"})", Kind::NotFound, "PGRST116");
        row("storage", 400, R"({"statusCode":"404","error":"not_found","message":"x","code":"NoSuchKey"})",
            Kind::NotFound, "NoSuchKey");
        row("gateway html", 502, "<html><body>Bad gateway</body></html>", Kind::ServerFault, "");
        row("html 401", 401, "<html>", Kind::SignedOut, "");
        row("too large", 413, "", Kind::Rejected, "");
        row("429", 429, R"({"message":"slow down"})", Kind::Busy, "");
        row("500", 500, R"({"code":"57014","message":"timeout"})", Kind::ServerFault, "57014");
        row("503", 503, R"({"code":"PGRST002"})", Kind::ServerFault, "PGRST002");
        row("redirect", 302, "", Kind::Offline, "");
        row("garbage", 418, QByteArray::fromHex("fffe00"), Kind::Rejected, "");
        row("list", 400, "[1,2]", Kind::Rejected, "");
    }
    void eachAnswerHasAKind()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        QFETCH(QString, code);
        const Error error = errorFrom(status, body, {});
        QCOMPARE(static_cast<int>(error.kind), kind);
        QCOMPARE(error.code, code);
        QCOMPARE(error.status, status);
    }

    void waitingTimesAreFoundAndClamped_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("seconds");
        const QByteArray mail = R"({"code":"over_email_send_rate_limit",)"
                                R"("message":"you can only request this after 37 seconds"})";
        QTest::newRow("header") << QByteArray("12") << QByteArray() << 12;
        QTest::newRow("zero") << QByteArray("0") << QByteArray() << 1;
        QTest::newRow("negative") << QByteArray("-1") << QByteArray() << 1;
        QTest::newRow("absurd") << QByteArray("1000000000") << QByteArray() << 900;
        QTest::newRow("date") << QByteArray("Fri, 31 Dec 1999 23:59:59 GMT") << QByteArray() << 60;
        QTest::newRow("gotrue mail") << QByteArray() << mail << 37;
        QTest::newRow("gotrue ip") << QByteArray() << QByteArray(R"({"code":"over_request_rate_limit"})")
                                   << 60;
        QTest::newRow("database") << QByteArray() << QByteArray(R"({"code":"PT429","hint":"41"})") << 41;
    }
    void waitingTimesAreFoundAndClamped()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, body);
        QFETCH(int, seconds);
        QCOMPARE(errorFrom(429, body, header).retryAfter, seconds);
    }

    void onlyNamedSymbolsEndASession()
    {
        for (const char *code : {"refresh_token_not_found", "refresh_token_already_used", "session_not_found",
                                 "session_expired", "user_banned", "user_not_found"})
            QVERIFY(endsSession(QLatin1String(code)));
        for (const char *code : {"", "over_request_rate_limit", "conflict", "bad_jwt", "validation_failed",
                                 "unexpected_failure", "request_timeout"})
            QVERIFY(!endsSession(QLatin1String(code)));
    }

    void redactionTakesSecretsOut_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("canary");
        QTest::newRow("bearer") << "Authorization: Bearer abc.def.canary"
                                << "canary";
        QTest::newRow("a service's token") << "Authorization: Token canary-canary-canary"
                                           << "canary";
        QTest::newRow("words of a password") << "password=\"four bells at canary\" was wrong"
                                             << "canary";
        QTest::newRow("query") << "GET /x?token_hash=canary&type=email"
                               << "canary";
        QTest::newRow("json") << R"({"refresh_token":"canary"})"
                              << "canary";
        QTest::newRow("code") << "code=canary"
                              << "canary";
        QTest::newRow("code of a link") << R"({"auth_code":"canary"})"
                                        << "canary";
        QTest::newRow("jwt") << "bad eyJhbGciOiJIUzI1NiJ9.eyJjYW5hcnkiOjF9.canary here"
                             << "canary";
        QTest::newRow("key") << "key sb_publishable_canary"
                             << "canary";
        QTest::newRow("mail") << "no such user canary@desk.test"
                              << "canary";
        QTest::newRow("app") << "otpauth://totp/Deskbell:ana?secret=CANARY&issuer=canary"
                             << "anary";
        QTest::newRow("key of an app") << R"({"secret":"CANARY"})"
                                       << "CANARY";
        QTest::newRow("digits") << "otp 482913 wrong"
                                << "482913";
        QTest::newRow("quoted text") << R"(invalid input "a long text that somebody wrote, canary")"
                                     << "canary";
    }
    void redactionTakesSecretsOut()
    {
        QFETCH(QString, text);
        QFETCH(QString, canary);
        QVERIFY2(!redacted(text).contains(canary), qPrintable(redacted(text)));
        // Half a character, in the text or where it is cut, opens no fence.
        QVERIFY(!redacted(QChar(0xde00) + text).contains(canary));
        QVERIFY(!redacted(text + QString(999 - text.size(), u' ') + QStringLiteral("\U0001F600"))
                     .contains(canary));
    }

    void symbolsPassTheFenceToo()
    {
        for (const char *plain : {"otp_expired", "42501", "PGRST301", "PT429", "verify_pin"})
            QCOMPARE(redactedSymbol(QString::fromLatin1(plain)), QString::fromLatin1(plain));
        for (const char *canary : {"canary@desk.test", "482913", "token=canary",
                                   "eyJhbGciOiJIUzI1NiJ9.eyJjYW5hcnkiOjF9.canary", "sb_secret_canary"}) {
            const QString clean = redactedSymbol(QString::fromLatin1(canary));
            QVERIFY2(!clean.contains(u"canary") && !clean.contains(u"482913"), qPrintable(clean));
        }
        QVERIFY(!redactedSymbol(QStringLiteral("a\nsession ended")).contains(u'\n'));
        QCOMPARE(redactedSymbol(QString(5000, u'x')).size(), 64);
    }

    void redactionIsBoundedAndOneLine()
    {
        const QString clean = redacted(QStringLiteral("a\nb\r\tc") + QString(5000, u'x'));
        QVERIFY(clean.size() <= 300);
        QVERIFY(!clean.contains(u'\n'));
    }
};

QTEST_GUILESS_MAIN(TestHttpError)
#include "tst_httperror.moc"
