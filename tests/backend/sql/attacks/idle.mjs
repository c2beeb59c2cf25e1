// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An organization's admin, and nobody else, decides after how many minutes without a sign the PIN is asked for.
import { check } from '../lib/report.mjs';
import { refused } from '../lib/caller.mjs';

export default async function idle(w) {
  const { run, owner } = w;
  const set = (who, org, role, minutes, options) =>
    run(who, `select public.set_idle_minutes('${org}', '${role}', ${minutes})`, options);
  const minutesOf = async (who) => (await run(who, 'select public.my_state()')).v.idle_minutes;
  const secondsLeft = async (who) => Number((await owner`select extract(epoch from idle_until - now()) as s
                                                           from private.pin_sessions where session_id = ${who.sid}`)[0].s);
  const about = (seconds, minutes) => seconds > minutes * 60 - 30 && seconds <= minutes * 60;

  const defaults = [[w.boss, 10], [w.manager, 15], [w.agent, 15], [w.client, 30]];
  for (const [who, minutes] of defaults) check(`without a decision: ${minutes} minutes`, (await minutesOf(who)) === minutes);
  check('who is no member has none', (await minutesOf(w.stranger)) === null);

  const others = { client: w.client, staff: w.agent, manager: w.manager, 'another admin': w.otherBoss, stranger: w.stranger };
  for (const [name, who] of Object.entries(others)) {
    check(`idle minutes cannot be set by ${name}`, refused(await set(who, w.org, 'client', 240), '42501'));
  }
  check('nor by an admin without a PIN', refused(await set(await w.session(w.boss), w.org, 'client', 240), '42501'));
  const tooLate = await w.session(w.boss);
  await run(tooLate, "select public.verify_pin('482615')");
  await owner`update private.pin_sessions set idle_until = now() - interval '1 s' where session_id = ${tooLate.sid}`;
  check('nor by one whose own time is over', refused(await set(tooLate, w.org, 'client', 240), '42501'));
  check('nor with a claim of another role', refused(await set(w.client, w.org, 'client', 240,
    { claims: { role: 'service_role', app_metadata: { role: 'admin' } } }), '42501'));
  check('nor by an admin for another tenant', refused(await set(w.boss, w.otherOrg, 'client', 240), '42501'));
  check('nor for no organization', refused(await run(w.boss, "select public.set_idle_minutes(null, 'client', 15)"), '42501'));
  check('nobody has decided anything so far', (await owner`select 1 from private.idle_limits
    where org_id in (${w.org}, ${w.otherOrg})`).length === 0);
  for (const table of ['select * from', 'delete from']) {
    check(`no request names the table: ${table}`, refused(await run(w.boss, `${table} private.idle_limits`), '42501'));
  }

  for (const minutes of [0, -1, 241, 2147483647]) {
    check(`${minutes} minutes are refused`, refused(await set(w.boss, w.org, 'client', minutes), '23514'));
  }
  check('it cannot be switched off', refused(await set(w.boss, w.org, 'client', 'null'), '23502'));
  for (const role of ['owner', '', 'Admin']) {
    check(`a role that does not exist is refused: "${role}"`, refused(await set(w.boss, w.org, role, 15), '23514'));
  }
  check('no role is refused', refused(await run(w.boss, `select public.set_idle_minutes('${w.org}', null, 15)`), '23502'));
  check('what was refused changed nothing', (await minutesOf(w.client)) === 30);

  for (const minutes of [1, 240, 20]) {
    check(`an admin sets ${minutes}`, !(await set(w.boss, w.org, 'client', minutes)).err && (await minutesOf(w.client)) === minutes);
  }
  check('other roles keep theirs', (await minutesOf(w.agent)) === 15);
  check('another tenant keeps its own', (await minutesOf(w.otherClient)) === 30);
  const [noted] = await owner`select actor, action, target, detail from private.audit_log where org_id = ${w.org} order by id desc limit 1`;
  check('the log says who changed what', noted.action === 'org.idle_minutes' && noted.actor === w.boss.id && noted.target === 'client'
    && noted.detail.from === 240 && noted.detail.to === 20, noted);

  const inside = await w.session(w.colleague);
  await run(inside, "select public.verify_pin('7351')");
  check('the PIN opens for that time', about(await secondsLeft(inside), 20), await secondsLeft(inside));
  await set(w.boss, w.org, 'client', 3);
  check('who is inside has no more than the new time', about(await secondsLeft(inside), 3), await secondsLeft(inside));
  await run(inside, 'select public.touch_session()');
  check('a touch gives no more either', about(await secondsLeft(inside), 3), await secondsLeft(inside));
  await set(w.boss, w.org, 'client', 200);
  check('a longer time is nobody\'s before the next sign', about(await secondsLeft(inside), 3), await secondsLeft(inside));
  await run(inside, 'select public.touch_session()');
  check('the next sign counts for the longer time', about(await secondsLeft(inside), 200), await secondsLeft(inside));
  check('staff inside lost nothing', (await secondsLeft(w.agent)) > 25 * 60, await secondsLeft(w.agent));

  await owner`insert into public.memberships (user_id, org_id, role) values (${w.colleague.id}, ${w.otherOrg}, 'staff')`;
  check('who is in two organizations has the shorter time', (await minutesOf(inside)) === 15);
  await run(inside, 'select public.touch_session()');
  check('for the PIN opens both', about(await secondsLeft(inside), 15), await secondsLeft(inside));
  await owner`update public.memberships set active = false where user_id = ${w.colleague.id} and org_id = ${w.otherOrg}`;
  check('one that is switched off does not count', (await minutesOf(inside)) === 200);
}
