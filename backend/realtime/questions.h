// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/realtime/changejson.h"
#include "backend/realtime/claims.h"

namespace desk::realtime {

// SQL that the change feed asks. Each function returns one unit.

// Be that person until the end of the transaction, as PostgREST does it.
Statement impersonate(const Claims &claims);

// Which of `rows` does this person see now? Answer: the positions (from 1) of those that are visible. One
// index look-up for each row: a scalar sub-select cannot be planned as a scan over everything that is
// visible.
Unit visibilityQuestion(const Claims &claims, const Table &table, const TableFacts &facts,
                        const QList<Row> &rows);
std::vector<bool> readVisibility(const UnitAnswer &answer, qsizetype count);

// Columns of this change that the log cannot give, as one row of JSON texts; empty when there are none.
QList<QByteArray> columnsToFetch(const RowChange &change, const TableFacts &facts);
Unit fetchQuestion(const RowChange &change, const TableFacts &facts, const QList<QByteArray> &columns);

// Commits are told a moment before other sessions see them (the log is flushed first). True when all are
// visible in the snapshot that pg_current_snapshot() printed.
bool allVisible(const QByteArray &snapshot, const QList<quint32> &xids);

} // namespace desk::realtime
