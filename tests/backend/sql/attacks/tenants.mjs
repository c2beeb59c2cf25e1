// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One organization knows nothing of another.
import { randomUUID } from 'node:crypto';
import { check } from '../lib/report.mjs';
import { nothing, refused } from '../lib/caller.mjs';

export default async function tenants(w) {
  const { run } = w;
  const message = (person, ticket) =>
    run(person, `insert into public.messages (ticket_id, author_id, body) values ('${ticket}', '${person.id}', 'x')`);

  check('a client files nothing into another organization',
    refused(await run(w.client, `insert into public.tickets (org_id, title) values ('${w.otherOrg}', 'x')`), '42501'));
  check('an agent files nothing there either',
    Boolean((await run(w.agent, `insert into public.tickets (org_id, title) values ('${w.otherOrg}', 'x')`)).err));
  check('nor for a requester there', Boolean((await run(w.agent,
    `insert into public.tickets (org_id, title, requester_id) values ('${w.otherOrg}', 'x', '${w.otherClient.id}')`)).err));
  check('nobody comments there', refused(await message(w.agent, w.otherTicket), '42501'));
  check('a missing ticket is answered the same', refused(await message(w.agent, randomUUID()), '42501'));
  const [hidden, missing] = [await message(w.agent, w.otherTicket), await message(w.agent, randomUUID())];
  check('to the letter', hidden.msg === missing.msg, [hidden.msg, missing.msg]);

  check('an agent of another tenant cannot be assigned', refused(await w.change(w.agent, w.ticket, `assignee_id = '${w.otherBoss.id}'`), '23514'));
  check('a client cannot be assigned', refused(await w.change(w.agent, w.ticket, `assignee_id = '${w.client.id}'`), '23514'));
  check('a requester of another tenant cannot be set', refused(await w.change(w.agent, w.ticket, `requester_id = '${w.otherClient.id}'`), '23514'));
  check('nor at filing', refused(await run(w.agent,
    `insert into public.tickets (org_id, title, requester_id) values ('${w.org}', 'x', '${w.otherClient.id}')`), '23514'));
  check('a ticket cannot be moved', refused(await run(w.boss, `update public.tickets set org_id = '${w.otherOrg}' where id = '${w.ticket}'`), '42501'));
  const collision = await run(w.client,
    `insert into public.tickets (id, org_id, title) values ('${w.otherTicket}', '${w.org}', 'x') on conflict (id) do nothing returning id`);
  check('an id that another tenant uses tells nothing', !collision.err && collision.rows.length === 0, collision);

  for (const table of ['tickets', 'memberships', 'companies', 'messages', 'ticket_events', 'attachments']) {
    check(`nothing of another tenant in ${table}`, nothing(await run(w.boss, `select 1 from public.${table} where org_id = '${w.otherOrg}'`)));
  }
  check("another tenant's name is not readable", nothing(await run(w.boss, `select 1 from public.organizations where id = '${w.otherOrg}'`)));
  check("another tenant's people are not readable", nothing(await run(w.boss, `select 1 from public.profiles where id = '${w.otherClient.id}'`)));
  check('a company cannot be added there',
    refused(await run(w.boss, `insert into public.companies (org_id, name) values ('${w.otherOrg}', 'x')`), '42501'));
  check("another tenant's company cannot be changed", nothing(await run(w.boss,
    `update public.companies set share_tickets = true, version = 1 where id = '${w.otherCompany}' returning 1`)));

  const calls = [`allowed_emails_list('${w.otherOrg}')`, `waiting_list('${w.otherOrg}')`, `allowed_emails_upsert('${w.otherOrg}', '[]')`,
    `allowed_email_remove('${w.otherOrg}', 'x@y.z')`, `allowed_email_set_role('${w.otherOrg}', 'x@y.z', 'client')`,
    `end_sessions('${w.otherClient.id}', '${w.otherOrg}')`, `set_org_settings('${w.otherOrg}', 'x', true, 1)`,
    `set_idle_minutes('${w.otherOrg}', 'client', 15)`,
    `waiting_activate('${w.otherOrg}', '${w.stranger.id}', 'client')`, `pull('${w.otherOrg}')`,
    `delete_ticket('${w.otherTicket}')`, `restore_ticket('${w.otherTicket}')`];
  for (const call of calls) {
    check(`foreign call refused: ${call.split('(')[0]}`, refused(await run(w.boss, `select * from public.${call}`), '42501'));
  }
  check('a null organization is refused', refused(await run(w.boss, 'select * from public.allowed_emails_list(null)'), '42501'));
  check('an admin cannot end sessions of a person who is no member', refused(await run(w.boss,
    `select public.end_sessions('${w.otherClient.id}', '${w.org}')`), 'P0002'));
  check('nor change his role', refused(await run(w.boss,
    `select public.set_member_role('${w.otherClient.id}', '${w.org}', 'client', '')`), 'P0002'));
}
