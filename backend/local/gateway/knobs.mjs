// Settings that a test turns while the stack runs, with defaults from the environment of `packaging/stack up`.
const known = {
    jwt_expiry: ['DESKBELL_JWT_EXPIRY', 3600], // life of an access token, seconds
    reuse_interval: ['DESKBELL_REUSE_INTERVAL', 10], // how long a used refresh token still answers, seconds
    mail_interval: ['DESKBELL_MAIL_INTERVAL', 0], // seconds between two mails to one address; 0: no limit
    otp_expiry: ['DESKBELL_OTP_EXPIRY', 3600], // life of a code and a link, seconds
};

export class Knobs {
    #defaults = {};

    constructor(environment) {
        for (const [name, [variable, value]] of Object.entries(known)) {
            const given = Number(environment[variable] ?? value);
            this.#defaults[name] = Number.isFinite(given) && given >= 0 ? given : value;
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
