// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whose account it is, as GoTrue decides: that of the identity; else, for a verified address, that of the address;
// else a new one. An unverified address opens nothing, and takes nobody's place.
import crypto from 'node:crypto';
import { Refusal } from './answers.mjs';

const provider = 'keycloak';

/** {user, identity} of somebody known, {user} to link with, or {} for a new account; `email` may be ours to set. */
export async function decide(sql, { subject, email, verified }) {
    const [identity] = await sql`
        select id, user_id from auth.identities where provider = ${provider} and provider_id = ${subject}`;
    if (identity) return { user: identity.user_id, identity: identity.id, email };
    const owners = await sql`
        select id as user_id from auth.users where email = ${email} and not is_sso_user
        union select user_id from auth.identities where email = ${email}`;
    // Nobody may claim what is somebody's: the new account is made without an address.
    if (!verified) return { email: owners.length > 0 ? '' : email };
    if (owners.length > 1)
        throw new Refusal(
            500,
            'unexpected_failure',
            'Multiple accounts with the same email address in the same linking domain detected: default',
        );
    return owners.length === 1 ? { user: owners[0].user_id, email } : { email };
}

/** The account after `decision`: {id, email, confirmed}. */
export async function settle(sql, decision, person) {
    const user = decision.user ?? (await createUser(sql, decision.email, person));
    const identity = decision.identity ?? (await createIdentity(sql, user, person));
    if (decision.identity)
        await sql`
            update auth.identities set identity_data = ${sql.json(person.said)}, last_sign_in_at = now(), updated_at = now()
            where id = ${identity}`;
    if (decision.user) await tellUser(sql, user, person);
    const [row] = await sql`
        select id, email, email_confirmed_at is not null as confirmed, coalesce(banned_until > now(), false) as banned
        from auth.users where id = ${user} for update`;
    if (row.banned) throw new Refusal(403, 'user_banned', 'User is banned');
    if (!row.confirmed) await removeUnconfirmed(sql, user, identity, person);
    const shown = person.verified && row.email === person.email;
    if (!row.confirmed && shown)
        await sql`update auth.users set email_confirmed_at = now(), confirmation_token = null, updated_at = now() where id = ${user}`;
    return { ...row, confirmed: row.confirmed || shown };
}

async function createUser(sql, email, { said }) {
    const id = crypto.randomUUID();
    const about = { provider, providers: [provider] };
    await sql`
        insert into auth.users (id, aud, role, email, encrypted_password, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
        values (${id}, 'authenticated', 'authenticated', ${email || null}, '', ${sql.json(about)}, ${sql.json(said)}, now(), now())`;
    return id;
}

async function createIdentity(sql, user, { subject, said }) {
    const id = crypto.randomUUID();
    await sql`
        insert into auth.identities (id, provider, provider_id, user_id, identity_data, last_sign_in_at, created_at, updated_at)
        values (${id}, ${provider}, ${subject}, ${user}, ${sql.json(said)}, now(), now(), now())`;
    return id;
}

const providersOf = (sql, user) => sql`(
    select jsonb_agg(p.provider order by p.first) from (
        select i.provider, min(i.created_at) as first from auth.identities i where i.user_id = ${user} group by i.provider) p)`;

async function tellUser(sql, user, { said }) {
    await sql`
        update auth.users set raw_user_meta_data = coalesce(raw_user_meta_data, '{}') || ${sql.json(said)},
            raw_app_meta_data = coalesce(raw_app_meta_data, '{}') || jsonb_build_object('providers', ${providersOf(sql, user)}),
            updated_at = now()
        where id = ${user}`;
}

// Whoever made the account without showing that the address is theirs must find no door into it afterwards.
async function removeUnconfirmed(sql, user, identity, { said }) {
    await sql`delete from auth.identities where user_id = ${user} and id <> ${identity}`;
    await sql`delete from auth.sessions where user_id = ${user}`;
    const about = { provider, providers: [provider] };
    await sql`
        update auth.users set encrypted_password = '',
            phone = case when phone_confirmed_at is not null then phone end, raw_user_meta_data = ${sql.json(said)},
            raw_app_meta_data = coalesce(raw_app_meta_data, '{}') || ${sql.json(about)}, updated_at = now()
        where id = ${user}`;
}
