// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/endpoint.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace desk {

namespace {

Error rejected(const QString &code, const QString &why)
{
    return Error{Error::Kind::Rejected, why, 0, code, 0};
}

bool isThisMachine(const QString &host)
{
    return host == u"127.0.0.1" || host == u"::1" || host == u"localhost";
}

Result<QUrl> originOf(const QString &address)
{
    QString text = address.trimmed();
    if (!text.contains(u"://"))
        text.prepend(u"https://");
    const QUrl url(text, QUrl::StrictMode);
    const bool plain = url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment() &&
                       (url.path().isEmpty() || url.path() == u"/");
    if (!url.isValid() || url.host().isEmpty() || !plain || text.size() > 300 || url.port(443) == 0)
        return rejected(QStringLiteral("address_form"), QStringLiteral("not a server address"));
    const bool secure = url.scheme() == u"https";
    if (!secure && url.scheme() != u"http")
        return rejected(QStringLiteral("address_form"), QStringLiteral("neither https nor http"));
    if (!secure && !isThisMachine(url.host()))
        return rejected(QStringLiteral("address_insecure"), QStringLiteral("http to another machine"));
    QUrl origin;
    origin.setScheme(url.scheme());
    origin.setHost(url.host());
    origin.setPort(url.port());
    return origin;
}

/// Only legacy keys are tokens and may be looked into; opaque ones are taken as they are.
Result<QByteArray> checkedToken(const QByteArray &key)
{
    const QList<QByteArray> parts = key.split('.');
    const auto payload = QByteArray::fromBase64Encoding(parts.value(1), QByteArray::Base64UrlEncoding |
                                                                            QByteArray::OmitTrailingEquals);
    const QString role =
        QJsonDocument::fromJson(payload.decoded).object().value(QStringLiteral("role")).toString();
    if (parts.size() != 3 || !payload || role.isEmpty())
        return rejected(QStringLiteral("key_form"), QStringLiteral("neither kind of key"));
    if (role == u"anon")
        return key;
    return rejected(role == u"service_role" ? QStringLiteral("key_secret") : QStringLiteral("key_role"),
                    QStringLiteral("a key for servers, not for people's programs"));
}

Result<QByteArray> checkedKey(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("\\A[A-Za-z0-9_.=-]{8,4096}\\z"));
    const QString key = text.trimmed();
    if (key.startsWith(u"sb_secret_"))
        return rejected(QStringLiteral("key_secret"), QStringLiteral("a secret key"));
    if (!form.match(key).hasMatch())
        return rejected(QStringLiteral("key_form"), QStringLiteral("neither kind of key"));
    if (key.startsWith(u"sb_publishable_"))
        return key.toLatin1();
    return checkedToken(key.toLatin1());
}

} // namespace

Result<Endpoint> Endpoint::from(const QString &address, const QString &key)
{
    const Result<QUrl> origin = originOf(address);
    if (!origin)
        return origin.error();
    const Result<QByteArray> checked = checkedKey(key);
    if (!checked)
        return checked.error();
    Endpoint endpoint;
    endpoint.m_origin = origin.value();
    endpoint.m_key = checked.value();
    return endpoint;
}

/// As the server's own `private.is_service_url` has it: what is shown is where it goes.
Result<Endpoint> Endpoint::ofService(const QString &address, bool plainHere)
{
    static const QRegularExpression form(
        QStringLiteral(R"(\A(https://[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+|)"
                       R"(https?://(localhost|127\.0\.0\.1|\[::1\]))(:[0-9]{1,5})?(/[A-Za-z0-9_-]+)*\z)"));
    const QUrl url(address, QUrl::StrictMode);
    if (address.size() > 200 || !form.match(address).hasMatch() || !url.isValid() || url.port(443) == 0)
        return rejected(QStringLiteral("address_form"), QStringLiteral("not the address of a service"));
    if (url.scheme() != u"https" && !plainHere)
        return rejected(QStringLiteral("address_insecure"), QStringLiteral("http to a service"));
    Endpoint endpoint;
    endpoint.m_origin = url;
    return endpoint;
}

QUrl Endpoint::url(const QByteArray &pathAndQuery) const
{
    return QUrl::fromEncoded(QByteArray(m_origin.toEncoded() + pathAndQuery), QUrl::StrictMode);
}

QUrl Endpoint::socketUrl() const
{
    QUrl url = this->url("/realtime/v1/websocket?vsn=2.0.0&apikey=" + m_key);
    url.setScheme(m_origin.scheme() == u"https" ? QStringLiteral("wss") : QStringLiteral("ws"));
    return url;
}

} // namespace desk
