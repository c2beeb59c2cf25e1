// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// HS256 tokens, the only kind that the local stack signs.
import crypto from 'node:crypto';

const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const signature = (text, secret) => crypto.createHmac('sha256', secret).update(text).digest('base64url');

export function signToken(claims, secret) {
    const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
    return `${text}.${signature(text, secret)}`;
}

/** The claims of a token that we just made or verified elsewhere; null when it is not a token. */
export function claimsOf(token) {
    try {
        return JSON.parse(Buffer.from(String(token).split('.')[1], 'base64url').toString('utf8'));
    } catch {
        return null;
    }
}

/** The claims of a token whose signature and time are right; null for all others. */
export function verifiedClaims(token, secret) {
    const [head, body, signed] = String(token).split('.');
    const right = Buffer.from(signature(`${head}.${body}`, secret));
    const given = Buffer.from(signed ?? '');
    if (given.length !== right.length || !crypto.timingSafeEqual(given, right)) return null;
    const claims = claimsOf(token);
    return claims && (claims.exp ?? Infinity) > Date.now() / 1000 ? claims : null;
}
