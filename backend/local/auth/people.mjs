// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// People as GoTrue keeps them in auth.users and says them in its answers.
import { factorsOf } from '../factors/rows.mjs';

const timeOf = (value) => (value instanceof Date ? value.toISOString() : (value ?? undefined));

/** One row by id, email or phone; null when there is none. */
export async function findPerson(sql, by) {
    const [[column, value]] = Object.entries(by);
    const [row] = await sql`select * from auth.users where ${sql(column)} = ${value} and is_sso_user = false`;
    return row ?? null;
}

/** What GoTrue says about a person; members without a value are left out. */
export async function userJson(sql, row) {
    const identities = await sql`select * from auth.identities where user_id = ${row.id} order by created_at`;
    const factors = await factorsOf(sql, row.id);
    return {
        id: row.id,
        aud: row.aud || 'authenticated',
        role: row.role || 'authenticated',
        email: row.email ?? '',
        phone: row.phone ?? '',
        ...pending(row),
        app_metadata: row.raw_app_meta_data ?? {},
        user_metadata: row.raw_user_meta_data ?? {},
        ...(factors.length > 0 ? { factors } : {}),
        identities: identities.map(identityJson),
        created_at: timeOf(row.created_at),
        updated_at: timeOf(row.updated_at),
        banned_until: timeOf(row.banned_until),
        deleted_at: timeOf(row.deleted_at),
        is_anonymous: row.is_anonymous === true,
    };
}

/** Which addresses are confirmed, what is under way, and since when. */
function pending(row) {
    return {
        email_confirmed_at: timeOf(row.email_confirmed_at),
        phone_confirmed_at: timeOf(row.phone_confirmed_at),
        confirmed_at: timeOf(row.confirmed_at),
        invited_at: timeOf(row.invited_at),
        confirmation_sent_at: timeOf(row.confirmation_sent_at),
        recovery_sent_at: timeOf(row.recovery_sent_at),
        new_email: row.email_change || undefined,
        email_change_sent_at: timeOf(row.email_change_sent_at),
        new_phone: row.phone_change || undefined,
        phone_change_sent_at: timeOf(row.phone_change_sent_at),
        reauthentication_sent_at: timeOf(row.reauthentication_sent_at),
        last_sign_in_at: timeOf(row.last_sign_in_at),
    };
}

function identityJson(row) {
    return {
        identity_id: row.id,
        id: row.provider_id,
        user_id: row.user_id,
        identity_data: row.identity_data,
        provider: row.provider,
        last_sign_in_at: timeOf(row.last_sign_in_at),
        created_at: timeOf(row.created_at),
        updated_at: timeOf(row.updated_at),
        email: row.email ?? undefined,
    };
}
