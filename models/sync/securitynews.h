// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to my access while I work: read again when the server announces something, and after every
// gap, because announcements get lost. Says only what is newer than what was known.
#pragma once

#include "models/ports/feed.h"
#include "models/ports/sessions.h"

#include <QObject>

#include <optional>

namespace desk {

class SecurityNews : public QObject
{
    Q_OBJECT

public:
    /// `known`: the newest that was said or seen before; not set: whatever is there at begin() is no news.
    SecurityNews(Sessions &sessions, Feed &feed, std::optional<qint64> known, QObject *parent = nullptr);

    /// From when this device has said what it is: it is not to be told of itself.
    void begin();
    /// For the next one, after a lock.
    [[nodiscard]] std::optional<qint64> known() const { return m_known; }

Q_SIGNALS:
    /// Newest first; without what I ended myself.
    void happened(const QList<desk::SecurityEvent> &events);
    void shutOut(); ///< the server asks for the PIN, or for signing in

private:
    void look();
    void heard(const QList<SecurityEvent> &events);

    Sessions &m_sessions;
    std::optional<qint64> m_known;
    bool m_hasBegun = false;
    bool m_isAsking = false;
    bool m_again = false;
};

} // namespace desk
