// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a desk does with its feed, in small: believes rows, pulls after gaps and once a minute, asks for the
// subscription again that was refused. Its question goes the way of all questions, through HttpClient.
#pragma once

#include "net/http/httpclient.h"
#include "net/supabase/rpc.h"
#include "net/supabase/supabasefeed.h"

#include <functional>

namespace desk::test {

class Reader final : public QObject
{
    Q_OBJECT

public:
    Reader(HttpClient &http, Feed &feed, Timers &timers)
        : m_http(http)
        , m_feed(feed)
        , m_timers(timers)
    {
        connect(&feed, &Feed::stateChanged, this, [this](Feed::State state) {
            if (state == Feed::State::Live || state == Feed::State::Denied)
                pull();
        });
        connect(&feed, &Feed::gapSuspected, this, &Reader::pull);
        connect(&feed, &Feed::arrived, this, [this](const Event &event) {
            const auto *rows = std::get_if<TicketsArrived>(&event);
            for (std::size_t i = 0; rows && i < rows->tickets.size(); ++i)
                m_version = std::max(m_version, int(rows->tickets.at(i).version));
        });
        m_feed.open();
        pull();
    }
    [[nodiscard]] int version() const { return m_version; }
    void wake() { pull(); } ///< a page was told that it is shut out: is it so?

Q_SIGNALS:
    void locked();

private:
    void pull()
    {
        m_again = m_isAsking;
        if (m_isAsking)
            return;
        m_isAsking = true;
        Request request = rpc("pull", {});
        request.idempotent = true;
        deliver(m_http.send(request), this, [this](const Result<HttpAnswer> &answer) {
            m_isAsking = false;
            if (answer)
                m_version = std::max(m_version, answer.value().body.toInt());
            m_next = m_timers.after(std::chrono::seconds(answer ? 60 : 5), [this] {
                if (m_feed.state() == Feed::State::Denied)
                    m_feed.reconnect();
                pull();
            });
            if (!answer && answer.error().kind == Error::Kind::Locked)
                Q_EMIT locked();
            else if (m_again)
                pull();
        });
    }

    HttpClient &m_http;
    Feed &m_feed;
    Timers &m_timers;
    std::unique_ptr<Alarm> m_next;
    int m_version = 0;
    bool m_isAsking = false;
    bool m_again = false;
};

} // namespace desk::test
