// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// deskbell-realtime-load: many subscribers under row level security, a steady stream of changes. Prints one
// JSON object {sent, received, lost, leaked, p50_ms, p95_ms, worst_ms} and fails when anything is lost,
// leaked or late.
#include "tests/realtime/support/client.h"
#include "tests/realtime/support/serverprocess.h"
#include "tests/realtime/support/sql.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDateTime>
#include <QEventLoop>
#include <QTest>
#include <QTimer>
#include <QUuid>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <set>
#include <thread>

using namespace desk::realtime::test;

namespace {

constexpr auto topic = "realtime:load";

struct Plan
{
    int subscribers = 100;
    int perSecond = 50;
    int seconds = 10;
    double p95LimitMs = 100;
};

// What one subscriber may see, and what it heard.
struct Ear
{
    std::unique_ptr<Client> client;
    std::set<QByteArray> mayHear; // tickets
    int heard = 0;
    int leaked = 0;
    int expected = 0;
};

struct Session
{
    QByteArray id;
    QByteArray token;
};

// A session of a real person that the real policies accept.
Session signIn(Sql &admin, const Stack &stack, const QByteArray &email)
{
    const QByteArray id = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    const QByteArray user = admin.one("select id from auth.users where email = '" + email + "'");
    admin.run(
        "insert into auth.sessions (id, user_id, created_at, updated_at) values ('" + id + "', '" + user +
        "', now(), now()); insert into private.pin_sessions (session_id, user_id, verified_at, idle_until, "
        "expires_at) values ('" +
        id + "', '" + user + "', now(), now() + interval '1 hour', now() + interval '1 hour')");
    return {id, stack.token(user, 3600, "authenticated", R"(,"session_id":")" + id + '"')};
}

std::set<QByteArray> visibleTo(Sql &admin, const QByteArray &token)
{
    const QByteArray claims = QByteArray::fromBase64(token.split('.')[1], QByteArray::Base64UrlEncoding);
    const auto rows = admin.run("begin; select set_config('role', 'authenticated', true), set_config("
                                "'request.jwt.claims', '" +
                                claims + "', true); select id from public.tickets");
    admin.run("rollback");
    std::set<QByteArray> ids;
    for (const auto &row : rows)
        ids.insert(row.first());
    return ids;
}

double percentile(std::vector<double> sorted, double part)
{
    return sorted.empty() ? 0 : sorted[size_t(double(sorted.size() - 1) * part)];
}

class Load
{
public:
    Load(const Plan &plan, const Stack &stack, const QUrl &server)
        : m_plan(plan)
        , m_stack(stack)
        , m_server(server)
        , m_admin(stack.adminDatabase)
    {
    }
    ~Load() { m_admin.run("delete from auth.sessions where id = any ('{" + m_sessions.join(',') + "}')"); }

    bool gather();
    int run();

private:
    void listen(Ear &ear);
    void write();
    int report();

    Plan m_plan;
    Stack m_stack;
    QUrl m_server;
    Sql m_admin;
    QList<QByteArray> m_sessions;
    QList<QByteArray> m_tickets;
    std::vector<std::unique_ptr<Ear>> m_ears;
    std::vector<double> m_latencies;
    std::vector<QByteArray> m_changed;
};

bool Load::gather()
{
    for (const auto &row : m_admin.run("select id from public.tickets order by id limit 200"))
        m_tickets.append(row.first());
    const QList<QByteArray> people{"ana@deskbell.test", "bo@deskbell.test", "admin@deskbell.test",
                                   "orla@corrib.test", "thomas@hartmann.test"};
    for (int i = 0; i < m_plan.subscribers; ++i) {
        auto ear = std::make_unique<Ear>();
        const Session session = signIn(m_admin, m_stack, people[i % people.size()]);
        m_sessions.append(session.id);
        ear->mayHear = visibleTo(m_admin, session.token);
        ear->client = std::make_unique<Client>();
        if (!ear->client->open(m_server, m_stack.publishableKey) ||
            !ear->client->follow(QLatin1String(topic), session.token,
                                 R"({"event":"UPDATE","schema":"public","table":"tickets"})"))
            return false;
        listen(*ear);
        m_ears.push_back(std::move(ear));
    }
    return !m_tickets.isEmpty();
}

void Load::listen(Ear &ear)
{
    QObject::connect(&ear.client->socket(), &QWebSocket::textMessageReceived, ear.client.get(),
                     [this, &ear](const QString &text) {
                         const double now = double(QDateTime::currentMSecsSinceEpoch());
                         const auto valueOf = [&text](QLatin1String name, int length) {
                             const qsizetype at = text.indexOf(name);
                             return at < 0 ? QString() : text.mid(at + name.size(), length);
                         };
                         const QString committed = valueOf(QLatin1String("\"commit_timestamp\":\""), 24);
                         const QString id = valueOf(QLatin1String("\"record\":{\"id\":\""), 36);
                         if (committed.isEmpty())
                             return;
                         ear.client->heard.clear();
                         ++ear.heard;
                         ear.leaked += ear.mayHear.contains(id.toUtf8()) ? 0 : 1;
                         const QDateTime time = QDateTime::fromString(committed, Qt::ISODateWithMs);
                         m_latencies.push_back(now - double(time.toMSecsSinceEpoch()));
                     });
}

void Load::write()
{
    Sql sql(m_stack.adminDatabase);
    const auto begin = std::chrono::steady_clock::now();
    const int total = m_plan.perSecond * m_plan.seconds;
    for (int i = 0; i < total; ++i) {
        std::this_thread::sleep_until(begin + std::chrono::microseconds(1'000'000LL * i / m_plan.perSecond));
        const QByteArray ticket = m_tickets[i % m_tickets.size()];
        sql.run("update public.tickets set title = 'load " + QByteArray::number(i) + "' where id = '" +
                ticket + "'");
        if (sql.error().isEmpty())
            m_changed.push_back(ticket);
    }
}

int Load::run()
{
    // A loop of its own: QTest::qWaitFor looks only every ten milliseconds.
    QEventLoop loop;
    QTimer beat; // silence for a minute would end the connections
    QObject::connect(&beat, &QTimer::timeout, &loop, [this] {
        for (const auto &ear : m_ears)
            ear->client->push(QStringLiteral("phoenix"), QStringLiteral("heartbeat"), "{}");
    });
    beat.start(20'000);
    std::thread writer([this, &loop] {
        write();
        QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
    });
    loop.exec();
    writer.join();
    for (const auto &ear : m_ears) {
        ear->expected = int(std::count_if(m_changed.begin(), m_changed.end(), [&ear](const QByteArray &id) {
            return ear->mayHear.contains(id);
        }));
    }
    (void)QTest::qWaitFor(
        [this] {
            return std::all_of(m_ears.begin(), m_ears.end(),
                               [](const auto &ear) { return ear->heard >= ear->expected; });
        },
        60'000);
    return report();
}

int Load::report()
{
    int received = 0;
    int lost = 0;
    int leaked = 0;
    for (const auto &ear : m_ears) {
        received += ear->heard;
        lost += std::max(0, ear->expected - ear->heard);
        leaked += ear->leaked;
    }
    std::sort(m_latencies.begin(), m_latencies.end());
    const double p95 = percentile(m_latencies, 0.95);
    std::printf(
        "{\"subscribers\":%d,\"per_second\":%d,\"seconds\":%d,\"sent\":%zu,\"received\":%d,\"lost\":%d,"
        "\"leaked\":%d,\"p50_ms\":%.0f,\"p95_ms\":%.0f,\"worst_ms\":%.0f}\n",
        m_plan.subscribers, m_plan.perSecond, m_plan.seconds, m_changed.size(), received, lost, leaked,
        percentile(m_latencies, 0.5), p95, percentile(m_latencies, 1));
    const bool complete = int(m_changed.size()) == m_plan.perSecond * m_plan.seconds && received > 0;
    return complete && lost == 0 && leaked == 0 && p95 < m_plan.p95LimitMs ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption seconds(QStringLiteral("seconds"), {}, QStringLiteral("N"),
                                     QStringLiteral("10"));
    const QCommandLineOption subscribers(QStringLiteral("subscribers"), {}, QStringLiteral("N"),
                                         QStringLiteral("100"));
    const QCommandLineOption rate(QStringLiteral("rate"), {}, QStringLiteral("N"), QStringLiteral("50"));
    const QCommandLineOption limit(QStringLiteral("p95-limit-ms"), {}, QStringLiteral("N"),
                                   QStringLiteral("100"));
    parser.addOptions({seconds, subscribers, rate, limit});
    parser.process(application);
    const Plan plan{parser.value(subscribers).toInt(), parser.value(rate).toInt(),
                    parser.value(seconds).toInt(), parser.value(limit).toDouble()};
    const Stack stack = Stack::find();
    ServerProcess server;
    if (!stack.running || !server.start(stack, stack.database)) {
        std::fprintf(stderr, "the local stack of DESKBELL_STACK_HOME is not running\n");
        return 2;
    }
    Load load(plan, stack, server.address());
    if (!load.gather()) {
        std::fprintf(stderr, "not every subscriber could join\n");
        return 2;
    }
    return load.run();
}
