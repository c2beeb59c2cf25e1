// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/realtime/connection.h"

namespace desk::realtime {

Connection::Connection(Services &services, std::unique_ptr<QWebSocket> socket, const Greeting &greeting,
                       QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_socket(std::move(socket))
    , m_greeting(greeting)
{
    m_socket->setMaxAllowedIncomingFrameSize(quint64(services.settings.maxFrameBytes));
    m_socket->setMaxAllowedIncomingMessageSize(quint64(services.settings.maxFrameBytes));
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, &Connection::takeText);
    connect(m_socket.get(), &QWebSocket::binaryMessageReceived, this, &Connection::takeBinary);
    connect(m_socket.get(), &QWebSocket::disconnected, this, &Connection::end);
    m_idle.setSingleShot(true);
    m_slow.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this,
            [this] { m_socket->close(QWebSocketProtocol::CloseCodeNormal, QStringLiteral("idle")); });
    connect(&m_slow, &QTimer::timeout, this, &Connection::writeLate);
    m_idle.start(services.settings.idleMs);
}

Connection::~Connection() = default;

void Connection::takeText(const QString &text)
{
    m_idle.start(m_services.settings.idleMs);
    if (const auto frame = frames::decodeText(text.toUtf8(), m_greeting.vsn))
        route(*frame); // anything else is ignored, the connection stays
}

void Connection::takeBinary(const QByteArray &bytes)
{
    m_idle.start(m_services.settings.idleMs);
    if (const auto frame = frames::decodeBinaryPush(bytes))
        return route(*frame);
    const auto broadcast = frames::decodePush(bytes);
    if (!broadcast)
        return;
    if (Channel *const channel = m_channels.value(broadcast->topic))
        return channel->take(*broadcast);
    refuse({broadcast->joinRef, broadcast->ref, broadcast->topic, {}, {}}, QStringLiteral("unmatched topic"));
}

void Connection::route(const frames::Frame &frame)
{
    if (frame.topic == QLatin1String("phoenix")) {
        const bool beat = frame.event == QLatin1String("heartbeat");
        if (beat && !m_services.faults.strikes("mute_heartbeats"))
            send({{},
                  frame.ref,
                  frame.topic,
                  QStringLiteral("phx_reply"),
                  R"({"status":"ok","response":{}})"});
        return;
    }
    if (frame.event == QLatin1String("phx_join"))
        return join(frame);
    if (Channel *const channel = m_channels.value(frame.topic))
        return channel->take(frame);
    refuse(frame, QStringLiteral("unmatched topic"));
}

void Connection::join(const frames::Frame &frame)
{
    const QString prefix = QStringLiteral("realtime:");
    if (!frame.topic.startsWith(prefix))
        return refuse(frame, QStringLiteral("unmatched topic"));
    if (frame.topic.size() == prefix.size())
        return refuse(frame, QStringLiteral("TopicNameRequired: You must provide a topic name"));
    if (joinsTooFast()) {
        refuse(frame, QStringLiteral("ClientJoinRateLimitReached: Too many joins per second"));
        return m_socket->close(QWebSocketProtocol::CloseCodeGoingAway);
    }
    Channel *const old = m_channels.take(frame.topic);
    if (!old &&
        m_channels.size() >= m_services.faults.limit("limit_channels", m_services.settings.maxChannels))
        return refuse(frame, QStringLiteral("ChannelRateLimitReached: Too many channels"));
    QString oldJoinRef;
    if (old) {
        oldJoinRef = old->joinRef();
        old->leave();
        old->deleteLater();
    }
    auto *const channel = new Channel(m_services, *this, frame, this);
    m_channels.insert(frame.topic, channel);
    connect(channel, &Channel::closed, this, [this, channel] { forget(channel); });
    const auto delay = m_services.faults.take("delay_join", frame.topic);
    if (!delay)
        return channel->start(oldJoinRef);
    QTimer::singleShot(delay->value(QLatin1String("ms")).toInt(), channel,
                       [channel, oldJoinRef] { channel->start(oldJoinRef); });
}

void Connection::refuse(const frames::Frame &frame, const QString &reason)
{
    send({frame.joinRef, frame.ref, frame.topic, QStringLiteral("phx_reply"),
          "{\"status\":\"error\",\"response\":{\"reason\":" + frames::quoted(reason) + "}}"});
}

bool Connection::joinsTooFast()
{
    if (m_second != nowSeconds()) {
        m_second = nowSeconds();
        m_joinsThisSecond = 0;
    }
    return ++m_joinsThisSecond >
           m_services.faults.limit("limit_joins", m_services.settings.maxJoinsPerSecond);
}

void Connection::forget(Channel *channel)
{
    if (m_channels.value(channel->topic()) == channel)
        m_channels.remove(channel->topic());
    channel->deleteLater(); // it is the caller
}

void Connection::send(const frames::Frame &frame)
{
    write(frames::encodeText(frame, m_greeting.vsn), false);
}

void Connection::send(const Spoken &spoken)
{
    if (m_greeting.vsn == frames::Vsn::V2 && spoken.binary)
        write(*spoken.binary, true);
    else if (spoken.text)
        send(*spoken.text);
}

void Connection::write(const QByteArray &bytes, bool binary)
{
    if (m_ended)
        return;
    if (!m_late.empty() || m_slow.isActive()) {
        m_late.emplace_back(bytes, binary);
        return;
    }
    if (const auto slow = m_services.faults.take("slow_frames")) {
        m_late.emplace_back(bytes, binary);
        return m_slow.start(slow->value(QLatin1String("ms")).toInt());
    }
    writeNow(bytes, binary);
}

void Connection::writeLate()
{
    for (const auto late = std::exchange(m_late, {}); const auto &[bytes, binary] : late)
        writeNow(bytes, binary);
}

void Connection::writeNow(const QByteArray &bytes, bool binary)
{
    if (binary)
        m_socket->sendBinaryMessage(bytes);
    else if (m_services.faults.strikes("truncate_frame"))
        m_socket->sendTextMessage(QString::fromUtf8(bytes.first(bytes.size() / 2)));
    else
        m_socket->sendTextMessage(QString::fromUtf8(bytes));
    if (m_socket->bytesToWrite() >
        m_services.faults.limit("limit_backlog", m_services.settings.maxBacklogBytes))
        m_socket->abort(); // it does not read: better a clean loss, which it notices, than all our memory
}

void Connection::resubscribeAll()
{
    for (const auto channels = m_channels.values(); Channel *const channel : channels)
        channel->resubscribe();
}

void Connection::close()
{
    for (const auto channels = m_channels.values(); Channel *const channel : channels)
        channel->sayGoodbye();
    m_socket->close(QWebSocketProtocol::CloseCode(1012), QStringLiteral("service restart"));
}

void Connection::end()
{
    if (std::exchange(m_ended, true))
        return;
    m_idle.stop();
    m_slow.stop();
    for (const auto channels = std::exchange(m_channels, {}); Channel *const channel : channels)
        channel->leave();
    Q_EMIT ended();
}

int Connection::act(const QJsonObject &action)
{
    const QString topic = action.value(QLatin1String("topic")).toString();
    QList<Channel *> meant;
    for (const auto channels = m_channels.values(); Channel *const channel : channels) {
        if (Faults::means(action, channel->topic(), channel->sub()))
            meant.append(channel);
    }
    const bool anybody = topic.isEmpty() && action.value(QLatin1String("sub")).toString().isEmpty();
    if (meant.isEmpty() && !anybody)
        return 0;
    actOnSocket(action.value(QLatin1String("do")).toString(), action);
    for (Channel *const channel : meant)
        channel->act(action);
    return 1;
}

void Connection::actOnSocket(const QString &verb, const QJsonObject &action)
{
    const QString text = action.value(QLatin1String("text")).toString(QStringLiteral("\x01{[garbage"));
    if (verb == QLatin1String("drop"))
        m_socket->abort(); // no close frame: as if the network had gone
    else if (verb == QLatin1String("close"))
        m_socket->close(QWebSocketProtocol::CloseCode(action.value(QLatin1String("code")).toInt(1000)),
                        action.value(QLatin1String("reason")).toString());
    else if (verb == QLatin1String("send_text"))
        m_socket->sendTextMessage(text);
    else if (verb == QLatin1String("send_binary"))
        m_socket->sendBinaryMessage(
            QByteArray::fromHex(action.value(QLatin1String("hex")).toString().toLatin1()));
    else if (verb == QLatin1String("send_huge"))
        m_socket->sendTextMessage(QString(action.value(QLatin1String("bytes")).toInt(8'000'000), u'x'));
}

} // namespace desk::realtime
