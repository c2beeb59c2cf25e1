// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/realtime/replication.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QtEndian>

namespace desk::realtime {

namespace {

constexpr int confirmMs = 5000;      // wal_sender_timeout is a minute
constexpr qsizetype copyHeader = 25; // 'w', start, end and clock before each message

// Text of dates, times and floats must not depend on how the cluster is set up.
constexpr auto options = "-c datestyle=ISO -c timezone=UTC -c intervalstyle=postgres -c extra_float_digits=3 "
                         "-c bytea_output=hex";

} // namespace

Replication::Replication(const QByteArray &address, QObject *parent)
    : QObject(parent)
    , m_dial(address,
             {{"replication", "database"}, {"options", options}, {"application_name", "deskbell-realtime"}},
             this)
{
    connect(&m_dial, &PgDial::connected, this, &Replication::begin);
    connect(&m_dial, &PgDial::failed, this, &Replication::lost);
    connect(&m_confirm, &QTimer::timeout, this, &Replication::confirm);
}

Replication::~Replication() = default;

void Replication::start()
{
    m_dial.start();
}

void Replication::restart()
{
    if (m_connection)
        drop(QStringLiteral("restart asked for"));
}

void Replication::begin()
{
    m_connection = m_dial.take();
    m_output = {};
    m_position = 0;
    m_readable = std::make_unique<QSocketNotifier>(PQsocket(m_connection.get()), QSocketNotifier::Read);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &Replication::read);
    // The official server makes the second publication too. Without the right to do so (or without the
    // table), messages sent from SQL stay unheard, and the changes of tables still flow.
    query(Stage::Publication,
          "do $$ begin if to_regclass('realtime.messages') is not null and not exists (select 1 from "
          "pg_publication "
          "where pubname = 'supabase_realtime_messages_publication') then create publication "
          "supabase_realtime_messages_publication for table realtime.messages with (publish = 'insert'); end "
          "if; "
          "exception when insufficient_privilege or duplicate_object then null; end $$; "
          "select pubname from pg_publication where pubname in "
          "('supabase_realtime', 'supabase_realtime_messages_publication') order by pubname");
}

void Replication::query(Stage stage, const QByteArray &sql)
{
    m_stage = stage;
    if (PQsendQuery(m_connection.get(), sql.constData()) == 0 || PQflush(m_connection.get()) < 0)
        drop(QString::fromUtf8(PQerrorMessage(m_connection.get())).trimmed());
}

void Replication::read()
{
    if (PQconsumeInput(m_connection.get()) == 0)
        return drop(QString::fromUtf8(PQerrorMessage(m_connection.get())).trimmed());
    if (m_stage == Stage::Streaming)
        return takeCopies();
    while (m_connection && m_stage != Stage::Streaming && PQisBusy(m_connection.get()) == 0) {
        PgResult result(PQgetResult(m_connection.get()));
        if (!result)
            return proceed();
        takeResult(std::move(result));
    }
    if (m_connection && m_stage == Stage::Streaming)
        takeCopies();
}

void Replication::takeResult(PgResult result)
{
    const ExecStatusType status = PQresultStatus(result.get());
    if (status == PGRES_COPY_BOTH && m_stage == Stage::Starting) {
        m_stage = Stage::Streaming;
        m_dial.succeeded();
        m_confirm.start(confirmMs);
        Q_EMIT streaming();
    } else if (status == PGRES_TUPLES_OK) {
        m_rows = std::move(result);
    } else if (status != PGRES_COMMAND_OK) {
        drop(QString::fromUtf8(PQresultErrorMessage(result.get())).trimmed());
    }
}

// One command is answered to its end: the next.
void Replication::proceed()
{
    const PgResult rows = std::move(m_rows);
    if (m_stage == Stage::Publication)
        openSlot(rows.get());
    else if (m_stage == Stage::Slot)
        query(Stage::Starting, "START_REPLICATION SLOT " + m_slot +
                                   " LOGICAL 0/0 (proto_version '1', "
                                   "publication_names '" +
                                   m_publications + "')");
}

void Replication::openSlot(const PGresult *publications)
{
    QList<QByteArray> names;
    for (int row = 0; row < PQntuples(publications); ++row)
        names.append(PQgetvalue(publications, row, 0));
    if (!names.contains("supabase_realtime"))
        return drop(QStringLiteral("publication supabase_realtime does not exist yet"));
    m_publications = names.join(',');
    m_slot = "deskbell_realtime_" + QByteArray::number(QRandomGenerator::global()->generate64(), 36);
    query(Stage::Slot, "CREATE_REPLICATION_SLOT " + m_slot + " TEMPORARY LOGICAL pgoutput NOEXPORT_SNAPSHOT");
}

void Replication::takeCopies()
{
    while (m_connection) {
        char *buffer = nullptr;
        const int length = PQgetCopyData(m_connection.get(), &buffer, 1);
        if (length == 0)
            return;
        if (length < 0) {
            const QString why = QString::fromUtf8(PQerrorMessage(m_connection.get())).trimmed();
            return drop(why.isEmpty() ? QStringLiteral("the stream ended") : why);
        }
        const bool fine = takeCopy({buffer, length});
        PQfreemem(buffer);
        if (!fine)
            return drop(QStringLiteral("the replication stream made no sense"));
    }
}

bool Replication::takeCopy(QByteArrayView copy)
{
    if (copy.front() == 'k' && copy.size() >= 18) {
        m_position = std::max(m_position, qFromBigEndian<quint64>(copy.data() + 1));
        if (copy[17] != 0)
            confirm();
        return true;
    }
    if (copy.front() != 'w' || copy.size() < copyHeader)
        return true;
    m_position = std::max(m_position, qFromBigEndian<quint64>(copy.data() + 1));
    const std::optional<Transaction> transaction = m_output.take(copy.sliced(copyHeader));
    if (transaction && !transaction->changes.empty())
        Q_EMIT committed(*transaction);
    return !m_output.broken();
}

void Replication::confirm()
{
    if (m_stage != Stage::Streaming)
        return;
    constexpr qint64 epochMs = 946'684'800'000; // PostgreSQL counts from 2000
    char message[34] = {'r'};
    for (const int at : {1, 9, 17})
        qToBigEndian(m_position, message + at);
    qToBigEndian((QDateTime::currentMSecsSinceEpoch() - epochMs) * 1000, message + 25);
    if (PQputCopyData(m_connection.get(), message, sizeof message) < 0 || PQflush(m_connection.get()) < 0)
        drop(QString::fromUtf8(PQerrorMessage(m_connection.get())).trimmed());
}

void Replication::drop(const QString &why)
{
    m_confirm.stop();
    m_stage = Stage::Down;
    if (m_readable) {
        m_readable->setEnabled(false);
        m_readable.release()->deleteLater(); // it may be the caller
    }
    m_connection.reset();
    m_dial.startLater();
    Q_EMIT lost(why);
}

} // namespace desk::realtime
