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

    /// One text frame as it came. `[null,null,topic,"postgres_changes",{…}]` is taken, in one pass.
    Taken take(const QByteArray &frame);
    [[nodiscard]] bool isEmpty() const { return m_ready.isEmpty() && !hasRows(); }
    /// At most one event of a kind, unless something left and came back meanwhile.
    [[nodiscard]] QList<Event> collect();

private:
    Taken takeData(json::Element data);
    Taken takeTicket(json::Element row);
    Taken takeMessage(json::Element row);
    Taken takeHistory(json::Element row);
    Taken takeRemoval(std::string_view table, json::Element old);
    void flush();
    [[nodiscard]] bool hasRows() const;
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
