// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/realtime/rowchange.h"
#include "backend/realtime/tablefacts.h"

#include <QHash>

namespace desk::realtime {

// Values that the log did not have or that only PostgreSQL can print, by column, as JSON.
using FetchedValues = QHash<QByteArray, QByteArray>;

// What differs between the subscribers that get the same change.
struct Viewer
{
    QByteArray role;
    QList<QByteArray> select; // columns asked for; empty: all

    bool operator==(const Viewer &) const = default;
};

// Writes the `data` of a `postgres_changes` message.
class ChangeJson
{
public:
    ChangeJson(const RowChange &change, qint64 committed, const TableFacts &facts,
               const FetchedValues &fetched, qsizetype maxBytes);

    QByteArray full(const Viewer &viewer) const;
    // Only that something changed, and why no more is said.
    QByteArray error(const QByteArray &text) const;

private:
    QByteArray head(const QByteArray &errors) const;
    QByteArray columns(const Viewer &viewer) const;
    QByteArray record(const Row &row, const Viewer &viewer, bool onlyKeys, qsizetype longest) const;
    bool shows(const ColumnFacts &column, const Viewer &viewer) const;

    const RowChange &m_change;
    qint64 m_committed;
    const TableFacts &m_facts;
    const FetchedValues &m_fetched;
    qsizetype m_maxBytes;
};

} // namespace desk::realtime
