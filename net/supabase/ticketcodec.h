// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// tickets: rows to records, drafts to bodies. Column names appear here and nowhere else.
#pragma once

#include "models/domain/drafts.h"
#include "models/domain/ticketrecord.h"
#include "net/supabase/json.h"

#include <QByteArray>

#include <string>

namespace desk {

/// What PostgREST is asked for, so that an answer has what a row needs and no more.
inline constexpr char TicketColumns[] =
    "id,number,requester_id,company_id,assignee_id,title,description,"
    "category,status,priority,version,created_at,updated_at,last_message_at";

/// Reads rows one after the other; keeps a buffer for excerpts.
class TicketReader
{
public:
    /// False and missing() when a required field is absent or of another shape. Unknown columns are skipped.
    bool read(json::Element row, TicketRecord &out);
    [[nodiscard]] Error error() const;
    /// The row carried a time of deletion.
    [[nodiscard]] bool wasDeleted() const { return m_deleted; }
    [[nodiscard]] std::string_view description() const { return m_description; }

private:
    bool take(std::string_view name, json::Element value, TicketRecord &out);
    bool takeText(std::string_view name, json::Element value, TicketRecord &out);
    bool takeTime(std::string_view name, json::Element value, TicketRecord &out);

    std::string m_excerpt;
    std::string_view m_description;
    std::string m_missing;
    unsigned m_seen = 0;
    bool m_deleted = false;
};

/// A JSON list of rows.
Result<TicketBatch> decodeTickets(const QByteArray &text);

/// The whole description of the one row in a JSON list.
Result<QString> decodeDescription(const QByteArray &text);

/// One line of at most TicketRecord::ExcerptBytes bytes, white space collapsed, cut at a character.
void makeExcerpt(std::string_view text, std::string &out);

[[nodiscard]] QByteArray encode(const NewTicket &draft, OrgId organization, PersonId me);
[[nodiscard]] QByteArray encode(const TicketPatch &patch);

} // namespace desk
