// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The transport with a session: the bearer token on each request, and one refresh shared by however many
// requests were refused with 401, each of which is then sent once more. Not in another session, which may be
// somebody else's: Cancelled.
#pragma once

#include "net/http/httptransport.h"
#include "net/http/tokensource.h"

#include <QObject>

namespace desk {

class HttpClient : public QObject
{
    Q_OBJECT

public:
    HttpClient(HttpTransport &transport, TokenSource &tokens, QObject *parent = nullptr);

    QFuture<Result<HttpAnswer>> get(const QByteArray &path);
    QFuture<Result<HttpAnswer>> post(const QByteArray &path, const QByteArray &body);
    QFuture<Result<HttpAnswer>> patch(const QByteArray &path, const QByteArray &body);
    QFuture<Result<HttpAnswer>> remove(const QByteArray &path);
    /// For limits, deadlines, headers and idempotent posts. `request.bearer` is ours to fill.
    QFuture<Result<HttpAnswer>> send(Request request);

private:
    QFuture<Result<HttpAnswer>> again(const Request &refused, const Error &refusal, quint64 session);

    HttpTransport &m_transport;
    TokenSource &m_tokens;
};

} // namespace desk
