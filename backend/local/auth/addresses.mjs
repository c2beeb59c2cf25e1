// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses and numbers in the form in which they are kept.
import { authError } from '../gateway/errors.mjs';

/** `{email}` in lower case, or `{refusal}`. */
export function readEmail(given) {
    const email = typeof given === 'string' ? given.trim().toLowerCase() : '';
    if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return { email };
    const text = email ? 'Unable to validate email address: invalid format' : 'An email address is required';
    return { refusal: authError(400, 'validation_failed', text) };
}

/** `{phone}` as digits without the plus, or `{refusal}`. */
export function readPhone(given) {
    const phone = typeof given === 'string' ? given.replace(/^\+/, '').replaceAll(' ', '') : '';
    if (/^[1-9][0-9]{1,14}$/.test(phone)) return { phone };
    return { refusal: authError(400, 'validation_failed', 'Invalid phone number format (E.164 required)') };
}
