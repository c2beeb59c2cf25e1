// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An organization demands a second factor of its admins; an admin takes a lost one away. Who may, and who may not.
import { randomUUID } from 'node:crypto';
import { check } from '../lib/report.mjs';
import { refused } from '../lib/caller.mjs';
import { factorOf, gotrue, opened } from '../lib/gotrue.mjs';

const demand = (w, who, org, demanded, options) => w.run(who, `select public.set_second_factor('${org}', ${demanded})`, options);
const remove = (w, who, org, person, options) => w.run(who, `select public.remove_factors('${org}', '${person.id}') as n`, options);
const security = (w, who, org, options) => w.run(who, `select public.organization_security('${org}') as s`, options);
const demands = async (w) => (await w.owner`select org_id from private.factor_demands where org_id in (${w.org}, ${w.otherOrg})`).map((row) => row.org_id);
const shut = async (w, who, state) => (await w.sees(who)) === 0 && (await factorOf(w, who)) === state;

/** Who may not demand one. Ends with the boss at the level. */
async function refusing(w) {
  const { run } = w;
  const { secured, enrol, prove } = gotrue(w);
  const others = { client: w.client, staff: w.agent, manager: w.manager, 'an admin elsewhere': w.otherBoss, stranger: w.stranger };
  for (const who of [w.boss, w.manager, w.agent, w.client, w.stranger]) check('without a demand nobody owes a factor', (await factorOf(w, who)) === 'none');

  const hint = await run(w.boss, `do $$ declare h text; begin
      perform public.set_second_factor('${w.org}', true);
    exception when others then get stacked diagnostics h = pg_exception_hint; raise exception '%', h; end $$`);
  check('who has no factor demands none, and is told why', refused(await demand(w, w.boss, w.org, true), '42501') && hint.msg === 'factor_needed', hint);
  check('nor by a claim', refused(await demand(w, w.boss, w.org, true, { claims: { aal: 'aal2' } }), '42501'));
  await enrol(w.boss);
  check('nor with a factor that nobody verified', refused(await demand(w, w.boss, w.org, true), '42501'));
  const factor = await secured(w.boss);
  for (const [name, who] of Object.entries(others)) {
    await secured(who);
    check(`not demanded by ${name}`, refused(await demand(w, who, w.org, true), '42501'));
    check(`what was decided is not read by ${name}`, refused(await security(w, who, w.org), '42501'));
  }
  const low = await opened(w, await w.session(w.boss));
  check('not by an admin below the level', refused(await demand(w, low, w.org, true), '42501'));
  check('nor by one with a factor and without a PIN', await (async () => {
    const raised = await w.session(w.boss);
    await prove(raised, factor);
    return refused(await demand(w, raised, w.org, true), '42501') && refused(await security(w, raised, w.org), '42501');
  })());
  check('not for another tenant, nor for none', refused(await demand(w, w.boss, w.otherOrg, true), '42501')
    && refused(await run(w.boss, 'select public.set_second_factor(null, true)'), '42501') && refused(await security(w, w.boss, w.otherOrg), '42501'));
  check('not by anon', refused(await demand(w, null, w.org, true, { role: 'anon' }), '42501') && refused(await security(w, null, w.org, { role: 'anon' }), '42501'));
  check('neither yes nor no is an error', refused(await demand(w, w.boss, w.org, 'null'), '22004'));
  for (const sql of ['select * from private.factor_demands', `insert into private.factor_demands (org_id) values ('${w.otherOrg}')`, 'delete from private.factor_demands',
    `select private.factor_state('${w.boss.id}', '${w.boss.sid}')`, `select private.proven('${w.boss.id}', '${w.boss.sid}')`, "select private.prune_factors()"]) {
    check(`not to be named: ${sql.slice(0, 34)}`, refused(await run(w.boss, sql), '42501'));
  }
  check('nobody has demanded anything so far', (await demands(w)).length === 0);
}

/** Demanded: who is shut out by it, and who is not. Answers a second admin, who has a factor by then, and one who owes it. */
async function demanding(w) {
  const { run, owner } = w;
  const { secured } = gotrue(w);
  const second = await w.person(w.org, 'admin', '482615');
  const was = (await security(w, w.boss, w.org)).v;
  check('an admin reads what was decided', was.second_factor === false && JSON.stringify(was.idle) === JSON.stringify({ admin: 10, staff: 15, client: 30, manager: 15 }), was);
  check('an admin with a factor demands it', !(await demand(w, w.boss, w.org, true)).err && (await security(w, w.boss, w.org)).v.second_factor === true);
  check('he goes on himself', (await w.sees(w.boss)) > 0);
  check('another admin without one is shut out at once, and owes it', await shut(w, second, 'enrol'));
  for (const call of [`set_second_factor('${w.org}', false)`, `remove_factors('${w.org}', '${w.boss.id}')`, `organization_security('${w.org}')`, `audit_page('${w.org}')`,
    `set_member_role('${second.id}', '${w.org}', 'staff', 'x')`, 'my_sessions()', 'end_other_sessions()']) {
    const answer = await run(second, `select * from public.${call}`);
    check(`who owes a factor does nothing but enrol: ${call.split('(')[0]}`, refused(answer, '42501') || (call.startsWith('audit') && answer.rows.length === 0), answer);
  }
  for (const call of ["verify_pin('482615')", "verify_pin('111111')", "set_pin('918273', '482615')"]) {
    check(`nor of the PIN: ${call}`, (await run(second, `select public.${call}`)).v?.code === 'factor_needed');
  }
  const people = [await w.person(w.org, 'manager', '482615'), await w.person(w.org, 'staff', '482615'), await w.person(w.org, 'client', '7426'),
    await w.person(w.otherOrg, 'admin', '482615')];
  for (const who of people) check('nobody but the admins of this organization owes one', (await factorOf(w, who)) === 'none');

  const both = await w.person(w.otherOrg, 'client', '7426');
  await w.file(both, w.otherOrg, 'mine');
  await owner`insert into public.memberships (user_id, org_id, role, active) values (${both.id}, ${w.org}, 'admin', false)`;
  check('who is switched off as an admin owes none', (await factorOf(w, both)) === 'none' && (await w.sees(both)) === 1);
  await owner`update public.memberships set active = true where user_id = ${both.id} and org_id = ${w.org}`;
  check('who is an admin there owes it everywhere, as a PIN opens everything', await shut(w, both, 'enrol'));
  await run(w.boss, `select public.set_member_role('${both.id}', '${w.org}', 'staff', 'x')`);
  check('an admin no more, he owes none', (await factorOf(w, both)) === 'none' && (await w.sees(both)) > 1);
  await run(w.boss, `select public.set_member_role('${both.id}', '${w.org}', 'admin', 'x')`);
  check('made an admin he does, at once', await shut(w, both, 'enrol'));

  await secured(second);
  check('the factor opens again what the PIN had opened', (await w.sees(second)) > 0 && (await factorOf(w, second)) === 'none');
  return { second, debtor: both };
}

async function takingBack(w, { second, debtor }) {
  const { owner } = w;
  const demandedBy = (await owner`select actor, detail from private.audit_log where org_id = ${w.org} and action = 'org.second_factor' order by id`);
  check('the log says who demanded it', demandedBy.length === 1 && demandedBy[0].actor === w.boss.id && demandedBy[0].detail.demanded === true, demandedBy);
  await demand(w, second, w.org, true);
  check('demanded twice is demanded once', (await owner`select 1 from private.audit_log where org_id = ${w.org} and action = 'org.second_factor'`).length === 1);
  check('an admin who owes one does not take it back', refused(await demand(w, debtor, w.org, false), '42501') && (await demands(w)).length === 1);
  check('nor one below the level', refused(await demand(w, await opened(w, await w.session(second)), w.org, false), '42501') && (await demands(w)).length === 1);
  check('an admin at the level does', !(await demand(w, second, w.org, false)).err && (await demands(w)).length === 0 && (await factorOf(w, debtor)) === 'none');
  check('a factor that one has is asked for all the same', (await factorOf(w, await w.session(second))) === 'verify');
}

const has = async (w, who) => (await w.admin`select 1 from auth.mfa_factors where user_id = ${who.id} and status = 'verified'`).length;

/** Who may not remove one. */
async function keeping(w, victim) {
  const { owner } = w;
  const { secured } = gotrue(w);
  const kept = async () => (await has(w, victim)) === 1;

  const others = { client: w.client, staff: w.agent, manager: w.manager, 'an admin elsewhere': w.otherBoss, stranger: w.stranger };
  for (const [name, who] of Object.entries(others)) check(`not removed by ${name}`, refused(await remove(w, who, w.org, victim), '42501') && await kept());
  check('nor by an admin elsewhere who names his own', refused(await remove(w, w.otherBoss, w.otherOrg, victim), '42501') && await kept());
  check('nor by claims', refused(await remove(w, w.agent, w.org, victim, { claims: { role: 'service_role', user_role: 'admin', aal: 'aal2' } }), '42501') && await kept());
  check('nor by anon', refused(await remove(w, null, w.org, victim, { role: 'anon' }), '42501') && await kept());
  check('nor by an admin without a PIN', refused(await remove(w, await w.session(w.boss), w.org, victim), '42501') && await kept());
  check('nor by its owner, who goes to GoTrue', refused(await remove(w, victim, w.org, victim), '42501') && await kept());
  const low = await w.session(victim);
  check('nor by its owner below the level', refused(await remove(w, low, w.org, victim), '42501') && await kept());
  await secured(w.boss);
  const bosses = await has(w, w.boss);
  check('an admin does not remove his own, not even at the level', refused(await remove(w, w.boss, w.org, w.boss), '42501') && (await has(w, w.boss)) === bosses);
  check('an admin below the level does not', refused(await remove(w, await opened(w, await w.session(w.boss)), w.org, victim), '42501') && await kept());
  for (const [name, person] of [['nobody', { id: randomUUID() }], ['somebody elsewhere', w.otherClient]]) {
    check(`not for ${name}, in the same words`, refused(await remove(w, w.boss, w.org, person), '42501'));
  }
  await owner`update public.memberships set active = false where user_id = ${victim.id}`;
  check('not for who was switched off', refused(await remove(w, w.boss, w.org, victim), '42501') && await kept());
  await owner`update public.memberships set active = true where user_id = ${victim.id}`;
  await owner`insert into public.memberships (user_id, org_id, role) values (${victim.id}, ${w.otherOrg}, 'staff')`;
  check('not for an agent of another organization, whom one invites to weaken him', refused(await remove(w, w.boss, w.org, victim), '42501') && await kept());
  await owner`update public.memberships set role = 'client' where user_id = ${victim.id} and org_id = ${w.otherOrg}`;

}

async function removing(w, victim) {
  const { run, owner, admin } = w;
  const { secured, enrol, prove } = gotrue(w);
  const [{ id: factor }] = await admin`select id from auth.mfa_factors where user_id = ${victim.id}`;
  await enrol(victim);
  const low = await w.session(victim);
  const second = await opened(w, await w.session(victim));
  await prove(second, factor, { others: false });
  await secured(w.client);
  const [bosses, bystander] = [await has(w, w.boss), await has(w, w.client)];
  const sessions = (await admin`select id from auth.sessions where user_id = ${victim.id}`).length;
  const answer = await remove(w, w.boss, w.org, victim);
  check('an admin removes them, and hears how many', answer.v === 1 && (await has(w, victim)) === 0, answer);
  check('those that nobody verified go too', (await admin`select 1 from auth.mfa_factors where user_id = ${victim.id}`).length === 0);
  check("nobody else's go", bystander > 0 && (await has(w, w.client)) === bystander && (await has(w, w.boss)) === bosses);
  const left = await admin`select aal::text, factor_id from auth.sessions where user_id = ${victim.id}`;
  check('no session ends, and none keeps its level', left.length === sessions && left.every((row) => row.aal === 'aal1' && row.factor_id === null), left);
  const methods = await admin`select 1 from auth.mfa_amr_claims c join auth.sessions s on s.id = c.session_id where s.user_id = ${victim.id}`;
  check('the next token does not say that a code was shown', methods.length === 0 && (await admin`select 1 from auth.mfa_amr_claims where session_id = ${w.boss.sid}`).length === 1);
  check('the person goes on with the PIN', (await w.sees(victim)) > 0 && (await w.sees(second)) > 0 && (await w.sees(low)) === 0);

  const lines = await owner`select actor, org_id, detail from private.audit_log where action = 'factor.removed' and target = ${victim.id}`;
  const silenced = await Promise.all(Array.from({ length: 24 }, () => owner`select current_setting('deskbell.factors_told', true) as person`));
  check('no connection goes on silencing that person', silenced.every(([row]) => !row.person), silenced.flat());
  check('the log says who it was, once', lines.length === 1 && lines[0].actor === w.boss.id && lines[0].org_id === w.org && lines[0].detail.factors === 1, lines);
  const told = (await run(victim, 'select * from public.my_security_events()')).rows.filter((row) => row.kind === 'factor.removed');
  check('the person is told', told.length === 1 && told[0].by_self === false && 'by_name' in told[0], told);
  const ours = (await run(w.boss, `select * from public.org_security_events('${w.org}')`)).rows.filter((row) => row.kind === 'factor.removed' && row.person === victim.id);
  check('so is the organization', ours.length === 1, ours);
  check('where there is none, none was removed', (await remove(w, w.boss, w.org, victim)).v === 0
    && (await owner`select 1 from private.audit_log where action = 'factor.removed' and target = ${victim.id}`).length === 1);
}

/** An admin of two organizations may help a common agent; one who owes a factor may help nobody. */
async function helping(w, victim) {
  const { owner } = w;
  const { secured, unenrol } = gotrue(w);
  const common = await w.person(w.org, 'staff', '482615');
  await owner`insert into public.memberships (user_id, org_id, role) values (${common.id}, ${w.otherOrg}, 'staff'), (${w.boss.id}, ${w.otherOrg}, 'admin')`;
  await secured(common);
  check('who administers both organizations removes it', (await remove(w, w.boss, w.org, common)).v === 1);
  const debtor = await w.person(w.org, 'admin', '482615');
  const fellow = await w.person(w.org, 'admin', '482615');
  await secured(fellow);
  check('an admin removes another admin\'s', (await demand(w, w.boss, w.org, true)).err === undefined && (await remove(w, w.boss, w.org, fellow)).v === 1);
  check('who then owes one, where it is demanded', await shut(w, fellow, 'enrol'));
  await secured(victim);
  check('an admin who owes one removes nobody\'s', refused(await remove(w, debtor, w.org, victim), '42501') && (await has(w, victim)) === 1);
  const own = await secured(fellow);
  await unenrol(own);
  check('GoTrue lets him take it off himself, and he owes it again', await shut(w, fellow, 'enrol'));
  await demand(w, w.boss, w.org, false);
}

export default async function factorAdmin(w) {
  await refusing(w);
  await takingBack(w, await demanding(w));
  const victim = await w.person(w.org, 'client', '7426');
  await w.file(victim, w.org, 'mine');
  await gotrue(w).secured(victim);
  await keeping(w, victim);
  await removing(w, victim);
  await helping(w, victim);
}
