// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The private schema is closed to every API role, service_role included; helpers cannot be named.
import { check } from '../lib/report.mjs';
import { refused } from '../lib/caller.mjs';

export default async function secrets(w) {
  const { run, owner } = w;
  const tables = (await owner`select relname from pg_class
                               where relnamespace = 'private'::regnamespace and relkind = 'r'`).map((row) => row.relname);
  check('there are private tables to try', tables.length >= 10, tables);
  for (const table of tables) {
    check(`client cannot read private.${table}`, refused(await run(w.client, `select * from private.${table}`), '42501'));
    check(`admin cannot read private.${table}`, refused(await run(w.boss, `select * from private.${table}`), '42501'));
    check(`service_role cannot read private.${table}`,
      refused(await run(null, `select * from private.${table}`, { role: 'service_role' }), '42501'));
    check(`anon cannot read private.${table}`, refused(await run(null, `select * from private.${table}`, { role: 'anon' }), '42501'));
  }

  const named = ['pin_ok()', "pin_mac(auth.uid(), '1')", "pin_try('1234')", `drop_sessions('${w.boss.id}')`, "my_orgs('admin')",
    `let_in('${w.org}', '${w.client.id}', 'admin', null)`, `apply_role('${w.client.id}', '${w.org}', 'admin', null, '')`,
    "audit('x', null, 'x')", 'sync_rebase()', 'prune_sync()', "announce('org:x:agents', 'e', 't', null, null)"];
  for (const call of named) {
    check(`helper cannot be called by name: ${call.split('(')[0]}`, refused(await run(w.client, `select private.${call}`), '42501'));
  }

  const forge = `insert into private.pin_sessions values ('${w.client.sid}', '${w.client.id}', now(), now() + interval '1 day', now() + interval '1 day')`;
  const locked = await w.session(w.client);
  check('a PIN session cannot be forged', refused(await run(locked, forge.replace(w.client.sid, locked.sid)), '42501'));
  check('a PIN session cannot be forged by service_role', refused(await run(null, forge, { role: 'service_role' }), '42501'));
  check('a PIN session cannot be prolonged',
    refused(await run(w.client, `update private.pin_sessions set expires_at = 'infinity'`), '42501'));
  check('a session of auth cannot be made',
    refused(await run(w.client, `insert into auth.sessions (id, user_id) values (gen_random_uuid(), '${w.client.id}')`), '42501'));
  check('accounts cannot be read', refused(await run(w.client, 'select email from auth.users'), '42501'));

  check('anon reads no table', refused(await run(null, 'select 1 from public.tickets', { role: 'anon' }), '42501'));
  for (const call of ["verify_pin('1234')", "set_pin('4826')", 'my_state()', `pull('${w.org}')`]) {
    check(`anon cannot call ${call.split('(')[0]}`, refused(await run(null, `select public.${call}`, { role: 'anon' }), '42501'));
  }
  check('the sign-up hook cannot be called by a user',
    refused(await run(w.client, `select public.hook_before_user_created('{}')`), '42501'));
}
