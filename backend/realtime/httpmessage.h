// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QUrlQuery>

#include <optional>

namespace desk::realtime {

struct HttpRequest
{
    QByteArray method;
    QString path; // decoded, without the query
    QUrlQuery query;
    QHash<QByteArray, QByteArray> headers; // names in lower case
    qsizetype headLength = 0;              // bytes, with the empty line
    QByteArray body;

    bool wantsWebSocket() const;
    // The key that the caller shows: ?apikey=, `apikey`, `x-api-key` or `Authorization: Bearer`.
    QByteArray key() const;
    QByteArray bearer() const;
};

struct HttpAnswer
{
    int status = 200;
    QByteArray body; // JSON or nothing
};

// The head, when `bytes` hold all of it. `bad` when it can never become one.
struct HeadOutcome
{
    std::optional<HttpRequest> request;
    bool bad = false;
};
HeadOutcome readHead(const QByteArray &bytes);

// Without keep-alive: each answer ends its connection.
QByteArray encodeAnswer(const HttpAnswer &answer);
QByteArray errorBody(const QString &text); // {"error": text}

} // namespace desk::realtime
