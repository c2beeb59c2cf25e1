// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the mails say, by kind of event. Nothing that somebody could have chosen stands in a subject, and there are no
// links: who is told that a stranger came in must not learn to sign in from a mail.
import { calmed } from './foreign.mjs';

export class NoWords extends Error {}

const roles = { admin: 'Admin', manager: 'Manager', staff: 'Staff', client: 'Client' };
const role = (name) => roles[name] ?? calmed(name);

const wasMe = 'If that was you, there is nothing to do.';
const wasNot = (what) => `If it was not you: ${what} Then tell an admin of your organization.`;
const endSessions = 'open “Devices and sessions” in Deskbell and end every session that is not yours.';

const device = ({ device: name, system }) => ({
    subject: 'A new device for your Deskbell account',
    said: ['Somebody signed in to Deskbell as you, with your PIN, on a device that was not known before.'],
    facts: [
        ['Device', calmed(name)],
        ['System', calmed(system)],
    ],
    advice: [wasMe, wasNot(`${endSessions} Change your PIN and your password.`)],
});

const lockout = () => ({
    subject: 'Your Deskbell PIN was blocked',
    said: ['Your PIN was typed wrong three times in a row. The session in which that happened is closed for good.'],
    advice: [
        'If that was you, wait a moment and sign in again.',
        wasNot('somebody can sign in as you and was stopped by the PIN alone. Change your password, and look after your mail box.'),
    ],
});

const password = () => ({
    subject: 'Your Deskbell password was changed',
    said: ['The password of your Deskbell account was changed.'],
    advice: [wasMe, wasNot(`choose a new password in the sign-in window, and ${endSessions}`)],
});

const factorAdded = () => ({
    subject: 'An authenticator app was added to your Deskbell account',
    said: ['From now on your Deskbell account knows an authenticator app that it did not know before.'],
    advice: [wasMe, wasNot(`${endSessions} Have an admin remove the app.`)],
});

const factorRemoved = ({ by_other: byOther }) => ({
    subject: 'An authenticator app was removed from your Deskbell account',
    said: [
        byOther
            ? 'An admin of your organization removed the authenticator app from your Deskbell account.'
            : 'An authenticator app was removed from your Deskbell account. Its codes are not asked for any more.',
    ],
    advice: byOther
        ? ['If you had asked for it, there is nothing to do. If you had not, ask an admin whom you know.']
        : [wasMe, wasNot(`${endSessions} Change your password.`)],
});

const roleChanged = ({ organization, old_role: from, new_role: to }) => ({
    subject: 'Your role in Deskbell has changed',
    said: ['An admin of your organization changed what you may see and do there.'],
    facts: [
        ['Organization', calmed(organization)],
        ['Before', role(from)],
        ['Now', role(to)],
    ],
    advice: ['If you did not expect this, ask an admin of your organization.'],
});

const address = () => ({
    subject: 'The address of your Deskbell account has changed',
    said: [
        'Your Deskbell account has another mail address now. Codes and messages about the account go there, and this is the last mail to this one.',
    ],
    advice: [
        wasMe,
        'If it was not you: somebody has taken over your account. Tell an admin of your organization at once, by another way than mail.',
    ],
});

const kinds = {
    'device.new': device,
    'pin.lockout': lockout,
    'password.set': password,
    'factor.added': factorAdded,
    'factor.removed': factorRemoved,
    'member.role': roleChanged,
    'email.changed': address,
};

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

/** {subject, said: [sentence], facts: [[name, value]], advice: [sentence]} in plain text, foreign words calmed. */
export function wordsFor(mail) {
    if (!Object.hasOwn(kinds, mail.kind)) throw new NoWords(mail.kind);
    const { facts = [], advice, ...words } = kinds[mail.kind](mail);
    const last =
        'This has happened several times. There is no further mail about it for some hours, even if it goes on; “Devices and sessions” in Deskbell shows everything.';
    return {
        ...words,
        facts: [...facts.filter(([, value]) => value), ['When', `${day.format(new Date(mail.at))} UTC`]],
        advice: mail.last ? [...advice, last] : advice,
    };
}
