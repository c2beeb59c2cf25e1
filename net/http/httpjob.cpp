// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/httpjob.h"

#include "net/http/httperror.h"
#include "net/http/httptransport.h"
#include "net/http/tlsfault.h"
#include "net/log/log.h"

#include <QIODevice>

#include <algorithm>

namespace desk {

namespace {

using namespace std::chrono_literals;

constexpr int MaxAttempts = 4;

QByteArray nameOf(Request::Verb verb)
{
    switch (verb) {
    case Request::Verb::Get:
        return "GET";
    case Request::Verb::Post:
        return "POST";
    case Request::Verb::Put:
        return "PUT";
    case Request::Verb::Patch:
        return "PATCH";
    case Request::Verb::Remove:
        return "DELETE";
    }
    return {};
}

/// Where a connection breaks before the answer, Qt sends the request again by itself, up to three times: a
/// PIN would be counted twice, a code be used up by the answer that was lost. It does not when the body
/// cannot be had again. No QBuffer: of that Qt takes the bytes themselves.
class SentOnce final : public QIODevice
{
public:
    explicit SentOnce(QByteArray body)
        : m_body(std::move(body))
    {
        (void)open(ReadOnly | Unbuffered);
    }
    [[nodiscard]] qint64 size() const override { return m_body.size(); }
    bool reset() override { return false; }

protected:
    qint64 readData(char *to, qint64 most) override
    {
        const qint64 count = std::min(most, m_body.size() - pos());
        std::copy_n(m_body.constData() + pos(), count, to);
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_body;
};

/// A page of somebody's portal with status 200 is not an answer of our server.
bool isMarkup(const QNetworkReply &reply)
{
    return reply.header(QNetworkRequest::ContentTypeHeader).toString().startsWith(u"text/html");
}

} // namespace

HttpJob::HttpJob(const Request &request, HttpTransport &transport)
    : QObject(&transport)
    , m_request(request)
    , m_transport(transport)
    , m_backoff(500ms, 60s, transport.m_dice)
{
    m_promise.start();
}

HttpJob::~HttpJob()
{
    drop();
}

void HttpJob::start()
{
    m_since.start();
    m_deadline = m_transport.m_timers.after(m_request.deadline, [this] {
        drop();
        m_transport.transportFailed();
        finish(errorFrom(QNetworkReply::TimeoutError), 0);
    });
    attempt();
}

void HttpJob::attempt()
{
    m_body.clear();
    m_tooLarge = false;
    m_tlsFault.clear();
    m_network = m_transport.network();
    m_reply = send();
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpJob::read);
    connect(m_reply, &QNetworkReply::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_tlsFault = tlsFaultOf(errors); });
    connect(m_reply, &QNetworkReply::finished, this, &HttpJob::answered, Qt::QueuedConnection);
}

QNetworkReply *HttpJob::send() const
{
    const QByteArray verb = nameOf(m_request.verb);
    if (m_request.idempotent || m_request.body.isEmpty())
        return m_network->sendCustomRequest(networkRequest(), verb, m_request.body);
    auto *body = new SentOnce(m_request.body);
    QNetworkReply *reply = m_network->sendCustomRequest(networkRequest(), verb, body);
    body->setParent(reply);
    return reply;
}

QNetworkRequest HttpJob::networkRequest() const
{
    using R = QNetworkRequest;
    R request(m_transport.endpoint().url(m_request.path));
    request.setAttribute(R::RedirectPolicyAttribute, R::ManualRedirectPolicy);
    request.setAttribute(R::Http2AllowedAttribute, false);
    request.setAttribute(R::CookieLoadControlAttribute, R::Manual);
    request.setAttribute(R::CookieSaveControlAttribute, R::Manual);
    request.setAttribute(R::AuthenticationReuseAttribute, R::Manual);
    request.setAttribute(R::CacheLoadControlAttribute, R::AlwaysNetwork);
    request.setAttribute(R::CacheSaveControlAttribute, false);
    if (const QByteArray &key = m_transport.endpoint().key(); !key.isEmpty())
        request.setRawHeader("apikey", key);
    request.setRawHeader("Accept", "application/json");
    if (!m_request.body.isEmpty())
        request.setRawHeader("Content-Type", "application/json");
    if (!m_request.bearer.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_request.bearer);
    for (const auto &[name, value] : m_request.headers)
        request.setRawHeader(name, value);
    return request;
}

void HttpJob::read()
{
    const qint64 promised = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    m_body.append(m_reply->readAll());
    if (m_body.size() <= m_request.limit && promised <= m_request.limit)
        return;
    m_tooLarge = true;
    m_body.clear();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    drop();
    finish(Error{Error::Kind::Garbled, QStringLiteral("more than %1 bytes").arg(m_request.limit), status,
                 QStringLiteral("too_large"), 0},
           status);
}

void HttpJob::answered()
{
    if (m_done || !m_reply)
        return;
    if (m_reply->bytesAvailable() > 0)
        read();
    if (m_done)
        return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto failure = m_reply->error();
    // An error below 200 is one of the line. Where the status is good, any error is one of the answer: it
    // broke off in the middle, or could not be unpacked.
    const bool broken = status == 0 || (failure != QNetworkReply::NoError && (failure < 200 || status < 400));
    if (!broken) {
        m_transport.transportWorked();
        settle(status);
        return;
    }
    drop();
    m_transport.transportFailed();
    if (failure != QNetworkReply::SslHandshakeFailedError && retry(0))
        return;
    Error error = errorFrom(failure);
    if (!m_tlsFault.isEmpty())
        error.code = m_tlsFault;
    finish(error, status);
}

void HttpJob::settle(int status)
{
    if (status >= 200 && status < 300) {
        const bool markup = isMarkup(*m_reply);
        drop();
        if (markup)
            finish(Error{Error::Kind::Offline, QStringLiteral("a page instead of an answer"), status,
                         QStringLiteral("captive"), 0},
                   status);
        else
            finish(HttpAnswer{status, m_body}, status);
        return;
    }
    const Error error = errorFrom(status, m_body, m_reply->rawHeader("Retry-After"));
    drop();
    if (!isWorthRetrying(status) || !retry(error.retryAfter))
        finish(error, status);
}

bool HttpJob::mayRetry() const
{
    return (m_request.idempotent || m_request.verb == Request::Verb::Get) &&
           m_backoff.tries() < MaxAttempts - 1;
}

/// False when it is not allowed, or would end after the deadline anyway: then the caller learns at once.
bool HttpJob::retry(int retryAfter)
{
    if (!mayRetry())
        return false;
    const auto pause = std::max(m_backoff.next(), std::chrono::milliseconds(retryAfter * 1000LL));
    m_paused += pause;
    if (m_paused >= m_request.deadline)
        return false;
    m_pause = m_transport.m_timers.after(pause, [this] { attempt(); });
    return true;
}

void HttpJob::drop()
{
    m_pause.reset();
    if (!m_reply)
        return;
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    reply->disconnect(this);
    if (reply->isRunning())
        reply->abort();
    reply->deleteLater();
}

void HttpJob::finish(const Result<HttpAnswer> &result, int status)
{
    if (std::exchange(m_done, true))
        return;
    m_deadline.reset();
    const QByteArray path = m_request.path.split('?').constFirst();
    qCInfo(logHttp).noquote() << nameOf(m_request.verb) << path << status << m_since.elapsed() << "ms"
                              << (result.ok() ? QString()
                                              : QString(redactedSymbol(result.error().code) % u' ' %
                                                        result.error().detail));
    m_promise.addResult(result);
    m_promise.finish();
    m_transport.jobEnded(this);
    deleteLater();
}

} // namespace desk
