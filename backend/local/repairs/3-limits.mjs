// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// @supabase/lite 0.10.0, repair 3, the limits. It sends as many mails as it is asked for; GoTrue holds a pause between
// two mails to one address and says in words how long. The knob mail_interval sets the pause (0, the default: none).
import { authError } from '../gateway/errors.mjs';

const senders = /^\/auth\/v1\/(otp|magiclink|recover|resend)$/;

export async function limits(context, call, next) {
    const pause = context.knobs.mail_interval;
    if (pause === 0 || call.method !== 'POST' || !senders.test(call.path)) return next(call);
    const email = String(call.json()?.email ?? '')
        .trim()
        .toLowerCase();
    const left = Math.ceil(((context.lastMail.get(email) ?? -Infinity) + pause * 1000 - Date.now()) / 1000);
    if (left > 0) {
        return authError(
            429,
            'over_email_send_rate_limit',
            `For security purposes, you can only request this after ${left} seconds.`,
        );
    }
    const response = await next(call);
    if (response.ok) context.lastMail.set(email, Date.now());
    return response;
}
