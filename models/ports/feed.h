// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The stream of live events. It makes us quick; the pull makes us right (models/sync/sync.h).
#pragma once

#include "models/domain/event.h"

#include <QObject>

namespace desk {

class Feed : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Closed,     ///< not wanted
        Offline,    ///< wanted, but no connection; tried again with growing pauses
        Connecting, ///< socket or join under way
        Live,       ///< the server has said that the subscription is live
        Denied,     ///< the server refuses this subscription; tried again by reconnect() only
    };
    /// What the server announces to one person only. What it means is asked, not told.
    enum class AboutMe {
        Membership, ///< whether I am let in, and as what
        Access,     ///< a new line among my security events
    };
    Q_ENUM(State)
    Q_ENUM(AboutMe)

    using QObject::QObject;

    virtual void open() = 0;
    virtual void close() = 0;
    /// The machine woke up or the network changed: do not wait for a heartbeat to notice.
    virtual void reconnect() = 0;
    [[nodiscard]] virtual State state() const = 0;

Q_SIGNALS:
    void stateChanged(desk::Feed::State state);
    /// Rows as they change, gathered to one event of a kind per frame, or a few where very many change.
    void arrived(const desk::Event &event);
    /// Something may have been missed (each "live" but the first, errors in an event): pull.
    void gapSuspected();
    /// May be lost, like everything here.
    void announced(desk::Feed::AboutMe what);
};

} // namespace desk
