// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the sender is told. Each variable may also be given as NAME_FILE, a file with the value (systemd's credentials,
// a container's secrets): an environment is easier to read for others than a file.
import fs from 'node:fs';

export class Refusal extends Error {}

const loopback = ['127.0.0.1', 'localhost', '[::1]'];
export const isHere = (url) => loopback.includes(url.hostname);

export function readSettings(environment) {
    const read = (name) => valueOf(environment, name);
    const [smtp, box] = [read('DESKBELL_MAIL_SMTP'), read('DESKBELL_MAIL_BOX')];
    if (!smtp === !box) throw new Refusal('name either DESKBELL_MAIL_SMTP or DESKBELL_MAIL_BOX.');
    return {
        database: databaseOf(read('DESKBELL_MAIL_DATABASE'), read('DESKBELL_MAIL_DATABASE_CA')),
        from: senderOf(read('DESKBELL_MAIL_FROM')),
        smtp: smtp && smtpOf(smtp),
        box: box && { url: boxOf(box), key: wanted(read('DESKBELL_MAIL_BOX_KEY'), 'DESKBELL_MAIL_BOX_KEY') },
        every: seconds(read('DESKBELL_MAIL_EVERY'), 5, 'DESKBELL_MAIL_EVERY'),
        firstPause: seconds(read('DESKBELL_MAIL_FIRST_PAUSE'), 30, 'DESKBELL_MAIL_FIRST_PAUSE'),
    };
}

function valueOf(environment, name) {
    const file = environment[`${name}_FILE`];
    if (!file) return environment[name] ?? '';
    if (environment[name]) throw new Refusal(`${name} and ${name}_FILE are both set.`);
    try {
        return fs.readFileSync(file, 'utf8').trim();
    } catch {
        throw new Refusal(`the file of ${name}_FILE cannot be read.`);
    }
}

function wanted(value, name) {
    if (!value) throw new Refusal(`${name} is missing.`);
    return value;
}

// The errors name the variable and never its value, which holds a password.
function urlOf(value, name, protocols) {
    let url;
    try {
        url = new URL(wanted(value, name));
    } catch (error) {
        if (error instanceof Refusal) throw error;
        throw new Refusal(`${name} is no address.`);
    }
    if (!protocols.includes(url.protocol)) throw new Refusal(`${name} must begin with ${protocols.join(' or ')}//.`);
    return url;
}

/** A database elsewhere is spoken to in TLS, with a certificate that holds. */
function databaseOf(value, authority) {
    const url = urlOf(value, 'DESKBELL_MAIL_DATABASE', ['postgresql:', 'postgres:']);
    const ssl = isHere(url) ? false : { rejectUnauthorized: true, ...(authority ? { ca: authority } : {}) };
    return { url: url.toString(), ssl };
}

/** A mail server elsewhere is spoken to in TLS: from the first byte (smtps), or it must offer STARTTLS (smtp). */
function smtpOf(value) {
    const url = urlOf(value, 'DESKBELL_MAIL_SMTP', ['smtp:', 'smtps:']);
    const secure = url.protocol === 'smtps:';
    const user = decodeURIComponent(url.username);
    return {
        host: url.hostname.replace(/^\[|\]$/g, ''),
        port: Number(url.port) || (secure ? 465 : 587),
        secure,
        requireTLS: !secure && !isHere(url),
        ...(user ? { auth: { user, pass: decodeURIComponent(url.password) } } : {}),
    };
}

function boxOf(value) {
    const url = urlOf(value, 'DESKBELL_MAIL_BOX', ['http:']);
    if (!isHere(url)) throw new Refusal('DESKBELL_MAIL_BOX is for the local stack only.');
    return url;
}

/** `Name <address>`, or the address alone. */
function senderOf(value) {
    const [, name, named, alone] =
        wanted(value, 'DESKBELL_MAIL_FROM').match(/^(?:([^<>"\r\n]*)<([^\s<>@]+@[^\s<>@]+)>|([^\s<>@]+@[^\s<>@]+))$/) ?? [];
    if (!named && !alone) throw new Refusal('DESKBELL_MAIL_FROM is not like "Deskbell <desk@example.com>".');
    return { name: (name ?? '').trim(), address: named ?? alone };
}

function seconds(value, usual, name) {
    if (!value) return usual;
    const number = Number(value);
    if (!(number > 0 && number <= 3600)) throw new Refusal(`${name} wants a number of seconds, an hour at most.`);
    return number;
}
