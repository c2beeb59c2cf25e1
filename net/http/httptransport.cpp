// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/httptransport.h"

#include "models/domain/deliver.h"
#include "net/http/httpjob.h"
#include "net/log/log.h"

namespace desk {

HttpTransport::HttpTransport(NetworkFactory factory, Endpoint endpoint, Timers &timers, Dice dice,
                             QObject *parent)
    : QObject(parent)
    , m_factory(std::move(factory))
    , m_endpoint(std::move(endpoint))
    , m_timers(timers)
    , m_dice(std::move(dice))
{
}

HttpTransport::~HttpTransport()
{
    // Jobs look at us when they are destroyed, so they go first; their promises arrive as Cancelled.
    qDeleteAll(findChildren<HttpJob *>(QString(), Qt::FindDirectChildrenOnly));
}

QFuture<Result<HttpAnswer>> HttpTransport::send(const Request &request)
{
    if (m_waiting.size() >= MaxWaiting)
        return ready<HttpAnswer>(Error{Error::Kind::Busy, QStringLiteral("too many requests wait"), 0,
                                       QStringLiteral("queue"), 0});
    auto *job = new HttpJob(request, *this);
    auto future = job->future();
    m_waiting.push_back(job);
    startWaiting();
    return future;
}

void HttpTransport::startWaiting()
{
    while (m_active < MaxActive && !m_waiting.empty()) {
        HttpJob *job = m_waiting.front();
        m_waiting.pop_front();
        ++m_active;
        job->start();
    }
}

void HttpTransport::jobEnded(HttpJob *job)
{
    Q_UNUSED(job)
    --m_active;
    startWaiting();
}

void HttpTransport::transportFailed()
{
    if (++m_failures < TiredAfter)
        return;
    m_failures = 0;
    renewConnections();
}

void HttpTransport::renewConnections()
{
    qCInfo(logHttp) << "taking new connections";
    m_network.reset();
}

std::shared_ptr<QNetworkAccessManager> HttpTransport::network()
{
    if (!m_network) {
        // Its last user may be inside one of its signals, so it is never deleted on the spot.
        m_network = std::shared_ptr<QNetworkAccessManager>(
            m_factory().release(), [](QNetworkAccessManager *old) { old->deleteLater(); });
        m_network->setAutoDeleteReplies(false);
    }
    return m_network;
}

} // namespace desk
