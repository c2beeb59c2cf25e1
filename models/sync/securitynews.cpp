// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sync/securitynews.h"

#include "models/domain/deliver.h"
#include "models/domain/shutout.h"

#include <algorithm>
#include <utility>

namespace desk {

namespace {

/// Who ends sessions has just done so, and sees it.
bool isNews(const SecurityEvent &event)
{
    switch (event.kind) {
    case SecurityEvent::Kind::SessionEnded:
    case SecurityEvent::Kind::OthersEnded:
    case SecurityEvent::Kind::AllEnded:
        return !event.bySelf;
    default:
        return true;
    }
}

} // namespace

SecurityNews::SecurityNews(Sessions &sessions, Feed &feed, std::optional<qint64> known, QObject *parent)
    : QObject(parent)
    , m_sessions(sessions)
    , m_known(known)
{
    connect(&feed, &Feed::announced, this, [this](Feed::AboutMe what) {
        if (what == Feed::AboutMe::Access)
            look();
    });
    connect(&feed, &Feed::gapSuspected, this, &SecurityNews::look);
}

void SecurityNews::begin()
{
    m_hasBegun = true;
    look();
}

void SecurityNews::look()
{
    if (!m_hasBegun)
        return;
    if (m_isAsking) {
        m_again = true;
        return;
    }
    m_isAsking = true;
    deliver(m_sessions.myEvents(), this, [this](const Result<QList<SecurityEvent>> &answer) {
        m_isAsking = false;
        if (answer.ok())
            heard(answer.value());
        else if (isShutOut(answer.error()))
            Q_EMIT shutOut(); // as what happened was the end of this session
        // Without an answer the next announcement or gap asks again; the list has it all.
        if (std::exchange(m_again, false))
            look();
    });
}

void SecurityNews::heard(const QList<SecurityEvent> &events)
{
    qint64 newest = m_known.value_or(0);
    QList<SecurityEvent> news;
    for (const SecurityEvent &event : events) {
        newest = std::max(newest, event.id);
        if (m_known && event.id > *m_known && isNews(event))
            news.append(event);
    }
    m_known = newest;
    if (!news.isEmpty())
        Q_EMIT happened(news);
}

} // namespace desk
