// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Settings that a test turns while the stack runs.
// Each with the variable that sets its default, and the place in config.toml that does otherwise.
const known = {
    jwt_expiry: ['DESKBELL_JWT_EXPIRY', (auth) => auth.jwt_expiry], // life of an access token, seconds
    reuse_interval: ['DESKBELL_REUSE_INTERVAL', (auth) => auth.refresh_token_reuse_interval], // a used refresh token still answers
    mail_interval: ['DESKBELL_MAIL_INTERVAL', () => 0], // pause between two mails to one address; tests must not wait, so none
    otp_expiry: ['DESKBELL_OTP_EXPIRY', (auth) => auth.email.otp_expiry], // life of a code and a link
};

export class Knobs {
    #defaults = {};

    constructor(auth, environment) {
        for (const [name, [variable, ofProject]] of Object.entries(known)) {
            const given = Number(environment[variable] ?? NaN);
            this.#defaults[name] = given >= 0 ? given : ofProject(auth);
        }
        this.restore();
    }

    restore() {
        Object.assign(this, this.#defaults);
    }

    /** Returns what is wrong with `wanted`, or an empty string when it was taken over. */
    turn(wanted) {
        for (const [name, value] of Object.entries(wanted ?? {})) {
            if (!(name in known)) return `there is no knob "${name}"`;
            if (typeof value !== 'number' || !(value >= 0)) return `"${name}" wants a number of seconds`;
        }
        Object.assign(this, wanted);
        return '';
    }
}
