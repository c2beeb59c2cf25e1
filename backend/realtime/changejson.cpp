// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/realtime/changejson.h"

#include "net/realtime/frames.h"

#include <QDateTime>
#include <QTimeZone>

#include <limits>

namespace desk::realtime {

namespace {

constexpr const char *words[] = {"INSERT", "UPDATE", "DELETE"};
constexpr qsizetype longestWhenTooLarge = 64;
constexpr qsizetype anyLength = std::numeric_limits<qsizetype>::max();

QByteArray name(const QByteArray &text)
{
    return frames::quoted(QString::fromUtf8(text));
}

QByteArray timestamp(qint64 microseconds)
{
    constexpr qint64 epochMs = 946'684'800'000; // 2000-01-01
    return QDateTime::fromMSecsSinceEpoch(epochMs + microseconds / 1000, QTimeZone::utc())
        .toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzzZ"))
        .toUtf8();
}

} // namespace

ChangeJson::ChangeJson(const RowChange &change, qint64 committed, const TableFacts &facts,
                       const FetchedValues &fetched, qsizetype maxBytes)
    : m_change(change)
    , m_committed(committed)
    , m_facts(facts)
    , m_fetched(fetched)
    , m_maxBytes(maxBytes)
{
}

QByteArray ChangeJson::full(const Viewer &viewer) const
{
    const bool isUpdate = m_change.kind == ChangeKind::Update;
    const bool isDelete = m_change.kind == ChangeKind::Delete;
    // An update that leaves the key alone logs no old row; its key is then the new row's.
    const bool oldIsNew = isUpdate && m_change.oldRow.isEmpty();
    const auto body = [&](qsizetype longest) {
        QByteArray json;
        if (!isDelete)
            json += ",\"record\":" + record(m_change.row, viewer, false, longest);
        if (isUpdate || isDelete) {
            // Nobody can tell who was allowed to see a deleted row, so under row security its key must do.
            const bool onlyKeys = oldIsNew || (isDelete && m_facts.rowSecurity);
            json += ",\"old_record\":" +
                    record(oldIsNew ? m_change.row : m_change.oldRow, viewer, onlyKeys, longest);
        }
        return json;
    };
    const QByteArray rest = columns(viewer) + body(anyLength);
    if (rest.size() <= m_maxBytes)
        return head("null") + rest + '}';
    return head(R"(["Error 413: Payload Too Large"])") + columns(viewer) + body(longestWhenTooLarge) + '}';
}

QByteArray ChangeJson::error(const QByteArray &text) const
{
    return head("[\"" + text + "\"]") + '}';
}

QByteArray ChangeJson::head(const QByteArray &errors) const
{
    return "{\"schema\":" + name(m_change.table->schema) + ",\"table\":" + name(m_change.table->name) +
           ",\"type\":\"" + words[int(m_change.kind)] + "\",\"commit_timestamp\":\"" +
           timestamp(m_committed) + "\",\"errors\":" + errors;
}

QByteArray ChangeJson::columns(const Viewer &viewer) const
{
    QByteArray json = ",\"columns\":[";
    for (const ColumnFacts &column : m_facts.columns) {
        if (!shows(column, viewer))
            continue;
        json += json.endsWith('[') ? "" : ",";
        json += "{\"name\":" + name(column.name) + ",\"type\":" + name(column.typeName) + '}';
    }
    return json + ']';
}

QByteArray ChangeJson::record(const Row &row, const Viewer &viewer, bool onlyKeys, qsizetype longest) const
{
    QByteArray json = "{";
    for (const ColumnFacts &column : m_facts.columns) {
        const int at = m_change.table->indexOf(column.name);
        if (at < 0 || at >= row.size() || !shows(column, viewer) || (onlyKeys && !column.key))
            continue;
        const Cell &cell = row[at];
        const bool fetched = m_fetched.contains(column.name) && &row == &m_change.row;
        if (cell.state == Cell::State::Absent || (cell.state == Cell::State::Unchanged && !fetched))
            continue;
        QByteArray value = "null";
        if (fetched) {
            value = m_fetched.value(column.name);
        } else if (cell.state == Cell::State::Text) {
            value.clear();
            appendValue(value, column.type, cell.text);
        }
        if (value.size() > longest)
            continue;
        json += json.size() > 1 ? "," : "";
        json += name(column.name) + ':' + value;
    }
    return json + '}';
}

bool ChangeJson::shows(const ColumnFacts &column, const Viewer &viewer) const
{
    const auto readable = m_facts.readable.constFind(viewer.role);
    if (readable == m_facts.readable.constEnd() || !readable->contains(column.name))
        return false;
    return viewer.select.isEmpty() || column.key || viewer.select.contains(column.name);
}

} // namespace desk::realtime
