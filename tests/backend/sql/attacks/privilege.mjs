// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Nobody gives himself or another a role; the last admin stays.
import { randomUUID } from 'node:crypto';
import { check } from '../lib/report.mjs';
import { nothing, refused } from '../lib/caller.mjs';

export default async function privilege(w) {
  const { run, owner, admin } = w;
  const raise = `select public.set_member_role('${w.client.id}', '${w.org}', 'admin', 'x')`;

  for (const set of ["role = 'admin'", 'active = true', `org_id = '${w.otherOrg}'`]) {
    const r = await run(w.client, `update public.memberships set ${set} where user_id = '${w.client.id}'`);
    check(`own membership cannot be updated: ${set}`, refused(r, '42501'), r);
  }
  check('a membership cannot be inserted', refused(await run(w.client,
    `insert into public.memberships (user_id, org_id, role) values ('${w.client.id}', '${w.otherOrg}', 'admin')`), '42501'));
  check('a membership cannot be deleted', refused(await run(w.agent, 'delete from public.memberships'), '42501'));

  const others = { client: w.client, staff: w.agent, manager: w.manager, 'another admin': w.otherBoss, stranger: w.stranger };
  for (const [name, person] of Object.entries(others)) {
    check(`roles cannot be set by ${name}`, refused(await run(person, raise), '42501'));
    check(`members cannot be switched off by ${name}`,
      refused(await run(person, `select public.set_member_active('${w.client.id}', '${w.org}', false, 'x')`), '42501'));
    check(`sessions cannot be ended by ${name}`,
      refused(await run(person, `select public.end_sessions('${w.client.id}', '${w.org}')`), '42501'));
    check(`settings cannot be changed by ${name}`,
      refused(await run(person, `select public.set_org_settings('${w.org}', 'x', true, 1)`), '42501'));
  }
  check('roles cannot be set without a PIN', refused(await run(await w.session(w.boss), raise), '42501'));
  const lies = { user_metadata: { role: 'admin' }, app_metadata: { role: 'admin' }, user_role: 'admin' };
  check('claims in metadata give nothing', refused(await run(w.client, raise, { claims: lies }), '42501'));
  check('a claim of service_role gives nothing', (await w.sees(w.loner, { claims: { role: 'service_role' } })) === 1);

  check('the last admin cannot demote himself',
    refused(await run(w.boss, `select public.set_member_role('${w.boss.id}', '${w.org}', 'staff', 'x')`), '23514'));
  check('the last admin cannot be switched off',
    refused(await run(w.boss, `select public.set_member_active('${w.boss.id}', '${w.org}', false, 'x')`), '23514'));
  check('the last admin cannot be removed by address',
    refused(await run(w.boss, `select public.allowed_email_remove('${w.org}', '${w.boss.email}')`), '23514'));
  check('a role that does not exist is refused',
    refused(await run(w.boss, `select public.set_member_role('${w.client.id}', '${w.org}', 'owner', 'x')`), '23514'));
  check('a company of another tenant is refused',
    refused(await run(w.boss, `select public.set_member_role('${w.client.id}', '${w.org}', 'client', 'x', '${w.otherCompany}')`), '23503'));

  check('an agent belongs to no client company', await owner`update public.memberships set company_id = ${w.company}
    where user_id = ${w.agent.id}`.then(() => false, (error) => error.code === '23514'));

  const second = await w.person(w.otherOrg, 'admin', '604918');
  let without = 0;
  for (let round = 0; round < 40; round++) {
    await owner`update public.memberships set role = 'admin'
                 where org_id = ${w.otherOrg} and user_id in (${second.id}, ${w.otherBoss.id})`;
    await Promise.all([
      run(second, `select public.set_member_role('${w.otherBoss.id}', '${w.otherOrg}', 'staff', 'x')`),
      run(w.otherBoss, `select public.set_member_role('${second.id}', '${w.otherOrg}', 'staff', 'x')`),
    ]);
    const admins = await owner`select 1 from public.memberships where org_id = ${w.otherOrg} and role = 'admin' and active`;
    if (admins.length === 0) without++;
  }
  check('two admins demoting each other 40 times never leave none', without === 0, without);
  await owner`update public.memberships set role = 'admin' where org_id = ${w.otherOrg} and user_id = ${w.otherBoss.id}`;
  await owner`update public.memberships set active = false where org_id = ${w.otherOrg} and user_id = ${second.id}`;

  const id = randomUUID();
  await admin`insert into auth.users (id, email, email_confirmed_at, raw_user_meta_data)
              values (${id}, ${`${id}@m.test`}, now(), '{"role": "admin", "org_id": "x", "full_name": "M"}')`;
  check('sign-up metadata gives no rights', (await owner`select 1 from public.memberships where user_id = ${id}`).length === 0);
  check('a profile cannot become another person',
    refused(await run(w.client, `update public.profiles set id = '${w.agent.id}' where id = '${w.client.id}'`), '42501'));
  check("another's profile cannot be changed", nothing(await run(w.client,
    `update public.profiles set display_name = 'x', version = 1 where id = '${w.agent.id}' returning 1`)));
}
