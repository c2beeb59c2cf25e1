// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The PIN belongs to one session of one person; without it there is nothing.
import { randomUUID } from 'node:crypto';
import { check } from '../lib/report.mjs';
import { refused } from '../lib/caller.mjs';

async function using(w) {
  const { run, owner, admin } = w;
  check('a client sees his own', (await w.sees(w.client)) === 1);
  check('an agent sees the organization', (await w.sees(w.agent)) === 2);
  check('another session of the same person sees nothing', (await w.sees(await w.session(w.client))) === 0);
  check("another person's verified session id opens nothing", (await w.sees(w.loner, { sid: w.boss.sid })) === 0);
  check('no session id opens nothing', (await w.sees({ ...w.client, sid: '' })) === 0);
  check('a made-up session id opens nothing', (await w.sees(w.client, { sid: randomUUID() })) === 0);
  check('a garbage session id is an error', refused(await run(w.client, 'select id from public.tickets', { sid: "x' or 1=1" }), '22P02'));

  const s = await w.session(w.colleague);
  await run(s, "select public.verify_pin('7351')");
  check('verified, it sees', (await w.sees(s)) > 0);
  await run(s, 'select public.lock_session()');
  check('locked, it sees nothing', (await w.sees(s)) === 0);
  await run(s, "select public.verify_pin('7351')");
  await admin`delete from auth.sessions where id = ${s.sid}`;
  check('signed out, the same token sees nothing', (await w.sees(s)) === 0);
  check('under a dead session the right PIN is no oracle', (await run(s, "select public.verify_pin('7351')")).v?.code === 'session_gone');
  check('a wrong PIN there answers the same', (await run(s, "select public.verify_pin('0000')")).v?.code === 'session_gone');

  const idle = await w.session(w.colleague);
  await run(idle, "select public.verify_pin('7351')");
  await owner`update private.pin_sessions set idle_until = now() - interval '1 s' where session_id = ${idle.sid}`;
  check('idle too long, it sees nothing', (await w.sees(idle)) === 0);
  check('a touch revives nothing', (await run(idle, 'select public.touch_session()')).v === false);
  await run(idle, "select public.verify_pin('7351')");
  await owner`update private.pin_sessions set expires_at = now() + interval '1 min' where session_id = ${idle.sid}`;
  await run(idle, 'select public.touch_session()');
  const [kept] = await owner`select idle_until <= expires_at as within from private.pin_sessions where session_id = ${idle.sid}`;
  check('a touch never goes beyond the twelve hours', kept.within === true);

  const locked = await w.session(w.client);
  check('pull while locked raises, so that no cursor moves', refused(await run(locked, `select public.pull('${w.org}')`), '42501'));
  const state = (await run(locked, 'select public.my_state()')).v;
  check('my_state tells a locked session about its person only',
    state.verified === false && state.pin_set === true && state.memberships.length === 1 && state.memberships[0].role === 'client', state);
  check('my_state tells name, organization and company',
    typeof state.display_name === 'string' && state.memberships[0].org_name === 'one' && state.memberships[0].company_name === 'k', state);
  check('minimum length: clients 4', state.pin_min === 4);
  for (const person of [w.boss, w.manager, w.agent]) check('minimum length: others 6', (await run(person, 'select public.my_state()')).v.pin_min === 6);
}

async function setting(w) {
  const { run, owner } = w;
  const fresh = await w.session(w.client);
  check('a fresh session cannot set a PIN', (await run(fresh, "select public.set_pin('9182')")).v?.code === 'pin_required');
  check('nor with the old one', (await run(fresh, "select public.set_pin('9182', '4826')")).v?.code === 'pin_required');
  check('a verified session needs the old PIN', (await run(w.client, "select public.set_pin('9182')")).v?.ok === false);
  check('a wrong old PIN counts', (await run(w.client, "select public.set_pin('9182', '1111')")).v?.code === 'wrong');
  for (const pin of ['123456', '111111', '987654', '12345', 'abcdef', '1234567890123', '', ' 91537']) {
    check(`weak PIN refused: "${pin}"`, (await run(w.agent, `select public.set_pin('${pin}', '915372')`)).v?.code === 'weak');
  }
  check('three digits are too few for a client', (await run(w.loner, "select public.set_pin('482', '6248')")).v?.code === 'weak');
  check('four digits are too few for an agent', (await run(w.agent, "select public.set_pin('4826', '915372')")).v?.code === 'weak');
  check('who is no member sets none', (await run(w.stranger, "select public.set_pin('482615')")).v?.code === 'not_member');
  await owner`update private.pin_secret set fails = 0 where user_id = ${w.client.id}`;

  const issued = await run(w.boss, `select public.issue_enrol_code('${w.loner.id}', '${w.org}')`);
  check('an admin issues an enrolment code', /^[0-9A-F]{16}$/.test(issued.v ?? ''), issued);
  check('a reset closes the open session', (await w.sees(w.loner)) === 0);
  const issue = (who, target) => run(who, `select public.issue_enrol_code('${target.id}', '${w.org}')`);
  check('staff issues none', refused(await issue(w.agent, w.client), '42501'));
  check('a manager issues none', refused(await issue(w.manager, w.client), '42501'));
  check('nobody issues one for himself', refused(await issue(w.boss, w.boss), '42501'));
  check('nor an admin of another tenant', refused(await issue(w.otherBoss, w.client), '42501'));
  check('the PIN that was reset needs the code', (await run(w.loner, "select public.set_pin('6249')")).v?.code === 'enrol_wrong');
  check('a wrong code is refused', (await run(w.loner, "select public.set_pin('6249', null, 'AAAA')")).v?.code === 'enrol_wrong');
  check('the right code is taken', (await run(w.loner, `select public.set_pin('6249', null, '${issued.v}')`)).v?.ok === true);
  check('a code works once', (await run(await w.session(w.loner), `select public.set_pin('6250', null, '${issued.v}')`)).v?.code === 'pin_required');
  await run(w.loner, "select public.verify_pin('6249')");

  await issue(w.boss, w.loner);
  for (let i = 0; i < 5; i++) await run(w.loner, "select public.set_pin('6249', null, 'AAAA')");
  check('five wrong codes spend it', (await run(w.loner, "select public.set_pin('6249', null, 'AAAA')")).v?.code === 'enrol_needed');
  const again = await issue(w.boss, w.loner);
  await owner`update private.pin_enrol set expires_at = now() - interval '1 s' where user_id = ${w.loner.id}`;
  check('an expired code is refused', (await run(w.loner, `select public.set_pin('6249', null, '${again.v}')`)).v?.code === 'enrol_needed');
  const last = await issue(w.boss, w.loner);
  await run(w.loner, `select public.set_pin('6248', null, '${last.v}')`);
  await run(w.loner, "select public.verify_pin('6248')");

  await owner`insert into public.memberships (user_id, org_id, role) values (${w.colleague.id}, ${w.otherOrg}, 'manager')`;
  check('an admin cannot reset a manager of another tenant', refused(await issue(w.boss, w.colleague), '42501'));
  await owner`delete from public.memberships where user_id = ${w.colleague.id} and org_id = ${w.otherOrg}`;

  const raised = await w.person(w.org, 'client', '5093');
  await run(w.boss, `select public.set_member_role('${raised.id}', '${w.org}', 'staff', 'up')`);
  check('a raised role makes the short PIN worthless', (await w.sees(raised)) === 0);
  check('verifying it asks for a change', (await run(raised, "select public.verify_pin('5093')")).v?.code === 'must_change');
  check('the change takes the old PIN', (await run(raised, "select public.set_pin('509317', '5093')")).v?.ok === true);
  check('my_state no longer asks for a change', (await run(raised, 'select public.my_state()')).v.must_change === false);
}

export default async function pin(w) {
  await using(w);
  await setting(w);
}
