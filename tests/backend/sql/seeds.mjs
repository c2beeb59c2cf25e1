// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The demo organization: the same desk every time, and believable. node seeds.mjs
import path from 'node:path';
import { openDatabase, projectFolder, runFile } from './lib/database.mjs';
import { check, program } from './lib/report.mjs';

const people = {
  'admin@deskbell.test': ['admin', 'Ada Marsh', null],
  'manager@deskbell.test': ['manager', 'Max Weber', null],
  'ana@deskbell.test': ['staff', 'Ana Ribeiro', null],
  'bo@deskbell.test': ['staff', 'Bo Lindqvist', null],
  'orla@corrib.test': ['client', 'Orla Byrne', 'Corrib Foods'],
  'thomas@hartmann.test': ['client', 'Thomas Müller', 'Hartmann Logistik'],
};
const content = `
  select t.number, t.title, t.description, t.status, t.priority, t.category, t.requester_id, t.assignee_id,
         (select string_agg(m.body || m.internal || m.author_id, '|' order by m.created_at, m.id) from public.messages m where m.ticket_id = t.id) as thread
    from public.tickets t order by t.number`;

async function seeded(files, work) {
  const database = await openDatabase({ inPlace: false, connections: 2 });
  try {
    for (const file of files) await runFile(database.owner, path.join(projectFolder, file));
    return await work(database.owner);
  } finally {
    await database.close();
  }
}

async function aboutPeople(owner) {
  const members = await owner`
    select u.email, m.role, p.display_name, c.name as company, m.active, u.email_confirmed_at is not null as confirmed
      from auth.users u join public.profiles p on p.id = u.id join public.memberships m on m.user_id = u.id
      left join public.companies c on c.id = m.company_id join public.organizations o on o.id = m.org_id where o.name = 'Deskbell Demo'`;
  for (const [email, [role, name, company]] of Object.entries(people)) {
    const m = members.find((row) => row.email === email);
    check(`${email} is there`, m?.role === role && m.display_name === name && m.company === company && m.active && m.confirmed, m);
  }
  check('eighteen people, four companies', members.length === 18 && (await owner`select 1 from public.companies`).length === 4);
  check('nobody has a PIN', (await owner`select 1 from private.pin_secret`).length === 0);
  check('everybody is on the list', (await owner`select 1 from private.allowed_emails where used_at is not null`).length === 18);
  check('nobody waits', (await owner`select 1 from private.waiting`).length === 0);
}

async function aboutTickets(owner) {
  const one = async (sql) => Object.values((await owner.unsafe(sql))[0])[0];
  check('200 tickets', (await one('select count(*)::int from public.tickets')) === 200);
  const statuses = await owner`select status, count(*)::int as n from public.tickets group by 1`;
  check('every status occurs at least ten times', statuses.length === 5 && statuses.every((row) => row.n >= 10), statuses);
  const priorities = await owner`select priority, count(*)::int as n from public.tickets group by 1`;
  check('every priority occurs', priorities.length === 4 && priorities.every((row) => row.n >= 5), priorities);
  check('titles differ', (await one('select count(distinct title)::int from public.tickets')) >= 190);
  check('no placeholder is left', (await one("select count(*)::int from public.tickets where title || description like '%{x}%'")) === 0);
  check('every client has asked for something', (await one('select count(distinct requester_id)::int from public.tickets')) === 14);
  check('every company is named', (await one('select count(distinct company_id)::int from public.tickets')) === 4);
  check('some wait for somebody to take them', (await one("select count(*)::int from public.tickets where assignee_id is null and status = 'open'")) >= 5);
  check('whoever is at work on one is named', (await one("select count(*)::int from public.tickets where assignee_id is null and status <> 'open'")) === 0);
  const counts = await owner`select count(m.id)::int as n from public.tickets t left join public.messages m on m.ticket_id = t.id group by t.id`;
  check('zero to six messages each', counts.some((row) => row.n === 0) && counts.some((row) => row.n === 6) && counts.every((row) => row.n <= 6));
  check('some are internal notes', (await one('select count(*)::int from public.messages where internal')) >= 20);
  check('notes are by agents', (await one('select count(*)::int from public.messages where internal and not from_agent')) === 0);
  check('clients write on their own tickets', (await one(`select count(*)::int from public.messages m join public.tickets t on t.id = m.ticket_id
    where not m.from_agent and m.author_id <> t.requester_id`)) === 0);
  check('within fourteen days and never in the future', (await one(`select count(*)::int from public.tickets
    where created_at < now() - interval '14 days 3 hours' or updated_at > now() or updated_at < created_at`)) === 0);
  check('messages and history come after their ticket', (await one(`select count(*)::int from public.tickets t
    where exists (select 1 from public.messages m where m.ticket_id = t.id and (m.created_at < t.created_at or m.created_at > now()))
       or exists (select 1 from public.ticket_events e where e.ticket_id = t.id and (e.at < t.created_at or e.at > now()))`)) === 0);
  check('the history ends in the status that stands', (await one(`select count(*)::int from public.tickets t where t.status <>
    (select e.new_value from public.ticket_events e where e.ticket_id = t.id and e.field in ('created', 'status') order by e.id desc limit 1)`)) === 0);
  check('what is solved has a time for it', (await one(`select count(*)::int from public.tickets
    where (status in ('resolved', 'closed')) <> (resolved_at is not null)`)) === 0);
  for (const [script, range] of Object.entries({ arabic: '[\u0600-\u06ff]', german: '[äöüß]', french: '[éèêà]' })) {
    check(`${script} is among the titles`, (await one(`select count(*)::int from public.tickets where title ~ '${range}'`)) >= 3);
  }
  check('triggers are on again', (await one("select count(*)::int from pg_trigger where tgrelid = 'public.tickets'::regclass and tgenabled <> 'O'")) === 0);
  const next = (await owner`insert into public.tickets (org_id, requester_id, title) select org_id, requester_id, 'next' from public.tickets limit 1 returning number`)[0];
  check('the next number follows', next.number === '4822', next);
}

await program(async () => {
  const first = await seeded(['seed_people.sql', 'seed_tickets.sql'], async (owner) => {
    const all = JSON.stringify(await owner.unsafe(content));
    await aboutPeople(owner);
    await aboutTickets(owner);
    return all;
  });
  const second = await seeded(['seed_people.sql', 'seed_tickets.sql'], async (owner) => JSON.stringify(await owner.unsafe(content)));
  check('twice seeded, twice the same', first === second);
  await seeded(['seed_people.sql', 'seed_people.sql'], async (owner) => {
    await aboutPeople(owner);
    check('people alone make an empty desk', (await owner`select 1 from public.tickets`).length === 0);
  });
});
