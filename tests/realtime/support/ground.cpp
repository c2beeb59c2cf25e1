// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/realtime/support/ground.h"

namespace desk::realtime::test {

namespace {

constexpr auto schemaSql = R"(
create schema rt_test;
grant usage on schema rt_test to anon, authenticated, service_role;
create type rt_test.pair as (x int, y text);
create table rt_test.notes (
    id bigint primary key, owner uuid, body text, secret text, price numeric, big bigint, flag boolean,
    tags text[], doc jsonb, at timestamptz, day date, raw bytea, point rt_test.pair, ratio float8);
create table rt_test.open (id int primary key, label text, amount numeric, flag boolean, at timestamptz);
create table rt_test.keyless (label text);
create table rt_test.shut (id int primary key);
alter table rt_test.open replica identity full;
alter table rt_test.notes alter column body set storage external;
revoke all on all tables in schema rt_test from anon, authenticated;
grant select (id, owner, body, price, big, flag, tags, doc, at, day, raw, point, ratio) on rt_test.notes to authenticated;
grant select on rt_test.open, rt_test.keyless to authenticated, anon;
alter table rt_test.notes enable row level security;
create policy own on rt_test.notes for select to authenticated using (owner = (select auth.uid()));
alter publication supabase_realtime add table rt_test.notes, rt_test.open, rt_test.keyless, rt_test.shut;
create policy rt_test_read on realtime.messages for select to authenticated using (
    (select realtime.topic()) = 'news' or (select realtime.topic()) = 'room:' || (select auth.uid())::text);
create policy rt_test_write on realtime.messages for insert to authenticated with check (
    (select realtime.topic()) = 'room:' || (select auth.uid())::text);
)";

constexpr auto clearSql = R"(
drop schema if exists rt_test cascade;
drop policy if exists rt_test_read on realtime.messages;
drop policy if exists rt_test_write on realtime.messages;
delete from realtime.messages where topic like 'room:%' or topic = 'news';
)";

} // namespace

Ground::~Ground()
{
    server.stop();
    if (sql)
        clear();
}

void Ground::clear()
{
    sql->run(clearSql);
}

QByteArray Ground::lay(const QStringList &serverOptions)
{
    stack = Stack::find();
    if (!stack.running)
        return "the local stack of DESKBELL_STACK_HOME is not running";
    sql = std::make_unique<Sql>(stack.database);
    if (!sql->error().isEmpty())
        return sql->error();
    clear(); // what a test that crashed left behind
    sql->run(schemaSql);
    if (!sql->error().isEmpty())
        return sql->error();
    return server.start(stack, stack.database, serverOptions) ? "" : "deskbell-realtime did not start";
}

QByteArray Ground::faults(const QByteArray &body)
{
    QUrl url = server.address();
    url.setPath(QStringLiteral("/realtime/v1/__faults"));
    return request(body.isEmpty() ? "DELETE" : "PUT", url, stack.secretKey, body).body;
}

void Ground::noFaults()
{
    faults({});
}

} // namespace desk::realtime::test
