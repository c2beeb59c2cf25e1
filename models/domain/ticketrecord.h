// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One ticket row between the wire and the packed table: views into somebody else's UTF-8, nothing is
// allocated. TicketBatch owns a number of them; it is what codecs fill and events carry.
#pragma once

#include "models/domain/ticket.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace desk {

struct TicketRecord
{
    QUuid id;
    QUuid requester;
    QUuid assignee;
    QUuid company;
    qint64 number = 0;
    qint64 createdAt = 0;     ///< microseconds, UTC
    qint64 updatedAt = 0;     ///< microseconds, UTC
    qint64 lastMessageAt = 0; ///< microseconds, UTC
    qint32 version = 0;
    TicketStatus status = TicketStatus::Unknown;
    Priority priority = Priority::Unknown;
    std::string_view title;   ///< UTF-8
    std::string_view excerpt; ///< UTF-8, at most ExcerptBytes, cut at a character
    std::string_view category;

    static constexpr std::size_t ExcerptBytes = 160;
};

[[nodiscard]] Ticket toTicket(const TicketRecord &record);

class TicketBatch
{
public:
    void append(const TicketRecord &record);
    void append(const TicketBatch &other);
    void clear();
    void reserve(std::size_t rows);
    [[nodiscard]] std::size_t size() const { return m_rows.size(); }
    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }
    /// Views stay good until the batch changes.
    [[nodiscard]] TicketRecord at(std::size_t row) const;
    [[nodiscard]] const QUuid &idAt(std::size_t row) const { return m_rows[row].fields.id; }

private:
    struct Row
    {
        TicketRecord fields; ///< its views are not used; the text is in m_text
        std::uint32_t offset = 0;
        std::uint32_t titleBytes = 0;
        std::uint32_t excerptBytes = 0;
        std::uint32_t categoryBytes = 0;
    };
    std::vector<Row> m_rows;
    std::string m_text;
};

} // namespace desk
