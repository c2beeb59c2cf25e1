// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/stackrun.h"

#include "net/auth/auth.h"
#include "net/auth/supabaserenewal.h"
#include "tests/bench/client.h"
#include "tests/realtime/support/sql.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QProcess>
#include <QRegularExpression>

#include <cstdio>
#include <mutex>
#include <thread>

namespace desk::bench {

namespace {

constexpr int Changes = 200;
constexpr int BetweenMs = 40;

/// Waits for an answer; `what` goes into the complaint when it does not come or says no.
template <class T>
std::optional<T> answerOf(const QFuture<Result<T>> &future, const char *what)
{
    std::optional<Result<T>> result;
    QObject receiver;
    deliver(future, &receiver, [&result](const Result<T> &answer) { result.emplace(answer); });
    if (!runUntil([&result] { return result.has_value(); }, 30) || !result->ok()) {
        std::fprintf(stderr, "%s: %s\n", what,
                     result ? qPrintable(QString(result->error().code + u' ' + result->error().detail))
                            : "no answer");
        return std::nullopt;
    }
    return result->value();
}

/// The newest code that was mailed to `email`.
QString codeFor(const QString &email, const QUrl &mails)
{
    QNetworkAccessManager network;
    static const QRegularExpression sixDigits(QStringLiteral("\\b\\d{6}\\b"));
    QString code;
    const auto ask = [&] {
        QNetworkReply *reply = network.get(QNetworkRequest(mails));
        runUntil([reply] { return reply->isFinished(); }, 10);
        const QJsonArray list = QJsonDocument::fromJson(reply->readAll()).array();
        for (const auto &mail : list) {
            if (mail[QLatin1String("to")].toString() == email &&
                mail[QLatin1String("notice")].toString().isEmpty())
                code = sixDigits.match(mail[QLatin1String("text")].toString()).captured();
        }
        reply->deleteLater();
        return !code.isEmpty();
    };
    runUntil(ask, 10);
    return code;
}

/// The way in that a person takes: the code from the mail, then the PIN.
std::optional<Account> signIn(Auth &auth, const QUrl &mails)
{
    const QString email = QStringLiteral("ana@deskbell.test");
    const QString pin = QStringLiteral("294716");
    if (!answerOf(auth.requestCode(email), "asking for a code"))
        return std::nullopt;
    const auto account = answerOf(auth.signInWithCode(email, codeFor(email, mails)), "signing in");
    if (!account)
        return std::nullopt;
    if (!account->pinSet && !answerOf(auth.setPin(pin, {}, {}), "setting the PIN"))
        return std::nullopt;
    const auto outcome = answerOf(auth.verifyPin(pin), "giving the PIN");
    if (!outcome || outcome->code != PinOutcome::Code::Ok) {
        std::fprintf(stderr, "the PIN was not taken (another one was set at this stack?)\n");
        return std::nullopt;
    }
    return answerOf(auth.account(), "asking who I am");
}

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

QJsonObject statusOf(const QString &home)
{
    QProcess command;
    command.start(QStringLiteral(DESKBELL_STACK_COMMAND),
                  {QStringLiteral("status"), QStringLiteral("--home"), home});
    command.waitForFinished(30'000);
    return QJsonDocument::fromJson(command.readAllStandardOutput()).object();
}

} // namespace

int runStack(QApplication &application, const QString &home)
{
    const QJsonObject status = statusOf(home);
    const auto text = [&status](const char *key) { return status.value(QLatin1String(key)).toString(); };
    const auto endpoint = Endpoint::from(text("url"), text("publishable_key"));
    if (!status.value(QLatin1String("running")).toBool() || !endpoint) {
        std::fprintf(stderr, "no local stack runs at %s (packaging/stack up --home %s)\n", qPrintable(home),
                     qPrintable(home));
        return 1;
    }
    Theme theme;
    theme.install(application);
    SystemClock clock;
    SystemTimers timers;
    HttpTransport transport([] { return std::make_unique<QNetworkAccessManager>(); }, endpoint.value(),
                            timers);
    MemoryVault vault;
    SupabaseRenewal supabase(transport);
    SessionKeeper session(supabase, vault, timers);
    HttpClient http(transport, session);
    PendingLinks links(vault, clock);
    LoopbackListener door(timers);
    Entrance entrance(transport, http, session, links, door);
    Auth auth(entrance, http);
    const auto account = signIn(auth, QUrl(text("mail_url")));
    if (!account)
        return 1;
    Arrivals arrivals;
    Client client(transport, session, *account, theme, timers, arrivals);
    const QJsonObject figures = watch(client, QUrl(text("database_url")));
    std::printf("%s\n", QJsonDocument(figures).toJson(QJsonDocument::Compact).constData());
    return figures.value(QLatin1String("other_change_lost")).toInt(1) == 0 ? 0 : 1;
}

} // namespace desk::bench
