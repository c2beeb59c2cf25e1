// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A new address: asked of GoTrue with the PIN only, whoever holds the mail box; given up by its owner only, and nothing of
// it opens anything afterwards. What GoTrue writes is written here as its owner would.
import { check } from '../lib/report.mjs';
import { refused } from '../lib/caller.mjs';

const call = 'select public.abandon_address_change()';

export default async function address(w) {
  const { run, owner } = w;
  const begin = (who, wanted) => owner`
    update auth.users set email_change = ${wanted}, email_change_token_new = ${`new of ${who.id}`},
        email_change_token_current = ${`current of ${who.id}`}, email_change_confirm_status = 1, email_change_sent_at = now()
    where id = ${who.id}`;
  const wish = (who, email, options) => run(who, `select public.wish_address('${email}')`, options);
  const asked = (who, wanted) => begin(who, wanted).then(() => true, (error) => (error.code === '42501' ? false : Promise.reject(error)));
  const stored = async (who) => (await owner`select * from auth.users where id = ${who.id}`)[0];
  const mine = `mine.${w.client.id}@new.test`;
  const theirs = `theirs.${w.agent.id}@new.test`;
  const locked = await w.session(w.client);
  check('GoTrue alone begins nothing for who has a PIN: a thief of the mail box has a session, too', !(await asked(w.client, mine)));
  check('without a PIN nothing can be wished for', refused(await wish(locked, mine), '42501') && !(await asked(w.client, mine)));
  check('nor by anon', refused(await wish(null, mine, { role: 'anon' }), '42501'));
  check("nor with somebody else's verified session", refused(await wish(w.client, mine, { sid: w.agent.sid }), '42501'));
  check('another address than the one that was wished for is refused', !(await wish(w.client, mine)).err && !(await asked(w.client, 'thief@new.test')));
  check("another person's wish is no help", !(await asked(w.agent, mine)));
  check('the wish is taken, however it is spelt', await asked(w.client, mine.toUpperCase()));
  check('once', !(await asked(w.client, mine)));
  await wish(w.client, mine);
  await owner`update private.address_wishes set until = now() where user_id = ${w.client.id}`;
  check('and not for ever', !(await asked(w.client, mine)));
  check('nobody writes one by hand', refused(await run(w.client, `insert into private.address_wishes values ('${w.client.id}', 'x@y.test', now() + interval '1 hour')`), '42501'));
  check('an address of a megabyte is none', refused(await wish(w.client, 'x'.repeat(1 << 20)), '22023'));
  const bare = async (who) => (await owner`select 1 from private.pin_secret where user_id = ${who.id}`).length === 0;
  check('who has no PIN yet is not held up', (await bare(w.stranger)) && (await asked(w.stranger, `bare.${w.stranger.id}@new.test`)));

  await wish(w.client, mine);
  await begin(w.client, mine);
  await wish(w.agent, theirs);
  await begin(w.agent, theirs);
  check('the steps that follow are not held up', await owner`
    update auth.users set email_change_confirm_status = 0, email_change_token_new = 'x' where id = ${w.agent.id}`.then(() => true));
  check('nor is a new password, which forgets all codes', await owner`
    update auth.users set email_change_sent_at = null, email_change_token_current = null where id = ${w.agent.id}`.then(() => true));

  check('without a PIN nothing is given up', refused(await run(locked, call), '42501') && (await stored(w.client)).email_change === mine);
  check('nor by anon', refused(await run(null, call, { role: 'anon' }), '42501'));
  check('nor by the secret key, which speaks for nobody', refused(await run(null, call, { role: 'service_role' }), '42501'));
  check('nor by who is no member', refused(await run(w.stranger, call), '42501'));
  check("nor with somebody else's session", refused(await run(w.client, call, { sid: w.agent.sid }), '42501') && (await stored(w.client)).email_change === mine);

  const before = (await stored(w.client)).email;
  check('its owner gives it up', !(await run(w.client, call)).err);
  const row = await stored(w.client);
  check('nothing waits any more, and no code is left',
    row.email_change === '' && row.email_change_token_new === '' && row.email_change_token_current === '' && row.email_change_confirm_status === 0, row);
  check('the address is the one it was', row.email === before);
  check("another's is not touched", (await stored(w.agent)).email_change === theirs && (await stored(w.agent)).email_change_token_new === 'x');
  check('once more is no mistake', !(await run(w.client, call)).err);
}
