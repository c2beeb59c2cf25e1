// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tricks of SQL itself. A request cannot run statements of its own; these would be a second wall's test.
import { check } from '../lib/report.mjs';
import { become, refused } from '../lib/caller.mjs';

export default async function tricks(w) {
  const { run, owner } = w;
  const mine = (await w.sees(w.loner));

  /** What the last statement answers after the others in one transaction. */
  const after = async (person, statements) => {
    try {
      return await owner.begin(async (q) => {
        await become(q, person);
        let last;
        for (const sql of statements) last = await q.unsafe(sql);
        return { rows: [...last], v: last[0] && Object.values(last[0])[0] };
      });
    } catch (error) {
      return { err: error.code ?? error.message, rows: [] };
    }
  };

  const shadow = `create temp table memberships as select '${w.loner.id}'::uuid as user_id, '${w.org}'::uuid as org_id, 'admin'::text as role, true as active`;
  const shadowed = await after(w.loner, [shadow, 'set local search_path = pg_temp, public', 'select count(*)::int from public.tickets']);
  check('a temporary table in the place of memberships changes nothing', shadowed.err !== undefined || shadowed.v === mine, shadowed);
  const pulled = await after(w.loner, [shadow, 'set local search_path = pg_temp, public', `select public.pull('${w.org}') as p`]);
  check('nor in a pull', pulled.v?.tickets.length === mine, pulled);
  const raised = await after(w.loner, [shadow, 'set local search_path = pg_temp, public',
    `select public.set_member_role('${w.loner.id}', '${w.org}', 'admin', 'x')`]);
  check('nor in a call', raised.err === '42501', raised);

  const functions = ["create function pg_temp.now() returns timestamptz language sql as $f$ select '-infinity'::timestamptz $f$",
    'create function pg_temp.length(text) returns int language sql as $f$ select 6 $f$',
    "create function pg_temp.lower(text) returns text language sql as $f$ select 'x' $f$"];
  const own = await after(await w.session(w.loner), [...functions, 'set local search_path = pg_temp, public', 'select count(*)::int from public.tickets']);
  check('own functions in the place of built-in ones open no locked session', own.v === 0, own);
  const weak = await after(w.agent, [...functions, 'set local search_path = pg_temp, public', "select public.set_pin('4826', '915372')"]);
  check('nor make a short PIN long', weak.v?.code === 'weak', weak);

  const leak = await after(w.loner, [
    `create function pg_temp.leak(t text) returns boolean language plpgsql cost 0.0000001
     as $f$ begin perform set_config('x.l', coalesce(current_setting('x.l', true), '') || t || ';', true); return true; end $f$`,
    'select count(*) from public.tickets where pg_temp.leak(title)',
    "select current_setting('x.l')",
  ]);
  const titles = (await run(w.loner, 'select title from public.tickets')).rows.map((row) => row.title);
  check('a cheap function in WHERE is shown visible rows only', leak.v?.split(';').filter(Boolean).every((title) => titles.includes(title)), leak);

  for (const sql of ['create table public.x (i int)', 'create function public.x() returns int language sql as $f$ select 1 $f$',
    'create schema x', 'create table desk.x (i int)', 'create or replace function desk.scope(org uuid) returns int language sql as $f$ select 1 $f$',
    'alter table public.tickets disable row level security', 'drop policy pin_gate on public.tickets', 'create policy p on public.tickets using (true)',
    'set local session_replication_role = replica', 'alter table public.tickets disable trigger all',
    'create trigger t before insert on public.tickets for each row execute function private.stamp_sync()']) {
    const r = await run(w.client, sql);
    check(`not for the API: ${sql.slice(0, 44)}`, refused(r, '42501', '42P13', '42723'), r);
  }
  await run(w.client, 'grant select on public.tickets to anon');
  check('a grant by an API role grants nothing', refused(await run(null, 'select 1 from public.tickets', { role: 'anon' }), '42501'));
  check('row level security is not switched off by a setting', (await after(w.loner, ['set local row_security = off', 'select count(*)::int from public.tickets'])).err === '42501');
  // a minute may end on the way, so two allowances and a bit
  const spam = [];
  for (let i = 0; i < 65 && spam.at(-1)?.err === undefined; i++) {
    spam.push(await run(w.loner, `insert into public.tickets (org_id, title) values ('${w.org}', 'spam')`));
  }
  const last = spam.at(-1);
  check('thirty tickets a minute, then PT429', refused(last, 'PT429') && spam.length > 1, last);
}
