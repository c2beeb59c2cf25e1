// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Mails about somebody's access: who is told what and where, how often, and what the sender's role may do.
import { check } from '../lib/report.mjs';
import { caller, refused } from '../lib/caller.mjs';

const posted = ({ owner }, who) => owner`select * from private.mail_outbox where person = ${who.id} order by event_id`;
const kindsOf = (rows) => rows.map((row) => row.kind).join();

async function closed(w) {
  const { run } = w;
  const sql = {
    'read the outbox': 'select * from private.mail_outbox',
    'write into it': `insert into private.mail_outbox (event_id, person, address, kind, last) values (1, '${w.boss.id}', 'x@y.z', 'device.new', false)`,
    'send it elsewhere': `update private.mail_outbox set address = 'x@y.z'`,
    'empty it': 'delete from private.mail_outbox',
    'take a mail': 'select * from private.mail_claim()',
    'call it sent': 'select private.mail_sent(1)',
    'call it failed': "select private.mail_failed(1, gen_random_uuid(), 'x', null)",
    'choose the kinds': `update private.security_kinds set by_mail = false`,
  };
  for (const [what, text] of Object.entries(sql)) {
    for (const [name, role, person] of [['a client', 'authenticated', w.client], ['an admin', 'authenticated', w.boss], ['the secret key', 'service_role', null], ['anon', 'anon', null]]) {
      check(`${name} cannot ${what}`, refused(await run(person, text, { role }), '42501'));
    }
  }
  const members = await w.owner`select rolname from pg_roles where rolname in ('anon', 'authenticated', 'service_role', 'authenticator')
                                   and pg_has_role(rolname, 'deskbell_mail', 'member')`;
  check('no API role may become the sender', members.length === 0, members);
}

async function told(w) {
  const { run, owner, admin } = w;
  const register = (who, name) => run(who, `select public.register_device('${name}', 'Debian 12', '1.0')`);
  const victim = await w.person(w.org, 'staff', '915372');
  await register(victim, 'desk');
  const guesser = await w.session(victim);
  for (const wrong of ['111111', '211111', '311111']) await run(guesser, `select public.verify_pin('${wrong}')`);
  await run(w.boss, `select public.set_member_role('${victim.id}', '${w.org}', 'manager', 'between admins')`);
  await run(w.boss, `select public.set_member_role('${victim.id}', '${w.org}', 'manager', 'again')`);
  await admin`update auth.users set encrypted_password = 'x' where id = ${victim.id}`;
  const rows = await posted(w, victim);
  check('each of these is one mail; what stayed, and the first PIN, is none', kindsOf(rows) === 'device.new,pin.lockout,member.role,password.set', kindsOf(rows));
  check('to the address of the person', rows.every((row) => row.address === victim.email));
  const mails = await owner`select o.event_id from private.mail_outbox o join private.audit_log a on a.id = o.event_id
                             where o.person::text is distinct from a.target or o.kind is distinct from a.action`;
  check("no mail is about another's event", mails.length === 0, mails);
  check('the admin who acted is told nothing', (await posted(w, w.boss)).every((row) => row.kind !== 'member.role'));
  check('an event is never posted twice', await owner`insert into private.mail_outbox (event_id, person, address, kind, last)
    values (${rows[0].event_id}, ${victim.id}, 'x@y.z', 'device.new', false)`.then(() => false, (error) => error.code === '23505'));

  await admin`update auth.users set email_change = 'thief@test.test' where id = ${victim.id}`;
  check('an address that is asked for tells nobody', (await posted(w, victim)).length === 4);
  await admin`update auth.users set email = ${`new-${victim.email}`} where id = ${victim.id}`;
  const moved = (await posted(w, victim)).at(-1);
  check('a new address is told to the old one', moved.kind === 'email.changed' && moved.address === victim.email, moved);
  await run(victim, 'select public.end_other_sessions()');
  await register(await opened(w, victim), 'new desk');
  check('and everything after it to the new one', (await posted(w, victim)).at(-1).address === `new-${victim.email}`);
  const line = (await owner`select * from private.audit_log where action = 'email.changed' and target = ${victim.id}`)[0];
  check('the log keeps neither address', !JSON.stringify(line).includes('test.test'), line);

  await admin`update auth.users set email_confirmed_at = null where id = ${w.loner.id}`;
  await register(w.loner, 'desk');
  await admin`update auth.users set email = ${`other-${w.loner.email}`} where id = ${w.loner.id}`;
  check('an address that nobody confirmed is not written to', (await posted(w, w.loner)).length === 0);
  await admin`update auth.users set email_confirmed_at = now() where id = ${w.loner.id}`;
}

/** Another verified session of somebody. */
async function opened(w, who) {
  const session = await w.session(who);
  await w.owner`insert into private.pin_sessions (session_id, user_id, verified_at, idle_until, expires_at)
                values (${session.sid}, ${who.id}, now(), now() + interval '30 minutes', now() + interval '12 hours')`;
  return session;
}

async function bounded(w) {
  const { run, owner, admin } = w;
  const victim = await w.person(w.org, 'client', '7439');
  for (let n = 0; n < 9; n++) await admin`update auth.users set encrypted_password = ${`x${n}`} where id = ${victim.id}`;
  const rows = await posted(w, victim);
  check('nine changes within an hour are four mails', rows.length === 4, rows.length);
  check('of which the last says that it is', rows.map((row) => row.last).join() === 'false,false,false,true');
  await run(victim, "select public.register_device('desk', 'Debian 12', '1.0')");
  check('another kind is not held back by them', (await posted(w, victim)).at(-1).kind === 'device.new');
  for (let hour = 0; hour < 5; hour++) {
    await owner`update private.mail_outbox set made_at = made_at - interval '61 minutes' where person = ${victim.id}`;
    for (let n = 0; n < 5; n++) await admin`update auth.users set encrypted_password = ${`y${hour}${n}`} where id = ${victim.id}`;
  }
  const day = (await posted(w, victim)).filter((row) => row.kind === 'password.set');
  check('a day has twelve, and the twelfth says it', day.length === 12 && day.at(-1).last, day.length);
  const log = await owner`select count(*)::int as n from private.audit_log where target = ${victim.id} and action = 'password.set'`;
  check('the log has them all', log[0].n === 34, log[0].n);

  // a mail that cannot be posted must not save anybody from a lock-out
  await owner`alter table private.mail_outbox add constraint broken check (kind <> 'pin.lockout') not valid`;
  const guesser = await w.session(victim);
  for (const wrong of ['1111', '2111', '3111']) await run(guesser, `select public.verify_pin('${wrong}')`);
  await owner`alter table private.mail_outbox drop constraint broken`;
  check('a broken outbox undoes no lock-out', (await owner`select 1 from private.session_block where session_id = ${guesser.sid}`).length === 1);
}

async function sending(w) {
  const { owner } = w;
  const asSender = caller(w.admin);
  const sender = (sql) => asSender(null, sql, { role: 'deskbell_mail' });
  const claim = async () => (await sender('select * from private.mail_claim()')).rows[0];
  await owner`update private.mail_outbox set sent_at = now(), address = null where sent_at is null`;
  check('nothing due is nothing', (await claim()) === undefined);
  const victim = await w.person(w.org, 'client', '7439');
  await w.run(w.boss, `select public.set_member_role('${victim.id}', '${w.org}', 'staff', 'between admins')`);
  const mail = await claim();
  check('the sender is given what the mail says', mail?.kind === 'member.role' && mail.address === victim.email && mail.organization === 'one'
    && mail.old_role === 'client' && mail.new_role === 'staff' && mail.by_other === true && mail.tries === 1, mail);
  check('and neither reason nor ids of people', !JSON.stringify(mail).includes('between admins') && !JSON.stringify(mail).includes(victim.id)
    && !JSON.stringify(mail).includes(w.boss.id));
  check('what is claimed is nobody else\'s', (await claim()) === undefined);
  const failed = (lease, again) => sender(`select private.mail_failed(${mail.event}, '${lease}', 'ECONNREFUSED', ${again})`);
  check('whoever does not hold it cannot give it up', (await failed(victim.id, 'null')).v === false);
  check('who holds it gives it back', (await failed(mail.lease, 0)).v === true);
  const second = await claim();
  check('then it is due again, under the same name', second?.event === mail.event && second.mail === mail.mail && second.tries === 2, second);
  await owner`update private.mail_outbox set due_at = now() - interval '1 second' where event_id = ${mail.event}`;
  const third = await claim();
  check('a sender that died does not keep it', third?.event === mail.event && third.lease !== second.lease);
  check('and cannot give it up later', (await failed(second.lease, 'null')).v === false);
  check('sent is sent', (await sender(`select private.mail_sent(${mail.event})`)).v === true
    && (await sender(`select private.mail_sent(${mail.event})`)).v === false && (await claim()) === undefined);
  check('and the address is forgotten', (await posted(w, victim)).every((row) => row.address === null));
  check('what was never claimed is not sent', (await sender('select private.mail_sent(0)')).v === false);

  await w.admin`update auth.users set encrypted_password = 'z' where id = ${victim.id}`;
  const unwanted = await claim();
  await sender(`select private.mail_failed(${unwanted.event}, '${unwanted.lease}', '550', null)`);
  const [given] = (await posted(w, victim)).slice(-1);
  check('what is given up stays to be seen, without the address', given.given_up_at !== null && given.problem === '550' && given.address === null
    && (await claim()) === undefined, given);
  await owner`update private.mail_outbox set sent_at = now() - interval '31 days' where event_id = ${mail.event}`;
  check('after 30 days it is forgotten', Number((await sender('select private.mail_prune()')).v) >= 1
    && (await owner`select 1 from private.mail_outbox where event_id = ${mail.event}`).length === 0);

  await w.admin`update auth.users set encrypted_password = 'zz' where id = ${victim.id}`;
  await owner`update private.mail_outbox set made_at = made_at - interval '73 hours' where person = ${victim.id} and sent_at is null and given_up_at is null`;
  check('after three days it is too late to tell', (await claim()) === undefined);
  await sender('select private.mail_prune()');
  const [late] = (await posted(w, victim)).slice(-1);
  check('and it is given up', late.given_up_at !== null && late.problem === 'too old' && late.address === null, late);

  for (const sql of ['select * from private.mail_outbox', 'select * from private.audit_log', 'select email from auth.users', 'select * from public.tickets',
    'select * from private.pin_secret', 'select * from private.settings', `select private.audit('x', null, 'x')`, `select private.drop_sessions('${victim.id}')`,
    `select public.my_state()`, `select private.post(null, 'x@y.z')`, 'create table private.x ()', 'create table public.x ()', 'create schema x']) {
    check(`the sender cannot: ${sql.slice(0, 40)}`, refused(await sender(sql), '42501'));
  }
}

/** Two senders at once, many mails: each is claimed once. */
async function together(w) {
  const asSender = caller(w.owner);
  await w.owner`update private.mail_outbox set sent_at = now(), address = null where sent_at is null`;
  const people = [];
  for (let n = 0; n < 6; n++) people.push(await w.person(w.org, 'client', null));
  for (const { id } of people) await w.admin`update auth.users set encrypted_password = 'x' where id = ${id}`;
  const taken = await Promise.all(Array.from({ length: 10 }, () => asSender(null, 'select * from private.mail_claim()', { role: 'postgres' })));
  const events = taken.flatMap(({ rows }) => rows.map((row) => row.event));
  check('ten at once take six mails, each once', events.length === 6 && new Set(events).size === 6, events);
}

/** In the stack's own database its sender is kept out meanwhile, and finds nothing of ours afterwards. */
async function undisturbed({ admin, owner }, work) {
  const [{ here, comes }] = await admin`select current_database() as here,
    exists (select 1 from pg_stat_activity where usename = 'deskbell_mail' and datname = current_database()) as comes`;
  if (!comes) return work();
  await admin`revoke connect on database ${admin(here)} from deskbell_mail`;
  await admin`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'deskbell_mail' and datname = current_database()`;
  try {
    await work();
  } finally {
    await owner`update private.mail_outbox set sent_at = now(), address = null where sent_at is null and given_up_at is null`;
    await admin`grant connect on database ${admin(here)} to deskbell_mail`;
  }
}

export default async function mail(w) {
  await closed(w);
  await undisturbed(w, async () => {
    await told(w);
    await bounded(w);
    await sending(w);
    await together(w);
  });
}
