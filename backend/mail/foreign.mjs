// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Words that somebody chose (a device's name, an organization's), on their way into a mail that people trust: one plain
// line without tricks, that no mail program makes a link of.
const invisible = /[\p{C}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\uffa0]/gu;

/** At most 80 characters. What would begin an address (a dot before a letter, a colon, a slash, an at) becomes a middle dot. */
export function calmed(text) {
    const plain = String(text ?? '')
        .normalize('NFC')
        .replace(/\s+/gu, ' ')
        .replace(invisible, '')
        .replace(/[@＠:：/／\\]+(?=\S)/gu, '·')
        .replace(/[.。．｡](?=[\p{L}\p{M}])/gu, '·')
        .replace(/\p{M}{3,}/gu, '') // towers of marks
        .trim();
    const letters = Array.from(plain);
    return letters.length > 80 ? `${letters.slice(0, 79).join('')}…` : plain;
}

export const escaped = (text) =>
    text.replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign]);
