// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/realtime/pgdial.h"

#include <QHash>
#include <QList>
#include <QPointer>

#include <deque>
#include <functional>

namespace desk::realtime {

// A null QByteArray is SQL's null, in parameters and in rows.
struct Statement
{
    QByteArray sql;
    QList<QByteArray> values;
    // Prepared once for each connection and each `keptFor` (the role it runs as: a plan made for one role
    // would be made anew for another). PostgreSQL itself throws a plan away when tables or policies change.
    QByteArray keptFor = {};
};
using Unit =
    QList<Statement>; // one transaction: all of it or nothing, unless it says begin and rollback itself
using Batch = QList<Unit>;

struct Answer
{
    bool ok = false;
    QByteArray sqlState;
    QString message;
    QList<QList<QByteArray>> rows;
};
using UnitAnswer = QList<Answer>;

struct Outcome
{
    bool lost = false; // the connection broke: `units` is incomplete, ask again later
    QList<UnitAnswer> units;
};

// A connection for questions. All statements of a batch travel together (pipeline mode), answers come by the
// event loop, and a failing unit does not disturb the others. Reconnects by itself.
class PgLink : public QObject
{
    Q_OBJECT

public:
    PgLink(const QByteArray &address, const QByteArray &options, QObject *parent);
    ~PgLink() override;

    bool isOpen() const { return m_connection != nullptr; }
    // Calls `then` exactly once while `context` lives; at once and with `lost` when there is no connection.
    void ask(const Batch &batch, QObject *context, std::function<void(const Outcome &)> then);

Q_SIGNALS:
    void opened();
    void lost(const QString &why);

private:
    struct Asked
    {
        Batch batch;
        QPointer<QObject> context;
        std::function<void(const Outcome &)> then;
        QList<QByteArray> preparing; // names, each a unit before those of the batch
        Outcome outcome;
        UnitAnswer unit;
    };

    void begin();
    bool send(const Batch &batch);
    bool send(const Statement &statement);
    bool prepareAll(Asked &asked);
    void read();
    void flush();
    void takeResult(PgResult result);
    void finishUnit();
    void drop(const QString &why);

    PgDial m_dial;
    PgConnection m_connection;
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_writable;
    std::deque<Asked> m_asked;
    QHash<QByteArray, QByteArray> m_prepared; // statement → its name in this connection
    quint64 m_lastName = 0;
};

} // namespace desk::realtime
