// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/realtime/pglink.h"

#include <algorithm>
#include <vector>

namespace desk::realtime {

namespace {

// The notifier may be the caller: it goes when control is back in the event loop.
void retire(std::unique_ptr<QSocketNotifier> &notifier)
{
    if (!notifier)
        return;
    notifier->setEnabled(false);
    notifier.release()->deleteLater();
}

Answer answerFrom(const PGresult *result)
{
    Answer answer;
    const ExecStatusType status = PQresultStatus(result);
    answer.ok = status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK;
    if (!answer.ok) {
        answer.sqlState = PQresultErrorField(result, PG_DIAG_SQLSTATE);
        answer.message = QString::fromUtf8(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY));
        return answer;
    }
    const int columns = PQnfields(result);
    for (int row = 0; row < PQntuples(result); ++row) {
        QList<QByteArray> cells;
        for (int column = 0; column < columns; ++column) {
            const bool null = PQgetisnull(result, row, column) != 0;
            // Empty is not null: QByteArray(pointer, 0) of a non-null pointer keeps the difference.
            cells.append(null
                             ? QByteArray()
                             : QByteArray(PQgetvalue(result, row, column), PQgetlength(result, row, column)));
        }
        answer.rows.append(cells);
    }
    return answer;
}

QByteArray keyOf(const Statement &statement)
{
    return statement.keptFor + '\n' + statement.sql;
}

} // namespace

PgLink::PgLink(const QByteArray &address, const QByteArray &options, QObject *parent)
    : QObject(parent)
    , m_dial(address, {{"options", options}, {"application_name", "deskbell-realtime"}}, this)
{
    connect(&m_dial, &PgDial::connected, this, &PgLink::begin);
    connect(&m_dial, &PgDial::failed, this, &PgLink::lost);
    m_dial.start();
}

PgLink::~PgLink() = default;

void PgLink::begin()
{
    m_connection = m_dial.take();
    m_dial.succeeded();
    PQenterPipelineMode(m_connection.get());
    const int socket = PQsocket(m_connection.get());
    m_readable = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Read);
    m_writable = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Write);
    m_writable->setEnabled(false);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &PgLink::read);
    connect(m_writable.get(), &QSocketNotifier::activated, this, &PgLink::flush);
    Q_EMIT opened();
}

void PgLink::ask(const Batch &batch, QObject *context, std::function<void(const Outcome &)> then)
{
    if (!m_connection)
        return then({true, {}});
    if (batch.isEmpty())
        return then({false, {}});
    m_asked.push_back({batch, context, std::move(then), {}, {}, {}});
    if (!prepareAll(m_asked.back()) || !send(batch))
        return drop(QString::fromUtf8(PQerrorMessage(m_connection.get())).trimmed());
    flush();
}

// Each in a unit of its own, so that no refusal before it can take it away.
bool PgLink::prepareAll(Asked &asked)
{
    for (const Unit &unit : asked.batch) {
        for (const Statement &statement : unit) {
            const QByteArray key = keyOf(statement);
            if (statement.keptFor.isEmpty() || m_prepared.contains(key))
                continue;
            const QByteArray name = "s" + QByteArray::number(++m_lastName);
            if (PQsendPrepare(m_connection.get(), name.constData(), statement.sql.constData(), 0, nullptr) ==
                    0 ||
                PQpipelineSync(m_connection.get()) == 0)
                return false;
            m_prepared.insert(key, name);
            asked.preparing.append(name);
        }
    }
    return true;
}

bool PgLink::send(const Batch &batch)
{
    return std::all_of(batch.begin(), batch.end(), [this](const Unit &unit) {
        return std::all_of(unit.begin(), unit.end(),
                           [this](const Statement &statement) { return send(statement); }) &&
               PQpipelineSync(m_connection.get()) != 0;
    });
}

bool PgLink::send(const Statement &statement)
{
    std::vector<const char *> values;
    for (const QByteArray &value : statement.values)
        values.push_back(value.isNull() ? nullptr : value.constData());
    const int count = int(values.size());
    if (statement.keptFor.isEmpty())
        return PQsendQueryParams(m_connection.get(), statement.sql.constData(), count, nullptr, values.data(),
                                 nullptr, nullptr, 0) != 0;
    return PQsendQueryPrepared(m_connection.get(), m_prepared.value(keyOf(statement)).constData(), count,
                               values.data(), nullptr, nullptr, 0) != 0;
}

void PgLink::flush()
{
    const int left = PQflush(m_connection.get());
    if (left < 0)
        return drop(QString::fromUtf8(PQerrorMessage(m_connection.get())).trimmed());
    m_writable->setEnabled(left > 0);
}

void PgLink::read()
{
    if (PQconsumeInput(m_connection.get()) == 0)
        return drop(QString::fromUtf8(PQerrorMessage(m_connection.get())).trimmed());
    // Between two statements PQgetResult says null once; a dying connection says it for ever.
    int nulls = 0;
    while (m_connection && !m_asked.empty() && nulls < 3 && PQisBusy(m_connection.get()) == 0) {
        PgResult result(PQgetResult(m_connection.get()));
        nulls = result ? 0 : nulls + 1;
        if (result)
            takeResult(std::move(result));
    }
    if (m_connection && PQstatus(m_connection.get()) == CONNECTION_BAD)
        return drop(QString::fromUtf8(PQerrorMessage(m_connection.get())).trimmed());
    if (m_connection && m_writable->isEnabled())
        flush();
}

void PgLink::takeResult(PgResult result)
{
    Asked &asked = m_asked.front();
    if (PQresultStatus(result.get()) != PGRES_PIPELINE_SYNC) {
        asked.unit.append(answerFrom(result.get()));
        return;
    }
    finishUnit();
}

void PgLink::finishUnit()
{
    Asked &first = m_asked.front();
    const UnitAnswer unit = std::exchange(first.unit, {});
    if (!first.preparing.isEmpty()) {
        const QByteArray name = first.preparing.takeFirst();
        if (!unit.first().ok)
            m_prepared.remove(m_prepared.key(name)); // the next question tries again
        return;
    }
    first.outcome.units.append(unit);
    if (first.outcome.units.size() < first.batch.size())
        return;
    const Asked asked = std::move(first);
    m_asked.pop_front(); // before the call: it may ask again
    if (asked.context)
        asked.then(asked.outcome);
}

void PgLink::drop(const QString &why)
{
    retire(m_readable);
    retire(m_writable);
    m_connection.reset();
    m_prepared.clear();
    m_dial.startLater();
    for (auto pending = std::exchange(m_asked, {}); Asked & asked : pending) {
        if (asked.context)
            asked.then({true, {}});
    }
    Q_EMIT lost(why);
}

} // namespace desk::realtime
