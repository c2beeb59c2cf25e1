// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// After all that the other suites did: no log holds what is nobody's business.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { test } from '../support/runner.mjs';
import { raw, stack } from '../support/stack.mjs';
import { codeOf, secured, withoutFactors } from '../support/factors.mjs';
import { enterBy } from '../support/identity.mjs';
import { askForMail, codeIn, enter, pins, signIn } from '../support/people.mjs';
import { client } from '../support/stack.mjs';

test('no log holds a token, a code, a PIN, a key or what people wrote', async () => {
    const person = await enter('orla@corrib.test');
    const { session } = await signIn('ana@deskbell.test');
    const code = codeIn(await askForMail(client(), 'ana@deskbell.test'));
    const browser = await enterBy('thomas@hartmann.test');
    const { factor } = await secured('bo@deskbell.test');
    const shown = codeOf(factor.secret);
    await withoutFactors('bo@deskbell.test');
    const words = `secret words ${randomUUID()}`;
    // Refused writes are where a database quotes the row.
    await person.who
        .from('tickets')
        .insert({ id: randomUUID(), org_id: person.org, title: words, status: 'nonsense', number: 'x' });
    await person.who.from('tickets').insert({ id: randomUUID(), org_id: randomUUID(), title: words });
    await raw('POST', '/auth/v1/verify', {
        body: { type: 'email', email: 'ana@deskbell.test', token: code, extra: words },
    });
    await raw('GET', `/rest/v1/tickets?title=eq.${encodeURIComponent(words)}&nonsense=eq.1`, { token: person.token });
    const text = fs
        .readdirSync(stack.logs)
        .map((name) => fs.readFileSync(path.join(stack.logs, name), 'utf8'))
        .join('\n');
    assert.ok(text.includes('listening on'));
    const secrets = [
        person.token,
        session.access_token,
        session.refresh_token,
        stack.secret_key,
        stack.publishable_key,
        stack.jwt_secret,
        stack.identity.password,
        factor.secret,
        browser.session.access_token,
        browser.session.provider_token,
        browser.session.provider_refresh_token,
        words,
        words.slice(13),
    ];
    for (const secret of secrets) assert.ok(!text.includes(secret));
    assert.ok(!new RegExp(`\\b(${code}|${shown}|${pins.staff})\\b`).test(text));
});
