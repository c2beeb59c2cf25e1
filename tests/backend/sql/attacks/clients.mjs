// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a client may not see or do, by every path there is.
import { randomUUID } from 'node:crypto';
import { check } from '../lib/report.mjs';
import { nothing, refused } from '../lib/caller.mjs';

async function internalNotes(w) {
  const { run, owner } = w;
  const before = (await run(w.client, `select public.pull('${w.org}')`)).v;
  const stamps = `select version, updated_at, last_message_at, first_response_at from public.tickets where id = '${w.ticket}'`;
  const stood = (await run(w.client, stamps)).rows[0];

  const note = randomUUID();
  const file = randomUUID();
  const object = `${w.org}/${w.ticket}/${file}.png`;
  check('an agent writes an internal note', !(await run(w.agent,
    `insert into public.messages (id, ticket_id, author_id, body, internal) values ('${note}', '${w.ticket}', '${w.agent.id}', 'note', true)`)).err);
  check('and attaches a file to it', !(await run(w.agent, `insert into storage.objects (bucket_id, name, owner_id) values ('attachments', '${object}', '${w.agent.id}')`)).err
    && !(await run(w.agent, `insert into public.attachments (id, ticket_id, message_id, file_name, object_name, internal, size, mime, uploader_id)
      values ('${file}', '${w.ticket}', '${note}', 'n.png', '${object}', true, 1, 'image/png', '${w.agent.id}')`)).err);

  const reads = {
    'as a message': `select 1 from public.messages where internal or id = '${note}'`,
    'as an attachment': `select 1 from public.attachments where internal or id = '${file}'`,
    'as a file': `select 1 from storage.objects where name = '${object}'`,
    'in the history': `select 1 from public.ticket_events where ticket_id = '${w.ticket}' and field <> 'created'`,
    'joined to its ticket': `select m.body from public.tickets t join public.messages m on m.ticket_id = t.id where m.internal`,
  };
  for (const [how, sql] of Object.entries(reads)) {
    check(`the client does not see the note ${how}`, nothing(await run(w.client, sql)));
    if (how !== 'in the history') check(`the agent does ${how}`, !nothing(await run(w.agent, sql)));
  }
  check("it leaves the ticket's times and version alone", JSON.stringify((await run(w.client, stamps)).rows[0]) === JSON.stringify(stood));
  const after = (await run(w.client, `select public.pull('${w.org}', '${before.cursor}')`)).v;
  check('a pull brings the client nothing of it', after.count === 0 && after.reset === false, after);
  const whole = (await run(w.client, `select public.pull('${w.org}')`)).v;
  check('nor does a whole pull', whole.messages.every((m) => !m.internal) && whole.attachments.every((a) => !a.internal), whole);
  check('nor does an announcement on a channel that the client may join',
    (await owner`select 1 from realtime.messages
                  where payload ->> 'id' = ${note} and topic in (${`ticket:${w.ticket}`}, ${`user:${w.client.id}`})`).length === 0);
  check('the agents are told', (await owner`select 1 from realtime.messages
                  where payload ->> 'id' = ${note} and topic = ${`org:${w.org}:agents`}`).length === 1);

  await run(w.manager, `select public.delete_message('${note}')`);
  const gone = (await run(w.client, `select public.pull('${w.org}', '${whole.cursor}')`)).v;
  check('its deletion does not show either', gone.count === 0 && gone.gone.length === 0, gone);

  check('a client writes no internal note', Boolean((await run(w.client,
    `insert into public.messages (ticket_id, author_id, body, internal) values ('${w.ticket}', '${w.client.id}', 'x', true)`)).err));
  check('nor changes what is written', refused(await run(w.client, "update public.messages set body = 'x'"), '42501'));
  check('nor shows it', refused(await run(w.client, 'update public.messages set internal = false'), '42501'));
}

async function pullParts(w) {
  const { run } = w;
  const request = (me, company) => `row('${w.org}', '${me}', ${company}, null, pg_current_snapshot(), '0', '0', null, null, 100)::desk.request`;
  for (const part of ['page_messages_agent', 'page_messages_client', 'page_tickets_first_agent', 'page_tickets_first_client', 'page_attachments_agent']) {
    const r = await run(w.loner, `select (desk.${part}(${request(w.client.id, `'${w.company}'`)})).items`);
    const rows = r.v ?? [];
    check(`a part of pull asked by hand keeps to the policies: ${part}`,
      !r.err && rows.every((row) => (row.ticket_id ?? row.id) === w.lonerTicket), r);
  }
  const sight = await run(w.loner, `select * from desk.sight('${w.org}', '3:3:', '999999999:999999999:') where lost`);
  check("the sight log tells no other's rows", sight.rows.length === 0 && !sight.err, sight);
}

async function changing(w) {
  const { run } = w;
  check("another client's ticket is not seen", nothing(await run(w.loner, `select 1 from public.tickets where id = '${w.ticket}'`)));
  check("a colleague's is, when the company shares", !nothing(await run(w.colleague, `select 1 from public.tickets where id = '${w.ticket}'`)));
  check('but not changed', nothing(await run(w.colleague, `update public.tickets set status = 'closed', version = 1 where id = '${w.ticket}' returning 1`)));
  const [{ version }] = await w.owner`select version from public.companies where id = ${w.company}`;
  await run(w.manager, `update public.companies set share_tickets = false, version = ${version} where id = '${w.company}'`);
  check('sharing withdrawn works at once', nothing(await run(w.colleague, `select 1 from public.tickets where id = '${w.ticket}'`)));

  for (const set of ["priority = 'critical'", "title = 'x'", "description = 'x'", "category = 'x'", `assignee_id = '${w.agent.id}'`, "status = 'resolved'", "status = 'in_progress'", `requester_id = '${w.colleague.id}'`]) {
    check(`a client does not set ${set.slice(0, 24)}`, refused(await w.change(w.client, w.ticket, set), '42501'));
  }
  for (const set of ['number = 1', "created_at = now() - interval '1 year'", `company_id = '${w.otherCompany}'`, 'resolved_at = now()', 'deleted_at = now()', "sync_xid = '1'"]) {
    check(`no request sets ${set.split(' ')[0]}`, refused(await run(w.agent, `update public.tickets set ${set} where id = '${w.ticket}'`), '42501'));
  }
  check('a client does not delete', refused(await run(w.client, `select public.delete_ticket('${w.ticket}')`), '42501'));
  check('staff does not delete', refused(await run(w.agent, `select public.delete_ticket('${w.ticket}')`), '42501'));
  check("critical, closed and somebody else's name are taken off at filing", (await run(w.client,
    `insert into public.tickets (org_id, title, priority, status, assignee_id) values ('${w.org}', 'x', 'critical', 'closed', '${w.agent.id}')
     returning priority || status || (assignee_id is null)::text`)).v === 'highopentrue');
  check('nobody files in another name', Boolean((await run(w.client,
    `insert into public.tickets (org_id, title, requester_id) values ('${w.org}', 'x', '${w.loner.id}') returning id`)).err)
    || (await w.owner`select 1 from public.tickets where title = 'x' and requester_id = ${w.loner.id}`).length === 0);
  check('a client closes his own', (await w.change(w.client, w.ticket, "status = 'closed'")).n === 1);
  check('and opens it again', (await w.change(w.client, w.ticket, "status = 'open'")).n === 1);

  const forged = await run(w.client, `insert into public.messages (ticket_id, author_id, body) values ('${w.ticket}', '${w.agent.id}', 'forged') returning author_id, from_agent`);
  check('a message bears its writer', Boolean(forged.err) || (forged.rows[0].author_id === w.client.id && forged.rows[0].from_agent === false), forged);
  const answer = await run(w.agent, `insert into public.messages (ticket_id, author_id, body) values ('${w.ticket}', '${w.agent.id}', 'a') returning from_agent, author_name`);
  check('an agent is known by his answer', answer.rows[0]?.from_agent === true && answer.rows[0].author_name !== '', answer);
  check('which is the first one', (await w.owner`select first_response_at is not null as known from public.tickets where id = ${w.ticket}`)[0].known === true);
  check('from_agent cannot be claimed', refused(await run(w.client,
    `insert into public.messages (ticket_id, author_id, body, from_agent) values ('${w.ticket}', '${w.client.id}', 'x', true)`), '42501'));
  check('history is not written by hand', refused(await run(w.agent,
    `insert into public.ticket_events (ticket_id, org_id, field) values ('${w.ticket}', '${w.org}', 'status')`), '42501'));
  check('a client learns no roles but his own', (await run(w.client, 'select 1 from public.memberships')).rows.length === 1);
  check('he knows the agents by name', !nothing(await run(w.client, `select display_name from public.profiles where id = '${w.agent.id}'`)));
  check('but no other client', nothing(await run(w.client, `select 1 from public.profiles where id = '${w.loner.id}'`)));
}

export default async function clients(w) {
  await internalNotes(w);
  await pullParts(w);
  await changing(w);
}
