// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/realtime/wire.h"

#include "net/realtime/frames.h"
#include "net/realtime/threadedwire.h"

#include <QStringEncoder>
#include <QTimer>
#include <QWebSocket>
#include <QWebSocketProtocol>

#include <chrono>
#include <utility>

namespace desk {

namespace {

/// The server sends changes of up to 1 MiB.
constexpr quint64 MaxMessage = 4ULL << 20;
/// What is read in one turn of the event loop while messages come fast: a burst must leave room for painting.
constexpr qint64 ReadInBurst = 256LL << 10;
/// Qt waits for a frame to be whole in this buffer, and would wait for ever for a larger one. So this is what
/// is read after a moment in which no message came: either there is none, or it is a large one.
constexpr qint64 ReadWhole = qint64(MaxMessage) + 1024;
constexpr auto Moment = std::chrono::milliseconds(100);

class WebSocketWire final : public Wire
{
    Q_OBJECT

public:
    explicit WebSocketWire(Sieve sieve)
        : m_sieve(std::move(sieve))
        , m_socket(new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this))
    {
        m_socket->setMaxAllowedIncomingMessageSize(MaxMessage);
        m_socket->setMaxAllowedIncomingFrameSize(MaxMessage);
        m_socket->setReadBufferSize(ReadWhole);
        m_moment.setInterval(Moment);
        connect(&m_moment, &QTimer::timeout, this, &WebSocketWire::lookForQuiet);
        connect(m_socket, &QWebSocket::connected, this, &Wire::opened);
        connect(m_socket, &QWebSocket::textMessageReceived, this, &WebSocketWire::take);
        connect(m_socket, &QWebSocket::binaryMessageReceived, this, &WebSocketWire::takeBinary);
        // Queued: a refused connection may report its end from inside open().
        connect(
            m_socket, &QWebSocket::stateChanged, this,
            [this](QAbstractSocket::SocketState state) {
                if (state == QAbstractSocket::UnconnectedState && !m_over) {
                    m_over = true;
                    Q_EMIT closed(m_wasOpen ? int(m_socket->closeCode()) : 0);
                }
            },
            Qt::QueuedConnection);
        connect(m_socket, &QWebSocket::connected, this, [this] { m_wasOpen = true; });
    }
    ~WebSocketWire() override
    {
        // Signals first: abort() reports an end that nobody waits for any more.
        m_socket->disconnect(this);
        m_socket->abort();
    }

    void open(const QUrl &address) override { m_socket->open(address); }
    void send(const QByteArray &text) override { m_socket->sendTextMessage(QString::fromUtf8(text)); }

private:
    void take(const QString &text)
    {
        m_isQuiet = false;
        if (!m_moment.isActive()) {
            m_socket->setReadBufferSize(ReadInBurst);
            m_moment.start();
        }
        // Into the bytes of the last message: in a burst the memory is not asked for again each time.
        m_text.resize(m_utf8.requiredSpace(text.size()));
        m_text.truncate(m_utf8.appendToBuffer(m_text.data(), text) - m_text.constData());
        tell(m_text);
    }
    /// Announcements come in binary to whoever speaks the newer protocol; everybody above reads text.
    void takeBinary(const QByteArray &bytes)
    {
        const auto said = frames::decodeBroadcast(bytes);
        const auto frame = said ? frames::toFrame(*said) : std::nullopt;
        if (frame)
            tell(frames::encodeText(*frame, frames::Vsn::V2));
    }
    void tell(const QByteArray &text)
    {
        if (!m_sieve || !m_sieve(text))
            Q_EMIT received(text);
    }
    void lookForQuiet()
    {
        if (!std::exchange(m_isQuiet, true))
            return;
        m_moment.stop();
        m_text = QByteArray(); // it may have been a large one
        m_socket->setReadBufferSize(ReadWhole);
    }

    Sieve m_sieve;
    QWebSocket *m_socket;
    QStringEncoder m_utf8{QStringEncoder::Utf8, QStringConverter::Flag::Stateless};
    QByteArray m_text;     ///< what was received last, or room for it
    QTimer m_moment;       ///< runs while messages come
    bool m_isQuiet = true; ///< no message since it rang last
    bool m_over = false;
    bool m_wasOpen = false;
};

} // namespace

WireFactory webSocketWires()
{
    return [](Sieve sieve) {
        return std::make_unique<ThreadedWire>(
            [sieve = std::move(sieve)] { return std::make_unique<WebSocketWire>(sieve); });
    };
}

} // namespace desk

#include "wire.moc"
