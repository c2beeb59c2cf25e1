// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/realtime/httpmessage.h"

#include "net/realtime/frames.h"

#include <QUrl>

namespace desk::realtime {

namespace {

constexpr qsizetype maxHead = 32'768;

QByteArray reasonOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 202:
        return "Accepted";
    case 204:
        return "No Content";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 413:
        return "Content Too Large";
    case 422:
        return "Unprocessable Content";
    case 429:
        return "Too Many Requests";
    case 503:
        return "Service Unavailable";
    default:
        return "Error";
    }
}

} // namespace

bool HttpRequest::wantsWebSocket() const
{
    return headers.value("upgrade").toLower() == "websocket";
}

QByteArray HttpRequest::key() const
{
    const QByteArray inQuery = query.queryItemValue(QStringLiteral("apikey"), QUrl::FullyDecoded).toUtf8();
    for (const QByteArray &shown : {inQuery, headers.value("apikey"), headers.value("x-api-key")}) {
        if (!shown.isEmpty())
            return shown;
    }
    return bearer();
}

QByteArray HttpRequest::bearer() const
{
    const QByteArray shown = headers.value("authorization");
    return shown.toLower().startsWith("bearer ") ? shown.mid(7).trimmed() : QByteArray();
}

HeadOutcome readHead(const QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return {std::nullopt, bytes.size() > maxHead};
    const QList<QByteArray> lines = bytes.first(end).split('\n');
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    if (end > maxHead || first.size() != 3 || !first[1].startsWith('/') || !first[2].startsWith("HTTP/1."))
        return {std::nullopt, true};
    HttpRequest request;
    request.method = first[0];
    const QUrl url = QUrl::fromEncoded(QByteArray("http://server" + first[1]));
    request.path = url.path(QUrl::FullyDecoded);
    request.query = QUrlQuery(url);
    request.headLength = end + 4;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        if (colon > 0)
            request.headers.insert(lines[i].first(colon).trimmed().toLower(),
                                   lines[i].mid(colon + 1).trimmed());
    }
    return {request, false};
}

QByteArray encodeAnswer(const HttpAnswer &answer)
{
    QByteArray bytes =
        "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + reasonOf(answer.status) + "\r\n";
    if (!answer.body.isEmpty())
        bytes += "Content-Type: application/json\r\n";
    bytes += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\nConnection: close\r\n\r\n";
    return bytes + answer.body;
}

QByteArray errorBody(const QString &text)
{
    return "{\"error\":" + frames::quoted(text) + '}';
}

} // namespace desk::realtime
