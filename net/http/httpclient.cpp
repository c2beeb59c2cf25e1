// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/httpclient.h"

#include "net/http/ask.h"
#include "net/http/httperror.h"

namespace desk {

namespace {

Error whoAskedHasLeft()
{
    return Error{Error::Kind::Cancelled, QStringLiteral("another session"), 0, {}, 0};
}

} // namespace

HttpClient::HttpClient(HttpTransport &transport, TokenSource &tokens, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_tokens(tokens)
{
}

QFuture<Result<HttpAnswer>> HttpClient::get(const QByteArray &path)
{
    Request request;
    request.path = path;
    return send(request);
}

QFuture<Result<HttpAnswer>> HttpClient::post(const QByteArray &path, const QByteArray &body)
{
    Request request;
    request.verb = Request::Verb::Post;
    request.path = path;
    request.body = body;
    return send(request);
}

QFuture<Result<HttpAnswer>> HttpClient::patch(const QByteArray &path, const QByteArray &body)
{
    Request request;
    request.verb = Request::Verb::Patch;
    request.path = path;
    request.body = body;
    return send(request);
}

QFuture<Result<HttpAnswer>> HttpClient::remove(const QByteArray &path)
{
    Request request;
    request.verb = Request::Verb::Remove;
    request.path = path;
    return send(request);
}

QFuture<Result<HttpAnswer>> HttpClient::send(Request request)
{
    request.bearer = m_tokens.accessToken();
    const quint64 session = m_tokens.session();
    return askNext(
        m_transport.send(request), this, [this, request, session](const Result<HttpAnswer> &answer) {
            const bool refused = !answer && isTokenRefused(answer.error()) && !request.bearer.isEmpty();
            return refused ? again(request, answer.error(), session) : ready(answer);
        });
}

QFuture<Result<HttpAnswer>> HttpClient::again(const Request &refused, const Error &refusal, quint64 session)
{
    if (session != m_tokens.session())
        return ready<HttpAnswer>(whoAskedHasLeft());
    return askNext(m_tokens.renew(refused.bearer), this,
                   [this, refused, refusal, session](const Result<Done> &renewed) {
                       Request request = refused;
                       request.bearer = m_tokens.accessToken();
                       if (!renewed)
                           return ready<HttpAnswer>(renewed.error());
                       if (session != m_tokens.session())
                           return ready<HttpAnswer>(whoAskedHasLeft());
                       if (request.bearer.isEmpty())
                           return ready<HttpAnswer>(refusal);
                       return askNext(m_transport.send(request), this, [](const Result<HttpAnswer> &answer) {
                           // The session is alive, and yet its new token may be refused.
                           return ready<HttpAnswer>(answer ? answer : notThePersonsFault(answer.error()));
                       });
                   });
}

} // namespace desk
