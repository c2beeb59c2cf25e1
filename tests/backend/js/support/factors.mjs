// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An authenticator app, and people who use one.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from './checkout.mjs';
import { signIn } from './people.mjs';
import { test } from './runner.mjs';
import { owner, raw, restoreKnobs } from './stack.mjs';

/** Ends with nobody having a factor and with the knobs as they were. */
export const factorTest = (name, work) =>
    test(name, { repair: '11' }, async () => {
        try {
            await work();
        } finally {
            await withoutFactors('bo@deskbell.test', 'orla@corrib.test');
            await restoreKnobs();
        }
    });

/** The code of a secret; the next one (`steps` = 1) is right already, the last one (-1) still. */
export function codeOf(secret, steps = 0) {
    return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });
}

/** A six-digit code that is wrong now and for two minutes. */
export function wrongCode(secret) {
    const right = [-4, -3, -2, -1, 0, 1, 2, 3, 4].map((steps) => codeOf(secret, steps));
    return ['000000', '111111', '222222', '333333', '444444', '555555', '666666', '777777', '888888', '999999'].find(
        (code) => !right.includes(code),
    );
}

export async function enrol(who, friendlyName = randomUUID()) {
    const { data, error } = await who.auth.mfa.enroll({ factorType: 'totp', friendlyName, issuer: 'Deskbell' });
    assert.equal(error, null);
    return { id: data.id, secret: data.totp.secret };
}

export async function challenge(who, factorId) {
    const { data, error } = await who.auth.mfa.challenge({ factorId });
    assert.equal(error, null);
    return data.id;
}

/** The session at aal2. */
export async function prove(who, { id, secret }, steps = 0) {
    const challengeId = await challenge(who, id);
    const code = codeOf(secret, steps);
    const { data, error } = await who.auth.mfa.verify({ factorId: id, challengeId, code });
    assert.equal(error, null);
    return data;
}

/** Signed in with a new factor that was shown: at aal2. */
export async function secured(email) {
    const person = await signIn(email);
    const factor = await enrol(person.who);
    const session = await prove(person.who, factor);
    return { ...person, factor, session, token: session.access_token, old: person.session };
}

export const refresh = (refresh_token) =>
    raw('POST', '/auth/v1/token?grant_type=refresh_token', { body: { refresh_token } });

/** Whoever a test gave a factor to must be able to go on without it. */
export async function withoutFactors(...emails) {
    await owner()`delete from auth.mfa_factors where user_id in (select id from auth.users where email in ${owner()(emails)})`;
    await owner()`delete from auth.sessions where user_id in (select id from auth.users where email in ${owner()(emails)})`;
}
