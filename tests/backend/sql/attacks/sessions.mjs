// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who sees and ends whose sessions, and that an ended one sees nothing from the next request on.
import { randomUUID } from 'node:crypto';
import { check } from '../lib/report.mjs';
import { become, refused } from '../lib/caller.mjs';

const list = (w, who, options) => w.run(who, 'select * from public.my_sessions()', options);
const listOf = (w, who, org, person) => w.run(who, `select * from public.member_sessions('${org}', '${person}')`);
const end = (w, who, session, options) => w.run(who, `select public.end_session('${session}')`, options);
const endOthers = (w, who, options) => w.run(who, 'select public.end_other_sessions()', options);
const lives = async (w, who) => (await w.owner`select 1 from auth.sessions where id = ${who.sid}`).length === 1;

/** A second session of somebody, verified. */
async function open(w, who) {
  const second = await w.session(who);
  await w.run(second, `select public.verify_pin('${who.pin}')`);
  return second;
}

async function seeing(w) {
  const { run, owner, admin } = w;
  const second = await w.session(w.client);
  await admin`update auth.sessions set ip = '203.0.113.7' where id = ${second.sid}`;
  await run(w.client, "select public.register_device('desk', 'Debian 12', '1.0')");
  const rows = (await list(w, w.client)).rows;
  check('one sees all of one\'s own sessions and no other', rows.length === 2 && rows.every((row) => [w.client.sid, second.sid].includes(row.session)), rows);
  check('this one first, with its device', rows[0].current === true && rows[0].device === 'desk' && rows[0].pin === 'open', rows[0]);
  check('one that never said its device is there all the same, with its place and its PIN',
    rows[1].device === null && rows[1].place === '203.0.113.7' && rows[1].pin === 'locked' && rows[1].current === false, rows[1]);
  check('without a PIN none is seen, not even this one', refused(await list(w, second), '42501'));
  check("nor with another person's session id", refused(await list(w, w.loner, { sid: w.client.sid }), '42501'));
  check('nor as anon', refused(await list(w, null, { role: 'anon' }), '42501'));

  await owner`update private.devices set last_used = now() - interval '1 day' where session_id = ${w.client.sid}`;
  await run(w.client, 'select public.touch_session()');
  const [touched] = (await list(w, w.client)).rows;
  check('work moves the last use', Date.now() - touched.last_used < 60_000, touched);

  const active = (await listOf(w, w.boss, w.org, w.client.id)).rows;
  check('an admin sees those of a member', active.length === 2 && active.every((row) => row.current === false), active);
  for (const [name, person] of Object.entries({ client: w.colleague, staff: w.agent, manager: w.manager, 'an admin elsewhere': w.otherBoss, stranger: w.stranger })) {
    check(`sessions of a member are not for ${name}`, refused(await listOf(w, person, w.org, w.client.id), '42501'));
  }
  check('nor under a claim', refused(await w.run(w.agent, `select * from public.member_sessions('${w.org}', '${w.client.id}')`,
    { claims: { app_metadata: { role: 'admin' } } }), '42501'));
  check('not without a PIN', refused(await listOf(w, await w.session(w.boss), w.org, w.client.id), '42501'));
  const [elsewhere, nobody] = [await listOf(w, w.boss, w.org, w.otherClient.id), await listOf(w, w.boss, w.org, randomUUID())];
  check('a person of another organization is told from nobody by no word', refused(elsewhere, 'P0002') && elsewhere.msg === nobody.msg, [elsewhere, nobody]);
  check('nor through the other organization', refused(await listOf(w, w.boss, w.otherOrg, w.otherClient.id), '42501'));
  await owner`update public.memberships set active = false where user_id = ${w.colleague.id}`;
  check('who left is not to be seen', refused(await listOf(w, w.boss, w.org, w.colleague.id), 'P0002'));
  check('nor to be ended', refused(await end(w, w.boss, w.colleague.sid), 'P0002') && await lives(w, w.colleague));
  await owner`update public.memberships set active = true where user_id = ${w.colleague.id}`;
}

async function ending(w) {
  const { run } = w;
  const victim = await w.person(w.org, 'client', '7426');
  const foreign = await end(w, w.agent, victim.sid);
  const missing = await end(w, w.agent, randomUUID());
  check("another's session is not ended by guessing its id", refused(foreign, 'P0002') && await lives(w, victim), foreign);
  check('and is told from a missing one by no word', foreign.msg === missing.msg && foreign.err === missing.err, [foreign, missing]);
  const others = { client: w.client, staff: w.agent, manager: w.manager, 'an admin elsewhere': w.otherBoss };
  for (const [name, person] of Object.entries(others)) {
    check(`not by ${name}`, refused(await end(w, person, victim.sid), 'P0002') && await lives(w, victim));
  }
  check('not by who is no member', refused(await end(w, w.stranger, victim.sid), '42501'));
  check('not by an admin without a PIN', refused(await end(w, await w.session(w.boss), victim.sid), '42501') && await lives(w, victim));
  check("not with an admin's session id under another name", refused(await end(w, w.agent, victim.sid, { sid: w.boss.sid }), '42501') && await lives(w, victim));
  check('not by claims', refused(await end(w, w.agent, victim.sid, { claims: { role: 'service_role', user_role: 'admin' } }), 'P0002') && await lives(w, victim));
  check('not by anon', refused(await end(w, null, victim.sid, { role: 'anon' }), '42501') && await lives(w, victim));
  check('nothing is no session', refused(await run(w.boss, 'select public.end_session(null)'), 'P0002'));
  check('garbage is an error', refused(await end(w, w.boss, "x' or true"), '42601', '22P02'));

  // the thief of a mailbox: a session of the owner's, but no PIN
  const thief = await w.session(victim);
  check('a session without a PIN does not end the owner\'s', refused(await end(w, thief, victim.sid), '42501') && await lives(w, victim));
  check('nor all of them', refused(await endOthers(w, thief), '42501') && await lives(w, victim));
  check('the owner sees it and ends it', (await list(w, victim)).rows.some((row) => row.session === thief.sid)
    && !(await end(w, victim, thief.sid)).err && !(await lives(w, thief)));
  check('it cannot verify a PIN any more', (await run(thief, "select public.verify_pin('7426')")).v?.code === 'session_gone');

  const second = await open(w, victim);
  await w.file(victim, w.org, 'mine');
  check('before its end a second session sees', (await w.sees(second)) === 1);
  check('an admin ends a member\'s', !(await end(w, w.boss, second.sid)).err && !(await lives(w, second)));
  check('the next request under the same token sees nothing', (await w.sees(second)) === 0);
  check('and pulls nothing', refused(await run(second, `select public.pull('${w.org}')`), '42501'));
  for (const call of ['my_sessions()', 'end_other_sessions()', `end_session('${victim.sid}')`, 'my_security_events()', "register_device('a', 'b', 'c')"]) {
    check(`an ended session calls nothing: ${call.split('(')[0]}`, refused(await run(second, `select * from public.${call}`), '42501'));
  }
  check('a touch does not revive it', (await run(second, 'select public.touch_session()')).v === false);
  check('ended twice is no session', refused(await end(w, w.boss, second.sid), 'P0002'));
  const told = (await run(victim, 'select * from public.my_security_events()')).rows.filter((row) => row.kind === 'session.ended');
  check('the person is told, whoever did it', told.length === 2 && told[0].by_self === false && told[1].by_self === true, told);
  const logged = (await run(w.boss, `select * from public.audit_page('${w.org}')`)).rows.find((row) => row.action === 'session.ended');
  check('what an admin does is in the log', logged?.actor === w.boss.id && logged.target === victim.id, logged);

  const [third, fourth] = [await open(w, victim), await w.session(victim)];
  const bystander = await lives(w, w.loner);
  const ended = await endOthers(w, victim);
  check('all others end, and this one stays', ended.v === 2 && !(await lives(w, third)) && !(await lives(w, fourth)) && await lives(w, victim), ended);
  check('of this person only', bystander && await lives(w, w.loner) && await lives(w, w.boss));
  check('none is none', (await endOthers(w, victim)).v === 0);
  check('an ended one sees nothing', (await w.sees(third)) === 0);
  check('one ends this one too, as signing out does', !(await end(w, victim, victim.sid)).err && (await w.sees(victim)) === 0);
}

async function racing(w) {
  const { owner } = w;
  const victim = await w.person(w.org, 'client', '7427');
  const races = [];
  for (let i = 0; i < 10; i++) {
    const session = await w.session(victim);
    races.push(w.run(session, "select public.verify_pin('7427')"), end(w, w.boss, session.sid));
  }
  const answers = await Promise.all(races);
  check('neither waits for the other for ever', answers.every((answer) => !refused(answer, '40P01')), answers.filter((answer) => answer.err));
  check('a PIN typed while the session ends opens nothing', (await owner`select 1 from private.pin_sessions p
    where p.user_id = ${victim.id} and p.session_id <> ${victim.sid}`).length === 0);
}

/** What my_sessions() costs with 20,000 sessions of others in the way. */
async function speed(w) {
  const { owner, admin } = w;
  const crowd = await Promise.all(Array.from({ length: 4 }, () => w.person(w.org, null, null)));
  for (const person of crowd) {
    await admin`insert into auth.sessions (id, user_id) select gen_random_uuid(), ${person.id} from generate_series(1, 5000)`;
  }
  await admin`analyze auth.sessions`;
  const [{ prosrc }] = await owner`select prosrc from pg_proc where oid = 'private.sessions_of(uuid)'::regprocedure`;
  const plan = JSON.stringify(await owner.unsafe(`explain (format json) ${prosrc.replace('= person', `= '${w.client.id}'`)}`));
  check('sessions are found by an index', /"Index Name":"\w*sessions_user_id\w*"/.test(plan), plan);
  const took = await owner.begin(async (q) => {
    await become(q, w.client);
    await q`select * from public.my_sessions()`;
    const times = [];
    for (let i = 0; i < 15; i++) {
      const began = performance.now();
      await q`select * from public.my_sessions()`;
      times.push(performance.now() - began);
    }
    return times.sort((a, b) => a - b)[7];
  });
  check('and among 20,000 in a few milliseconds', took < 20, took);
  await admin`delete from auth.sessions where user_id in ${admin(crowd.map((person) => person.id))}`;
}

export default async function sessions(w) {
  await seeing(w);
  await ending(w);
  await racing(w);
  await speed(w);
}
