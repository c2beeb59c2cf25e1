// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Settings that a test turns while the stack runs.
const isSeconds = (value) => typeof value === 'number' && value >= 0;
const seconds = { fits: isSeconds, wants: 'a number of seconds' };
const count = { fits: isSeconds, wants: 'a number' };
const flag = { fits: (value) => typeof value === 'boolean', wants: 'true or false' };
const word = { fits: (value) => typeof value === 'string', wants: 'a word' };
const words = {
    fits: (value) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
    wants: 'a list of words',
};

/** Stands for the list of known passwords that GoTrue asks over the network. */
const knownPasswords = ['123456789012', 'password1234', 'passwordpassword', 'qwertyuiop12', 'iloveyou1234'];

// Each with its kind, the place in config.toml that sets its default (or the default itself), and the variable that
// sets another one.
const known = {
    jwt_expiry: [seconds, (auth) => auth.jwt_expiry, 'DESKBELL_JWT_EXPIRY'], // life of an access token
    reuse_interval: [seconds, (auth) => auth.refresh_token_reuse_interval, 'DESKBELL_REUSE_INTERVAL'], // a used refresh token still answers
    mail_interval: [seconds, () => 0, 'DESKBELL_MAIL_INTERVAL'], // pause between two mails to one address; tests must not wait, so none
    otp_expiry: [seconds, (auth) => auth.email.otp_expiry, 'DESKBELL_OTP_EXPIRY'], // life of a code and a link
    sms_interval: [seconds, () => 0, 'DESKBELL_SMS_INTERVAL'], // as mail_interval, for messages to one number
    sms_expiry: [seconds, () => 60, 'DESKBELL_SMS_EXPIRY'], // life of a code sent to a phone
    challenge_expiry: [seconds, () => 300, 'DESKBELL_CHALLENGE_EXPIRY'], // a second factor must answer within
    factor_expiry: [seconds, () => 300, 'DESKBELL_FACTOR_EXPIRY'], // life of a factor that nobody challenged
    factor_burst: [count, () => 30, 'DESKBELL_FACTOR_BURST'], // so many challenges, and verifications, of one person at once
    factor_rate: [count, () => 15, 'DESKBELL_FACTOR_RATE'], // and so many more in a minute
    verify_elsewhere: [count, () => 0], // so many next codes come from another address
    mail_refusals: [count, () => 0], // so many next mails of backend/mail are not taken
    mail_lost_answers: [count, () => 0], // so many are taken, and their sender is told otherwise
    reauthentication_age: [seconds, () => 24 * 3600], // an older session must prove itself before the password changes
    signup_enabled: [flag, (auth) => auth.enable_signup !== false], // new accounts, by whatever way
    email_enabled: [flag, (auth) => auth.email.enable_signup !== false], // address and password, or a mailed code
    phone_enabled: [flag, (auth) => auth.sms?.enable_signup === true],
    mail_autoconfirm: [flag, (auth) => auth.email.enable_confirmations === false], // an address is believed at once
    sms_autoconfirm: [flag, (auth) => auth.sms?.enable_confirmations === false],
    double_confirm_changes: [flag, (auth) => auth.email.double_confirm_changes !== false], // both boxes agree to a new address
    secure_password_change: [flag, (auth) => auth.email.secure_password_change === true],
    require_current_password: [flag, () => false], // a switch of the dashboard, config.toml has no word for it
    password_requirements: [word, (auth) => auth.password_requirements ?? ''],
    pwned_passwords: [words, () => knownPasswords],
};

export class Knobs {
    #defaults = {};

    constructor(auth, environment) {
        for (const [name, [, ofProject, variable]] of Object.entries(known)) {
            const given = Number(environment[variable] ?? NaN);
            this.#defaults[name] = given >= 0 ? given : ofProject(auth);
        }
        this.restore();
    }

    restore() {
        Object.assign(this, this.#defaults);
    }

    /** For a knob that counts down: true while it has some left. */
    take(name) {
        if (this[name] < 1) return false;
        this[name] -= 1;
        return true;
    }

    /** Returns what is wrong with `wanted`, or an empty string when it was taken over. */
    turn(wanted) {
        for (const [name, value] of Object.entries(wanted ?? {})) {
            if (!(name in known)) return `there is no knob "${name}"`;
            const [kind] = known[name];
            if (!kind.fits(value)) return `"${name}" wants ${kind.wants}`;
        }
        Object.assign(this, wanted);
        return '';
    }
}
