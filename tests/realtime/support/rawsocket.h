// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpSocket>
#include <QUrl>

namespace desk::realtime::test {

// A websocket seen from below: QWebSocket 6.4 tells every close code between 1012 and 2999 as 1002.
class RawSocket
{
public:
    RawSocket(const QUrl &server, const QByteArray &key)
    {
        m_socket.connectToHost(server.host(), quint16(server.port()));
        m_socket.write("GET /realtime/v1/websocket?vsn=2.0.0&apikey=" + key +
                       " HTTP/1.1\r\nHost: test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                       "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    }

    void stopReading() { m_socket.setReadBufferSize(1); }
    bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    // A text frame of less than 126 bytes, masked with zeros.
    void send(const QByteArray &text)
    {
        m_socket.write(QByteArray("\x81") + char(0x80 | text.size()) + QByteArray(4, '\0') + text);
    }
    bool isOpen() { return heard().contains("\r\n\r\n"); }
    bool said(const QByteArray &text) { return heard().contains(text); }
    // Of the close frame, which is the last thing that a server says; 0 before it came.
    int closeCode()
    {
        const qsizetype at = heard().lastIndexOf('\x88');
        if (at < 0 || m_heard.size() < at + 4)
            return 0;
        return quint8(m_heard[at + 2]) << 8 | quint8(m_heard[at + 3]);
    }

private:
    const QByteArray &heard() { return m_heard += m_socket.readAll(); }

    QTcpSocket m_socket;
    QByteArray m_heard;
};

} // namespace desk::realtime::test
