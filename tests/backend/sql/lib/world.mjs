// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Two organizations with people of every role, each with a session verified by PIN, and a few tickets.
import { randomUUID } from 'node:crypto';
import { caller } from './caller.mjs';

/** A signed-in person; role null: no membership, pin null: none set. */
export async function makePerson({ admin, owner, run }, { org, role, pin, company = null }) {
  const person = { id: randomUUID(), sid: randomUUID(), pin };
  person.email = `${role ?? 'stranger'}-${person.id.slice(0, 8)}@test.test`;
  await admin`insert into auth.users (id, email, email_confirmed_at) values (${person.id}, ${person.email}, now())`;
  if (role) {
    await owner`insert into public.memberships (user_id, org_id, role, company_id)
                values (${person.id}, ${org}, ${role}, ${company})`;
    await owner`delete from private.waiting where user_id = ${person.id}`;
  }
  await admin`insert into auth.sessions (id, user_id, aal) values (${person.sid}, ${person.id}, 'aal1')`;
  if (pin) {
    const set = await run(person, `select public.set_pin('${pin}')`);
    if (!set.v?.ok) throw new Error(`no PIN for ${role}: ${JSON.stringify(set)}`);
    // as verify_pin would, which compares slowly on purpose
    await owner`insert into private.pin_sessions (session_id, user_id, verified_at, idle_until, expires_at)
                values (${person.sid}, ${person.id}, now(), now() + interval '30 minutes', now() + interval '12 hours')`;
  }
  return person;
}

export async function buildWorld(database) {
  const { owner, admin } = database;
  const run = caller(owner);
  const tools = { owner, admin, run };

  const org = randomUUID();
  const otherOrg = randomUUID();
  const company = randomUUID();
  const otherCompany = randomUUID();
  await owner`insert into public.organizations (id, name) values (${org}, 'one'), (${otherOrg}, 'two')`;
  await owner`insert into public.companies (id, org_id, name, share_tickets)
              values (${company}, ${org}, 'k', true), (${otherCompany}, ${otherOrg}, 'k', false)`;

  const person = (place, role, pin, at = null) => makePerson(tools, { org: place, role, pin, company: at });
  const boss = await person(org, 'admin', '482615');
  const manager = await person(org, 'manager', '715394');
  const agent = await person(org, 'staff', '915372');
  const client = await person(org, 'client', '4826', company);
  const colleague = await person(org, 'client', '7351', company);
  const loner = await person(org, 'client', '6248');
  const otherBoss = await person(otherOrg, 'admin', '330517');
  const otherClient = await person(otherOrg, 'client', '9173', otherCompany);
  const stranger = await person(org, null, null);

  /** Another session of the same person, not verified. */
  const session = async (who) => {
    const sid = randomUUID();
    await admin`insert into auth.sessions (id, user_id, aal) values (${sid}, ${who.id}, 'aal1')`;
    return { ...who, sid };
  };
  const file = async (who, place, title) => {
    const id = randomUUID();
    const result = await run(who, `insert into public.tickets (id, org_id, title) values ('${id}', '${place}', '${title}')`);
    if (result.err) throw new Error(result.msg);
    return id;
  };
  const versionOf = async (ticket) => (await owner`select version from public.tickets where id = ${ticket}`)[0].version;

  return {
    ...tools,
    org, otherOrg, company, otherCompany,
    boss, manager, agent, client, colleague, loner, otherBoss, otherClient, stranger,
    ticket: await file(client, org, 'of client'),
    lonerTicket: await file(loner, org, 'of loner'),
    otherTicket: await file(otherClient, otherOrg, 'other tenant'),
    person: (place, role, pin, at) => person(place, role, pin, at),
    session, file, versionOf,
    /** How many tickets somebody sees. */
    sees: async (who, options) => (await run(who, 'select id from public.tickets', options)).rows.length,
    /** An update as the API demands it, with the version that stands. */
    change: async (who, ticket, set) =>
      run(who, `update public.tickets set ${set}, version = ${await versionOf(ticket)} where id = '${ticket}' returning version`),
  };
}
