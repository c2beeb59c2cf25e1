// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The key to what a locked desk keeps sealed: told with the answer to the right PIN, to its person, and to nobody else.
import { check } from '../lib/report.mjs';
import { refused } from '../lib/caller.mjs';

const isKey = (text) => typeof text === 'string' && Buffer.from(text, 'base64').length === 32;

export default async function seal(w) {
  const { run, owner, admin } = w;
  const pins = { colleague: '7351', boss: '482615' };
  const opened = async (person, pin, options) => (await run(person, `select public.verify_pin('${pin}')`, options)).v;

  const first = await w.session(w.colleague);
  const answer = await opened(first, pins.colleague);
  check('the right PIN is answered with a key', answer.ok === true && isKey(answer.seal));
  const second = await w.session(w.colleague);
  check('the same key in another session of the same person', (await opened(second, pins.colleague)).seal === answer.seal);
  await admin`delete from auth.sessions where id = ${first.sid}`;
  const third = await w.session(w.colleague);
  check('and after the session that asked first has ended', (await opened(third, pins.colleague)).seal === answer.seal);
  const boss = await w.session(w.boss);
  const other = (await opened(boss, pins.boss)).seal;
  check('another person has another key', isKey(other) && other !== answer.seal);

  const silent = async (title, person, pin, options) => {
    const result = await run(person, `select public.verify_pin('${pin}')`, options);
    check(title, !JSON.stringify(result).includes('seal') && !JSON.stringify(result).includes(answer.seal), result);
  };
  const locked = await w.session(w.colleague);
  await silent('a wrong PIN is told no key', locked, '0000');
  await silent('nor is no PIN', locked, '');
  await silent('nor the right PIN in a request that would be rolled back', locked, pins.colleague, { headers: { prefer: 'tx=rollback' } });
  await silent('nor the right PIN under a dead session', { ...w.colleague, sid: first.sid }, pins.colleague);
  await silent('nor under a made-up one', { ...w.colleague, sid: boss.sid }, pins.colleague);
  await owner`update private.pin_secret set must_change = true where user_id = ${w.colleague.id}`;
  await silent('nor a PIN that has become too short', locked, pins.colleague);
  await owner`update private.pin_secret set must_change = false where user_id = ${w.colleague.id}`;
  for (const call of ['public.my_state()', 'public.touch_session()', "public.set_pin('9163', '7351')", "public.set_pin('7351', '9163')"]) {
    const result = await run(third, `select ${call}`);
    check(`no other answer has it: ${call}`, !result.err && !JSON.stringify(result).includes(answer.seal), result);
  }
  check('changing the PIN there and back opened nothing new', (await opened(await w.session(w.colleague), pins.colleague)).seal === answer.seal);

  for (const [name, person, options] of [['its person, verified', third], ['an admin', boss], ['service_role', null, { role: 'service_role' }]]) {
    check(`${name} cannot call for it`, refused(await run(person, `select private.seal_of('${w.colleague.id}')`, options), '42501'));
    for (const statement of ['select key from', 'delete from', "update private.seals set key = '\\x00' --"]) {
      const sql = statement.includes('--') ? statement : `${statement} private.seals`;
      check(`${name} cannot touch the keys: ${statement.split(' ')[0]}`, refused(await run(person, sql, options), '42501'));
    }
  }
  check('no key is in the log', (await owner`select 1 from private.audit_log where detail::text like ${`%${answer.seal}%`}`).length === 0);
}
