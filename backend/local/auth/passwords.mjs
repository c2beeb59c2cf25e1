// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Passwords: how good one must be, and the hash that the database keeps (bcrypt by pgcrypto, as the library's).
import { authError } from '../gateway/errors.mjs';

const longest = 72; // bcrypt reads no further
const classes = { lower: 'abcdefghijklmnopqrstuvwxyz', upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', digits: '0123456789' };
const symbols = '!@#$%^&*()_+-=[]{};\'\\:"|<>?,./`~';
// The names of config.toml for what a password must contain.
const requirements = {
    letters_digits: [classes.lower + classes.upper, classes.digits],
    lower_upper_letters_digits: [classes.lower, classes.upper, classes.digits],
    lower_upper_letters_digits_symbols: [classes.lower, classes.upper, classes.digits, symbols],
};

/** A refusal when the password is not good enough, else null. */
export function judgePassword({ project, knobs }, password) {
    const bytes = Buffer.byteLength(password);
    if (bytes > longest)
        return authError(400, 'validation_failed', `Password cannot be longer than ${longest} characters`);
    const [reasons, texts] = [[], []];
    const least = project.auth.minimum_password_length ?? 6;
    if (bytes < least) {
        reasons.push('length');
        texts.push(`Password should be at least ${least} characters.`);
    }
    const sets = requirements[knobs.password_requirements] ?? [];
    if (sets.some((set) => ![...password].some((one) => set.includes(one)))) {
        reasons.push('characters');
        texts.push(`Password should contain at least one character of each: ${sets.join(', ')}.`);
    }
    if (knobs.pwned_passwords.includes(password)) {
        reasons.push('pwned');
        texts.push('Password is known to be weak and easy to guess, please choose a different one.');
    }
    return reasons.length > 0 ? authError(422, 'weak_password', texts.join(' '), { weak_password: { reasons } }) : null;
}

export async function hashPassword(sql, password) {
    const [{ hash }] = await sql`select extensions.crypt(${password}, extensions.gen_salt('bf', 10)) as hash`;
    return hash;
}

export async function isPassword(sql, row, password) {
    if (!row.encrypted_password) return false;
    const [{ same }] = await sql`
        select extensions.crypt(${password}, ${row.encrypted_password}) = ${row.encrypted_password} as same`;
    return same;
}

/** Keeps a new password, forgets every code that is under way, and ends the sessions but `kept`. */
export async function changePassword(sql, id, password, kept = null) {
    const hash = password === '' ? '' : await hashPassword(sql, password);
    await sql`
        update auth.users set encrypted_password = ${hash}, updated_at = now(),
            confirmation_token = null, confirmation_sent_at = null, recovery_token = null, recovery_sent_at = null,
            email_change_token_current = null, email_change_token_new = null, email_change_sent_at = null,
            phone_change_token = null, phone_change_sent_at = null,
            reauthentication_token = null, reauthentication_sent_at = null
        where id = ${id}`;
    await sql`delete from auth.sessions where user_id = ${id} and id is distinct from ${kept}`;
}
