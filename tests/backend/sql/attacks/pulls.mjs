// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Forged and stale cursors: they may cost their holder time, they never show him more.
import { check } from '../lib/report.mjs';
import { refused } from '../lib/caller.mjs';

export default async function pulls(w) {
  const { run, owner } = w;
  const pull = async (person, cursor, org = w.org) =>
    run(person, `select public.pull('${org}', ${cursor === undefined ? 'null' : `'${cursor.replaceAll("'", "''")}'`})`);

  const own = (await pull(w.loner)).v;
  const mine = new Set((await run(w.loner, 'select id from public.tickets')).rows.map((row) => row.id));
  const onlyMine = (answer) => answer.tickets.every((t) => mine.has(t.id)) && answer.messages.every((m) => mine.has(m.ticket_id))
    && answer.events.every((e) => mine.has(e.ticket_id)) && answer.members.every((m) => m.user_id === w.loner.id);
  check('a pull brings what is mine', own.tickets.length === mine.size && onlyMine(own) && own.reset === true, own);

  const cursor = JSON.parse(own.cursor);
  const change = (over) => JSON.stringify({ ...cursor, ...over });
  const scope = (await pull(w.loner, change({ s: '3:3:', f: 'a' }))).v;
  check('a forged scope resets', scope.reset === true && onlyMine(scope) && scope.gone.length === 0, scope);
  for (const [name, over] of Object.entries({ organization: { o: w.otherOrg }, epoch: { e: 'x' }, 'snapshot of the future': { s: '999999999999:999999999999:' } })) {
    check(`a forged ${name} resets`, (await pull(w.loner, change(over))).v?.reset === true);
  }

  await w.change(w.agent, w.ticket, `requester_id = '${w.colleague.id}'`);
  await w.change(w.agent, w.ticket, `requester_id = '${w.client.id}'`);
  const old = (await pull(w.loner, change({ s: '3:3:' }))).v;
  check('a snapshot of long ago brings no more than is mine', onlyMine(old) && old.gone.length === 0, old);
  const upper = (await pull(w.loner, change({ s: '3:3:', u: '4:4:', p: 4 }))).v;
  check('a forged upper snapshot neither', onlyMine(upper), upper);
  for (const part of [-1, 5, 11, 99, 2147483647]) {
    const r = await pull(w.loner, change({ s: '3:3:', u: cursor.s, p: part }));
    check(`a forged part is no way out: ${part}`, !r.err && onlyMine(r.v) && r.v.gone.length === 0, r);
  }
  const garbage = ['not json', '[]', '5', '{}', 'null', '{"s": "x"}', change({ s: "3:3:'; drop table x; --" }), change({ p: 'x' }), change({ h: 'maybe' }),
    change({ u: cursor.s, p: 4, k: "x' or true --" }), change({ u: cursor.s, p: 7, k: 'f0000000-0000-0000-0000-000000000000' }),
    change({ u: cursor.s, p: 4, t: 'tomorrowish' })];
  for (const text of garbage) {
    const r = await pull(w.loner, text);
    check(`a garbage cursor starts again: ${text.slice(0, 60)}`, r.v?.reset === true && onlyMine(r.v), r);
  }

  check("a cursor is worth nothing in another's hands", (await pull(w.loner, (await pull(w.agent)).v.cursor)).v.reset === true);
  check('nor for another organization', refused(await pull(w.loner, own.cursor, w.otherOrg), '42501'));
  const many = (await run(w.agent, `select public.pull('${w.org}', null, 1000000)`)).v;
  check('a page has at most 2000 items', many.count <= 2000);
  const least = (await run(w.agent, `select public.pull('${w.org}', null, -5)`)).v;
  check('and at least one', least.count === 1 && least.more === true, least.count);
  const bare = (await run(w.agent, `select public.pull('${w.org}', null, 2000, false)`)).v;
  check('without history a first pull leaves messages out', bare.messages.length === 0 && bare.tickets.length > 0, bare);
  const shape = ['reset', 'more', 'count', 'gone', 'members', 'members_changed', 'companies', 'tickets', 'messages', 'messages_entered', 'events',
    'events_entered', 'attachments', 'attachments_entered', 'cursor'];
  check('the answer has its keys', JSON.stringify(Object.keys(own)) === JSON.stringify(shape), Object.keys(own));

  await owner`select private.prune_sync('-1 day')`;
  const fresh = (await pull(w.agent)).v;
  await w.change(w.agent, w.lonerTicket, "category = 'z'");
  const next = (await pull(w.agent, fresh.cursor)).v;
  check('a cursor from after pruning goes on', next.reset === false && next.tickets.length === 1, next);
  await owner`select private.sync_rebase()`;
  check('after a rebase every cursor starts again', (await pull(w.agent, next.cursor)).v.reset === true);
}
