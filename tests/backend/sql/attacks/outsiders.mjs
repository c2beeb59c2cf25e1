// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// People who wait, were refused, were switched off or left: nothing, by any path.
import { randomUUID } from 'node:crypto';
import { check } from '../lib/report.mjs';
import { nothing, refused } from '../lib/caller.mjs';

const tables = ['organizations', 'companies', 'tickets', 'messages', 'ticket_events', 'attachments'];

async function nothingAtAll(w, person, name) {
  const { run } = w;
  for (const table of tables) {
    check(`${name} sees nothing in ${table}`, nothing(await run(person, `select 1 from public.${table}`)));
  }
  check(`${name} sees nobody else's membership`, nothing(await run(person, `select 1 from public.memberships where user_id <> '${person.id}'`)));
  check(`${name} sees nobody else's profile`, nothing(await run(person, `select 1 from public.profiles where id <> '${person.id}'`)));
  check(`${name} files nothing`, Boolean((await run(person, `insert into public.tickets (org_id, title) values ('${w.org}', 'x')`)).err));
  check(`${name} writes nothing`, Boolean((await run(person,
    `insert into public.messages (ticket_id, author_id, body) values ('${w.ticket}', '${person.id}', 'x')`)).err));
  check(`${name} uploads nothing`, Boolean((await run(person,
    `insert into storage.objects (bucket_id, name, owner_id) values ('attachments', '${w.org}/${w.ticket}/${randomUUID()}.png', '${person.id}')`)).err));
  check(`${name} pulls nothing`, refused(await run(person, `select public.pull('${w.org}')`), '42501'));
  for (const topic of [`org:${w.org}:agents`, `ticket:${w.ticket}`]) {
    check(`${name} joins no channel: ${topic.split(':')[0]}`, nothing(await run(person, 'select 1 from realtime.messages', { topic })));
  }
  for (const call of [`allowed_emails_list('${w.org}')`, `waiting_list('${w.org}')`, `waiting_activate('${w.org}', '${person.id}', 'admin')`,
    `allowed_emails_upsert('${w.org}', '[]')`, `set_member_active('${person.id}', '${w.org}', true, '')`]) {
    check(`${name} calls nothing: ${call.split('(')[0]}`, refused(await run(person, `select * from public.${call}`), '42501'));
  }
}

export default async function outsiders(w) {
  const { run, owner, admin } = w;
  await admin`insert into realtime.messages (topic, extension) values ('x', 'broadcast')`;

  await owner`insert into private.waiting (user_id, org_id, email) values (${w.stranger.id}, ${w.org}, ${w.stranger.email})
              on conflict (user_id) do update set org_id = excluded.org_id`;
  await nothingAtAll(w, w.stranger, 'who waits');
  check('who waits sets no PIN', (await run(w.stranger, "select public.set_pin('482615')")).v?.code === 'not_member');
  const state = (await run(w.stranger, 'select public.my_state()')).v;
  check('who waits is told that he is no member', state.member === false && state.memberships.length === 0, state);
  check('a manager sees nobody waiting', refused(await run(w.manager, `select * from public.waiting_list('${w.org}')`), '42501'));
  check('an admin does', (await run(w.boss, `select user_id from public.waiting_list('${w.org}')`)).rows.some((r) => r.user_id === w.stranger.id));
  check('a refusal ends the session', !(await run(w.boss, `select public.waiting_refuse('${w.org}', '${w.stranger.id}')`)).err
    && (await owner`select 1 from auth.sessions where user_id = ${w.stranger.id}`).length === 0);
  check('nobody waits under a made-up id', refused(await run(w.boss, `select public.waiting_refuse('${w.org}', '${randomUUID()}')`), 'P0002'));

  const left = await w.person(w.org, 'client', '8264');
  await w.file(left, w.org, 'before leaving');
  const cursor = (await run(left, `select public.pull('${w.org}')`)).v.cursor;
  await owner`update public.memberships set active = false where user_id = ${left.id}`;
  await nothingAtAll(w, left, 'who was switched off (with a verified session)');
  check('nor goes on from an old cursor', refused(await run(left, `select public.pull('${w.org}', '${cursor}')`), '42501'));

  const both = await w.person(w.org, 'client', '8265');
  await owner`insert into public.memberships (user_id, org_id, role) values (${both.id}, ${w.otherOrg}, 'client')`;
  await w.file(both, w.otherOrg, 'elsewhere');
  await w.file(both, w.org, 'here');
  const ended = await run(w.boss, `select public.set_member_active('${both.id}', '${w.org}', false, 'left')`);
  check('an admin does not sign people out of another tenant', ended.v === 0
    && (await owner`select 1 from auth.sessions where user_id = ${both.id}`).length === 1, ended);
  check('what they had here is closed at once', (await run(both, 'select org_id from public.tickets')).rows.every((r) => r.org_id === w.otherOrg)
    && (await w.sees(both)) === 1);
  const gone = await run(w.otherBoss, `select public.set_member_active('${both.id}', '${w.otherOrg}', false, 'left')`);
  check('with the last membership the sessions end', gone.v === 1 && (await owner`select 1 from auth.sessions where user_id = ${both.id}`).length === 0, gone);
}
