// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/realtime/pgoutput.h"

#include <QtEndian>

#include <utility>

namespace desk::realtime {

int Table::indexOf(const QByteArray &column) const
{
    for (size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].name == column)
            return int(i);
    }
    return -1;
}

class PgOutput::Reader
{
public:
    explicit Reader(QByteArrayView bytes)
        : m_rest(bytes)
    {
    }

    template <typename Number>
    Number number()
    {
        const QByteArrayView bytes = take(qsizetype(sizeof(Number)));
        return m_good ? qFromBigEndian<Number>(bytes.data()) : Number{};
    }
    QByteArrayView take(qsizetype length)
    {
        m_good = m_good && length >= 0 && length <= m_rest.size();
        if (!m_good)
            return {};
        const QByteArrayView part = m_rest.first(length);
        m_rest = m_rest.sliced(length);
        return part;
    }
    QByteArray string()
    {
        QByteArray text = take(m_rest.indexOf('\0')).toByteArray();
        take(1);
        return text;
    }
    bool good() const { return m_good; }

private:
    QByteArrayView m_rest;
    bool m_good = true;
};

std::optional<Transaction> PgOutput::take(QByteArrayView message)
{
    Reader reader(message);
    std::optional<Transaction> finished;
    switch (reader.number<char>()) {
    case 'B':
        m_open = {};
        reader.take(8); // where the commit will be
        m_open.committed = reader.number<qint64>();
        m_open.xid = reader.number<quint32>();
        break;
    case 'C':
        finished = std::exchange(m_open, {});
        break;
    case 'R':
        takeTable(reader);
        break;
    case 'I':
        takeChange(ChangeKind::Insert, reader);
        break;
    case 'U':
        takeChange(ChangeKind::Update, reader);
        break;
    case 'D':
        takeChange(ChangeKind::Delete, reader);
        break;
    default: // types, origins, truncate: nothing that Realtime delivers
        break;
    }
    m_broken = m_broken || !reader.good();
    return finished;
}

void PgOutput::takeTable(Reader &reader)
{
    auto table = std::make_shared<Table>();
    table->oid = reader.number<quint32>();
    table->schema = reader.string();
    table->name = reader.string();
    table->fullIdentity = reader.number<char>() == 'f';
    const auto count = reader.number<quint16>();
    for (int i = 0; i < count && reader.good(); ++i) {
        Column column;
        column.identity = (reader.number<quint8>() & 1U) != 0;
        column.name = reader.string();
        column.type = reader.number<quint32>();
        reader.take(4); // type modifier
        table->columns.push_back(column);
    }
    m_tables[table->oid] = std::move(table);
}

void PgOutput::takeChange(ChangeKind kind, Reader &reader)
{
    RowChange change;
    change.kind = kind;
    const auto table = m_tables.find(reader.number<quint32>());
    if (table == m_tables.end()) {
        m_broken = true;
        return;
    }
    change.table = table->second;
    for (char marker = reader.number<char>(); marker != 0; marker = 0) {
        if (marker == 'K' || marker == 'O') {
            change.oldRow = readRow(reader);
            if (marker == 'K') { // the other columns are sent as null, but nobody knows what they were
                for (int i = 0; i < int(change.oldRow.size()) && i < int(change.table->columns.size()); ++i) {
                    if (!change.table->columns[size_t(i)].identity)
                        change.oldRow[i] = {};
                }
            }
            if (kind == ChangeKind::Update)
                marker = reader.number<char>();
        }
        if (marker == 'N')
            change.row = readRow(reader);
    }
    if (reader.good())
        m_open.changes.push_back(std::move(change));
}

Row PgOutput::readRow(Reader &reader)
{
    Row row;
    const auto count = reader.number<quint16>();
    for (int i = 0; i < count && reader.good(); ++i) {
        switch (reader.number<char>()) {
        case 't':
            row.append({Cell::State::Text, reader.take(reader.number<qint32>()).toByteArray()});
            break;
        case 'u':
            row.append({Cell::State::Unchanged, {}});
            break;
        default:
            row.append({Cell::State::Null, {}});
        }
    }
    return row;
}

} // namespace desk::realtime
