// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The mail to an address that the identity provider has not verified: with its code the account opens.
import { freshCode, hashOf } from '../auth/codes.mjs';
import { mailer } from '../repairs/2-mail-links.mjs';

export async function sendConfirmation(context, { id, email }) {
    const code = freshCode(context.project.auth.email.otp_length);
    const hash = hashOf(email, code);
    await context.sql`
        update auth.users set confirmation_token = ${hash}, confirmation_sent_at = now(), updated_at = now() where id = ${id}`;
    mailer(context).sendConfirmation(email, hash, code);
}
