// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What must be right before PUT /user changes anything, in GoTrue's order.
import { authError } from '../gateway/errors.mjs';
import { readEmail, readPhone } from './addresses.mjs';
import { hashOf } from './codes.mjs';
import { refuseChannel } from './messages.mjs';
import { isPassword, judgePassword } from './passwords.mjs';
import { tooEarly } from './pauses.mjs';
import { factorsOf } from '../factors/rows.mjs';
import { findPerson } from './people.mjs';

/** What is wanted and differs from what is: `{password?, email?, phone?, data?}`, or `{refusal}`. */
export async function checkChanges(context, { row, session }, body) {
    const wanted = read(context, body);
    if (wanted.refusal) return wanted;
    if (wanted.email === row.email) delete wanted.email;
    if (wanted.phone === row.phone) delete wanted.phone;
    if (body.app_metadata)
        return { refusal: authError(403, 'not_admin', 'Updating app_metadata requires admin privileges') };
    const refusal =
        (await refuseLevel(context, row, session, wanted)) ??
        (await refuseTaken(context, wanted)) ??
        (await refusePassword(context, row, session, body)) ??
        refusePause(context, row, wanted);
    return refusal ? { refusal } : wanted;
}

function read(context, { email, phone, channel, password, data }) {
    const wanted = { data };
    if (email) Object.assign(wanted, readEmail(email));
    if (phone && !wanted.refusal) Object.assign(wanted, readPhone(phone));
    const refusal = wanted.refusal ?? (phone ? refuseChannel(channel) : null);
    if (refusal) return { refusal };
    if (typeof password !== 'string') return wanted;
    const weak = judgePassword(context, password);
    return weak ? { refusal: weak } : { ...wanted, password };
}

async function refuseLevel({ sql }, row, session, { password, email, phone }) {
    if (!password && !email && !phone) return null;
    const factors = await factorsOf(sql, row.id);
    if (session?.aal === 'aal2' || !factors.some((one) => one.status === 'verified')) return null;
    const text = 'AAL2 session is required to update email or password when MFA is enabled.';
    return authError(401, 'insufficient_aal', text);
}

async function refuseTaken({ sql }, { email, phone }) {
    if (email && (await findPerson(sql, { email })))
        return authError(422, 'email_exists', 'A user with this email address has already been registered');
    if (phone && (await findPerson(sql, { phone })))
        return authError(422, 'phone_exists', 'A user with this phone number has already been registered');
    return null;
}

async function refusePassword(context, row, session, { password, nonce, current_password: current }) {
    if (typeof password !== 'string') return null;
    const { knobs, sql } = context;
    const isOld = !session || session.age > knobs.reauthentication_age;
    if (knobs.secure_password_change && isOld) {
        if (!nonce) return authError(400, 'reauthentication_needed', 'Password update requires reauthentication');
        if (!(await useNonce(context, row, nonce)))
            return authError(422, 'reauthentication_not_valid', 'Nonce has expired or is invalid');
    }
    if (!row.encrypted_password) return null;
    if (knobs.require_current_password && !isRecovery(session)) {
        const text = 'Current password required when setting new password.';
        if (!current) return authError(400, 'current_password_required', text);
        if (!(await isPassword(sql, row, current))) return authError(400, 'current_password_invalid', text);
    }
    if (!(await isPassword(sql, row, password))) return null;
    return authError(422, 'same_password', 'New password should be different from the old password.');
}

// Who came by a code or a link may have forgotten the password.
const isRecovery = (session) => session?.methods.some((one) => ['otp', 'magiclink', 'recovery'].includes(one));

/** A nonce counts once. */
async function useNonce({ sql, knobs }, row, nonce) {
    const [to, life] = row.email ? [row.email, knobs.otp_expiry] : [row.phone, knobs.sms_expiry];
    const used = await sql`
        update auth.users set reauthentication_token = null, updated_at = now()
        where id = ${row.id} and reauthentication_token = ${hashOf(to, String(nonce))}
          and reauthentication_sent_at > now() - make_interval(secs => ${life})
        returning id`;
    return used.length === 1;
}

function refusePause(context, row, { email, phone }) {
    if (email) return tooEarly(context, 'mail', `change of ${row.id}`);
    return phone ? tooEarly(context, 'sms', phone) : null;
}
