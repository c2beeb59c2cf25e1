// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Codes for people and their hashes in the database, as the library makes them: its verify finds those that were made here.
import crypto from 'node:crypto';

export function freshCode(length) {
    return Array.from({ length }, () => crypto.randomInt(10)).join('');
}

/** The hash of a code that was sent to an address or a number. */
export const hashOf = (to, code) =>
    crypto
        .createHash('sha256')
        .update(to.toLowerCase() + code)
        .digest('hex');
