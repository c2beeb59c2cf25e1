// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A real server with a certificate of its own making; and each reason by its name.
#include "net/http/httptransport.h"
#include "net/http/tlsfault.h"
#include "tests/net/netfixture.h"

#include <QFile>
#include <QProcess>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace desk;
using namespace desk::test;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Made for this run: a key in the sources would be one that somebody uses some day.
QSslConfiguration ownIdentity(const QString &folder)
{
    const QString key = folder + QStringLiteral("/key.pem");
    const QString certificate = folder + QStringLiteral("/certificate.pem");
    const QStringList words{QStringLiteral("req"),
                            QStringLiteral("-x509"),
                            QStringLiteral("-newkey"),
                            QStringLiteral("ec"),
                            QStringLiteral("-pkeyopt"),
                            QStringLiteral("ec_paramgen_curve:prime256v1"),
                            QStringLiteral("-nodes"),
                            QStringLiteral("-days"),
                            QStringLiteral("2"),
                            QStringLiteral("-subj"),
                            QStringLiteral("/CN=localhost"),
                            QStringLiteral("-addext"),
                            QStringLiteral("subjectAltName=IP:127.0.0.1"),
                            QStringLiteral("-keyout"),
                            key,
                            QStringLiteral("-out"),
                            certificate};
    if (QProcess::execute(QStringLiteral("openssl"), words) != 0)
        qFatal("openssl made no certificate");
    QSslConfiguration identity = QSslConfiguration::defaultConfiguration();
    identity.setPrivateKey(QSslKey(contentOf(key), QSsl::Ec));
    identity.setLocalCertificate(QSslCertificate(contentOf(certificate)));
    return identity;
}

} // namespace

class TestCertificates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachReasonHasItsName_data()
    {
        using E = QSslError;
        QTest::addColumn<QList<QSslError>>("errors");
        QTest::addColumn<QString>("code");
        QTest::newRow("expired") << QList<QSslError>{E(E::CertificateExpired)} << "tls_expired";
        QTest::newRow("early") << QList<QSslError>{E(E::CertificateNotYetValid)} << "tls_early";
        QTest::newRow("name") << QList<QSslError>{E(E::HostNameMismatch)} << "tls_name";
        QTest::newRow("own making") << QList<QSslError>{E(E::SelfSignedCertificate)} << "tls_untrusted";
        QTest::newRow("withdrawn") << QList<QSslError>{E(E::CertificateRevoked)} << "tls_revoked";
        QTest::newRow("a portal") << QList<QSslError>{E(E::SelfSignedCertificate), E(E::HostNameMismatch)}
                                  << "tls_name";
        QTest::newRow("another") << QList<QSslError>{E(E::NoPeerCertificate)} << "tls";
        QTest::newRow("none") << QList<QSslError>{} << "tls";
    }
    void eachReasonHasItsName()
    {
        QFETCH(QList<QSslError>, errors);
        QFETCH(QString, code);
        QCOMPARE(tlsFaultOf(errors), code);
    }

    void aCertificateOfItsOwnMakingIsNotBelievedAndNothingIsSent()
    {
        const QTemporaryDir folder;
        QSslServer server;
        server.setSslConfiguration(ownIdentity(folder.path()));
        QVERIFY(server.listen(QHostAddress::LocalHost, 0));
        QByteArray heard;
        connect(&server, &QSslServer::pendingConnectionAvailable, this, [&] {
            QTcpSocket *peer = server.nextPendingConnection();
            connect(peer, &QTcpSocket::readyRead, peer, [&heard, peer] { heard += peer->readAll(); });
        });
        FakeTime time;
        const auto endpoint = Endpoint::from(QStringLiteral("https://127.0.0.1:%1").arg(server.serverPort()),
                                             QStringLiteral("sb_publishable_test_key"));
        HttpTransport transport([] { return std::make_unique<QNetworkAccessManager>(); }, endpoint.value(),
                                time);
        Request request;
        request.path = "/rest/v1/x";
        request.bearer = "token";
        std::optional<Result<HttpAnswer>> answer;
        deliver(transport.send(request), this,
                [&answer](const Result<HttpAnswer> &one) { answer.emplace(one); });
        QTRY_VERIFY(answer.has_value());
        QVERIFY(!answer->ok());
        QCOMPARE(answer->error().kind, Error::Kind::Offline);
        QCOMPARE(answer->error().code, QStringLiteral("tls_untrusted"));
        QCOMPARE(heard, QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestCertificates)
#include "tst_certificates.moc"
