// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Statements as the API makes them: under an API role, with the claims of a token, in a transaction.

/** Sets role and claims in the transaction `q`, as PostgREST does. */
export async function become(q, person, { role = 'authenticated', sid, claims = {}, headers, topic, readOnly } = {}) {
  await q`select set_config('role', ${role}, true)`;
  if (person) {
    const token = { sub: person.id, role: 'authenticated', session_id: sid ?? person.sid, ...claims };
    await q`select set_config('request.jwt.claims', ${JSON.stringify(token)}, true),
                   set_config('request.jwt.claim.sub', ${person.id}, true),
                   set_config('request.jwt.claim.role', 'authenticated', true)`;
  }
  if (headers) await q`select set_config('request.headers', ${JSON.stringify(headers)}, true)`;
  if (topic) await q`select set_config('realtime.topic', ${topic}, true)`;
  if (readOnly) await q`set local transaction_read_only = on`;
}

class RolledBack extends Error {}

/**
 * Answers {rows, n, v} with v the first value, or {err, msg, rows: [], n: 0} with err the SQLSTATE.
 * Options: those of `become`, and `rollback`: the answer is read, then the transaction thrown away.
 */
export function caller(owner) {
  return async function run(person, sql, options = {}) {
    let kept;
    try {
      await owner.begin(async (q) => {
        await become(q, person, options);
        const result = await q.unsafe(sql);
        kept = { rows: [...result], n: result.count, v: result[0] && Object.values(result[0])[0] };
        if (options.rollback) throw new RolledBack();
      });
    } catch (error) {
      if (!(error instanceof RolledBack)) return { err: error.code ?? error.message, msg: error.message, rows: [], n: 0 };
    }
    return kept;
  };
}

export const refused = (result, ...codes) => codes.includes(result.err);
export const nothing = (result) => Boolean(result.err) || result.n === 0 || result.rows.length === 0;
