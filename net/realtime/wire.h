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

using WireFactory = std::function<std::unique_ptr<Wire>()>;

/// Over QWebSocket, with limits: 4 MiB a message.
[[nodiscard]] WireFactory webSocketWires();

} // namespace desk
