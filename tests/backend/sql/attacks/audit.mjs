// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The audit log: who reads it, and that a change of it shows.
import { check } from '../lib/report.mjs';
import { nothing } from '../lib/caller.mjs';

export default async function audit(w) {
  const { run, owner } = w;
  await run(w.boss, `select public.end_sessions('${w.colleague.id}', '${w.org}')`);
  const page = `select * from public.audit_page('${w.org}')`;
  for (const [name, person] of Object.entries({ client: w.client, staff: w.agent, manager: w.manager, 'an admin elsewhere': w.otherBoss })) {
    check(`the log is not for ${name}`, nothing(await run(person, page)));
  }
  check('not without a PIN', nothing(await run(await w.session(w.boss), page)));
  check('an admin reads it', !nothing(await run(w.boss, page)));
  const all = (await run(w.boss, `select * from public.audit_page('${w.org}', null, 100000)`)).rows;
  check('a page has an end, newest first', all.length <= 500 && all.every((row, i) => i === 0 || Number(row.id) < Number(all[i - 1].id)));
  check('what an admin does is in it', all.some((row) => row.actor === w.boss.id), all.length);

  for (const sql of ["update private.audit_log set action = 'x'", 'delete from private.audit_log', 'truncate private.audit_log']) {
    check(`not even the owner: ${sql.slice(0, 8)}`, (await owner.unsafe(sql).then(() => 'done', (error) => error.code)) === '42501');
  }
  const intact = async (q) => (await q`select private.audit_verify() as v`)[0].v;
  const version = `(select version from public.organizations where id = '${w.org}')`;
  await Promise.all(Array.from({ length: 20 }, (_, i) => run(w.boss, `select public.set_org_settings('${w.org}', 'one ${i}', null, ${version})`)));
  await Promise.all(Array.from({ length: 8 }, (_, i) => owner.begin(async (q) => {
    await q`select private.audit('test.parallel', ${w.org}, ${String(i)})`;
    await q`select pg_sleep(0.02)`;
  })));
  check('the chain holds under many writers', (await intact(owner)) === '0');

  // a forger with the owner's rights, undone afterwards so that the log stays whole
  const forge = async (sql) => {
    let broken;
    await owner.begin(async (q) => {
      await q`alter table private.audit_log disable trigger a_deny`;
      await q.unsafe(sql);
      broken = await intact(q);
      throw new Error('undo');
    }).catch((error) => { if (error.message !== 'undo') throw error; });
    return broken;
  };
  check('an edited row shows', (await forge("update private.audit_log set action = 'x' where id = (select id from private.audit_log order by id offset 3 limit 1)")) !== '0');
  check('a missing row shows', (await forge('delete from private.audit_log where id = (select id from private.audit_log order by id offset 3 limit 1)')) !== '0');
  check('the log is whole again', (await intact(owner)) === '0');
}
