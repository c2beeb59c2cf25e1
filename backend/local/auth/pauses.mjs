// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The pause between two mails to one address and two messages to one number, told in words with the seconds that are left.
import { authError } from '../gateway/errors.mjs';

const kinds = {
    mail: ['mail_interval', 'over_email_send_rate_limit'],
    sms: ['sms_interval', 'over_sms_send_rate_limit'],
};

/** A refusal when the last one to `key` is too young, else null. */
export function tooEarly({ knobs, lastMail }, kind, key) {
    const [knob, symbol] = kinds[kind];
    const left = Math.ceil(((lastMail.get(key) ?? -Infinity) + knobs[knob] * 1000 - Date.now()) / 1000);
    if (left <= 0) return null;
    return authError(429, symbol, `For security purposes, you can only request this after ${left} seconds.`);
}

/** What is sent while there is no pause does not count when a test asks for one. */
export function sentTo({ knobs, lastMail }, kind, key) {
    if (knobs[kinds[kind][0]] > 0) lastMail.set(key, Date.now());
}
