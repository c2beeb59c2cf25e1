// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The random proof of pull(): writers with delays, rollbacks, moves, deletions and changes of scope against
// readers who pull pages of any size at any time. At the end every reader's copy must be what he may see.
//   node pull.mjs [--runs 6] [--seed 1] [--writers 4] [--transactions 12]
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { openDatabase } from './lib/database.mjs';
import { check, program } from './lib/report.mjs';
import { pause, random } from './pulling/random.mjs';
import { Replica, as, differences, truth } from './pulling/replica.mjs';
import { writers } from './pulling/writers.mjs';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '6' }, seed: { type: 'string', default: '1' }, writers: { type: 'string', default: '4' },
    transactions: { type: 'string', default: '12' } },
});
const [runs, seed, writerCount, transactions] = [values.runs, values.seed, values.writers, values.transactions].map(Number);
const counters = { pages: 0, tooLarge: 0, resets: 0, gone: 0, entered: 0, refused: 0, commits: 0, rollbacks: 0, deadlocks: 0, naiveWrong: 0 };

async function makePerson(owner, org, role, company = null) {
  const person = { id: randomUUID(), sid: randomUUID() };
  await owner`insert into auth.users (id, email) values (${person.id}, ${`${person.id}@test.test`})`;
  await owner`insert into public.memberships (user_id, org_id, role, company_id) values (${person.id}, ${org}, ${role}, ${company})`;
  await owner`insert into auth.sessions (id, user_id) values (${person.sid}, ${person.id})`;
  await owner`insert into private.pin_sessions (session_id, user_id, verified_at, idle_until, expires_at)
              values (${person.sid}, ${person.id}, now(), now() + interval '1 day', now() + interval '1 day')`;
  return person;
}

/** What others do: rows newer than the last time seen. Counted beside, to show that the test is hard. */
class Naive {
  constructor(owner, person, org) {
    Object.assign(this, { owner, person, org, last: '1970-01-01', versions: new Map() });
  }

  async pull() {
    const rows = await as(this.owner, this.person, (q) => q`
      select id, version, updated_at::text as at from public.tickets
       where org_id = ${this.org} and updated_at > ${this.last}::timestamptz order by updated_at, id`);
    for (const row of rows) {
      this.versions.set(row.id, row.version);
      this.last = row.at;
    }
  }

  async isWrong() {
    const rows = await as(this.owner, this.person, (q) => q`select id, version from public.tickets where org_id = ${this.org}`);
    return rows.some((row) => this.versions.get(row.id) !== row.version);
  }
}

async function run(owner, number) {
  const dice = random(seed * 1000 + number);
  const org = randomUUID();
  const companies = [randomUUID(), randomUUID()];
  await owner`insert into public.organizations (id, name) values (${org}, ${`run ${number}`})`;
  await owner`insert into public.companies (id, org_id, name, share_tickets)
              values (${companies[0]}, ${org}, 'shares', true), (${companies[1]}, ${org}, 'does not', false)`;
  const agent = await makePerson(owner, org, 'staff');
  const clients = [];
  for (const company of [companies[0], companies[0], companies[1]]) clients.push(await makePerson(owner, org, 'client', company));
  const { begin, write } = writers({ owner, org, companies, clients, agent, counters, dice });
  await begin();

  const replicas = [agent, ...clients].map((person) => new Replica(owner, person, org, counters));
  const naive = new Naive(owner, agent, org);
  let writing = true;
  const reading = async (work) => {
    while (writing) {
      await pause(dice.below(12));
      await work();
    }
  };
  const readers = [...replicas.map((replica) => reading(() => replica.pull(1 + dice.below(9)))), reading(() => naive.pull())];
  await Promise.all(Array.from({ length: writerCount }, () => write(transactions)));
  writing = false;
  await Promise.all(readers);

  await owner`update public.memberships set active = true where org_id = ${org} and not active`;
  const found = [];
  for (const [i, replica] of replicas.entries()) {
    let page;
    for (let calls = 0; calls < 5000 && !(page && !page.more && page.count === 0); calls++) page = await replica.pull(1 + dice.below(9));
    found.push(...differences(replica, await truth(owner, replica.person, org)).map((text) => `${i === 0 ? 'agent' : `client ${i}`}: ${text}`));
  }
  await naive.pull();
  if (await naive.isWrong()) counters.naiveWrong++;
  check(`run ${number} (seed ${seed}): every copy is what its person may see`, found.length === 0, found.slice(0, 4));
}

await program(async () => {
  const database = await openDatabase({ inPlace: false, connections: writerCount + 8 });
  const began = Date.now();
  try {
    for (let number = 1; number <= runs; number++) await run(database.owner, number);
  } finally {
    await database.close();
  }
  check('no page was over its limit or counted wrong', counters.tooLarge === 0, counters.tooLarge);
  check('rows came, went and came back while the pages were turned',
    counters.gone > 0 && counters.entered > 0 && counters.resets > 4 * runs && counters.rollbacks > 0, counters);
  console.log(`${runs} runs in ${Math.round((Date.now() - began) / 1000)} s: ${JSON.stringify(counters)}`);
});
