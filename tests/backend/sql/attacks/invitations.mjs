// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Allowed addresses: who may list, invite, change; managers invite clients and nothing more.
import { check } from '../lib/report.mjs';
import { refused } from '../lib/caller.mjs';

export default async function invitations(w) {
  const { run, owner, admin } = w;
  const domain = `${w.org.slice(0, 8)}.test`;
  const at = (name) => `${name}@${domain}`;
  const upsert = (person, entries, dry = false) =>
    run(person, `select * from public.allowed_emails_upsert('${w.org}', '${JSON.stringify(entries)}', ${dry})`);
  const action = async (person, entry, dry = false) => (await upsert(person, [entry], dry)).rows[0]?.action;
  const member = async (person) => (await owner`select role, active from public.memberships where user_id = ${person.id} and org_id = ${w.org}`)[0];

  for (const [name, person] of Object.entries({ manager: w.manager, staff: w.agent, client: w.client, 'admin elsewhere': w.otherBoss })) {
    check(`the list is not for ${name}`, refused(await run(person, `select * from public.allowed_emails_list('${w.org}')`), '42501'));
    check(`roles of addresses are not for ${name}`,
      refused(await run(person, `select public.allowed_email_set_role('${w.org}', '${at('x')}', 'admin')`), '42501'));
    check(`removal is not for ${name}`, refused(await run(person, `select public.allowed_email_remove('${w.org}', '${at('x')}')`), '42501'));
  }
  for (const person of [w.agent, w.client, w.otherBoss]) {
    check('inviting is for admins and managers', refused(await upsert(person, [{ email: at('a'), role: 'client' }]), '42501'));
  }

  for (const role of ['admin', 'manager', 'staff']) {
    check(`a manager does not invite a ${role}`, (await action(w.manager, { email: at('a'), role })) === 'refused');
  }
  check('nor a whole domain of staff', (await action(w.manager, { email: `@${domain}`, role: 'staff' })) === 'refused');
  check('he invites a client', (await action(w.manager, { email: at('guest'), role: 'client' })) === 'add');
  await upsert(w.boss, [{ email: at('boss'), role: 'admin' }]);
  check('a manager does not demote an invitation', (await action(w.manager, { email: at('boss'), role: 'client' })) === 'refused');
  check('nor by writing it otherwise', (await action(w.manager, { email: ` ${at('BOSS').toUpperCase()} `, role: 'client' })) === 'refused');
  check('his own second address does not make him admin', (await action(w.manager, { email: w.manager.email, role: 'admin' })) === 'refused'
    && (await member(w.manager)).role === 'manager');
  check('a role that does not exist is invalid', (await action(w.boss, { email: at('x'), role: 'owner' })) === 'invalid');
  check('a whole domain is never admin', (await action(w.boss, { email: `@${domain}`, role: 'admin' })) === 'invalid');
  check('a company of another tenant is invalid', (await action(w.boss, { email: at('q'), role: 'client', company_id: w.otherCompany })) === 'invalid');
  for (const email of ['nonsense', 'a@b', 'a b@c.test', '@', 'x@evil@acme.test', '', `${'x'.repeat(250)}@c.test`]) {
    check(`no address: ${email.slice(0, 20)}`, (await action(w.boss, { email, role: 'client' })) === 'invalid');
  }
  for (const bad of ['{}', 'null', '"x"', '5']) {
    const r = await run(w.boss, `select * from public.allowed_emails_upsert('${w.org}', '${bad}', false)`);
    check(`entries that are no list are refused: ${bad}`, refused(r, '22023'), r);
  }
  const many = JSON.stringify(Array.from({ length: 1001 }, (_, i) => ({ email: at(i), role: 'client' })));
  check('at most 1000 at once', refused(await run(w.boss, `select * from public.allowed_emails_upsert('${w.org}', '${many}', true)`), '22023'));

  const mixed = (await upsert(w.boss, [{ email: at('n1'), role: 'client' }, { email: at('N1'), role: 'client' }, { email: at('boss'), role: 'admin' },
    { email: at('boss2'), role: 'client', days: '7' }, { email: w.agent.email, role: 'admin' }], true)).rows;
  check('a preview tells line by line', mixed.map((r) => r.action).join() === 'add,duplicate,same,add,member'
    && mixed.map((r) => r.line).join() === '1,2,3,4,5', mixed);
  check('and changes nothing', (await owner`select 1 from private.allowed_emails where org_id = ${w.org} and email = ${at('n1')}`).length === 0);

  const guest = await w.person(w.org, null, null);
  check('a preview lets nobody in', (await action(w.boss, { email: guest.email, role: 'staff' }, true)) === 'add' && !(await member(guest)));
  await action(w.boss, { email: guest.email, role: 'client' });
  check('an existing account is let in at once', (await member(guest))?.role === 'client');
  await run(w.boss, `select public.allowed_email_remove('${w.org}', '${guest.email}')`);
  check('removed, he is out', (await member(guest)).active === false);
  check('a manager lets a client in again', (await action(w.manager, { email: guest.email, role: 'client' })) === 'add' && (await member(guest)).active === true);
  check('an active member is not changed by an invitation', (await action(w.boss, { email: w.agent.email, role: 'admin' })) === 'member'
    && (await member(w.agent)).role === 'staff');
  await owner`update public.memberships set active = false where user_id = ${w.agent.id} and org_id = ${w.org}`;
  check('a manager does not let a removed agent in', (await action(w.manager, { email: w.agent.email, role: 'client' })) === 'refused');
  await owner`update public.memberships set active = true where user_id = ${w.agent.id} and org_id = ${w.org}`;

  const hook = async (email) => (await admin`select public.hook_before_user_created(${JSON.stringify({ user: { email } })}::text::jsonb) as v`)[0].v;
  const stranger = await hook('no@nowhere.test');
  check('the hook refuses a stranger', stranger.error?.http_code === 403, stranger);
  check('whatever the case, an invited address passes', !(await hook(` ${at('Boss').toUpperCase()} `)).error);
  await upsert(w.boss, [{ email: `@sub.${domain}`, role: 'client' }]);
  check('a domain rule passes its addresses', !(await hook(`anyone@sub.${domain}`)).error);
  check('but not a longer domain', Boolean((await hook(`x@evil.sub.${domain}`)).error));
  check('nor two signs', Boolean((await hook(`x@sub.${domain}@evil.test`)).error) && Boolean((await hook(`x@evil@sub.${domain}`)).error));
  check('nor nothing', Boolean((await hook('')).error) && Boolean((await hook(null)).error));
  await owner`update private.allowed_emails set expires_at = now() - interval '1 s' where email = ${at('boss')}`;
  check('an expired invitation does not pass', Boolean((await hook(at('boss'))).error));
  check('every refusal is the same', JSON.stringify(await hook(at('boss'))) === JSON.stringify(stranger));

  const late = await w.person(w.org, null, null);
  await admin`update auth.users set email_confirmed_at = null, email = ${at('n2')} where id = ${late.id}`;
  await upsert(w.boss, [{ email: at('n2'), role: 'staff' }]);
  check('an unconfirmed address has no rights', !(await member(late)));
  await admin`update auth.users set email_confirmed_at = now() where id = ${late.id}`;
  check('confirmed, it has', (await member(late))?.role === 'staff');
  const reuse = await hook(at('n2'));
  check('an invitation is used once', Boolean(reuse.error), reuse);
  const listed = (await run(w.boss, `select * from public.allowed_emails_list('${w.org}', 'n2')`)).rows[0];
  check('the list tells what became of it', listed?.state === 'member' && listed.user_id === late.id && listed.pin_set === false, listed);
}
