// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/realtime/bindingcheck.h"

#include "backend/realtime/values.h"

namespace desk::realtime {

namespace {

constexpr auto publishedSql = R"(
select count(*) from pg_publication_tables
 where pubname = 'supabase_realtime' and ($1 = '*' or schemaname = $1) and ($2 = '*' or tablename = $2))";

constexpr auto columnSql = R"(
select coalesce(nullif(t.typbasetype, 0), t.oid), format_type(a.atttypid, null), t.typtype
  from pg_attribute a join pg_type t on t.oid = a.atttypid
 where a.attrelid = to_regclass($1) and a.attname = $2 and a.attnum > 0 and not a.attisdropped)";

QByteArray regclass(const Binding &binding)
{
    return identifier(binding.schema) + '.' + identifier(binding.table);
}

QString refused(const Binding &binding)
{
    return QStringLiteral(
               "Unable to subscribe to changes with given parameters. Please check Realtime is enabled for "
               "the given connect parameters: [event: %1, schema: %2, table: %3, filters: [%4]]")
        .arg(QString::fromUtf8(binding.event), QString::fromUtf8(binding.schema),
             QString::fromUtf8(binding.table), QString::fromUtf8(binding.filterText));
}

// Ordering by printed text is PostgreSQL's own order for these only (dates and times in ISO, UTC).
bool ordersAsText(quint32 oid)
{
    return QList<quint32>{25, 1042, 1043, 1082, 1083, 1114, 1184, 2950}.contains(oid);
}

QString readColumn(const UnitAnswer &answer, Filter &filter, QByteArray &sqlType)
{
    const QString column = QString::fromUtf8(filter.column);
    if (answer.isEmpty() || !answer.first().ok || answer.first().rows.isEmpty())
        return QStringLiteral("invalid column for filter %1").arg(column);
    const QList<QByteArray> &row = answer.first().rows.first();
    const quint32 oid = row[0].toUInt();
    sqlType = row[1];
    filter.comparison =
        kindOf(oid, row[2].front()) == ValueKind::Number ? Comparison::Number : Comparison::Text;
    const bool equality =
        filter.op == FilterOp::Eq || filter.op == FilterOp::Neq || filter.op == FilterOp::In;
    if (!equality && filter.comparison == Comparison::Text && !ordersAsText(oid))
        return QStringLiteral("filter on %1: this type can be compared for equality only").arg(column);
    return {};
}

// format() prints as the column is printed; a cast to text does not (booleans).
Unit valuesQuestion(const Filter &filter, const QByteArray &sqlType)
{
    return {
        {"select format('%s', v::" + sqlType + ") from unnest($1::text[]) with ordinality u(v, n) order by n",
         {arrayLiteral(filter.values)}}};
}

Batch publicationQuestions(const QList<Binding> &bindings)
{
    Batch batch;
    for (const Binding &binding : bindings) {
        batch.append(Unit{{publishedSql, {binding.schema, binding.table}}});
        for (const Filter &filter : binding.filters)
            batch.append(Unit{{columnSql, {regclass(binding), filter.column}}});
    }
    return batch;
}

// Reads the answers, and asks for the values of the filters with the types just learnt.
QString readPublication(const QList<UnitAnswer> &answers, QList<Binding> &bindings, Batch &values)
{
    qsizetype next = 0;
    for (Binding &binding : bindings) {
        const UnitAnswer &published = answers[next++];
        if (!published.first().ok || published.first().rows.first().first() == "0")
            return refused(binding);
        for (Filter &filter : binding.filters) {
            QByteArray sqlType;
            if (QString problem = readColumn(answers[next++], filter, sqlType); !problem.isEmpty())
                return problem;
            values.append(valuesQuestion(filter, sqlType));
        }
    }
    return {};
}

QString readValues(const QList<UnitAnswer> &answers, QList<Binding> &bindings)
{
    qsizetype next = 0;
    for (Binding &binding : bindings) {
        for (Filter &filter : binding.filters) {
            const Answer &answer = answers[next++].first();
            if (!answer.ok)
                return answer.message;
            filter.values.clear();
            for (const QList<QByteArray> &row : answer.rows)
                filter.values.append(row.first());
        }
    }
    return {};
}

} // namespace

void checkBindings(PgLink &link, QObject *context, const QList<Binding> &bindings,
                   const std::function<void(const BindingOutcome &)> &then)
{
    link.ask(
        publicationQuestions(bindings), context, [&link, context, bindings, then](const Outcome &published) {
            if (published.lost)
                return then({true, {}, {}});
            QList<Binding> checked = bindings;
            Batch values;
            if (const QString problem = readPublication(published.units, checked, values); !problem.isEmpty())
                return then({false, problem, {}});
            link.ask(values, context, [checked, then](const Outcome &printed) mutable {
                const QString problem = printed.lost ? QString() : readValues(printed.units, checked);
                then({printed.lost, problem, checked});
            });
        });
}

} // namespace desk::realtime
