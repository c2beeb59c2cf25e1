// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/callback.h"

#include <QRandomGenerator>
#include <QTest>

using namespace desk;

class TestCallback : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goodLinksAreRead_data()
    {
        QTest::addColumn<QString>("link");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("value");
        const auto row = [](const char *name, const char *link, Callback::Kind kind, const char *value) {
            QTest::newRow(name) << QString::fromLatin1(link) << static_cast<int>(kind) << QByteArray(value);
        };
        using Kind = Callback::Kind;
        row("code", "deskbell://auth/callback?code=0f8fad5b-d9cb-469f-a165-70867728950e", Kind::Code,
            "0f8fad5b-d9cb-469f-a165-70867728950e");
        row("hash", "deskbell://auth/callback?token_hash=pkce_ab12&type=magiclink", Kind::TokenHash,
            "pkce_ab12");
        row("hash of a first mail", "deskbell://auth/callback?type=signup&token_hash=ab", Kind::TokenHash,
            "ab");
        row("hash for a new address", "deskbell://auth/callback?token_hash=pkce_ab&type=email_change",
            Kind::TokenHash, "pkce_ab");
        row("loopback", "http://127.0.0.1:4711/0123?code=abc", Kind::Code, "abc");
        row("loopback v6", "http://[::1]:4711/0123?code=abc", Kind::Code, "abc");
        row("failure in both places",
            "deskbell://auth/"
            "callback?error=access_denied&error_code=otp_expired&error_description=Link+is+old"
            "#error=access_denied&error_code=otp_expired&error_description=Link+is+old",
            Kind::Failure, "otp_expired");
        row("failure in the fragment", "deskbell://auth/callback#error=server_error&sb=", Kind::Failure,
            "server_error");
    }
    void goodLinksAreRead()
    {
        QFETCH(QString, link);
        QFETCH(int, kind);
        QFETCH(QByteArray, value);
        const auto callback = parseCallback(QUrl(link, QUrl::StrictMode));
        QVERIFY(callback.ok());
        QCOMPARE(static_cast<int>(callback.value().kind), kind);
        QCOMPARE(callback.value().value, value);
    }

    void onlyAHashOfThatMailConfirmsAnAddress()
    {
        const auto confirms = [](const char *link) { return isAddressLink(QUrl(QString::fromLatin1(link))); };
        QVERIFY(confirms("deskbell://auth/callback?token_hash=ab&type=email_change"));
        QVERIFY(!confirms("deskbell://auth/callback?token_hash=ab&type=email"));
        QVERIFY(!confirms("deskbell://auth/callback?code=ab&type=email_change"));
        QVERIFY(!confirms("deskbell://evil/callback?token_hash=ab&type=email_change"));
    }

    void hostileLinksAreRefused_data()
    {
        QTest::addColumn<QString>("link");
        const auto row = [](const char *name, const QString &link) { QTest::newRow(name) << link; };
        const QString base = QStringLiteral("deskbell://auth/callback");
        row("empty", {});
        row("nothing", base);
        row("tokens in the fragment", base + "#access_token=a.b.c&refresh_token=x&token_type=bearer");
        row("token in the query", base + "?access_token=a.b.c");
        row("unknown key", base + "?code=a&next=https://evil.test");
        row("code twice", base + "?code=a&code=a");
        row("code in both with another value", base + "?code=a#code=b");
        row("code and hash", base + "?code=a&token_hash=b&type=email");
        row("code and error", base + "?code=a&error=b");
        row("hash without type", base + "?token_hash=b");
        row("hash of an unknown type", base + "?token_hash=b&type=admin");
        row("empty code", base + "?code=");
        row("key only", base + "?code");
        row("slash in the code", base + "?code=../../x");
        row("line end in the code", base + "?code=a%0d%0aHost:%20evil");
        row("nul in the code", base + "?code=a%00");
        row("unicode in the code", base + "?code=%C3%A4");
        row("long code", base + "?code=" + QString(513, u'a'));
        row("long link", base + "?code=a&error_description=" + QString(5000, u'a'));
        row("other scheme", QStringLiteral("https://auth/callback?code=a"));
        row("javascript", QStringLiteral("javascript:alert(1)"));
        row("other host", QStringLiteral("deskbell://evil/callback?code=a"));
        row("other path", QStringLiteral("deskbell://auth/settings?code=a"));
        row("deeper path", QStringLiteral("deskbell://auth/callback/x?code=a"));
        row("port", QStringLiteral("deskbell://auth:80/callback?code=a"));
        row("user", QStringLiteral("deskbell://me@auth/callback?code=a"));
        row("other machine", QStringLiteral("http://127.0.0.2:80/x?code=a"));
        row("name for this machine", QStringLiteral("http://localhost:80/x?code=a"));
        row("loopback without port", QStringLiteral("http://127.0.0.1/x?code=a"));
        row("argument", QStringLiteral("--style=evil"));
        row("ampersands", base + "?&&&code=a");
    }
    void hostileLinksAreRefused()
    {
        QFETCH(QString, link);
        const auto callback = parseCallback(QUrl(link, QUrl::StrictMode));
        QVERIFY(!callback.ok());
        QCOMPARE(callback.error().kind, Error::Kind::Rejected);
        QCOMPARE(callback.error().code, QStringLiteral("link"));
        QVERIFY(!callback.error().detail.contains(QStringLiteral("evil")));
    }

    void noiseIsNeverALink()
    {
        QRandomGenerator random(20260101);
        const QByteArray letters = "abcde=&?#%/:-_.0123456789[]@ \r\n\x00\xff";
        for (int round = 0; round < 20000; ++round) {
            QByteArray text = round % 2 ? "deskbell://auth/callback?" : "";
            const int size = random.bounded(60);
            for (int i = 0; i < size; ++i)
                text += letters[random.bounded(letters.size())];
            const auto callback = parseCallback(QUrl(QString::fromLatin1(text), QUrl::StrictMode));
            if (callback)
                QVERIFY(!callback.value().value.isEmpty() && callback.value().value.size() <= 512);
        }
    }
};

QTEST_GUILESS_MAIN(TestCallback)
#include "tst_callback.moc"
