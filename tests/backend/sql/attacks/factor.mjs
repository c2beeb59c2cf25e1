// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who has a second factor shows it in every session; below that neither a PIN nor a claim opens anything.
import { randomUUID } from 'node:crypto';
import { check } from '../lib/report.mjs';
import { nothing, refused } from '../lib/caller.mjs';
import { factorOf, gotrue, opened } from '../lib/gotrue.mjs';

const tables = ['organizations', 'companies', 'profiles', 'memberships', 'tickets', 'messages', 'ticket_events', 'attachments'];
// asked before the PIN, or of the PIN itself: looked at one by one below
const before = ['my_state', 'sign_in_services', 'verify_pin', 'set_pin', 'lock_session', 'touch_session'];

/** Every function a request may call, as somebody with all rights would; each does something at the right level. */
function calls(w, { message, deleted, victim, waiting }) {
  const [org, person] = [`'${w.org}'`, `'${victim.id}'`];
  return {
    abandon_address_change: 'abandon_address_change()',
    allowed_email_remove: `allowed_email_remove(${org}, '${victim.email}')`,
    allowed_email_set_role: `allowed_email_set_role(${org}, '${victim.email}', 'client')`,
    allowed_emails_list: `allowed_emails_list(${org})`,
    allowed_emails_upsert: `allowed_emails_upsert(${org}, '[{"email": "x@x.test", "role": "client"}]', false)`,
    audit_page: `audit_page(${org})`,
    delete_message: `delete_message('${message}')`,
    delete_ticket: `delete_ticket('${w.ticket}')`,
    end_other_sessions: 'end_other_sessions()',
    end_session: `end_session('${victim.sid}')`,
    end_sessions: `end_sessions(${person}, ${org})`,
    issue_enrol_code: `issue_enrol_code(${person}, ${org})`,
    member_sessions: `member_sessions(${org}, ${person})`,
    my_security_events: 'my_security_events()',
    my_sessions: 'my_sessions()',
    org_security_events: `org_security_events(${org})`,
    organization_security: `organization_security(${org})`,
    pull: `pull(${org})`,
    register_device: `register_device('n', 's', 'v')`,
    remove_factors: `remove_factors(${org}, ${person})`,
    restore_ticket: `restore_ticket('${deleted}')`,
    set_idle_minutes: `set_idle_minutes(${org}, 'client', 20)`,
    set_member_active: `set_member_active(${person}, ${org}, true, 'x')`,
    set_member_role: `set_member_role(${person}, ${org}, 'client', 'x')`,
    set_org_settings: `set_org_settings(${org}, 'one', false, 1)`,
    set_second_factor: `set_second_factor(${org}, false)`,
    waiting_activate: `waiting_activate(${org}, '${waiting.id}', 'client')`,
    waiting_list: `waiting_list(${org})`,
    waiting_refuse: `waiting_refuse(${org}, '${waiting.id}')`,
    wish_address: `wish_address('x@x.test')`,
  };
}

/** Something in every table, and for every function to work on. */
async function furnish(w) {
  const { run, owner } = w;
  const victim = await w.person(w.org, 'client', '7426');
  const waiting = await w.person(w.org, null, null);
  await owner`insert into private.waiting (org_id, user_id, email) values (${w.org}, ${waiting.id}, ${waiting.email})
    on conflict (user_id) do update set org_id = excluded.org_id`;
  await owner`insert into private.allowed_emails (org_id, email, role) values (${w.org}, ${victim.email}, 'client')`;
  const [message, file] = [randomUUID(), randomUUID()];
  await run(w.client, `insert into public.messages (id, ticket_id, author_id, body) values ('${message}', '${w.ticket}', '${w.client.id}', 'x')`);
  await run(w.client, `insert into public.attachments (id, ticket_id, file_name, object_name, size, mime)
    values ('${file}', '${w.ticket}', 'f', '${w.org}/${w.ticket}/${file}.png', 1, 'image/png')`);
  await run(w.client, `insert into storage.objects (bucket_id, name, owner_id) values ('attachments', '${w.org}/${w.ticket}/${file}.png', '${w.client.id}')`);
  await w.admin`insert into realtime.messages (topic, extension) values ('x', 'broadcast')`;
  const deleted = await w.file(w.client, w.org, 'deleted');
  await run(w.boss, `select public.delete_ticket('${deleted}')`);
  return { message, deleted, victim, waiting };
}

const outcome = (answer) => answer.err ?? answer.rows.length;
const closed = (seen) => seen === '42501' || seen === 0;

/** All that a session could reach, each {name: outcome}; nothing of it stays. */
async function reach(w, who, list) {
  const seen = {};
  const ask = async (name, sql, options = {}) => { seen[name] = outcome(await w.run(who, sql, { rollback: true, ...options })); };
  for (const [name, sql] of Object.entries(list)) await ask(name, `select * from public.${sql}`);
  for (const table of tables) await ask(table, `select 1 from public.${table}`);
  await ask('a file', `select 1 from storage.objects where name like '${w.org}/%'`);
  await ask('a new file', `insert into storage.objects (bucket_id, name, owner_id)
    values ('attachments', '${w.org}/${w.ticket}/${randomUUID()}.png', '${who.id}') returning 1`);
  for (const topic of [`org:${w.org}:agents`, `ticket:${w.ticket}`, `user:${who.id}`]) await ask(topic.split(':')[0], 'select 1 from realtime.messages', { topic });
  await ask('a broadcast', `insert into realtime.messages (topic, extension) values ('ticket:${w.ticket}', 'broadcast') returning 1`, { topic: `ticket:${w.ticket}` });
  await ask('a new ticket', `insert into public.tickets (id, org_id, title) values (gen_random_uuid(), '${w.org}', 'x') returning 1`);
  await ask('a message', `insert into public.messages (id, ticket_id, author_id, body) values (gen_random_uuid(), '${w.ticket}', '${who.id}', 'x') returning 1`);
  await ask('a change', `update public.tickets set title = 'x', version = ${await w.versionOf(w.ticket)} where id = '${w.ticket}' returning 1`);
  await ask('a name', `update public.profiles set display_name = 'x', version = 1 where id = '${who.id}' returning 1`);
  return seen;
}

async function closing(w) {
  const { owner } = w;
  const { enrol, prove } = gotrue(w);
  const list = calls(w, await furnish(w));
  const callable = (await owner`select distinct proname as name from pg_proc where pronamespace = 'public'::regnamespace
    and proowner = 'postgres'::regrole and has_function_privilege('authenticated', oid, 'execute')`).map((row) => row.name);
  check('no function is forgotten here', callable.every((name) => before.includes(name) || list[name]), callable.filter((name) => !before.includes(name) && !list[name]));

  const factor = await enrol(w.boss);
  check('a factor that nobody verified does not count', (await factorOf(w, w.boss)) === 'none' && (await w.sees(w.boss)) > 0);
  const open = await reach(w, w.boss, list);
  await owner`update auth.mfa_factors set status = 'verified' where id = ${factor}`;
  const shut = await reach(w, w.boss, list);
  for (const [name, seen] of Object.entries(shut)) {
    check(`once there is a factor, a session below it has no ${name}`, closed(seen) && !closed(open[name]), [open[name], seen]);
  }
  check('my_state says that a code is asked for, and that the PIN does not hold',
    (await factorOf(w, w.boss)) === 'verify' && (await w.run(w.boss, 'select public.my_state()')).v.verified === false);
  await prove(w.boss, factor);
  const again = await reach(w, w.boss, list);
  for (const [name, seen] of Object.entries(again)) check(`at aal2 it has it again: ${name}`, !closed(seen), [open[name], seen]);
  check('my_state says that nothing is missing', (await factorOf(w, w.boss)) === 'none');
}

const isShut = async (w, who, options) => (await w.sees(who, options)) === 0 && (await factorOf(w, who, options)) === 'verify';

/** Answers the factor of the client, who is at the level. */
async function claiming(w) {
  const { owner } = w;
  const { secured } = gotrue(w);
  const person = w.client;
  const mine = await secured(person);
  await secured(w.agent);
  const low = await opened(w, await w.session(person));
  const shut = (who, options) => isShut(w, who, options);
  check('another session stays shut, with a PIN too', await shut(low));
  for (const claims of [{ aal: 'aal2' }, { aal: 'aal3' }, { aal: 'aal2', amr: [{ method: 'totp', timestamp: 1 }] }, { aal: 'aal2', app_metadata: { aal: 'aal2' } }]) {
    check(`no claim raises it: ${JSON.stringify(claims)}`, await shut(low, { claims }));
  }
  check("another person's raised session does not", await shut(person, { sid: w.agent.sid }));
  await owner`update private.pin_sessions set user_id = ${person.id} where session_id = ${w.agent.sid}`;
  check('nor where the PIN of that session were the own one', await shut(person, { sid: w.agent.sid }));
  await owner`update private.pin_sessions set user_id = ${w.agent.id} where session_id = ${w.agent.sid}`;
  check('nor a made-up one, or none', await shut(person, { sid: randomUUID() }) && await shut(person, { sid: '' }));
  check('an older token of the raised session is of the raised session', (await w.sees(person, { claims: { aal: 'aal1' } })) > 0);
  check('nobody writes the level of his session', refused(await w.run(low, `update auth.sessions set aal = 'aal2' where id = '${low.sid}'`), '42501')
    && refused(await w.run(low, `delete from auth.mfa_factors where user_id = '${person.id}'`), '42501'));
  return mine;
}

/** Downgrades: the level fell, the token still says aal2. */
async function falling(w, mine) {
  const { admin } = w;
  const { enrol, prove, unenrol, destroy, inTurn } = gotrue(w);
  const person = w.client;
  const token = { claims: { aal: 'aal2' } };
  const shut = (who, options) => isShut(w, who, options);
  const second = await enrol(person);
  await prove(person, second);
  check('a second factor raises as the first did', (await w.sees(person, token)) > 0);
  await unenrol(second);
  check('with the factor that raised it the level goes, though another is left', await shut(person, token));
  await prove(person, mine);
  await inTurn((q) => q`update auth.sessions set aal = 'aal1' where id = ${person.sid}`);
  check('a session that fell is shut, whatever raised it before', await shut(person, token));
  await inTurn((q) => q`update auth.sessions set aal = null where id = ${person.sid}`);
  check('a session of an unknown level too', await shut(person, token));
  await prove(person, mine);
  const third = await enrol(person);
  await prove(person, third);
  await destroy(third);
  check('a factor that is gone raises nothing, though the level stayed', await shut(person, token));
  const left = await enrol(person);
  await inTurn((q) => q`update auth.sessions set factor_id = ${left} where id = ${person.sid}`);
  check('nor does one that nobody verified', await shut(person, token));
  const [theirs] = await admin`select id from auth.mfa_factors where user_id = ${w.agent.id}`;
  await inTurn((q) => q`update auth.sessions set factor_id = ${theirs.id} where id = ${person.sid}`);
  check("nor does another person's", await shut(person, token));
  await prove(person, mine);
  check('the own one does', (await w.sees(person)) > 0);
  await unenrol(mine);
  check('who has no factor any more needs none', (await factorOf(w, person)) === 'none' && (await w.sees(person)) > 0);
}

/** The PIN's functions below the level: no guess, no count, no oracle, nothing revived. */
async function pins(w) {
  const { run, owner } = w;
  const { secured, prove, enrol } = gotrue(w);
  const person = await w.person(w.org, 'client', '7426');
  await w.file(person, w.org, 'mine');
  const factor = await secured(person);
  const thief = await w.session(person);
  const count = async () => (await owner`select fails, lock_level, locked_until, lockouts, hash from private.pin_secret where user_id = ${person.id}`)[0];
  const untouched = JSON.stringify(await count());
  const code = async (sql, who = thief) => (await run(who, `select public.${sql}`)).v?.code;
  for (const guess of ['7426', '1111', '2111', '3111', '4111']) check(`below the level every PIN is answered alike: ${guess}`, (await code(`verify_pin('${guess}')`)) === 'factor_needed');
  check('a change too', (await code("set_pin('9182', '7426')")) === 'factor_needed');
  check('nothing was counted and nothing changed', JSON.stringify(await count()) === untouched
    && (await owner`select 1 from private.session_block where session_id = ${thief.sid}`).length === 0);
  await owner`delete from private.pin_secret where user_id = ${person.id}`;
  check('a first PIN is not set there either', (await code("set_pin('9182')")) === 'factor_needed' && (await count()) === undefined);
  await prove(thief, factor);
  check('with the code it is', (await run(thief, "select public.set_pin('9182')")).v?.ok === true && (await run(thief, "select public.verify_pin('9182')")).v?.ok === true);
  check('and the rows open', (await w.sees(thief)) === 1);

  check('with the factor alone nothing opens', (await (async () => {
    const raised = await w.session(person);
    await prove(raised, factor);
    return (await w.sees(raised)) === 0 && (await factorOf(w, raised)) === 'none';
  })()));

  const low = await opened(w, await w.session(person));
  const until = async () => (await owner`select idle_until::text from private.pin_sessions where session_id = ${low.sid}`)[0]?.idle_until;
  await owner`update private.pin_sessions set idle_until = now() + interval '1 min' where session_id = ${low.sid}`;
  const was = await until();
  check('a touch below the level does nothing and says so', (await run(low, 'select public.touch_session()')).v === false && (await until()) === was);
  await run(low, 'select public.lock_session()');
  check('locking works below the level', (await until()) === undefined);
  await prove(low, factor);
  check('and outlives the raise', (await w.sees(low)) === 0);
  check('a dead session is told so, not asked for a code', (await code("verify_pin('9182')", { ...person, sid: randomUUID() })) === 'session_gone');

  const phone = await w.person(w.org, 'client', '7427');
  await prove(phone, await enrol(phone, { type: 'phone' }));
  check('a factor of another kind counts as well', (await factorOf(w, await w.session(phone))) === 'verify' && (await factorOf(w, phone)) === 'none');
  const outsider = w.stranger;
  await secured(outsider);
  check('also for who is no member', (await factorOf(w, await w.session(outsider))) === 'verify');
  check('anon has no state', nothing(await run(null, 'select public.my_state()', { role: 'anon' })));
}

export default async function factor(w) {
  await closing(w);
  await falling(w, await claiming(w));
  await pins(w);
}
