// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// People who change everything at once: transactions with delays inside, a quarter of them rolled back.
import { randomUUID } from 'node:crypto';
import { pause } from './random.mjs';

class Thrown extends Error {}

export function writers({ owner, org, companies, clients, agent, counters, dice }) {
  const tickets = [];
  const messages = [];

  const file = async (q) => {
    const id = randomUUID();
    await q`insert into public.tickets (id, org_id, requester_id, title) values (${id}, ${org}, ${dice.pick(clients).id}, 't')`;
    return () => tickets.push(id);
  };

  const moves = [
    [14, file],
    [20, (q) => q`update public.tickets set status = ${dice.pick(['open', 'in_progress', 'waiting', 'resolved'])},
                         title = ${`t${dice.below(1e6)}`} where id = ${dice.pick(tickets)}`],
    [20, (q) => q`update public.tickets set requester_id = ${dice.pick(clients).id} where id = ${dice.pick(tickets)}`],
    [8, (q) => q`update public.tickets set deleted_at = case when deleted_at is null then now() end where id = ${dice.pick(tickets)}`],
    [18, async (q) => {
      const id = randomUUID();
      await q`insert into public.messages (id, ticket_id, author_id, body, internal)
              values (${id}, ${dice.pick(tickets)}, ${agent.id}, 'm', ${dice.next() < 0.3})`;
      return () => messages.push(id);
    }],
    [6, (q) => messages.length > 0 && q`update public.messages set deleted_at = case when deleted_at is null then now() end
                                         where id = ${dice.pick(messages)}`],
    [4, (q) => {
      const id = randomUUID();
      const ticket = dice.pick(tickets);
      return q`insert into public.attachments (id, ticket_id, uploader_id, file_name, object_name, size, mime)
               values (${id}, ${ticket}, ${agent.id}, 'f', ${`${org}/${ticket}/${id}.txt`}, 1, 'text/plain')`;
    }],
    [3, (q) => q`update public.profiles set display_name = ${`n${dice.below(1e6)}`} where id = ${dice.pick(clients).id}`],
    [2, (q) => q`update public.companies set share_tickets = not share_tickets where id = ${dice.pick(companies)}`],
    [2, (q) => q`update public.memberships set company_id = ${dice.pick(companies)}
                  where user_id = ${dice.pick(clients).id} and org_id = ${org}`],
    [3, (q) => q`update public.memberships set active = not active where user_id = ${dice.pick(clients).id} and org_id = ${org}`],
  ];
  const total = moves.reduce((sum, [weight]) => sum + weight, 0);
  const move = () => {
    let left = dice.below(total);
    return moves.find(([weight]) => (left -= weight) < 0)[1];
  };

  const transaction = async () => {
    const kept = [];
    await owner.begin(async (q) => {
      for (let left = 1 + dice.below(4); left > 0; left--) {
        const made = await move()(q);
        if (typeof made === 'function') kept.push(made);
        if (dice.next() < 0.6) await pause(dice.next() < 0.1 ? 25 : dice.below(6));
      }
      if (dice.next() < 0.25) throw new Thrown();
    });
    kept.forEach((keep) => keep());
  };

  const write = async (transactions) => {
    for (let i = 0; i < transactions; i++) {
      try {
        await transaction();
        counters.commits++;
      } catch (error) {
        if (error.code === '40P01') counters.deadlocks++;
        else if (error instanceof Thrown || error.code === '23514') counters.rollbacks++;
        else throw error;
      }
    }
  };
  const begin = async () => {
    for (let i = 0; i < 6; i++) (await file(owner))();
  };
  return { begin, write };
}
