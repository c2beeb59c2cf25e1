// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Live rows, straight from the frames' bytes into batches, until the next frame of the screen takes them.
#pragma once

#include "models/domain/event.h"
#include "net/supabase/json.h"
#include "net/supabase/ticketcodec.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <string>

namespace desk {

class ChangeGatherer
{
public:
    enum class Taken {
        NotAChange, ///< another kind of frame, or none at all
        Rows,
        Gap, ///< something changed that we were not told: pull
    };

    explicit ChangeGatherer(const QString &topic);

    /// An event has at most so many rows: what the state takes in the better part of a frame.
    static constexpr int Batch = 2048;

    /// One text frame as it came. `[null,null,topic,"postgres_changes",{…}]` is taken, in one pass.
    Taken take(const QByteArray &frame);
    [[nodiscard]] bool isEmpty() const { return m_ready.isEmpty() && !hasRows(); }
    /// Events that nothing is added to any more: they are full, or something left and came back meanwhile.
    [[nodiscard]] int ready() const { return static_cast<int>(m_ready.size()); }
    /// The oldest; nothing when there is none.
    [[nodiscard]] std::optional<Event> next();

private:
    Taken takeData(json::Element data);
    Taken takeTicket(json::Element row);
    Taken takeMessage(json::Element row);
    Taken takeHistory(json::Element row);
    Taken takeRemoval(std::string_view table, json::Element old);
    void flush();
    [[nodiscard]] bool hasRows() const;
    [[nodiscard]] bool isFull() const;
    [[nodiscard]] bool hasRemovals() const;

    std::string m_topic;
    json::Reader m_reader;
    TicketReader m_ticketReader;
    TicketsArrived m_tickets;
    MessagesArrived m_messages;
    ChangesArrived m_changes;
    TicketsGone m_ticketsGone;
    MessagesGone m_messagesGone;
    QList<Event> m_ready;
};

} // namespace desk
