#include "net/realtime/wire.h"

#include <QWebSocket>
#include <QWebSocketProtocol>

namespace desk {

namespace {

/// The server sends changes of up to 1 MiB.
constexpr quint64 MaxMessage = 4ULL << 20;
/// What is read in one turn of the event loop, so that a burst leaves room for painting. Never less than the
/// largest frame with its header: Qt waits for a frame to be whole in this buffer, and would wait for ever.
constexpr qint64 ReadAtOnce = qint64(MaxMessage) + 1024;

class WebSocketWire final : public Wire
{
    Q_OBJECT

public:
    WebSocketWire()
        : m_socket(new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this))
    {
        m_socket->setMaxAllowedIncomingMessageSize(MaxMessage);
        m_socket->setMaxAllowedIncomingFrameSize(MaxMessage);
        m_socket->setReadBufferSize(ReadAtOnce);
        connect(m_socket, &QWebSocket::connected, this, &Wire::opened);
        connect(m_socket, &QWebSocket::textMessageReceived, this,
                [this](const QString &text) { Q_EMIT received(text.toUtf8()); });
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
    QWebSocket *m_socket;
    bool m_over = false;
    bool m_wasOpen = false;
};

} // namespace

WireFactory webSocketWires()
{
    return [] { return std::make_unique<WebSocketWire>(); };
}

} // namespace desk

#include "wire.moc"
