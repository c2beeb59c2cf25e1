// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A new person: the row, and an identity for each address.
import crypto from 'node:crypto';

/** Nobody knows it: an account that was made for somebody has a password all the same, as in GoTrue. */
export const randomPassword = () => crypto.randomBytes(48).toString('base64url');

/** `hash` is the password's, empty when there is none. Returns the id. */
export async function insertPerson(
    sql,
    { id = crypto.randomUUID(), email = null, phone = null, hash = '', data = {}, app = {} },
) {
    const providers = [...(email ? ['email'] : []), ...(phone ? ['phone'] : [])];
    const about = { provider: providers[0], providers, ...app };
    await sql`
        insert into auth.users (id, aud, role, email, phone, encrypted_password, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
        values (${id}, 'authenticated', 'authenticated', ${email}, ${phone}, ${hash}, ${sql.json(about)}, ${sql.json(data)}, now(), now())`;
    for (const provider of providers)
        await setIdentity(sql, id, provider, provider === 'email' ? { email } : { phone });
    return id;
}

/** Makes the identity of an address, or writes the new address into it. */
export async function setIdentity(sql, id, provider, address) {
    const said = { sub: id, email_verified: false, phone_verified: false, ...address };
    await sql`
        insert into auth.identities (id, provider, provider_id, user_id, identity_data, created_at, updated_at)
        values (${crypto.randomUUID()}, ${provider}, ${id}, ${id}, ${sql.json(said)}, now(), now())
        on conflict (provider, provider_id) do update
            set identity_data = auth.identities.identity_data || ${sql.json(address)}, updated_at = now()`;
}
