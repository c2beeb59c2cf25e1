// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/stackrun.h"

#include "tests/bench/client.h"
#include "tests/bench/person.h"
#include "tests/realtime/support/sql.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <mutex>
#include <thread>

namespace desk::bench {

namespace {

constexpr int Changes = 200;
constexpr int BetweenMs = 40;

struct Written
{
    QUuid ticket;
    int version = 0;
    Nanos at = 0; ///< just before the statement was sent: the write and its commit count too
};

/// The service: one committed change after the other, on a thread and a connection of its own.
class Service
{
public:
    Service(const QUrl &database, const QList<QUuid> &tickets)
        : m_thread([this, database, tickets] { write(database, tickets); })
    {
    }
    ~Service() { m_thread.join(); }
    QList<Written> written() const
    {
        const std::lock_guard hold(m_lock);
        return m_written;
    }
    bool isDone() const { return written().size() == Changes || m_failed; }

private:
    void write(const QUrl &database, const QList<QUuid> &tickets)
    {
        realtime::test::Sql sql(database);
        for (int i = 0; i < Changes && !m_failed; ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(BetweenMs));
            const QUuid id = tickets.at(i % tickets.size());
            const Nanos at = now();
            const QByteArray version = sql.one("update tickets set priority = case priority when 'high' then "
                                               "'low' else 'high' end where id = '" +
                                               id.toByteArray(QUuid::WithoutBraces) + "' returning version");
            m_failed = version.isEmpty();
            if (m_failed)
                std::fprintf(stderr, "the service could not write: %s\n", sql.error().constData());
            const std::lock_guard hold(m_lock);
            m_written.append({id, version.toInt(), at});
        }
    }

    mutable std::mutex m_lock;
    QList<Written> m_written;
    std::atomic<bool> m_failed = false;
    std::thread m_thread;
};

/// When each version of each ticket was painted first.
class Shown
{
public:
    explicit Shown(Client &client)
        : m_client(client)
    {
        QObject::connect(
            &client.desk, &Desk::ticketsChanged, &m_receiver, [this](const TicketsChange &change) {
                for (const TicketTable::Row row : change.updated)
                    m_pending.append(
                        {key(m_client.desk.tickets().id(row).value, m_client.desk.tickets().version(row))});
            });
        client.paint().painted = [this] {
            for (const QString &one : std::exchange(m_pending, {}))
                m_painted.insert(one, m_client.paint().last());
        };
    }
    ~Shown() { m_client.paint().painted = nullptr; }
    [[nodiscard]] Nanos paintedAt(const Written &one) const
    {
        return m_painted.value(key(one.ticket, one.version), 0);
    }

private:
    static QString key(const QUuid &ticket, int version)
    {
        return ticket.toString() + QString::number(version);
    }

    Client &m_client;
    QObject m_receiver;
    QStringList m_pending;
    QHash<QString, Nanos> m_painted;
};

QJsonObject watch(Client &client, const QUrl &database)
{
    client.show();
    if (!runUntil(
            [&client] { return client.sync().state() == Sync::State::Live && client.tickets().count() > 0; },
            30))
        return {};
    runFor(500);
    QList<QUuid> tickets;
    for (int row = 0; row < std::min(40, client.tickets().count()); ++row)
        tickets.append(client.tickets().idAt(row).value);
    const Shown shown(client);
    const Service service(database, tickets);
    runUntil([&service] { return service.isDone(); }, 60);
    const QList<Written> written = service.written();
    const auto isShown = [&shown](const Written &one) { return shown.paintedAt(one) != 0; };
    runUntil([&] { return std::all_of(written.begin(), written.end(), isShown); }, 10);
    std::vector<double> times;
    for (const Written &one : written) {
        if (isShown(one))
            times.push_back(toMs(shown.paintedAt(one) - one.at));
    }
    return {{QStringLiteral("other_change_ms_p50"), quantile(times, 0.5)},
            {QStringLiteral("other_change_ms_p95"), quantile(times, 0.95)},
            {QStringLiteral("other_change_ms_worst"), quantile(times, 1)},
            {QStringLiteral("other_change_lost"), Changes - int(times.size())}};
}

} // namespace

int runStack(QApplication &application, const QString &home)
{
    const auto stack = stackAt(home);
    if (!stack)
        return 1;
    Theme theme;
    theme.install(application);
    MemoryVault vault;
    Person person(*stack, vault);
    const auto account = person.comeIn();
    if (!account)
        return 1;
    Arrivals arrivals;
    Client client(person.transport, person.session, *account, theme, person.timers, arrivals);
    const QJsonObject figures = watch(client, stack->database);
    std::printf("%s\n", QJsonDocument(figures).toJson(QJsonDocument::Compact).constData());
    return figures.value(QLatin1String("other_change_lost")).toInt(1) == 0 ? 0 : 1;
}

} // namespace desk::bench
