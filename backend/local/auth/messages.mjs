// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is sent to a phone: into the same box as the mails, with the number as the account keeps it (digits, no plus).
import crypto from 'node:crypto';
import { authError } from '../gateway/errors.mjs';
import { freshCode, hashOf } from './codes.mjs';
import { sentTo, tooEarly } from './pauses.mjs';

const kinds = { confirmation: 'confirmation', phone_change: 'phone_change', reauthentication: 'reauthentication' };

/** Only what a local stack can send: there is no WhatsApp here. */
export function refuseChannel(channel) {
    if (!channel || channel === 'sms') return null;
    const text =
        "Invalid channel, supported values are 'sms' or 'whatsapp'. 'whatsapp' is only supported if Twilio or Twilio Verify is used as the provider.";
    return authError(400, 'validation_failed', text);
}

/** Sends a code to `phone` and keeps its hash with the person. `{message_id}` or `{refusal}`. */
export async function sendCode(context, id, phone, kind) {
    const refusal = tooEarly(context, 'sms', phone);
    if (refusal) return { refusal };
    const { sql, project, mailbox } = context;
    const code = freshCode(project.auth.sms?.otp_length ?? project.auth.email.otp_length);
    const [token, sent] = [`${kinds[kind]}_token`, `${kinds[kind]}_sent_at`];
    await sql`
        update auth.users set ${sql(token)} = ${hashOf(phone, code)}, ${sql(sent)} = now(), updated_at = now() where id = ${id}`;
    const template = project.auth.sms?.template ?? 'Your code is {{ .Code }}';
    mailbox.add({ channel: 'sms', to: phone, text: template.replace(/\{\{\s*\.Code\s*\}\}/g, code) });
    sentTo(context, 'sms', phone);
    return { message_id: crypto.randomUUID() };
}
