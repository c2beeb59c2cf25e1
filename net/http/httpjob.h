// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One request from its first attempt to its answer. Private to the transport.
#pragma once

#include "models/domain/result.h"
#include "models/ports/timers.h"
#include "net/http/request.h"
#include "net/time/backoff.h"

#include <QElapsedTimer>
#include <QFuture>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QObject>
#include <QPromise>

#include <memory>

namespace desk {

class HttpTransport;

class HttpJob : public QObject
{
    Q_OBJECT

public:
    HttpJob(const Request &request, HttpTransport &transport);
    ~HttpJob() override;

    [[nodiscard]] QFuture<Result<HttpAnswer>> future() { return m_promise.future(); }
    /// The deadline runs from here, not from when the request began to wait in the queue.
    void start();

private:
    void attempt();
    void read();
    void answered();
    void settle(int status);
    [[nodiscard]] bool mayRetry() const;
    bool retry(int retryAfter);
    void drop();
    void finish(const Result<HttpAnswer> &result, int status);
    [[nodiscard]] QNetworkReply *send() const;
    [[nodiscard]] QNetworkRequest networkRequest() const;

    Request m_request;
    HttpTransport &m_transport;
    QPromise<Result<HttpAnswer>> m_promise;
    Backoff m_backoff;
    std::unique_ptr<Alarm> m_deadline;
    std::unique_ptr<Alarm> m_pause;
    std::shared_ptr<QNetworkAccessManager> m_network; ///< outlives the reply, even when it was replaced
    QNetworkReply *m_reply = nullptr;
    QByteArray m_body;
    QString m_tlsFault; ///< empty: the certificate was believed, or there is none
    bool m_tooLarge = false;
    bool m_done = false;
    std::chrono::milliseconds m_paused{0};
    QElapsedTimer m_since;
};

} // namespace desk
