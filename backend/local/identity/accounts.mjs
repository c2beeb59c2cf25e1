// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who has an account at the identity provider: the demo people, and three who must not simply come in.
import crypto from 'node:crypto';
import { people } from '../stack/people.mjs';

const difficult = [
    { login: 'stranger', email: 'stranger@nowhere.test', name: 'Sol Stranger', verified: true }, // nobody invited
    { login: 'unverified', email: 'new.colleague@deskbell.test', name: 'Noor Said', verified: false },
    { login: 'impostor', email: 'bo@deskbell.test', name: 'Not Bo', verified: false }, // says an address of somebody else
];

/** Keycloak's subjects are UUIDs; ours are made from the login, so every run has the same. */
function subject(login) {
    const hex = crypto.createHash('sha256').update(`deskbell identity ${login}`).digest('hex');
    return [8, 4, 4, 4, 12]
        .map((size, at, sizes) =>
            hex.substr(
                sizes.slice(0, at).reduce((a, b) => a + b, 0),
                size,
            ),
        )
        .join('-');
}

export const accounts = [
    ...people.map(({ email, name }) => ({ login: email, email, name, verified: true })),
    ...difficult,
].map((one) => ({ ...one, subject: subject(one.login) }));

export const accountOf = (id) => accounts.find((one) => one.subject === id);
