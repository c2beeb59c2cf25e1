// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Versions, repeated requests, what must never change.
import { randomUUID } from 'node:crypto';
import { check } from '../lib/report.mjs';
import { nothing, refused } from '../lib/caller.mjs';

async function versions(w) {
  const { run, owner } = w;
  const update = (person, set, where = `id = '${w.ticket}'`) => run(person, `update public.tickets set ${set} where ${where} returning version`);
  for (const set of ["status = 'waiting'", "title = 'x'", "priority = 'low'", 'assignee_id = null', "description = ''", "category = 'c'", `requester_id = '${w.client.id}'`, 'status = status']) {
    check(`a change must name the version: ${set.split(' ')[0]}`, refused(await update(w.agent, set), 'PT428'));
  }
  check('a client must name it too', refused(await update(w.client, "status = 'closed'"), 'PT428'));
  check('so must a filter: it does not count as naming', refused(await update(w.agent, "status = 'waiting'", `id = '${w.ticket}' and version = 1`), 'PT428'));
  const stands = await w.versionOf(w.ticket);
  for (const wrong of [stands - 1, stands + 1, -stands, 0, 'null']) {
    check(`version ${wrong === 'null' ? 'null' : 'that does not stand'} is a conflict`, refused(await update(w.agent, `status = 'waiting', version = ${wrong}`), 'PT409'));
  }
  const naming = await update(w.agent, `version = ${stands}`);
  check('naming the version alone changes nothing', naming.n === 1 && (await w.versionOf(w.ticket)) === stands, naming);
  const right = await update(w.agent, `status = 'waiting', version = ${stands}`);
  check('the version that stands is taken, and counted on', right.rows[0]?.version === stands + 1, right);
  const racing = await Promise.all(Array.from({ length: 8 }, (_, i) => update(w.agent, `title = 'race ${i}', version = ${stands + 1}`)));
  check('of eight who change the same version one wins', racing.filter((r) => r.n === 1).length === 1
    && racing.filter((r) => refused(r, 'PT409')).length === 7, racing.map((r) => r.err ?? r.n));

  check('the owner need not name it', (await owner`update public.tickets set category = 'by the owner' where id = ${w.ticket}`).count === 1);
  check('a company must be changed by version', refused(await run(w.manager, `update public.companies set name = 'z' where id = '${w.company}'`), 'PT428'));
  check('a stale company is a conflict', refused(await run(w.manager, `update public.companies set name = 'z', version = 0 where id = '${w.company}'`), 'PT409'));
  check('a profile must be changed by version', refused(await run(w.client, `update public.profiles set display_name = 'z' where id = '${w.client.id}'`), 'PT428'));
  check('with it, it is', (await run(w.client, `update public.profiles set display_name = 'z', version = 1 where id = '${w.client.id}'`)).n === 1);
  check('stale settings of the organization are a conflict', refused(await run(w.boss, `select public.set_org_settings('${w.org}', 'one', null, 99)`), 'PT409'));
  check('settings without a version are a conflict', refused(await run(w.boss, `select public.set_org_settings('${w.org}', 'one', null, null)`), 'PT409'));
}

async function repeats(w) {
  const { run, owner } = w;
  const id = randomUUID();
  const file = `insert into public.tickets (id, org_id, title) values ('${id}', '${w.org}', 'once') on conflict (id) do nothing returning id, number`;
  const first = await run(w.client, file);
  check('a ticket is filed under the id the client made', first.rows[0]?.id === id, first);
  const second = await run(w.client, file);
  check('repeated, it is ignored without an error', !second.err && second.rows.length === 0, second);
  check('and read back it is the first', (await run(w.client, `select number from public.tickets where id = '${id}'`)).v === first.rows[0]?.number);
  check('it has one event', (await owner`select 1 from public.ticket_events where ticket_id = ${id}`).length === 1);
  const [stamp] = await owner`select updated_at, version from public.tickets where id = ${id}`;

  const message = randomUUID();
  const say = `insert into public.messages (id, ticket_id, author_id, body) values ('${message}', '${id}', '${w.client.id}', 'once') on conflict (id) do nothing returning id`;
  const said = await Promise.all(Array.from({ length: 5 }, () => run(w.client, say)));
  check('of five equal messages at once one is written', said.filter((r) => r.rows.length === 1).length === 1 && said.every((r) => !r.err), said);
  const [touched] = await owner`select updated_at, version from public.tickets where id = ${id}`;
  check('it touches the ticket, whose version stays', touched.updated_at > stamp.updated_at && touched.version === stamp.version);
  const again = await run(w.client, say);
  const [still] = await owner`select updated_at from public.tickets where id = ${id}`;
  check('a repeated message touches nothing', !again.err && still.updated_at.getTime() === touched.updated_at.getTime(), again);
  const stolen = await run(w.loner, `insert into public.messages (id, ticket_id, author_id, body) values ('${message}', '${w.lonerTicket}', '${w.loner.id}', 'mine') on conflict (id) do nothing returning id`);
  check("another's message id tells nothing", !stolen.err && stolen.rows.length === 0, stolen);
  check('an upsert that would overwrite is refused', Boolean((await run(w.client,
    `insert into public.messages (id, ticket_id, author_id, body) values ('${message}', '${id}', '${w.client.id}', 'changed') on conflict (id) do update set body = excluded.body`)).err));
}

export default async function integrity(w) {
  const { run } = w;
  await versions(w);
  await repeats(w);
  check('no hard delete', refused(await run(w.boss, 'delete from public.tickets'), '42501'));
  check('no truncate', refused(await run(w.boss, 'truncate public.tickets'), '42501'));
  check('critical is no status', refused(await w.change(w.agent, w.ticket, "status = 'critical'"), '23514'));
  check('a title has an end', refused(await w.change(w.agent, w.ticket, "title = repeat('x', 201)"), '23514'));
  check('a message has an end', refused(await run(w.client,
    `insert into public.messages (ticket_id, author_id, body) values ('${w.ticket}', '${w.client.id}', repeat('x', 20001))`), '23514'));
  check('a message is not empty', refused(await run(w.client,
    `insert into public.messages (ticket_id, author_id, body) values ('${w.ticket}', '${w.client.id}', '')`), '23514'));

  const doomed = await w.file(w.client, w.org, 'to be deleted');
  await run(w.manager, `select public.delete_ticket('${doomed}', 'test')`);
  check('a deleted ticket is gone for everybody', nothing(await run(w.boss, `select 1 from public.tickets where id = '${doomed}'`)));
  check('and takes no message', Boolean((await run(w.client,
    `insert into public.messages (ticket_id, author_id, body) values ('${doomed}', '${w.client.id}', 'x')`)).err));
  await run(w.manager, `select public.restore_ticket('${doomed}')`);
  check('restored it is back', !nothing(await run(w.client, `select 1 from public.tickets where id = '${doomed}'`)));
}
