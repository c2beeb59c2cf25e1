// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What GoTrue writes for second factors, in its own transactions and as its own role.
import { randomUUID } from 'node:crypto';

export function gotrue({ admin }) {
  const inTurn = (work) => admin.begin(async (q) => {
    await q`set local role supabase_auth_admin`;
    return work(q);
  });

  /** A factor that nobody verified yet; `age` in seconds. */
  const enrol = async (who, { age = 0, type = 'totp' } = {}) => {
    const id = randomUUID();
    await inTurn((q) => q`
      insert into auth.mfa_factors (id, user_id, friendly_name, factor_type, status, created_at, updated_at, secret)
      values (${id}, ${who.id}, ${id}, ${type}, 'unverified', now() - make_interval(secs => ${age}), now(), 'x')`);
    return id;
  };

  /** The statements after a right code; `others`: the sessions and factors below end, as GoTrue has it. */
  const raise = async (q, who, factor, others) => {
    await q`update auth.mfa_factors set status = 'verified', updated_at = now() where id = ${factor} and status <> 'verified'`;
    await q`insert into auth.mfa_amr_claims (id, session_id, created_at, updated_at, authentication_method)
            values (${randomUUID()}, ${who.sid}, now(), now(), 'totp') on conflict (session_id, authentication_method) do nothing`;
    await q`update auth.sessions set aal = 'aal2', factor_id = ${factor} where id = ${who.sid}`;
    if (!others) return;
    await q`delete from auth.sessions where user_id = ${who.id} and aal < 'aal2'`;
    await q`delete from auth.mfa_factors where user_id = ${who.id} and status = 'unverified'`;
  };
  const prove = (who, factor, { others = true } = {}) => inTurn((q) => raise(q, who, factor, others));

  /** The person removes a factor. */
  const unenrol = (factor) => inTurn(async (q) => {
    await q`delete from auth.mfa_factors where id = ${factor}`;
    await q`delete from auth.mfa_amr_claims where authentication_method = 'totp'
             and session_id in (select id from auth.sessions where factor_id = ${factor})`;
    await q`update auth.sessions set aal = 'aal1', factor_id = null where factor_id = ${factor}`;
  });

  /** The operator removes it: as some versions of GoTrue do, without a word to the sessions. */
  const destroy = (factor) => inTurn((q) => q`delete from auth.mfa_factors where id = ${factor}`);

  const secured = async (who) => {
    const factor = await enrol(who);
    await prove(who, factor);
    return factor;
  };

  return { inTurn, enrol, raise, prove, unenrol, destroy, secured };
}

/** What my_state() says of the factor. */
export const factorOf = async (w, who, options) => (await w.run(who, 'select public.my_state()', options)).v.factor;

/** Opens a session by PIN as verify_pin would, which compares slowly on purpose. */
export async function opened(w, who) {
  await w.owner`insert into private.pin_sessions (session_id, user_id, verified_at, idle_until, expires_at)
                values (${who.sid}, ${who.id}, now(), now() + interval '30 minutes', now() + interval '12 hours')`;
  return who;
}
