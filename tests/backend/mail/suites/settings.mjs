// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The sender does not start half configured, and tells no secret when it says why.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { test } from '../../js/support/runner.mjs';
import { Refusal, readSettings } from '../../../../backend/mail/settings.mjs';

const good = {
    DESKBELL_MAIL_DATABASE: 'postgresql://deskbell_mail:s3cr%40t@db.example.com/postgres',
    DESKBELL_MAIL_SMTP: 'smtps://desk%40example.com:s3cr%40t@smtp.example.com',
    DESKBELL_MAIL_FROM: 'Deskbell <desk@example.com>',
};
const read = (more) => readSettings({ ...good, ...more });

test('a server elsewhere is spoken to in TLS, the mail server and the database', () => {
    const { database, smtp, from, every, firstPause, box } = read({});
    assert.deepEqual(database.ssl, { rejectUnauthorized: true });
    assert.deepEqual(smtp, {
        host: 'smtp.example.com',
        port: 465,
        secure: true,
        requireTLS: false,
        auth: { user: 'desk@example.com', pass: 's3cr@t' },
    });
    assert.deepEqual([from, every, firstPause, box], [{ name: 'Deskbell', address: 'desk@example.com' }, 5, 30, '']);
    const starttls = read({ DESKBELL_MAIL_SMTP: 'smtp://smtp.example.com' }).smtp;
    assert.deepEqual(starttls, { host: 'smtp.example.com', port: 587, secure: false, requireTLS: true });
    for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
        assert.equal(read({ DESKBELL_MAIL_SMTP: `smtp://${host}:25` }).smtp.requireTLS, false);
        assert.equal(read({ DESKBELL_MAIL_DATABASE: `postgresql://u:p@${host}/x` }).database.ssl, false);
    }
    for (const host of ['127.0.0.1.evil.example', 'localhost.evil.example'])
        assert.equal(read({ DESKBELL_MAIL_SMTP: `smtp://${host}:25` }).smtp.requireTLS, true);
});

test('what is missing, doubled or wrong is refused by name, and no secret is in the sentence', () => {
    const wrong = [
        [{ DESKBELL_MAIL_DATABASE: '' }, /DATABASE is missing/],
        [{ DESKBELL_MAIL_DATABASE: 'mysql://u:s3cr@t@h/x' }, /DATABASE must begin/],
        [{ DESKBELL_MAIL_DATABASE: 's3cr@t' }, /DATABASE is no address/],
        [{ DESKBELL_MAIL_SMTP: '' }, /either/],
        [{ DESKBELL_MAIL_SMTP: 'https://u:s3cr@t@h' }, /SMTP must begin/],
        [{ DESKBELL_MAIL_BOX: 'http://127.0.0.1/mail' }, /either/],
        [{ DESKBELL_MAIL_SMTP: '', DESKBELL_MAIL_BOX: 'http://127.0.0.1/mail' }, /BOX_KEY is missing/],
        [{ DESKBELL_MAIL_SMTP: '', DESKBELL_MAIL_BOX: 'http://example.com/mail', DESKBELL_MAIL_BOX_KEY: 's3cr@t' }, /local stack only/],
        [{ DESKBELL_MAIL_FROM: '' }, /FROM is missing/],
        [{ DESKBELL_MAIL_FROM: 'Desk <a@b.c>\r\nBcc: x@y.z' }, /FROM is not like/],
        [{ DESKBELL_MAIL_EVERY: '0' }, /EVERY wants/],
        [{ DESKBELL_MAIL_EVERY: 's3cr@t' }, /EVERY wants/],
        [{ DESKBELL_MAIL_DATABASE_FILE: '/tmp/x' }, /both set/],
        [{ DESKBELL_MAIL_DATABASE: '', DESKBELL_MAIL_DATABASE_FILE: '/nowhere/s' }, /cannot be read/],
    ];
    for (const [more, why] of wrong)
        assert.throws(
            () => read(more),
            (error) => error instanceof Refusal && why.test(error.message) && !error.message.includes('s3cr'),
            JSON.stringify(more),
        );
});

test('a secret may lie in a file', () => {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'deskbell-mail-')), 'database');
    fs.writeFileSync(file, `${good.DESKBELL_MAIL_DATABASE}\n`);
    const { database } = read({ DESKBELL_MAIL_DATABASE: '', DESKBELL_MAIL_DATABASE_FILE: file });
    assert.equal(database.url, good.DESKBELL_MAIL_DATABASE);
    fs.rmSync(path.dirname(file), { recursive: true });
});

test('the program ends with a sentence, and not with a stack', () => {
    const program = fileURLToPath(new URL('../../../../backend/mail/main.mjs', import.meta.url));
    const { status, stderr } = spawnSync(process.execPath, [program], { encoding: 'utf8', env: {} });
    assert.deepEqual([status, stderr], [2, 'mail: name either DESKBELL_MAIL_SMTP or DESKBELL_MAIL_BOX.\n']);
});
