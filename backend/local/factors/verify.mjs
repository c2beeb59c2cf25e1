// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// POST /factors/{id}/challenge and /factors/{id}/verify.
import crypto from 'node:crypto';
import { authError } from '../gateway/errors.mjs';

const here = '127.0.0.1';
const elsewhere = '127.0.0.2'; // where the knob pretends that a code comes from

export async function challenge(context, factor) {
    if (!context.project.auth.mfa?.totp?.verify_enabled) return verifyIsOff();
    const id = crypto.randomUUID();
    const [row] = await context.sql`
        insert into auth.mfa_challenges (id, factor_id, created_at, ip_address)
        values (${id}, ${factor.id}, now(), ${here}) returning extract(epoch from created_at)::float8 as at`;
    await context.sql`update auth.mfa_factors set last_challenged_at = clock_timestamp() where id = ${factor.id}`;
    return Response.json({
        id,
        type: factor.factor_type,
        expires_at: Math.floor(row.at + context.knobs.challenge_expiry),
    });
}

/** `answer` makes the session's answer of what the database work left: {user_id, session_id, fresh, ...}. */
export async function verify(context, { user, session }, factor, body, answer) {
    if (typeof body.code !== 'string' || body.code === '')
        return authError(400, 'validation_failed', 'Code needs to be non-empty');
    if (!context.project.auth.mfa?.totp?.verify_enabled) return verifyIsOff();
    const outcome = await context.sql.begin(async (sql) => {
        const [living] = await sql`select 1 from auth.sessions where id = ${session.id} for update`;
        if (!living)
            return {
                refusal: authError(403, 'session_not_found', 'Session from session_id claim in JWT does not exist'),
            };
        const refusal = await refuse(context, sql, factor, body);
        return refusal ? { refusal } : raise(sql, user, session, factor, body.challenge_id);
    });
    return outcome.refusal ?? answer(outcome);
}

const verifyIsOff = () => authError(422, 'mfa_totp_verify_not_enabled', 'MFA verification is disabled for TOTP');

async function refuse(context, sql, factor, { challenge_id: id, code }) {
    const [row] = await sql`
        select verified_at, host(ip_address) as ip, created_at + make_interval(secs => ${context.knobs.challenge_expiry}) < now() as late
        from auth.mfa_challenges where id = ${id} and factor_id = ${factor.id} for update`;
    const from = context.knobs.take('verify_elsewhere') ? elsewhere : here;
    if (!row) return authError(422, 'mfa_factor_not_found', 'MFA factor with the provided challenge ID not found');
    // GoTrue has one answer for both.
    if (row.verified_at || row.ip !== from)
        return authError(422, 'mfa_ip_address_mismatch', 'Challenge and verify IP addresses mismatch.');
    if (row.late) {
        await sql`delete from auth.mfa_challenges where id = ${id}`;
        const text = `MFA challenge ${id} has expired, verify against another challenge or create a new challenge.`;
        return authError(422, 'mfa_challenge_expired', text);
    }
    if (!context.usedCodes.take(factor.id, factor.secret, code))
        return authError(422, 'mfa_verification_failed', 'Invalid TOTP code entered');
    return null;
}

/** The session reaches aal2; what is below it ends, and so do factors that nobody verified. */
async function raise(sql, user, session, factor, challengeId) {
    await sql`update auth.mfa_challenges set verified_at = now() where id = ${challengeId}`;
    await sql`update auth.mfa_factors set status = 'verified', updated_at = now() where id = ${factor.id} and status <> 'verified'`;
    await sql`
        insert into auth.mfa_amr_claims (id, session_id, authentication_method, created_at, updated_at)
        values (${crypto.randomUUID()}, ${session.id}, ${factor.factor_type}, now(), now())
        on conflict (session_id, authentication_method) do update set updated_at = now()`;
    await sql`update auth.sessions set aal = 'aal2', factor_id = ${factor.id}, updated_at = now() where id = ${session.id}`;
    await sql`delete from auth.sessions where user_id = ${user.id} and coalesce(aal, 'aal1') < 'aal2'`;
    await sql`
        delete from auth.mfa_factors
        where user_id = ${user.id} and status = 'unverified' and factor_type = ${factor.factor_type}`;
    const { id: user_id, role, aud, email } = user;
    return { session_id: session.id, user_id, role, aud, email, fresh: await twoOnward(sql, user, session) };
}

// The counter of refresh tokens goes on by two: a token that is not the parent of the living one, and that nobody
// takes for one of two requests at once, is a stolen token from now on.
async function twoOnward(sql, user, session) {
    const [skipped, fresh] = [0, 1].map(() => crypto.randomBytes(9).toString('base64url'));
    await sql`update auth.refresh_tokens set revoked = true, updated_at = 'epoch' where session_id = ${session.id}`;
    for (const [token, parent] of [
        [skipped, null],
        [fresh, skipped],
    ]) {
        await sql`
            insert into auth.refresh_tokens (id, token, user_id, session_id, parent, revoked, created_at, updated_at)
            values (${crypto.randomUUID()}, ${token}, ${user.id}, ${session.id}, ${parent}, ${token === skipped}, now(),
                    case when ${token === skipped} then 'epoch' else now() end)`;
    }
    return fresh;
}
