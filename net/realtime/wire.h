// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One websocket connection, from its attempt to its end. As a port, because dialogues are tested without one.
#pragma once

#include <QByteArray>
#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>

namespace desk {

class Wire : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Once in a life: a second attempt is another object.
    virtual void open(const QUrl &address) = 0;
    virtual void send(const QByteArray &text) = 0;

Q_SIGNALS:
    void opened();
    void received(const QByteArray &text);
    /// At the end, also of an attempt that came to nothing; 0: no close code.
    void closed(int code);
};

/// Hears each message first, in the thread that reads the connection. True: it has taken it, and received()
/// does not tell of it. While it makes that thread wait nothing is read, and in the end the server waits,
/// too; it has to return when the thread is asked to end (QThread::isInterruptionRequested).
using Sieve = std::function<bool(const QByteArray &text)>;

/// The sieve may be empty, and has to outlive the wire.
using WireFactory = std::function<std::unique_ptr<Wire>(Sieve)>;

/// Over QWebSocket in a thread of its own, with limits: 4 MiB a message.
[[nodiscard]] WireFactory webSocketWires();

} // namespace desk
