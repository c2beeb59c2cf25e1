// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A mail goes to a server elsewhere in TLS with a certificate that holds, or not at all.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from '../../js/support/runner.mjs';
import { changed, cleared, logOf, row, sender } from '../support/desk.mjs';
import { Sink } from '../support/sink.mjs';

function certificate() {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'deskbell-mail-'));
    const [key, cert] = ['key.pem', 'cert.pem'].map((name) => path.join(folder, name));
    const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=localhost'];
    const name = ['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
    try {
        execFileSync('openssl', [...request, ...name, '-keyout', key, '-out', cert], { stdio: 'ignore' });
        return { key: fs.readFileSync(key), cert: fs.readFileSync(cert) };
    } finally {
        fs.rmSync(folder, { recursive: true, force: true });
    }
}

async function refusedBy(sink, options) {
    await cleared();
    const person = await changed();
    const mails = await sender(sink.port, options);
    await logOf(() => mails.next());
    const waiting = await row(person);
    await sink.close();
    assert.deepEqual([waiting.sent_at, waiting.given_up_at, sink.letters.length], [null, null, 0]);
    return waiting.problem;
}

test('without STARTTLS nothing is said to a server elsewhere, not even whom it is for', async () => {
    const sink = await new Sink().open();
    await refusedBy(sink, { requireTLS: true });
    assert.deepEqual([...new Set(sink.commands)], ['EHLO', 'STARTTLS']);
});

test('a certificate that nobody vouches for is not believed', async () => {
    const made = certificate();
    const sink = await new Sink().open(0, made);
    assert.equal(await refusedBy(sink, { secure: true }), 'ESOCKET');
    assert.ok(sink.visits > 0);
    // the same server is believed by who knows its certificate: it was that, and not the sink
    await cleared();
    const person = await changed();
    const known = await new Sink().open(0, made);
    const mails = await sender(known.port, { secure: true, tls: { ca: made.cert } });
    await logOf(() => mails.next());
    await known.close();
    assert.deepEqual([known.letters.length, Boolean((await row(person)).sent_at)], [1, true]);
});
