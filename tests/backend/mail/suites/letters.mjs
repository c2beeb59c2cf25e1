// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the mails say.
import assert from 'node:assert/strict';
import { test } from '../../js/support/runner.mjs';
import { calmed } from '../../../../backend/mail/foreign.mjs';
import { composed } from '../../../../backend/mail/letter.mjs';
import { pauseAfter } from '../../../../backend/mail/sender.mjs';
import { desk, from } from '../support/desk.mjs';

const mail = {
    mail: 'ab0e6f5e-2c4c-4b7a-9a5e-0d0f3f4f5a6b',
    address: 'ana@deskbell.test',
    at: new Date('2026-11-29T23:05:00Z'),
    tries: 1,
    last: false,
    by_other: false,
    device: 'desk',
    system: 'Debian 12.4',
    organization: 'Our desk',
    old_role: 'client',
    new_role: 'staff',
};

test('every kind that the database tells by mail has words, and no others have', async () => {
    const { owner } = await desk();
    const kinds = (await owner`select kind from private.security_kinds where by_mail order by kind`).map((one) => one.kind);
    assert.deepEqual(kinds, [
        'device.new',
        'email.changed',
        'factor.added',
        'factor.removed',
        'member.role',
        'password.set',
        'pin.lockout',
    ]);
    for (const kind of kinds)
        for (const by_other of [false, true])
            for (const last of [false, true]) {
                const { subject, text, html, to } = composed({ ...mail, kind, by_other, last }, from);
                assert.equal(to, mail.address);
                assert.match(subject, /Deskbell/);
                assert.match(text, /When: 29 November 2026 at 23:05 UTC/);
                assert.ok(!/undefined|null|\{\{/.test(subject + text + html), text);
                assert.ok(!/https?:|deskbell:|href|<a\b|<img|src=|\b\d{6}\b/.test(text + html), html);
                assert.equal(/several times/.test(text), last);
            }
    for (const kind of ['constructor', '__proto__', 'pin.set']) assert.throws(() => composed({ ...mail, kind }, from));
});

test('what somebody chose becomes one plain line that no mail program makes a link of', () => {
    for (const [given, shown] of [
        ["Orla's desk", "Orla's desk"],
        ['Debian 12.4, kernel 6.1', 'Debian 12.4, kernel 6.1'],
        ['مكتب أورلا 2', 'مكتب أورلا 2'],
        ['evil.example', 'evil·example'],
        ['see https://evil.example/a?b', 'see https·evil·example·a?b'],
        ['write to a@b.example', 'write to a·b·example'],
        ['http://1.2.3.4/x', 'http·1.2.3.4·x'],
        ['tel:+441234', 'tel·+441234'],
        ['evil。example', 'evil·example'],
        ['\\\\host\\share', '·host·share'],
        ['a\r\nBcc: x@y.z\r\n\r\nb', 'a Bcc: x·y·z b'],
        ['\u202Egnp.exe', 'gnp·exe'],
        ['ev\u200Bil.\u200Bexample', 'evil·example'],
        [`e${'\u0301'.repeat(40)}nd`, 'énd'],
        ['', ''],
        [null, ''],
    ])
        assert.equal(calmed(given), shown, JSON.stringify(given));
    assert.equal(Array.from(calmed('😀'.repeat(500))).length, 80);
});

test('foreign words stay text in HTML, and no placeholder is filled twice', () => {
    const { html, text } = composed(
        { ...mail, kind: 'device.new', device: '<img src=x onerror=y>&amp;"\'', system: '{{foot}} $& {{facts}}' },
        from,
    );
    assert.ok(html.includes('<bdi>&lt;img src=x onerror=y&gt;&amp;amp;&quot;&#39;</bdi>'), html);
    assert.ok(html.includes('{{foot}} $&amp; {{facts}}'));
    assert.ok(text.includes('{{foot}} $& {{facts}}'));
});

test('the pauses grow to an hour', () => {
    assert.deepEqual(
        [1, 2, 3, 7, 8, 1000].map((tries) => pauseAfter(tries, 30)),
        [30, 60, 120, 1920, 3600, 3600],
    );
});
