// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// @supabase/lite 0.10.0, repair 3, the limits. It sends as many mails as it is asked for; GoTrue holds a pause between
// two mails to one address and says in words how long. The knob mail_interval sets the pause (0, the default: none).
import { sentTo, tooEarly } from '../auth/pauses.mjs';

const senders = /^\/auth\/v1\/(otp|magiclink|recover|resend)$/;

export async function limits(context, call, next) {
    if (call.method !== 'POST' || !senders.test(call.path)) return next(call);
    const email = String(call.json()?.email ?? '')
        .trim()
        .toLowerCase();
    if (!email) return next(call);
    const refusal = tooEarly(context, 'mail', email);
    if (refusal) return refusal;
    const response = await next(call);
    if (response.ok) sentTo(context, 'mail', email);
    return response;
}
