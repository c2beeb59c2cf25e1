// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Guessing a PIN: in rolled-back transactions, in parallel, read-only, patiently.
import { check } from '../lib/report.mjs';

export default async function guessing(w) {
  const { run, owner } = w;
  const victim = async (pin) => {
    const person = await w.person(w.org, 'client', pin);
    return [person, await w.session(person)];
  };

  {
    const [, s] = await victim('7420');
    let compared = 0;
    for (let i = 0; i < 300; i++) {
      const r = await run(s, `select public.verify_pin('${1000 + i}')`, { rollback: true });
      if (r.v?.code === 'wrong') compared++;
    }
    check('of 300 guesses rolled back at most 40 are compared', compared > 0 && compared <= 40, compared);
    check('then the account is locked, even for the right one', (await run(s, "select public.verify_pin('7420')")).v?.code === 'locked');
  }
  {
    const [person, s] = await victim('7423');
    await owner`update private.pin_secret set seq_window = now() - interval '1 s', seq_base = -100 where user_id = ${person.id}`;
    check('the call that refills compares nothing', (await run(s, "select public.verify_pin('7423')")).v?.code === 'retry');
    check('the next one does', (await run(s, "select public.verify_pin('7423')")).v?.ok === true);
  }
  {
    const [, s] = await victim('7421');
    const answers = await Promise.all(Array.from({ length: 100 }, (_, i) => run(s, `select public.verify_pin('${2000 + i}')`)));
    const codes = answers.map((answer) => answer.v?.code);
    const count = (code) => codes.filter((seen) => seen === code).length;
    check('100 parallel guesses: two wrong, then the session is blocked',
      count('wrong') === 2 && count('session_blocked') === 98, [count('wrong'), count('session_blocked')]);
  }
  {
    const [person, s] = await victim('7422');
    const readOnly = await run(s, "select public.verify_pin('7422')", { readOnly: true });
    check('a read-only transaction fails before comparing', readOnly.err === '25006', readOnly);
    const undone = await run(s, "select public.verify_pin('7422')", { headers: { prefer: 'tx=rollback' } });
    check('Prefer: tx=rollback is refused', undone.v?.code === 'refused', undone);
    for (const wrong of ['1111', '2111', '3111']) await run(s, `select public.verify_pin('${wrong}')`);
    check('three wrong, then right: blocked', (await run(s, "select public.verify_pin('7422')")).v?.code === 'session_blocked');
    check('my_state says so', (await run(s, 'select public.my_state()')).v.blocked === true);
    const other = (await run(await w.session(person), "select public.verify_pin('7422')")).v;
    check('another session: the account is locked, for at most 30 seconds at first',
      other?.code === 'locked' && other.retry_after > 0 && other.retry_after <= 30, other);
    await owner`update private.pin_secret set locked_until = null where user_id = ${person.id}`;
    const s2 = await w.session(person);
    let blocked;
    for (const wrong of ['1111', '2111', '3111']) blocked = (await run(s2, `select public.verify_pin('${wrong}')`)).v;
    check('the second lock-out lasts twice as long', blocked?.retry_after === 60, blocked);
    await owner`update private.pin_secret set locked_until = null, lockouts = 10 where user_id = ${person.id}`;
    check('ten lock-outs in 30 days: an admin has to reset it',
      (await run(await w.session(person), "select public.verify_pin('7422')")).v?.code === 'reset_needed');
  }
  {
    const [person, s] = await victim('7424');
    for (const pin of ['742', 'abcd', '', '7424x']) await run(s, `select public.verify_pin('${pin}')`);
    const [p] = await owner`select fails from private.pin_secret where user_id = ${person.id}`;
    check('what cannot be a PIN is not counted as a guess', p.fails === 0, p);
  }
}
