// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/realtime/support/stack.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QProcess>

namespace desk::realtime::test {

namespace {

constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QJsonObject askStatus()
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QStringLiteral(DESKBELL_STACK_COMMAND), {QStringLiteral("status"), QStringLiteral("--home"),
                                                           qEnvironmentVariable("DESKBELL_STACK_HOME")});
    process.waitForFinished(30'000);
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

} // namespace

Stack Stack::find()
{
    const QJsonObject status = askStatus();
    const auto text = [&status](const char *name) { return status.value(QLatin1String(name)).toString(); };
    Stack stack;
    stack.running = status.value(QLatin1String("running")).toBool();
    stack.database = QUrl(text("database_url"));
    stack.adminDatabase = QUrl(text("admin_database_url"));
    stack.realtime = QUrl(text("realtime_url"));
    stack.jwtSecret = text("jwt_secret").toUtf8();
    stack.publishableKey = text("publishable_key").toUtf8();
    stack.secretKey = text("secret_key").toUtf8();
    return stack;
}

QByteArray Stack::token(const QByteArray &sub, int seconds, const QByteArray &role,
                        const QByteArray &extra) const
{
    const QByteArray exp = QByteArray::number(QDateTime::currentSecsSinceEpoch() + seconds);
    const QByteArray claims =
        R"({"sub":")" + sub + R"(","role":")" + role + R"(","exp":)" + exp + extra + '}';
    const QByteArray signedPart =
        QByteArray(R"({"alg":"HS256","typ":"JWT"})").toBase64(base64Url) + '.' + claims.toBase64(base64Url);
    return signedPart + '.' +
           QMessageAuthenticationCode::hash(signedPart, jwtSecret, QCryptographicHash::Sha256)
               .toBase64(base64Url);
}

} // namespace desk::realtime::test
