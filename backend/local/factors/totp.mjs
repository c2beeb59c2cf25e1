// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Codes of authenticator apps: six digits, 30 seconds, SHA-1, one step of tolerance to either side, as GoTrue's.
import { Secret, TOTP } from 'otpauth';
import encodeQR from 'qr';

/** {secret, uri, qr_code} for a new factor; the picture is SVG as text. */
export function newSecret(issuer, label) {
    const totp = new TOTP({ issuer, label, secret: new Secret({ size: 20 }) });
    const uri = totp.toString();
    return { secret: totp.secret.base32, uri, qr_code: encodeQR(uri, 'svg', { ecc: 'high' }) };
}

/** Which codes were taken: one is good for one sign-in only, though it is right for a minute and a half. */
export class UsedCodes {
    #steps = new Map(); // factor → steps of time whose code was taken

    /** True when `code` is right now and nobody used it; it is used then. */
    take(factor, secret, code) {
        const totp = new TOTP({ secret: Secret.fromBase32(secret) });
        const delta = totp.validate({ token: code, window: 1 });
        if (delta === null) return false;
        const now = totp.counter();
        const taken = (this.#steps.get(factor) ?? []).filter((step) => step >= now - 1);
        if (taken.includes(now + delta)) return false;
        this.#steps.set(factor, [...taken, now + delta]);
        return true;
    }
}
