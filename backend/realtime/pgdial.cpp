// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/realtime/pgdial.h"

#include <algorithm>
#include <vector>

namespace desk::realtime {

namespace {

constexpr int shortestPauseMs = 100;
constexpr int longestPauseMs = 3000;
constexpr int deadlineMs = 10'000;

} // namespace

PgDial::PgDial(QByteArray address, QList<std::pair<QByteArray, QByteArray>> extra, QObject *parent)
    : QObject(parent)
    , m_address(std::move(address))
    , m_extra(std::move(extra))
    , m_pauseMs(shortestPauseMs)
{
    m_pause.setSingleShot(true);
    m_deadline.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &PgDial::start);
    connect(&m_deadline, &QTimer::timeout, this, [this] { giveUp(QStringLiteral("no answer in time")); });
}

void PgDial::start()
{
    m_pause.stop();
    std::vector<const char *> names{"dbname"}; // an address as dbname is expanded, later keywords override it
    std::vector<const char *> values{m_address.constData()};
    for (const auto &[name, value] : m_extra) {
        names.push_back(name.constData());
        values.push_back(value.constData());
    }
    names.push_back(nullptr);
    values.push_back(nullptr);
    m_connection.reset(PQconnectStartParams(names.data(), values.data(), 1));
    if (PQstatus(m_connection.get()) == CONNECTION_BAD)
        return giveUp(QString::fromUtf8(PQerrorMessage(m_connection.get())).trimmed());
    m_deadline.start(deadlineMs);
    watch(QSocketNotifier::Write);
}

void PgDial::startLater()
{
    m_pause.start(m_pauseMs);
    m_pauseMs = std::min(m_pauseMs * 2, longestPauseMs);
}

void PgDial::succeeded()
{
    m_pauseMs = shortestPauseMs;
}

PgConnection PgDial::take()
{
    return std::move(m_connection);
}

void PgDial::watch(QSocketNotifier::Type type)
{
    // libpq may change the socket between two polls, so the notifier is made anew each time.
    m_notifier = std::make_unique<QSocketNotifier>(PQsocket(m_connection.get()), type);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &PgDial::poll);
}

void PgDial::poll()
{
    // This is called by the notifier itself: it must outlive the call.
    if (m_notifier) {
        m_notifier->setEnabled(false);
        m_notifier.release()->deleteLater();
    }
    switch (PQconnectPoll(m_connection.get())) {
    case PGRES_POLLING_READING:
        return watch(QSocketNotifier::Read);
    case PGRES_POLLING_WRITING:
        return watch(QSocketNotifier::Write);
    case PGRES_POLLING_OK:
        m_deadline.stop();
        PQsetnonblocking(m_connection.get(), 1);
        Q_EMIT connected();
        return;
    default:
        giveUp(QString::fromUtf8(PQerrorMessage(m_connection.get())).trimmed());
    }
}

void PgDial::giveUp(const QString &why)
{
    m_deadline.stop();
    m_notifier.reset();
    m_connection.reset();
    startLater();
    Q_EMIT failed(why);
}

} // namespace desk::realtime
