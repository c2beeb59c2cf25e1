// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Signing people in, as they would do it.
import assert from 'node:assert/strict';
import { client, owner, raw, stack } from './stack.mjs';

export const pins = { admin: '482615', manager: '482615', staff: '482615', client: '4826' };

async function box(to) {
    const list = (await raw('GET', '/mail', { key: '' })).body;
    return to ? list.filter((mail) => mail.to === to) : list;
}

/** What the sign-in sent, without the mails about what happened to somebody's access: these come when they come. */
export const mails = async (to) => (await box(to)).filter((mail) => !mail.notice);

/** And those alone. */
export const notices = async (to) => (await box(to)).filter((mail) => mail.notice);

/** The newest mail to an address, or message to a number (digits, no plus). */
export const lastMail = async (to) => (await mails(to)).at(-1);

/** Lets an address sign up as a client. */
export async function invite(email) {
    await owner()`
        insert into private.allowed_emails (org_id, email, role)
        select id, ${email}, 'client' from public.organizations limit 1`;
}

export const emptyMail = () => raw('DELETE', '/mail', { key: '' });

export const codeIn = (mail) => mail.text.match(/\b\d{6}\b/)[0];
export const programLinkIn = (mail) => mail.text.match(/deskbell:\/\/auth\/\S+/)[0];
export const browserLinkIn = (mail) => mail.text.match(/http:\/\/\S+\/auth\/v1\/verify\S+/)[0];

/** The newest mail to `email` after asking for a code with `options`. */
export async function askForMail(who, email, options) {
    const before = (await mails(email)).length;
    const { error } = await who.auth.signInWithOtp({ email, options });
    assert.equal(error, null);
    const list = await mails(email);
    assert.equal(list.length, before + 1);
    return list.at(-1);
}

export async function signIn(email) {
    const who = client();
    const mail = await askForMail(who, email);
    const { data, error } = await who.auth.verifyOtp({ email, token: codeIn(mail), type: 'email' });
    assert.equal(error, null);
    return { who, id: data.user.id, token: data.session.access_token, session: data.session };
}

/** Signed in and past the PIN, which is set when there is none yet. */
export async function enter(email) {
    const person = await signIn(email);
    const role = stack.people.find((one) => one.email === email).role;
    const { data: state } = await person.who.rpc('my_state');
    if (!state.pin_set) {
        const set = await person.who.rpc('set_pin', { new_pin: pins[role] });
        assert.equal(set.data?.ok, true, JSON.stringify(set));
    }
    const verified = await person.who.rpc('verify_pin', { pin: pins[role] });
    assert.equal(verified.data?.ok, true, JSON.stringify(verified));
    const { data } = await person.who.from('organizations').select('id').single();
    return { ...person, role, org: data.id };
}

export const claims = (token) => JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());
