// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The hot queries at 1,000,000 tickets, under row level security with the client's own filter, each against the
// same query without: under 10 ms and under 50 times the baseline of the same run. And what pull() takes.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase, runFile } from './lib/database.mjs';
import { become } from './lib/caller.mjs';
import { check, program } from './lib/report.mjs';

const limitMs = 10;
const limitRatio = 50;
const repetitions = 31;
const here = path.dirname(fileURLToPath(import.meta.url));
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
// a token of usual size: claims are parsed in every policy
const padding = { iss: 'x'.repeat(60), email: 'someone@example.test', user_metadata: { full_name: 'x'.repeat(150) }, aal: 'aal1' };

async function readers(admin) {
  const [{ big, small }] = await admin`select md5('org1')::uuid as big, md5('org9')::uuid as small`;
  const sid = async (id) => (await admin`select md5('s' || ${id}::uuid::text)::uuid as sid`)[0].sid;
  const person = async (id) => ({ id, sid: await sid(id) });
  const agent = async (name) => person((await admin`select md5(${name})::uuid as id`)[0].id);
  const client = async (shares) => person((await admin`
    select m.user_id as id from public.memberships m join public.companies c on c.id = m.company_id
     where m.org_id = ${small} and c.share_tickets = ${shares} order by 1 limit 1`)[0].id);
  return { big, small, bigAgent: await agent('ag1-2'), agent: await agent('ag9-2'), client: await client(false), sharing: await client(true) };
}

async function queries(admin, r) {
  const columns = 'id, number, title, status, priority, assignee_id, requester_id, version, updated_at';
  const active = "status in ('open', 'in_progress', 'waiting')";
  const [{ ticket }] = await admin`select id as ticket from public.tickets where org_id = ${r.small} order by id limit 1`;
  const [{ at }] = await admin`select updated_at::text as at from public.tickets where org_id = ${r.small} order by updated_at desc offset 2000 limit 1`;
  return [
    ['inbox, newest 50', r.agent, `select ${columns} from public.tickets where org_id = '${r.small}' and ${active} order by updated_at desc, id desc limit 50`],
    ['next page', r.agent, `select ${columns} from public.tickets where org_id = '${r.small}' and (updated_at, id) < ('${at}', '${ticket}') order by updated_at desc, id desc limit 50`],
    ['assigned to me', r.agent, `select ${columns} from public.tickets where org_id = '${r.small}' and assignee_id = '${r.agent.id}' and ${active} order by updated_at desc limit 50`],
    ['thread of a ticket', r.agent, `select id, body, internal, author_name, created_at from public.messages where ticket_id = '${ticket}' order by created_at`],
    ['history of a ticket', r.agent, `select * from public.ticket_events where ticket_id = '${ticket}' order by id`],
    ['open count', r.agent, `select count(*) from public.tickets where org_id = '${r.small}' and ${active}`],
    ['client: my requests', r.client, `select ${columns} from public.tickets where org_id = '${r.small}' and requester_id = '${r.client.id}' order by updated_at desc limit 50`],
    ['client: my company', r.sharing, `select ${columns} from public.tickets where company_id = (select company_id from public.memberships where user_id = '${r.sharing.id}' and org_id = '${r.small}') order by updated_at desc limit 50`],
    ['inbox of the 100,000', r.bigAgent, `select ${columns} from public.tickets where org_id = '${r.big}' and ${active} order by updated_at desc, id desc limit 50`],
  ];
}

/** Median execution time in ms, everything cached, and how many rows came. */
async function timed(q, sql) {
  const times = [];
  let rows;
  for (let i = 0; i < repetitions; i++) {
    const [line] = await q.unsafe(`explain (analyze, timing off, format json) ${sql}`);
    const plan = line['QUERY PLAN'][0];
    times.push(plan['Execution Time']);
    rows = plan.Plan['Actual Rows'];
  }
  return { ms: median(times), rows };
}

async function pulling(owner, r) {
  const pull = (person, org, cursor, limit, history) => owner.begin(async (q) => {
    await become(q, person, { claims: padding });
    const began = performance.now();
    const [{ page }] = await q`select public.pull(${org}::uuid, ${cursor}::text, ${limit}::int, ${history}) as page`;
    return { page, ms: performance.now() - began };
  });
  const whole = async (person, org, limit, history) => {
    let cursor = null;
    let [rows, pages, slowest] = [0, 0, 0];
    const began = performance.now();
    for (;;) {
      const { page, ms } = await pull(person, org, cursor, limit, history);
      cursor = page.cursor;
      rows += page.count;
      pages++;
      slowest = Math.max(slowest, ms);
      if (!page.more) return { cursor, rows, pages, slowest, ms: performance.now() - began };
    }
  };
  const show = (name, w) => console.log(`${name}: ${w.rows} rows in ${w.pages} pages, ${Math.round(w.ms)} ms, slowest page ${w.slowest.toFixed(1)} ms`);

  const agent = await whole(r.bigAgent, r.big, 2000, false);
  show('first pull, agent, 100,000 tickets', agent);
  check('an agent gets all 100,000 tickets', agent.rows >= 100000, agent);
  check('no page of a first pull takes half a second', agent.slowest < 500, agent.slowest);
  const client = await whole(r.client, r.small, 500, true);
  show('first pull, client', client);
  for (const [name, person, org, cursor] of [['agent', r.bigAgent, r.big, agent.cursor], ['client', r.client, r.small, client.cursor]]) {
    const empty = [];
    for (let i = 0; i < 15; i++) empty.push((await pull(person, org, cursor, 500, true)).ms);
    console.log(`nothing new, ${name}: ${median(empty).toFixed(2)} ms`);
    check(`a pull with nothing new is under ${limitMs} ms: ${name}`, median(empty) < limitMs, median(empty));
  }
  await owner`update public.tickets set status = case status when 'open' then 'waiting' else 'open' end
               where id in (select id from public.tickets where org_id = ${r.big} order by number limit 10)`;
  const few = [];
  for (let i = 0; i < 15; i++) few.push(await pull(r.bigAgent, r.big, agent.cursor, 500, true));
  const fewMs = median(few.map((x) => x.ms));
  console.log(`10 tickets changed, agent: ${few[0].page.count} rows, ${fewMs.toFixed(2)} ms`);
  check('ten changes come as ten tickets with their events, soon', few[0].page.tickets.length === 10 && few[0].page.events.length === 10 && fewMs < 2 * limitMs, fewMs);
}

await program(async () => {
  const database = await openDatabase({ inPlace: false, connections: 1 });
  const { owner, admin } = database;
  try {
    const began = Date.now();
    await runFile(admin, path.join(here, 'speed/load.sql'));
    for (const table of ['tickets', 'messages', 'ticket_events', 'memberships', 'profiles', 'companies']) await admin.unsafe(`vacuum analyze public.${table}`);
    await admin.unsafe('vacuum analyze auth.sessions, auth.mfa_factors, private.factor_demands');
    console.log(`loaded in ${Math.round((Date.now() - began) / 1000)} s`);
    for (const sql of [admin, owner]) await sql.unsafe('set jit = off; set max_parallel_workers_per_gather = 0');

    const r = await readers(admin);
    for (const [name, person, sql] of await queries(admin, r)) {
      const baseline = await timed(admin, sql);
      const guarded = await owner.begin(async (q) => {
        await become(q, person, { claims: padding });
        return timed(q, sql);
      });
      const ratio = guarded.ms / baseline.ms;
      console.log(`${name.padEnd(22)} ${guarded.ms.toFixed(3)} ms, baseline ${baseline.ms.toFixed(3)} ms, x${ratio.toFixed(1)}`);
      check(`${name}: under ${limitMs} ms and x${limitRatio}`, guarded.ms < limitMs && ratio < limitRatio, { guarded, baseline });
      check(`${name}: it finds what it should`, guarded.rows > 0, guarded);
    }
    await pulling(owner, r);
  } finally {
    await database.close();
  }
});
