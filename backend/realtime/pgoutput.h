// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/realtime/rowchange.h"

#include <QByteArrayView>

#include <optional>
#include <unordered_map>

namespace desk::realtime {

// Reads PostgreSQL's logical replication messages (pgoutput, protocol version 1) and gathers them into
// transactions.
class PgOutput
{
public:
    // A finished transaction, when this message was its commit. A message that is cut short or names an
    // unknown table makes `broken` true: the stream cannot be trusted any more.
    std::optional<Transaction> take(QByteArrayView message);
    bool broken() const { return m_broken; }

private:
    class Reader;
    void takeTable(Reader &reader);
    void takeChange(ChangeKind kind, Reader &reader);
    static Row readRow(Reader &reader);

    std::unordered_map<quint32, std::shared_ptr<const Table>> m_tables;
    Transaction m_open;
    bool m_broken = false;
};

} // namespace desk::realtime
