// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/realtime/server.h"

#include "backend/realtime/httpbroadcast.h"
#include "backend/realtime/messagelog.h"

#include <QJsonDocument>
#include <QLoggingCategory>

namespace desk::realtime {

namespace {

Q_LOGGING_CATEGORY(log, "deskbell.realtime")

constexpr int stopLimitMs = 1000;
constexpr auto printing =
    "-c datestyle=ISO -c timezone=UTC -c intervalstyle=postgres -c extra_float_digits=3 "
    "-c bytea_output=hex -c statement_timeout=5000";
// No policy can write. Plans are kept without looking at the values: the questions are look-ups by key, and
// making a plan for each set of values costs four times as much as answering it.
constexpr auto reading = " -c default_transaction_read_only=on -c plan_cache_mode=force_generic_plan";
constexpr int readers = 2;
const QString faultsPath = QStringLiteral("/realtime/v1/__faults");
const QString socketPaths[] = {QStringLiteral("/realtime/v1/websocket"), QStringLiteral("/socket/websocket")};

} // namespace

Server::Server(const Settings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_keys(settings.jwtSecret, settings.publishableKey, settings.secretKey)
    , m_link(settings.databaseUrl, printing, this)
    , m_readers(settings.databaseUrl, QByteArray(printing) + reading, readers, this)
    , m_replication(settings.databaseUrl, this)
    , m_feed(m_readers, m_subscriptions, settings.maxChangeBytes, this)
    , m_services{m_settings, m_keys, m_link, m_replication, m_subscriptions, m_rooms, m_faults}
    , m_listener(*this, settings.maxBroadcastBytes, this)
{
    connect(&m_replication, &Replication::streaming, this, &Server::announceGap);
    connect(&m_replication, &Replication::committed, this, &Server::takeTransaction);
    connect(&m_replication, &Replication::lost, this,
            [](const QString &why) { qCWarning(log).noquote() << "replication:" << why; });
    connect(&m_feed, &ChangeFeed::overflowed, this, &Server::announceGap);
    m_stopLimit.setSingleShot(true);
    connect(&m_stopLimit, &QTimer::timeout, this, &Server::stopped);
}

Server::~Server()
{
    for (Connection *const connection : std::exchange(m_connections, {}))
        delete connection; // before what they refer to
}

bool Server::start(QString &problem)
{
    m_replication.start();
    if (m_listener.listen(m_settings.address, m_settings.port))
        return true;
    problem = m_listener.errorString();
    return false;
}

void Server::stop()
{
    m_listener.close();
    const std::set<Connection *> connections = m_connections;
    for (Connection *const connection : connections)
        connection->close();
    m_stopLimit.start(m_connections.empty() ? 0 : stopLimitMs);
}

std::optional<HttpAnswer> Server::judgeUpgrade(const HttpRequest &request)
{
    if (std::find(std::begin(socketPaths), std::end(socketPaths), request.path) == std::end(socketPaths))
        return HttpAnswer{404, errorBody(QStringLiteral("not found"))};
    if (const auto rule = m_faults.take("refuse_upgrade"))
        return HttpAnswer{
            rule->value(QLatin1String("status")).toInt(500),
            errorBody(rule->value(QLatin1String("error")).toString(QStringLiteral("told to refuse")))};
    const QByteArray key = request.key();
    if (key.isEmpty())
        return HttpAnswer{401, errorBody(QStringLiteral("Missing API key"))};
    const TokenVerdict verdict = m_keys.claimsOf(key, nowSeconds());
    if (!verdict.claims)
        return HttpAnswer{401, errorBody(verdict.reason)};
    return std::nullopt;
}

void Server::welcome(std::unique_ptr<QWebSocket> socket, const HttpRequest &request)
{
    Connection::Greeting greeting{request.key(), frames::Vsn::V1};
    if (request.query.queryItemValue(QStringLiteral("vsn")).startsWith(u'2') && !m_faults.strikes("only_v1"))
        greeting.vsn = frames::Vsn::V2;
    auto *const connection = new Connection(m_services, std::move(socket), greeting, this);
    m_connections.insert(connection);
    connect(connection, &Connection::ended, this, [this, connection] {
        m_connections.erase(connection);
        connection->deleteLater(); // it is the caller
        if (m_stopLimit.isActive() && m_connections.empty())
            m_stopLimit.start(0);
    });
}

HttpAnswer Server::answer(const HttpRequest &request)
{
    if (request.method == "GET" &&
        (request.path == QLatin1String("/health") || request.path.endsWith(u"/api/health")))
        return health();
    if (request.path == faultsPath)
        return takeFaults(request);
    if (request.path.startsWith(QLatin1String("/realtime/v1/api/broadcast")) ||
        request.path.startsWith(QLatin1String("/api/broadcast")))
        return takeHttpBroadcast(request, m_services, this);
    // A plain GET of the socket's address says why an upgrade would be refused.
    if (const auto refusal = judgeUpgrade(request))
        return *refusal;
    return {400, errorBody(QStringLiteral("this address is for websockets"))};
}

HttpAnswer Server::health() const
{
    const bool well = m_replication.isStreaming() && m_link.isOpen() && m_readers.isOpen();
    return {well ? 200 : 503, QByteArray("{\"healthy\":") + (well ? "true" : "false") + ",\"connected\":" +
                                  QByteArray::number(qulonglong(m_connections.size())) + '}'};
}

HttpAnswer Server::takeFaults(const HttpRequest &request)
{
    if (!m_keys.opensEverything(request.key(), nowSeconds()))
        return {401, errorBody(QStringLiteral("the secret key is needed"))};
    int touched = 0;
    if (request.method == "DELETE") {
        m_faults.replace({});
    } else if (request.method == "PUT") {
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        if (body.isEmpty())
            return {422, errorBody(QStringLiteral("wanted: {\"rules\":[…]} or {\"now\":[…]}"))};
        if (body.contains(QLatin1String("rules")))
            m_faults.replace(body.value(QLatin1String("rules")).toArray());
        for (const QJsonValue action : body.value(QLatin1String("now")).toArray())
            touched += act(action.toObject());
    } else if (request.method != "GET") {
        return {404, errorBody(QStringLiteral("not found"))};
    }
    const QJsonObject answer{{QStringLiteral("rules"), m_faults.rules()},
                             {QStringLiteral("touched"), touched}};
    return {200, QJsonDocument(answer).toJson(QJsonDocument::Compact)};
}

int Server::act(const QJsonObject &action)
{
    if (action.value(QLatin1String("do")).toString() == QLatin1String("restart_replication")) {
        m_replication.restart();
        return 1;
    }
    int touched = 0;
    const std::set<Connection *> connections = m_connections;
    for (Connection *const connection : connections)
        touched += connection->act(action);
    return touched;
}

void Server::takeTransaction(const Transaction &transaction)
{
    for (const RowChange &change : transaction.changes) {
        if (!isMessage(change))
            continue;
        if (const auto stored = readMessage(change))
            m_rooms.say(stored->room, stored->broadcast, nullptr);
    }
    m_feed.take(transaction);
}

// The stream is new: whatever was committed in between was not heard. A further `system ok` says so.
void Server::announceGap()
{
    qCInfo(log) << "streaming";
    m_feed.forget();
    const std::set<Connection *> connections = m_connections;
    for (Connection *const connection : connections)
        connection->resubscribeAll();
}

} // namespace desk::realtime
