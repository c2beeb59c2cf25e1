// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <memory>

struct pg_conn;

namespace desk::realtime::test {

// A plain, blocking connection for arranging and changing rows.
class Sql
{
public:
    explicit Sql(const QUrl &database);
    ~Sql();

    // The rows of the last statement; a failure is remembered in `error` (and answers no rows).
    QList<QList<QByteArray>> run(const QByteArray &sql);
    QByteArray one(const QByteArray &sql); // the first value of the first row
    const QByteArray &error() const { return m_error; }

private:
    pg_conn *m_connection;
    QByteArray m_error;
};

} // namespace desk::realtime::test
