// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From a line of the outbox to a letter: the same sentences as plain text and as HTML.
import fs from 'node:fs';
import { escaped } from './foreign.mjs';
import { wordsFor } from './words.mjs';

const frame = fs.readFileSync(new URL('./frame.html', import.meta.url), 'utf8');
const foot =
    'You get this mail because it is about the access to your account. It has no links, and nobody wants an answer to it with a PIN, a password or a code.';

export function composed(mail, from) {
    const { subject, said, facts, advice } = wordsFor(mail);
    const table = facts.map(([name, value]) => `${name}: ${value}`).join('\n');
    const text = [...said, table, ...advice, foot].join('\n\n');
    return { id: mail.mail, from, to: mail.address, subject, text: `${text}\n`, html: asHtml({ said, facts, advice }) };
}

const paragraph = (sentence) => `    <p>${escaped(sentence)}</p>`;
const row = ([name, value]) =>
    `      <tr><td style="padding-right: 1.5em; color: #60646c">${escaped(name)}</td><td><bdi>${escaped(value)}</bdi></td></tr>`;

function asHtml({ said, facts, advice }) {
    const parts = {
        said: said.map(paragraph).join('\n'),
        facts: facts.map(row).join('\n'),
        advice: advice.map(paragraph).join('\n'),
        foot: escaped(foot),
    };
    return frame.replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);
}
