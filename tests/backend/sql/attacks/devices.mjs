// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a program says about its device, and the list of what happened to somebody's access.
import { randomUUID } from 'node:crypto';
import { check } from '../lib/report.mjs';
import { nothing, refused } from '../lib/caller.mjs';

const literal = (text) => (text === null ? 'null' : `'${text.replaceAll("'", "''")}'`);
const register = (w, who, name, system = 'Debian 12', version = '1.0', options = {}) =>
  w.run(who, `select public.register_device(${literal(name)}, ${literal(system)}, ${literal(version)})`, options);

async function saying(w) {
  const { run, owner } = w;
  const stored = async (who) => (await owner`select * from private.devices where session_id = ${who.sid}`)[0];
  check('a verified session says what it runs on', !(await register(w, w.client, "Orla's desk")).err);
  check('it is kept under that session and person',
    (await stored(w.client))?.name === "Orla's desk" && (await stored(w.client)).user_id === w.client.id);
  await register(w, w.client, 'renamed', 'Debian 13', '1.1');
  const again = await stored(w.client);
  check('said again it replaces', again.name === 'renamed' && again.system === 'Debian 13' && again.version === '1.1', again);

  const locked = await w.session(w.client);
  check('without a PIN nothing is said', refused(await register(w, locked, 'x'), '42501') && !(await stored(locked)));
  check("another person's verified session id does not help", refused(await register(w, w.loner, 'x', 'x', 'x', { sid: w.boss.sid }), '42501')
    && !(await stored(w.boss)));
  check('a made-up session id does not', refused(await register(w, w.client, 'x', 'x', 'x', { sid: randomUUID() }), '42501'));
  check('anon does not', refused(await register(w, null, 'x', 'x', 'x', { role: 'anon' }), '42501'));
  check('who is no member does not', refused(await register(w, w.stranger, 'x'), '42501'));

  const long = { name: 81, system: 81, version: 41 };
  for (const [what, length] of Object.entries(long)) {
    const words = { name: 'n', system: 's', version: 'v', [what]: 'x'.repeat(length) };
    check(`${what} of ${length} letters is refused`, refused(await register(w, w.client, words.name, words.system, words.version), '22023'));
    words[what] = 'x'.repeat(length - 1);
    check(`one less is taken: ${what}`, !(await register(w, w.client, words.name, words.system, words.version)).err);
  }
  check('a name of a megabyte is refused', refused(await register(w, w.client, 'x'.repeat(1 << 20)), '22023'));
  const hostile = { empty: '', blank: '   ', missing: null, 'a line break': 'a\nb', 'a tab': 'a\tb', escape: 'a\u001b[2Jb', delete: 'a\u007f', 'a C1 control': 'a\u009b',
    'right to left': 'a\u202eb', 'an isolate': 'a\u2066b', 'no width': 'a\u200bb', 'a line separator': 'a\u2028b', 'a byte order mark': '\ufeffa' };
  for (const [what, name] of Object.entries(hostile)) {
    check(`refused as a name: ${what}`, refused(await register(w, w.client, name), '22023'));
    check(`refused as a system: ${what}`, refused(await register(w, w.client, 'n', name), '22023'));
    check(`refused as a version: ${what}`, refused(await register(w, w.client, 'n', 's', name), '22023'));
  }
  check('other scripts are taken', !(await register(w, w.client, 'مكتب أورلا 2')).err && !(await register(w, w.client, 'Büro «3» <b>')).err);
  check('not even the owner writes a name of two lines', await owner`update private.devices set name = ${'a\nb'} where session_id = ${w.client.sid}`
    .then(() => false, (error) => error.code === '23514'));

  for (const sql of ['select * from private.devices', `insert into private.devices values ('${w.agent.sid}', '${w.agent.id}', 'x', 'x', 'x')`,
    "select private.plain_line('x', 1)", `select * from private.sessions_of('${w.boss.id}')`]) {
    check(`not to be named: ${sql.slice(0, 34)}`, refused(await run(w.agent, sql), '42501'));
  }

  // a minute may end on the way, so two allowances and a bit
  const spam = [];
  for (let i = 0; i < 65 && spam.at(-1)?.err === undefined; i++) spam.push(await register(w, w.loner, `n${i}`));
  check('thirty times a minute, then PT429', refused(spam.at(-1), 'PT429') && spam.length > 1, spam.at(-1));
}

async function events(w) {
  const { run, owner, admin } = w;
  const mine = async (who, options) => (await run(who, 'select * from public.my_security_events()', options)).rows;
  const ours = async (who, org) => (await run(who, `select * from public.org_security_events('${org}')`)).rows;
  const count = (rows, kind, person) => rows.filter((row) => row.kind === kind && row.person === person.id).length;

  await register(w, w.agent, 'first');
  await register(w, w.agent, 'second');
  const seen = await mine(w.agent);
  check('a session is a new device once', count(seen, 'device.new', w.agent) === 1 && seen.some((row) => row.device === 'first' && row.by_self), seen);
  for (const who of [w.client, w.manager, w.boss, w.otherBoss]) {
    const rows = await mine(who);
    check("nobody has another's events among his own", rows.length > 0 && rows.every((row) => row.person === who.id), rows);
  }
  check('an admin of the organization sees the new device', count(await ours(w.boss, w.org), 'device.new', w.agent) === 1);

  const victim = await w.person(w.org, 'client', '7439');
  const guesser = await w.session(victim);
  for (const wrong of ['1111', '2111', '3111']) await run(guesser, `select public.verify_pin('${wrong}')`);
  check('a lock-out is an event', count(await mine(victim), 'pin.lockout', victim) === 1 && count(await ours(w.boss, w.org), 'pin.lockout', victim) === 1);
  check('the first PIN is one', count(await mine(victim), 'pin.set', victim) === 1);
  await run(w.boss, `select public.set_member_role('${victim.id}', '${w.org}', 'client', 'between admins')`);
  const role = (await mine(victim)).find((row) => row.kind === 'member.role');
  check('a change of role says from, to and who', role?.old_role === 'client' && role.new_role === 'client' && role.by_self === false && 'by_name' in role, role);
  check('and keeps its reason', !JSON.stringify(await mine(victim)).includes('between admins') && !JSON.stringify(await ours(w.boss, w.org)).includes('between admins'));
  await admin`update auth.users set encrypted_password = 'x' where id = ${victim.id}`;
  await admin`update auth.users set encrypted_password = 'x', updated_at = now() where id = ${victim.id}`;
  check('a changed password is one event', count(await mine(victim), 'password.set', victim) === 1 && count(await ours(w.boss, w.org), 'password.set', victim) === 1);

  for (const [name, person] of Object.entries({ client: w.client, staff: w.agent, manager: w.manager, 'an admin elsewhere': w.otherBoss, stranger: w.stranger })) {
    check(`the organization's events are not for ${name}`, refused(await run(person, `select * from public.org_security_events('${w.org}')`), '42501'));
  }
  check('not for a null organization', refused(await run(w.boss, 'select * from public.org_security_events(null)'), '42501'));
  const locked = await w.session(w.boss);
  for (const call of ['my_security_events()', `org_security_events('${w.org}')`]) {
    check(`not without a PIN: ${call.split('(')[0]}`, refused(await run(locked, `select * from public.${call}`), '42501'));
    check(`not for anon: ${call.split('(')[0]}`, refused(await run(null, `select * from public.${call}`, { role: 'anon' }), '42501'));
  }
  check('not under a role of claims', nothing(await run(w.client, `select * from public.org_security_events('${w.org}')`,
    { claims: { app_metadata: { role: 'admin' }, user_role: 'admin' } })));

  await owner`insert into public.memberships (user_id, org_id, role) values (${victim.id}, ${w.otherOrg}, 'client')`;
  await run(w.otherBoss, `select public.set_member_role('${victim.id}', '${w.otherOrg}', 'client', 'x')`);
  check("what another organization's admin did to a common member is that organization's", count(await ours(w.boss, w.org), 'member.role', victim) === 1
    && count(await ours(w.otherBoss, w.otherOrg), 'member.role', victim) === 1);
  await owner`update public.memberships set active = false where user_id = ${victim.id} and org_id = ${w.otherOrg}`;
  check("who left is that organization's no more", count(await ours(w.otherBoss, w.otherOrg), 'pin.lockout', victim) === 0);

  for (const lim of ['0', '-1', 'null', '100000']) {
    const rows = (await run(w.boss, `select * from public.org_security_events('${w.org}', ${lim})`)).rows;
    check(`a list of ${lim} has an end, newest first`, rows.length >= 1 && rows.length <= 200
      && rows.every((row, i) => i === 0 || Number(row.id) < Number(rows[i - 1].id)), rows.length);
  }
}

export default async function devices(w) {
  await saying(w);
  await events(w);
}
