// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A database of its own with a few people, the outbox as its sender sees it, and senders in front of a sink.
import { randomUUID } from 'node:crypto';
import { Outbox } from '../../../../backend/mail/outbox.mjs';
import { Sender } from '../../../../backend/mail/sender.mjs';
import { SmtpCarrier } from '../../../../backend/mail/carriers/smtp.mjs';
import { openDatabase, stackStatus } from '../../sql/lib/database.mjs';

let opened = null;

async function open() {
    const database = await openDatabase({ inPlace: false });
    const [{ name }] = await database.admin`select current_database() as name`;
    const url = Object.assign(new URL(stackStatus().admin_database_url), { pathname: `/${name}` });
    url.searchParams.set('options', '-c role=deskbell_mail');
    return { ...database, name, url: url.toString().replace(/\+/g, '%20'), outboxes: [] };
}

export const desk = () => (opened ??= open());

export async function closeDesk() {
    if (!opened) return;
    const { close, outboxes } = await opened;
    await Promise.all(outboxes.map((one) => one.close()));
    await close();
}

/** Nothing waits any more, whatever an earlier test left. */
export async function cleared() {
    const { owner } = await desk();
    await owner`delete from private.mail_outbox`;
}

/** Somebody whose password was just changed: one mail is posted. */
export async function changed(address = `person-${randomUUID().slice(0, 8)}@test.test`) {
    const { admin } = await desk();
    const id = randomUUID();
    await admin`insert into auth.users (id, email, email_confirmed_at) values (${id}, ${address}, now())`;
    await admin`update auth.users set encrypted_password = 'x' where id = ${id}`;
    return { id, address };
}

export async function row({ id }) {
    const { owner } = await desk();
    return (await owner`select * from private.mail_outbox where person = ${id}`)[0];
}

/** As if the pause were over. */
export async function due() {
    const { owner } = await desk();
    await owner`update private.mail_outbox set due_at = now() where lease is null`;
}

export const from = { name: 'Deskbell', address: 'desk@deskbell.test' };

/** A sender that sends to this port; `server` more of what nodemailer takes. */
export async function sender(port, { patience = 5, every = 0.05, ...server } = {}) {
    const { url, outboxes } = await desk();
    const outbox = new Outbox({ url, ssl: false });
    outboxes.push(outbox);
    const carrier = new SmtpCarrier({ host: '127.0.0.1', port, secure: false, requireTLS: false, ...server }, patience);
    return new Sender(outbox, carrier, { from, every, firstPause: 30 });
}

/** What `work` writes to standard output and error. */
export async function logOf(work) {
    const [log, error] = [console.log, console.error];
    const lines = [];
    console.log = console.error = (...parts) => lines.push(parts.join(' '));
    try {
        await work(lines);
    } finally {
        [console.log, console.error] = [log, error];
    }
    return lines.join('\n');
}
