// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/endpoint.h"

#include <QTest>

using namespace desk;

namespace {

QString token(const QByteArray &claims)
{
    const auto part = [](const QByteArray &text) {
        return text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    return QString::fromLatin1(part(R"({"alg":"HS256"})") + '.' + part(claims) + ".c2lnbmF0dXJl");
}

const QString good = QStringLiteral("sb_publishable_0123456789");

} // namespace

class TestEndpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addressesAreReducedToOneOrigin_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("origin");
        QTest::newRow("plain") << "https://desk.example"
                               << "https://desk.example";
        QTest::newRow("slash") << " https://desk.example/ "
                               << "https://desk.example";
        QTest::newRow("no scheme") << "desk.example"
                                   << "https://desk.example";
        QTest::newRow("port") << "https://desk.example:8443"
                              << "https://desk.example:8443";
        QTest::newRow("local") << "http://127.0.0.1:54321"
                               << "http://127.0.0.1:54321";
        QTest::newRow("local v6") << "http://[::1]:54321"
                                  << "http://[::1]:54321";
        QTest::newRow("localhost") << "http://localhost:54321"
                                   << "http://localhost:54321";
    }
    void addressesAreReducedToOneOrigin()
    {
        QFETCH(QString, address);
        QFETCH(QString, origin);
        const auto endpoint = Endpoint::from(address, good);
        QVERIFY(endpoint.ok());
        QCOMPARE(endpoint.value().origin().toString(), origin);
    }

    void badAddressesAreRefused_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("code");
        QTest::newRow("empty") << ""
                               << "address_form";
        QTest::newRow("http abroad") << "http://desk.example"
                                     << "address_insecure";
        QTest::newRow("http look-alike") << "http://127.0.0.1.evil.example"
                                         << "address_insecure";
        QTest::newRow("http localhost look-alike") << "http://localhost.evil.example"
                                                   << "address_insecure";
        QTest::newRow("ftp") << "ftp://desk.example"
                             << "address_form";
        QTest::newRow("file") << "file:///etc/passwd"
                              << "address_form";
        QTest::newRow("user") << "https://me:secret@desk.example"
                              << "address_form";
        QTest::newRow("path") << "https://desk.example/elsewhere"
                              << "address_form";
        QTest::newRow("query") << "https://desk.example?x=1"
                               << "address_form";
        QTest::newRow("fragment") << "https://desk.example#x"
                                  << "address_form";
        QTest::newRow("space inside") << "https://desk example"
                                      << "address_form";
        QTest::newRow("port 0") << "https://desk.example:0"
                                << "address_form";
        QTest::newRow("long") << "https://" + QString(400, u'a') + ".example"
                              << "address_form";
    }
    void badAddressesAreRefused()
    {
        QFETCH(QString, address);
        QFETCH(QString, code);
        const auto endpoint = Endpoint::from(address, good);
        QVERIFY(!endpoint.ok());
        QCOMPARE(endpoint.error().kind, Error::Kind::Rejected);
        QCOMPARE(endpoint.error().code, code);
    }

    void keysForPeopleAreTaken()
    {
        const QString address = QStringLiteral("https://desk.example");
        QVERIFY(Endpoint::from(address, good).ok());
        QVERIFY(Endpoint::from(address, token(R"({"role":"anon","iss":"supabase"})")).ok());
    }

    void keysForServersAreRefused_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("code");
        QTest::newRow("secret") << "sb_secret_0123456789"
                                << "key_secret";
        QTest::newRow("secret with space") << "  sb_secret_0123456789"
                                           << "key_secret";
        QTest::newRow("service role") << token(R"({"role":"service_role"})") << "key_secret";
        QTest::newRow("somebody's session") << token(R"({"role":"authenticated"})") << "key_role";
        QTest::newRow("no role") << token(R"({"iss":"x"})") << "key_form";
        QTest::newRow("empty") << ""
                               << "key_form";
        QTest::newRow("words") << "not a key"
                               << "key_form";
        QTest::newRow("header splitting") << "sb_publishable_x\r\nHost: evil"
                                          << "key_form";
        QTest::newRow("two parts") << "eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoiYW5vbiJ9"
                                   << "key_form";
    }
    void keysForServersAreRefused()
    {
        QFETCH(QString, key);
        QFETCH(QString, code);
        const auto endpoint = Endpoint::from(QStringLiteral("https://desk.example"), key);
        QVERIFY(!endpoint.ok());
        QCOMPARE(endpoint.error().code, code);
        QVERIFY(!endpoint.error().detail.contains(key) || key.isEmpty());
    }

    void theSocketIsOnTheSameOrigin()
    {
        const auto secure = Endpoint::from(QStringLiteral("https://desk.example"), good).value();
        QCOMPARE(secure.socketUrl().toString(),
                 QStringLiteral("wss://desk.example/realtime/v1/websocket?vsn=2.0.0&apikey=") + good);
        const auto local = Endpoint::from(QStringLiteral("http://127.0.0.1:54321"), good).value();
        QCOMPARE(local.socketUrl().scheme(), QStringLiteral("ws"));
        QCOMPARE(local.url("/rest/v1/x?a=eq.b%2Cc").toEncoded(),
                 QByteArray("http://127.0.0.1:54321/rest/v1/x?a=eq.b%2Cc"));
    }
};

QTEST_GUILESS_MAIN(TestEndpoint)
#include "tst_endpoint.moc"
