// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <map>
#include <vector>

namespace desk::realtime {

// Who is in one room. Each owner (a channel) has at most one entry; a key may have several entries.
class Presence
{
public:
    struct Meta
    {
        quint64 owner = 0;
        QByteArray ref;
        QByteArray previousRef; // empty at first
        QByteArray payload;     // a JSON object
    };

    // Both return the payload of `presence_diff`, empty when nothing changed. `payload` must be a JSON
    // object.
    QByteArray track(quint64 owner, const QString &key, const QByteArray &payload);
    QByteArray untrack(quint64 owner);

    QByteArray state() const; // payload of `presence_state`
    bool isEmpty() const { return m_present.empty(); }

private:
    std::map<QString, std::vector<Meta>> m_present;
};

} // namespace desk::realtime
