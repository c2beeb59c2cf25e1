// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/realtime/support/sql.h"

#include <QDebug>

#include <libpq-fe.h>

namespace desk::realtime::test {

Sql::Sql(const QUrl &database)
    : m_connection(PQconnectdb(database.toEncoded().constData()))
{
    PQsetNoticeProcessor(
        m_connection, [](void *, const char *) {}, nullptr);
    m_error =
        PQstatus(m_connection) == CONNECTION_OK ? QByteArray() : QByteArray(PQerrorMessage(m_connection));
}

Sql::~Sql()
{
    PQfinish(m_connection);
}

QList<QList<QByteArray>> Sql::run(const QByteArray &sql)
{
    QList<QList<QByteArray>> rows;
    PGresult *const result = PQexec(m_connection, sql.constData());
    const ExecStatusType status = PQresultStatus(result);
    m_error.clear();
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
        m_error = PQresultErrorMessage(result);
        qWarning().noquote() << m_error;
    }
    for (int row = 0; row < PQntuples(result); ++row) {
        QList<QByteArray> cells;
        for (int column = 0; column < PQnfields(result); ++column)
            cells.append(PQgetvalue(result, row, column));
        rows.append(cells);
    }
    PQclear(result);
    return rows;
}

QByteArray Sql::one(const QByteArray &sql)
{
    const auto rows = run(sql);
    return rows.isEmpty() ? QByteArray() : rows.first().first();
}

} // namespace desk::realtime::test
