// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/supabase/ticketcodec.h"

#include "net/supabase/rows.h"
#include "net/supabase/words.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace desk {

namespace {

enum Seen : unsigned {
    HasId = 1,
    HasNumber = 2,
    HasRequester = 4,
    HasTitle = 8,
    HasStatus = 16,
    HasPriority = 32,
    HasVersion = 64,
    HasCreated = 128,
    HasUpdated = 256,
};

struct Required
{
    unsigned bit;
    const char *name;
};

constexpr std::array required{
    Required{HasId, "id"},
    Required{HasNumber, "number"},
    Required{HasRequester, "requester_id"},
    Required{HasTitle, "title"},
    Required{HasStatus, "status"},
    Required{HasPriority, "priority"},
    Required{HasVersion, "version"},
    Required{HasCreated, "created_at"},
    Required{HasUpdated, "updated_at"},
};

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == '\x7f' || (c >= 0 && c < ' ');
}

} // namespace

namespace {

/// Nothing in it has to be collapsed. Most texts are so, and a look is cheaper than a copy letter by letter.
bool isOneLine(std::string_view text)
{
    unsigned bad = !text.empty() && isSpace(text.front());
    for (std::size_t i = 1; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        const bool space = (c <= ' ') | (c == 0x7f);
        const bool alone = (c == ' ') & (text[i - 1] != ' ');
        bad |= space & !alone; // no branches: many letters at a time
    }
    return bad == 0;
}

void collapse(std::string_view text, std::string &out)
{
    bool gap = false;
    for (const char c : text) {
        if (isSpace(c)) {
            gap = !out.empty();
            continue;
        }
        if (out.size() + (gap ? 1 : 0) >= TicketRecord::ExcerptBytes)
            break;
        if (std::exchange(gap, false))
            out.push_back(' ');
        out.push_back(c);
    }
}

} // namespace

void makeExcerpt(std::string_view text, std::string &out)
{
    out.clear();
    const std::string_view start = text.substr(0, TicketRecord::ExcerptBytes);
    if (isOneLine(start))
        out.assign(start.substr(0, start.size() - (!start.empty() && start.back() == ' ' ? 1 : 0)));
    else
        collapse(text, out);
    if (out.size() < TicketRecord::ExcerptBytes)
        return;
    // The last character may be half: take its continuation bytes and its first byte away, unless it is
    // whole.
    std::size_t last = out.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(out[last]) & 0xC0) == 0x80)
        --last;
    const auto first = static_cast<unsigned char>(out[last]);
    const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (last + length > out.size())
        out.resize(last);
    if (!out.empty() && out.back() == ' ') // stood before the half one
        out.pop_back();
}

bool TicketReader::takeText(std::string_view name, json::Element value, TicketRecord &out)
{
    if (name == "title") {
        m_seen |= value.is_null() ? 0U : HasTitle;
        return json::read(value, out.title);
    }
    if (name == "category")
        return json::read(value, out.category);
    if (name == "description")
        return json::read(value, m_description);
    if (name == "status") {
        m_seen |= value.is_null() ? 0U : HasStatus;
        return desk::read(value, out.status);
    }
    if (name == "priority") {
        m_seen |= value.is_null() ? 0U : HasPriority;
        return desk::read(value, out.priority);
    }
    return true;
}

bool TicketReader::takeTime(std::string_view name, json::Element value, TicketRecord &out)
{
    if (name == "created_at") {
        m_seen |= value.is_null() ? 0U : HasCreated;
        return json::readInstant(value, out.createdAt);
    }
    if (name == "updated_at") {
        m_seen |= value.is_null() ? 0U : HasUpdated;
        return json::readInstant(value, out.updatedAt);
    }
    if (name == "last_message_at")
        return json::readInstant(value, out.lastMessageAt);
    if (name == "deleted_at")
        m_deleted = !value.is_null();
    return true;
}

bool TicketReader::take(std::string_view name, json::Element value, TicketRecord &out)
{
    if (name == "id") {
        m_seen |= value.is_null() ? 0U : HasId;
        return json::read(value, out.id);
    }
    if (name == "number") {
        m_seen |= value.is_null() ? 0U : HasNumber;
        return json::read(value, out.number);
    }
    if (name == "requester_id") {
        m_seen |= value.is_null() ? 0U : HasRequester;
        return json::read(value, out.requester);
    }
    if (name == "version") {
        m_seen |= value.is_null() ? 0U : HasVersion;
        return json::read(value, out.version);
    }
    if (name == "assignee_id")
        return json::read(value, out.assignee);
    if (name == "company_id")
        return json::read(value, out.company);
    if (name.size() > 3 && name.substr(name.size() - 3) == "_at")
        return takeTime(name, value, out);
    return takeText(name, value, out);
}

bool TicketReader::read(json::Element row, TicketRecord &out)
{
    json::Object object;
    m_seen = 0;
    m_deleted = false;
    m_description = {};
    m_missing.clear();
    if (row.get_object().get(object) != simdjson::SUCCESS) {
        m_missing = "(no object)";
        return false;
    }
    for (const auto field : object) {
        if (!take(field.key, field.value, out)) {
            m_missing = field.key;
            return false;
        }
    }
    for (const Required &one : required) {
        if (!(m_seen & one.bit)) {
            m_missing = one.name;
            return false;
        }
    }
    makeExcerpt(m_description, m_excerpt);
    out.excerpt = m_excerpt;
    return true;
}

Error TicketReader::error() const
{
    return json::garbled(QStringLiteral("ticket: ") % QString::fromStdString(m_missing));
}

Result<TicketBatch> decodeTickets(const QByteArray &text)
{
    json::Reader reader;
    const auto rows = reader.parseList(text);
    if (!rows)
        return rows.error();
    TicketBatch batch;
    TicketReader tickets;
    for (const json::Element row : rows.value()) {
        TicketRecord record;
        if (!tickets.read(row, record))
            return tickets.error();
        batch.append(record);
    }
    return batch;
}

Result<QString> decodeDescription(const QByteArray &text)
{
    return json::onlyOf(json::decodeList<QString>(text, [](json::Element row) -> Result<QString> {
        QString description;
        json::Fields fields(row, "ticket");
        fields.need("description", description);
        if (!fields.ok())
            return fields.error();
        return description;
    }));
}

QByteArray encode(const NewTicket &draft, OrgId organization, PersonId me)
{
    QJsonObject object{
        {QStringLiteral("id"), draft.id.toString()},
        {QStringLiteral("org_id"), organization.toString()},
        {QStringLiteral("requester_id"), (draft.requester.isNull() ? me : draft.requester).toString()},
        {QStringLiteral("title"), draft.title},
        {QStringLiteral("description"), draft.description},
        {QStringLiteral("category"), draft.category}};
    if (draft.priority != Priority::Unknown)
        object.insert(QStringLiteral("priority"), wordOf(draft.priority));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray encode(const TicketPatch &patch)
{
    QJsonObject object{{QStringLiteral("version"), patch.version}};
    if (patch.status)
        object.insert(QStringLiteral("status"), wordOf(*patch.status));
    if (patch.priority)
        object.insert(QStringLiteral("priority"), wordOf(*patch.priority));
    if (patch.title)
        object.insert(QStringLiteral("title"), *patch.title);
    if (patch.assignee)
        object.insert(QStringLiteral("assignee_id"), patch.assignee->isNull()
                                                         ? QJsonValue(QJsonValue::Null)
                                                         : QJsonValue(patch.assignee->toString()));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace desk
