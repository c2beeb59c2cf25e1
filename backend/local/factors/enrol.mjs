// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// POST /factors and DELETE /factors/{id}.
import crypto from 'node:crypto';
import { authError } from '../gateway/errors.mjs';
import { newSecret } from './totp.mjs';

export async function enrol(context, { user, session }, body) {
    const { mfa } = context.project.auth;
    if (body.factor_type !== 'totp')
        return authError(400, 'validation_failed', 'factor_type needs to be totp, phone, or webauthn');
    if (!mfa?.totp?.enroll_enabled)
        return authError(422, 'mfa_totp_enroll_not_enabled', 'MFA enroll is disabled for TOTP');
    const name = typeof body.friendly_name === 'string' ? body.friendly_name : '';
    const issuer = typeof body.issuer === 'string' && body.issuer ? body.issuer : new URL(context.site).host;
    return context.sql.begin(async (sql) => {
        await sql`select 1 from auth.users where id = ${user.id} for update`; // one enrolment at a time
        await forgetAbandoned(sql, context.knobs.factor_expiry);
        const refusal = await refuse(sql, user, session, name, mfa.max_enrolled_factors ?? 10);
        if (refusal) return refusal;
        const id = crypto.randomUUID();
        const totp = newSecret(issuer, user.email || user.phone);
        await sql`
            insert into auth.mfa_factors (id, user_id, friendly_name, factor_type, status, secret, created_at, updated_at)
            values (${id}, ${user.id}, ${name}, 'totp', 'unverified', ${totp.secret}, now(), now())`;
        return Response.json({ id, type: 'totp', friendly_name: name, totp });
    });
}

// As in GoTrue: what was challenged once stays until somebody removes it or another factor is verified.
async function forgetAbandoned(sql, seconds) {
    await sql`
        delete from auth.mfa_factors f
        where status <> 'verified' and created_at + make_interval(secs => ${seconds}) < now()
          and not exists (select 1 from auth.mfa_challenges c where c.factor_id = f.id)`;
}

async function refuse(sql, user, session, name, limit) {
    const factors = await sql`
        select coalesce(friendly_name, '') as name, status from auth.mfa_factors where user_id = ${user.id}`;
    if (factors.some((one) => one.name === name)) {
        const text = `A factor with the friendly name ${JSON.stringify(name)} for this user already exists`;
        return authError(422, 'mfa_factor_name_conflict', text);
    }
    if (factors.length >= limit) {
        const text = 'Maximum number of verified factors reached, unenroll to continue';
        return authError(422, 'too_many_enrolled_mfa_factors', text);
    }
    if (factors.some((one) => one.status === 'verified') && session.aal !== 'aal2')
        return authError(403, 'insufficient_aal', 'AAL2 required to enroll a new factor');
    return null;
}

export async function remove(context, { session }, factor) {
    if (factor.status === 'verified' && session.aal !== 'aal2')
        return authError(422, 'insufficient_aal', 'AAL2 required to unenroll verified factor');
    await takeAway(context.sql, factor);
    return Response.json({ id: factor.id });
}

/** With a factor goes the level of the sessions that it raised. */
export const takeAway = (connection, { id, factor_type: type }) =>
    connection.begin(async (sql) => {
        await sql`delete from auth.mfa_factors where id = ${id}`;
        await sql`
            delete from auth.mfa_amr_claims where authentication_method = ${type}
              and session_id in (select id from auth.sessions where factor_id = ${id})`;
        await sql`
            update auth.sessions set aal = 'aal1', factor_id = null, updated_at = now() where factor_id = ${id}`;
    });
