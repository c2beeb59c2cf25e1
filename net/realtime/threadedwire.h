// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Another wire in a thread of its own, so that a burst of messages is read beside the screen, not instead of
// it (docs/adr/0011).
#pragma once

#include "net/realtime/wire.h"

#include <QThread>

namespace desk {

class ThreadedWire final : public Wire
{
    Q_OBJECT

public:
    /// `make` is called in the thread, and the wire that it makes stays there.
    explicit ThreadedWire(std::function<std::unique_ptr<Wire>()> make);
    /// Asks the thread to end and waits for it: as long as it takes to read one message.
    ~ThreadedWire() override;

    void open(const QUrl &address) override;
    void send(const QByteArray &text) override;

private:
    QThread m_thread;
    QObject *m_there;       ///< in the thread; what is asked of it happens there
    Wire *m_wire = nullptr; ///< touched in the thread only
};

} // namespace desk
