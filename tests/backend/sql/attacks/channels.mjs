// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Files and private channels.
import { randomUUID } from 'node:crypto';
import { check } from '../lib/report.mjs';
import { nothing, refused } from '../lib/caller.mjs';

async function files(w) {
  const { run } = w;
  const upload = (person, name, bucket = 'attachments') =>
    run(person, `insert into storage.objects (bucket_id, name, owner_id) values ('${bucket}', '${name}', '${person.id}')`);
  const path = (org, ticket, id = randomUUID()) => `${org}/${ticket}/${id}.png`;
  const id = randomUUID();
  check('a file for my own ticket', !(await upload(w.client, path(w.org, w.ticket, id))).err);
  check("not for another's ticket", Boolean((await upload(w.loner, path(w.org, w.ticket))).err));
  check('not for another tenant', Boolean((await upload(w.client, path(w.otherOrg, w.otherTicket))).err));
  check('not with a mixed path', Boolean((await upload(w.client, path(w.otherOrg, w.ticket))).err));
  for (const name of [`${w.org}/${w.ticket}/../x.png`, `${w.org}/${w.ticket}/x.png`, `${w.org}/${w.ticket}/${id}.png/x`, `/${path(w.org, w.ticket)}`,
    `${w.org}/${w.ticket}/${id}`, `${w.org}/${w.ticket}/${id}.PNG`, `${w.org}/${w.ticket}/${id}.tar.gz`, '', `x/${w.ticket}/${id}.png`]) {
    check(`not under the name ${name.slice(-24)}`, Boolean((await upload(w.client, name)).err));
  }
  check('not without a PIN', Boolean((await upload(await w.session(w.client), path(w.org, w.ticket))).err));
  check('not into another bucket', Boolean((await upload(w.client, path(w.org, w.ticket), 'other')).err));
  check('a file is not overwritten', nothing(await run(w.client, "update storage.objects set name = 'x' returning 1")));
  check('nor deleted', nothing(await run(w.client, 'delete from storage.objects returning 1')));
  check('before its row stands only the uploader sees it', !nothing(await run(w.client, `select 1 from storage.objects where name = '${path(w.org, w.ticket, id)}'`))
    && nothing(await run(w.agent, `select 1 from storage.objects where name = '${path(w.org, w.ticket, id)}'`)));

  const attach = (person, row) => {
    const r = { id, ticket_id: w.ticket, message_id: null, file_name: 'ünï.png', object_name: path(w.org, w.ticket, id), internal: false, size: 1, mime: 'image/png', uploader_id: person.id, ...row };
    const values = Object.values(r).map((v) => (v === null ? 'null' : `'${v}'`)).join();
    return run(person, `insert into public.attachments (${Object.keys(r).join()}) values (${values})`);
  };
  const spoken = randomUUID();
  await run(w.agent, `insert into public.messages (id, ticket_id, author_id, body) values ('${spoken}', '${w.ticket}', '${w.agent.id}', 'x')`);
  check("not onto another's message", refused(await attach(w.client, { message_id: spoken }), '23514'));
  check('not with the path of another id', refused(await attach(w.client, { object_name: path(w.org, w.ticket) }), '23514'));
  check('not with a path of another tenant', refused(await attach(w.client, { object_name: path(w.otherOrg, w.otherTicket, id) }), '23514'));
  check('not as internal by a client', Boolean((await attach(w.client, { internal: true })).err));
  check('not for a ticket one does not see', Boolean((await attach(w.loner, {})).err));
  check('not larger than 50 MiB', refused(await attach(w.client, { size: 52428801 }), '23514'));
  check('not declared clean by the uploader', refused(await run(w.client,
    `insert into public.attachments (id, ticket_id, file_name, object_name, size, mime, scan) values (gen_random_uuid(), '${w.ticket}', 'f', 'o', 1, 'm', 'clean')`), '42501'));
  check('the right row stands', !(await attach(w.client, {})).err);
  check('now the agents see the file', !nothing(await run(w.agent, `select 1 from storage.objects where name = '${path(w.org, w.ticket, id)}'`)));
  check('other clients do not', nothing(await run(w.loner, `select 1 from storage.objects where name = '${path(w.org, w.ticket, id)}'`)));
}

async function topics(w) {
  const { run, admin } = w;
  await admin`insert into realtime.messages (topic, extension) values ('x', 'broadcast')`;
  const hears = async (person, topic) => !nothing(await run(person, 'select 1 from realtime.messages', { topic }));
  const agents = `org:${w.org}:agents`;
  check('the agents channel is for agents', await hears(w.agent, agents));
  check('not for clients', !(await hears(w.client, agents)));
  check('not for another tenant', !(await hears(w.otherBoss, agents)));
  check('not without a PIN', !(await hears(await w.session(w.agent), agents)));
  check("a person's channel is his own", (await hears(w.client, `user:${w.client.id}`)) && !(await hears(w.client, `user:${w.loner.id}`)));
  check("not even an admin's to hear", !(await hears(w.boss, `user:${w.client.id}`)));
  check("a ticket's channel is for who sees it", (await hears(w.client, `ticket:${w.ticket}`)) && (await hears(w.agent, `ticket:${w.ticket}`)));
  check('and for nobody else', !(await hears(w.loner, `ticket:${w.ticket}`)) && !(await hears(w.otherBoss, `ticket:${w.ticket}`)));
  for (const topic of [`${agents}'--`, 'org:x:agents', `x${agents}`, `${agents}\n`, `org:${w.org}:agents:x`, 'user:', 'ticket:%', '', `ticket:${w.ticket}:${w.lonerTicket}`]) {
    check(`a malformed topic is closed: ${JSON.stringify(topic).slice(0, 24)}`, !(await hears(w.agent, topic)));
  }

  const send = (person, topic, extension = 'broadcast') =>
    run(person, `insert into realtime.messages (topic, extension) values ('${topic}', '${extension}')`, { topic });
  check('who sees a ticket may say that he is typing', !(await send(w.client, `ticket:${w.ticket}`)).err);
  check('who does not, may not', Boolean((await send(w.loner, `ticket:${w.ticket}`)).err));
  check("nobody sends to a person's channel, not even the own", Boolean((await send(w.client, `user:${w.client.id}`)).err)
    && Boolean((await send(w.boss, `user:${w.client.id}`)).err));
  check('no client sends to the agents', Boolean((await send(w.client, agents)).err));
  check('no other extension', Boolean((await send(w.agent, agents, 'postgres_changes')).err));
}

async function announcements(w) {
  const { run, owner } = w;
  const told = async (topic, id) => (await owner`select payload, event from realtime.messages where topic = ${topic} and payload ->> 'id' = ${id}`);
  const ticket = await w.file(w.client, w.org, 'announced');
  check('agents hear of a new ticket', (await told(`org:${w.org}:agents`, ticket)).length === 1);
  check('so does the requester', (await told(`user:${w.client.id}`, ticket)).length === 1);
  await w.change(w.agent, ticket, "status = 'waiting'");
  const second = (await told(`org:${w.org}:agents`, ticket)).find((row) => row.event === 'update');
  const { id, ...payload } = second?.payload ?? {};
  check('an announcement is table, id and version', payload.table === 'tickets' && id === ticket && payload.version === 2
    && Object.keys(payload).length === 2, second);
  check('its channel hears it', (await told(`ticket:${ticket}`, ticket)).length === 1);
  await w.change(w.agent, ticket, `requester_id = '${w.loner.id}'`);
  check('the requester it had hears that it left', (await told(`user:${w.client.id}`, ticket)).length === 3);
  const spoken = randomUUID();
  await run(w.agent, `insert into public.messages (id, ticket_id, author_id, body) values ('${spoken}', '${ticket}', '${w.agent.id}', 'x')`);
  check('a message is told to the agents, the ticket and its requester', (await told(`org:${w.org}:agents`, spoken)).length === 1
    && (await told(`ticket:${ticket}`, spoken)).length === 1 && (await told(`user:${w.loner.id}`, spoken)).length === 1);
  check('the ticket that it touches is not told again', (await told(`org:${w.org}:agents`, ticket)).length === 3);
  const before = (await owner`select 1 from realtime.messages where topic = ${`org:${w.org}:agents`}`).length;
  await owner`update public.tickets set category = 'bulk' where org_id = ${w.otherOrg}`;
  await owner`insert into public.tickets (org_id, requester_id, title) select ${w.org}, ${w.client.id}, 'bulk' from generate_series(1, 50)`;
  check('fifty at once are one announcement', (await owner`select 1 from realtime.messages where topic = ${`org:${w.org}:agents`}`).length === before + 1);
  await owner`delete from public.ticket_events where ticket_id in (select id from public.tickets where org_id = ${w.org} and title = 'bulk')`;
  await owner`delete from public.tickets where org_id = ${w.org} and title = 'bulk'`;
  await run(w.boss, `select public.set_member_active('${w.loner.id}', '${w.org}', true, 'same')`);
  check('a person hears of his membership', (await told(`user:${w.loner.id}`, w.org)).length >= 1);
}

async function access(w) {
  const { run, owner, admin } = w;
  const told = (who, event) => owner`select payload from realtime.messages where topic = ${`user:${who.id}`} and event = ${event}`;
  const victim = await w.person(w.org, 'staff', '915372');
  const begun = (await told(victim, 'membership')).length;
  check('a membership that begins is told to the person', begun === 1);
  await run(w.boss, `select public.set_member_role('${victim.id}', '${w.org}', 'client', 'between admins')`);
  await run(w.boss, `select public.set_member_active('${victim.id}', '${w.org}', false, 'between admins')`);
  await run(w.boss, `select public.set_member_active('${victim.id}', '${w.org}', false, 'again')`);
  check('so are a role and its end, once each', (await told(victim, 'membership')).length === 3);
  await owner`update public.memberships set updated_at = now(), company_id = null where user_id = ${victim.id}`;
  check('a touch is no change', (await told(victim, 'membership')).length === 3);
  await owner`delete from public.memberships where user_id = ${victim.id}`;
  check('a row that is gone is', (await told(victim, 'membership')).length === 4);
  check('it says the organization and nothing else', (await told(victim, 'membership'))
    .every(({ payload: { org, id, ...rest } }) => org === w.org && Object.keys(rest).length === 0));
  await admin`update auth.users set email_change = 'x@test.test' where id = ${victim.id}`;
  await admin`update auth.users set email = ${`new-${victim.email}`} where id = ${victim.id}`;
  await admin`update auth.users set email = ${`NEW-${victim.email}`} where id = ${victim.id}`;
  const kinds = (await told(victim, 'security')).map((row) => row.payload.kind).sort();
  check('each line about his access is told to him once', kinds.join() === 'email.changed,member.active,member.active,member.role,pin.set', kinds);

  const wrong = await owner`
    select m.topic, m.payload from realtime.messages m
      left join private.audit_log a on a.id = (m.payload ->> 'id')::bigint
     where m.event = 'security'
       and (m.topic is distinct from 'user:' || a.target or m.payload ->> 'kind' is distinct from a.action or not m.private
            or (m.payload - 'id' - 'kind') <> '{}')`;
  check('no line about somebody is told to anybody else, or with more than its id and kind', wrong.length === 0, wrong);
  const elsewhere = await owner`select topic from realtime.messages where event in ('security', 'membership') and topic !~ '^user:'`;
  check('nor on a channel of several people', elsewhere.length === 0, elsewhere);
  check('what is no event is not told', (await owner`select 1 from realtime.messages where event = 'security' and payload ->> 'kind' = 'pin.verified'`).length === 0);
  for (const call of [`tell('${w.client.id}', 'security', '{}')`, "is_event(null)", 'event_kinds()']) {
    check(`not to be named: ${call.split('(')[0]}`, refused(await run(w.boss, `select private.${call}`), '42501'));
  }
}

export default async function channels(w) {
  await files(w);
  await topics(w);
  await announcements(w);
  await access(w);
}
