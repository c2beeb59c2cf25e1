// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A client's copy, fed by pull() alone, as the program keeps it.
import { become } from '../lib/caller.mjs';

const lists = ['gone', 'members', 'members_changed', 'companies', 'tickets', 'messages', 'messages_entered', 'events', 'events_entered',
  'attachments', 'attachments_entered'];
const children = ['messages', 'events', 'attachments'];
export const kinds = ['members', 'companies', 'tickets', ...children];

export const as = (owner, person, work) => owner.begin(async (q) => {
  await become(q, person);
  return work(q);
});

export class Replica {
  constructor(owner, person, org, counters) {
    Object.assign(this, { owner, person, org, counters, cursor: null, generation: 0, resetting: false });
    for (const kind of kinds) this[kind] = new Map();
  }

  put(kind, id, row) {
    this[kind].set(id, { row, text: JSON.stringify(row), generation: this.generation });
  }

  forgetTicket(id) {
    this.tickets.delete(id);
    for (const kind of children) {
      for (const [key, entry] of this[kind]) if (entry.row.ticket_id === id) this[kind].delete(key);
    }
  }

  /** One page; null when refused (the person is no active member just now). */
  async pull(limit) {
    let page;
    try {
      page = await as(this.owner, this.person, async (q) =>
        (await q`select public.pull(${this.org}::uuid, ${this.cursor}::text, ${limit}::int) as page`)[0].page);
    } catch (error) {
      if (error.code !== '42501') throw error;
      this.counters.refused++;
      return null;
    }
    const count = lists.reduce((sum, list) => sum + page[list].length, 0);
    this.counters.pages++;
    if (count > limit || count !== page.count) this.counters.tooLarge++;
    this.apply(page);
    return page;
  }

  apply(page) {
    if (page.reset) {
      this.generation++;
      this.resetting = true;
      this.counters.resets++;
    }
    for (const { kind, id } of page.gone) {
      this.counters.gone++;
      if (kind === 'ticket') this.forgetTicket(id);
      else this.messages.delete(id);
    }
    for (const row of [...page.members, ...page.members_changed]) this.put('members', row.user_id, row);
    for (const row of page.companies) this.put('companies', row.id, row);
    for (const row of page.tickets) this.put('tickets', row.id, row);
    for (const kind of children) {
      this.counters.entered += page[`${kind}_entered`].length;
      for (const row of [...page[kind], ...page[`${kind}_entered`]]) this.put(kind, String(row.id), row);
    }
    if (this.resetting && !page.more) {
      this.resetting = false;
      for (const kind of kinds) {
        for (const [key, entry] of this[kind]) if (entry.generation < this.generation) this[kind].delete(key);
      }
    }
    this.cursor = page.cursor;
  }
}

/** What the person may see in truth, as JSON texts by kind and id. */
export async function truth(owner, person, org) {
  const rows = await as(owner, person, async (q) => ({
    tickets: await q`select id as key, row_to_json(x) as row from (
      select id, number, requester_id, company_id, assignee_id, title, description, category, status, priority, version,
             created_at, updated_at, first_response_at, last_message_at, resolved_at from public.tickets where org_id = ${org}) x`,
    messages: await q`select id as key, row_to_json(x) as row from (
      select id, ticket_id, author_id, author_name, from_agent, internal, body, created_at from public.messages where org_id = ${org}) x`,
    events: await q`select id::text as key, row_to_json(x) as row from (
      select id, ticket_id, actor_id, actor_name, field, old_value, new_value, at from public.ticket_events where org_id = ${org}) x`,
    attachments: await q`select id as key, row_to_json(x) as row from (
      select id, ticket_id, message_id, uploader_id, file_name, object_name, internal, size, mime, scan, created_at
        from public.attachments where org_id = ${org}) x`,
    companies: await q`select id as key, row_to_json(x) as row from (
      select id, name, share_tickets, version, updated_at from public.companies where org_id = ${org}) x`,
    members: await q`select user_id as key, row_to_json(x) as row from (
      select m.user_id, m.role, m.company_id, m.active, p.display_name
        from public.memberships m join public.profiles p on p.id = m.user_id where m.org_id = ${org}) x`,
  }));
  return Object.fromEntries(Object.entries(rows).map(([kind, list]) => [kind, new Map(list.map(({ key, row }) => [key, JSON.stringify(row)]))]));
}

/** Everything in which a copy and the truth differ, in words. */
export function differences(replica, wanted) {
  const found = [];
  for (const kind of kinds) {
    for (const [key, text] of wanted[kind]) {
      const entry = replica[kind].get(key);
      if (!entry) found.push(`${kind} ${key} is missing`);
      else if (entry.text !== text) found.push(`${kind} ${key} is stale: ${entry.text} instead of ${text}`);
    }
    for (const key of replica[kind].keys()) if (!wanted[kind].has(key)) found.push(`${kind} ${key} should not be there`);
  }
  return found;
}
