// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Requests over the access manager, made safe: one origin, the key on each, no redirects, no cookies, no
// cache, no HTTP/2, a deadline and a size limit of our own, a queue, and growing pauses for what may be sent
// twice. Knows nothing of sessions; HttpClient adds them.
#pragma once

#include "models/domain/result.h"
#include "models/ports/timers.h"
#include "net/http/endpoint.h"
#include "net/http/request.h"
#include "net/time/backoff.h"

#include <QFuture>
#include <QNetworkAccessManager>
#include <QObject>

#include <deque>
#include <functional>
#include <memory>

namespace desk {

class HttpJob;

class HttpTransport : public QObject
{
    Q_OBJECT

public:
    using NetworkFactory = std::function<std::unique_ptr<QNetworkAccessManager>()>;

    HttpTransport(NetworkFactory factory, Endpoint endpoint, Timers &timers, Dice dice = systemDice(),
                  QObject *parent = nullptr);
    ~HttpTransport() override;

    /// Errors as net/http/httperror.h says; Busy with code "queue" when too much waits already.
    QFuture<Result<HttpAnswer>> send(const Request &request);
    [[nodiscard]] const Endpoint &endpoint() const { return m_endpoint; }
    /// After a wake-up or a change of network: connections that look alive may be dead, so take new ones.
    void renewConnections();

    static constexpr int MaxActive = 6;
    static constexpr int MaxWaiting = 4000;
    /// So many transport errors in a row, and the access manager is replaced: some never recover by
    /// themselves.
    static constexpr int TiredAfter = 3;

private:
    friend class HttpJob;
    void startWaiting();
    void jobEnded(HttpJob *job);
    void transportFailed();
    void transportWorked() { m_failures = 0; }
    [[nodiscard]] std::shared_ptr<QNetworkAccessManager> network();

    NetworkFactory m_factory;
    Endpoint m_endpoint;
    Timers &m_timers;
    Dice m_dice;
    std::shared_ptr<QNetworkAccessManager> m_network;
    std::deque<HttpJob *> m_waiting;
    int m_active = 0;
    int m_failures = 0;
};

} // namespace desk
