// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A factor that appears or goes while somebody is inside; what the log hears of it; and factors nobody came back to.
import { check } from '../lib/report.mjs';
import { factorOf, gotrue, opened } from '../lib/gotrue.mjs';

const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

async function racing(w) {
  const { run } = w;
  const { enrol, raise, prove, inTurn, unenrol } = gotrue(w);
  const person = await w.person(w.org, 'client', '7426');
  await w.file(person, w.org, 'mine');
  const other = await opened(w, await w.session(person));
  const factor = await enrol(person);
  check('while it is not verified both sessions go on', (await w.sees(person)) === 1 && (await w.sees(other)) === 1);

  // in the middle of GoTrue's transaction nobody is at a level that is not there yet, and nobody is shut out half way
  let [during, meanwhile] = [];
  await inTurn(async (q) => {
    await raise(q, person, factor, false);
    during = await w.sees(person);
    meanwhile = await w.sees(other);
  });
  check('before it is committed nothing changed', during === 1 && meanwhile === 1);
  check('the session that enrolled goes on, with the PIN it had', (await w.sees(person)) === 1 && (await factorOf(w, person)) === 'none');
  check('another one with its PIN is shut, even if GoTrue had left it', (await w.sees(other)) === 0 && (await factorOf(w, other)) === 'verify');
  check('its touch does not hold it open', (await run(other, 'select public.touch_session()')).v === false);
  await prove(person, factor);
  check('GoTrue ends it', (await w.admin`select 1 from auth.sessions where id = ${other.sid}`).length === 0
    && (await run(other, "select public.verify_pin('7426')")).v?.code === 'session_gone');

  // the thief of the mailbox prepared a factor of his own
  const thief = await w.session(person);
  const his = await enrol(thief);
  check('a fresh factor of a thief raises nothing', (await factorOf(w, thief)) === 'verify');
  await inTurn((q) => q`update auth.sessions set aal = 'aal2', factor_id = ${his} where id = ${thief.sid}`);
  check('not even if his session had the level by mistake', (await factorOf(w, thief)) === 'verify' && (await run(thief, "select public.verify_pin('7426')")).v?.code === 'factor_needed');
  await inTurn((q) => q`update auth.sessions set aal = 'aal1', factor_id = null where id = ${thief.sid}`);
  await prove(person, factor);
  check("the owner's next code ends his session and takes his factor", (await w.admin`select 1 from auth.mfa_factors where id = ${his}`).length === 0
    && (await w.admin`select 1 from auth.sessions where id = ${thief.sid}`).length === 0);

  // a PIN that is typed while the factor is being verified elsewhere
  await unenrol(factor);
  const rounds = [];
  for (let i = 0; i < 6; i++) {
    const [first, second] = [await w.session(person), await w.session(person)];
    const fresh = await enrol(first);
    const [typed] = await Promise.all([run(second, "select public.verify_pin('7426')"), settled().then(() => prove(first, fresh, { others: i % 2 === 0 }))]);
    rounds.push({ deadlock: typed.err === '40P01', seen: await w.sees(second) });
    await unenrol(fresh);
    await w.admin`delete from auth.sessions where id in (${first.sid}, ${second.sid})`;
  }
  check('a PIN typed meanwhile opens nothing below the level, and neither waits for the other for ever', rounds.every((one) => !one.deadlock && one.seen === 0), rounds);
}

async function telling(w) {
  const { run, owner, admin } = w;
  const { enrol, prove, unenrol, destroy, inTurn } = gotrue(w);
  const person = await w.person(w.org, 'client', '7426');
  const log = async () => (await owner`select action, actor, org_id, detail from private.audit_log
    where target = ${person.id} and action like 'factor.%' order by id`);
  const kinds = async () => (await log()).map((row) => row.action).join();

  const [factor, left] = [await enrol(person), await enrol(person)];
  check('a factor that is only begun is no event', (await kinds()) === '');
  await destroy(left);
  check('nor is its end', (await kinds()) === '');
  await prove(person, factor);
  await prove(person, factor);
  await inTurn((q) => q`update auth.mfa_factors set friendly_name = 'renamed', last_challenged_at = clock_timestamp() where id = ${factor}`);
  await inTurn((q) => q`update auth.mfa_factors set status = 'verified' where id = ${factor}`);
  check('a verified one is an event, once', (await kinds()) === 'factor.added', await log());
  const mine = (await run(person, 'select * from public.my_security_events()')).rows;
  const ours = (await run(w.boss, `select * from public.org_security_events('${w.org}')`)).rows;
  const added = (rows) => rows.filter((row) => row.kind === 'factor.added' && row.person === person.id);
  check('the person is told, and the admins', added(mine).length === 1 && added(ours).length === 1 && added(mine)[0].by_self === false, added(mine));
  check('another tenant is not', added((await run(w.otherBoss, `select * from public.org_security_events('${w.otherOrg}')`)).rows).length === 0);
  await unenrol(factor);
  check('a removed one is an event', (await kinds()) === 'factor.added,factor.removed', await log());
  const made = await inTurn((q) => q`insert into auth.mfa_factors (id, user_id, factor_type, status, created_at, updated_at)
    values (gen_random_uuid(), ${person.id}, 'totp', 'verified', now(), now()) returning id`);
  await destroy(made[0].id);
  check('one that comes verified, as from an import, is one too', (await kinds()) === 'factor.added,factor.removed,factor.added,factor.removed', await log());
  check('no line has a secret or a name', (await log()).every((row) => Object.keys(row.detail).join() === 'type'), await log());

  // an admin's removal silences the line of that person only, and only in his own transaction
  await prove(person, await enrol(person));
  await inTurn(async (q) => {
    await q`select set_config('deskbell.factors_told', ${w.client.id}, true)`;
    await q`delete from auth.mfa_factors where user_id = ${person.id}`;
  });
  check("another person's removal silences nothing", (await kinds()).endsWith('factor.added,factor.removed') && (await log()).length === 6);

  const gone = await w.person(w.org, null, null);
  await prove(gone, await enrol(gone));
  await admin`delete from auth.users where id = ${gone.id}`;
  check('an account goes with its factors, without another line', (await owner`select 1 from private.audit_log
    where target = ${gone.id} and action = 'factor.removed'`).length === 0);
  check('the chain holds', (await owner`select private.audit_verify() as n`)[0].n === '0');
}

/** GoTrue goes on whatever becomes of the log. */
async function breaking(w) {
  const { owner, admin } = w;
  const { enrol, raise } = gotrue(w);
  const person = await w.person(w.org, 'client', '7426');
  const factor = await enrol(person);
  const seen = {};
  await admin.begin(async (q) => {
    await q`alter function private.audit(text, uuid, text, jsonb) rename to audit_gone`;
    await raise(q, person, factor, true);
    await q`set constraints all immediate`;
    [seen.verified] = await q`select status from auth.mfa_factors where id = ${factor}`;
    await q`set constraints all deferred`;
    await q`delete from auth.mfa_factors where id = ${factor}`;
    await q`set constraints all immediate`;
    seen.left = (await q`select 1 from auth.mfa_factors where id = ${factor}`).length;
    throw new Error('undo');
  }).catch((error) => { seen.error = error.message; });
  check('a log that cannot be written keeps nobody from verifying or removing', seen.error === 'undo' && seen.verified.status === 'verified' && seen.left === 0, seen);
  const [{ n }] = await owner`select count(*)::int as n from pg_trigger where tgrelid = 'auth.mfa_factors'::regclass
    and tgname like 'deskbell%' and tgenabled = 'O' and tgdeferrable and tginitdeferred`;
  check('the triggers are there, and wait for the end', n === 3, n);
}

async function abandoned(w) {
  const { owner, admin } = w;
  const { enrol, prove, inTurn, raise } = gotrue(w);
  const person = await w.person(w.org, 'client', '7426');
  const day = 86_400;
  const ids = { old: await enrol(person, { age: 2 * day }), tried: await enrol(person, { age: 2 * day }), young: await enrol(person, { age: day / 2 }) };
  await inTurn((q) => q`update auth.mfa_factors set last_challenged_at = clock_timestamp() where id = ${ids.tried}`);
  const verified = await enrol(w.client, { age: 30 * day });
  await prove(w.client, verified);
  const there = async (id) => (await admin`select 1 from auth.mfa_factors where id = ${id}`).length === 1;
  const [{ n }] = await owner`select private.prune_factors() as n`;
  check('what nobody came back to for a day goes', Number(n) >= 1 && !(await there(ids.old)), n);
  check('what was begun or tried since stays', (await there(ids.young)) && (await there(ids.tried)));
  check('a verified one is never abandoned', await there(verified));
  await owner`select private.prune_factors('1 hour')`;
  check('the operator says how long', !(await there(ids.young)) && (await there(ids.tried)));

  // somebody verifies it while it is being cleaned up: it stays
  const late = await enrol(person, { age: 2 * day });
  let pruning;
  await inTurn(async (q) => {
    await raise(q, person, late, true);
    pruning = owner`select private.prune_factors()`.then(() => {});
    await settled();
  });
  await pruning;
  check('one that is verified meanwhile stays', await there(late));
  check('and counts', (await factorOf(w, await w.session(person))) === 'verify');
}

export default async function enrolment(w) {
  await racing(w);
  await telling(w);
  await breaking(w);
  await abandoned(w);
}
