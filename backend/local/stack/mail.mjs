// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The sender of backend/mail, which puts what it sends into the gateway's mail box. It has a role of its own in the
// database, and a key that opens nothing but the box; both go by environment.
import fs from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { processesOf, startDetached } from './processes.mjs';
import { Refusal } from './say.mjs';
import { until } from './wait.mjs';

const literal = (text) => `'${text.replaceAll("'", "''")}'`;

// The role comes with the migrations, as on hosted; that it may log in here is the operator's to say.
async function admitSender(state, endpoint) {
    const sql = postgres(endpoint.maintenance, { max: 1, onnotice() {}, connect_timeout: 10 });
    try {
        if (!endpoint.external) await sql.unsafe(`alter role deskbell_mail login password ${literal(state.mailPassword)}`);
        await sql`grant connect on database ${sql(endpoint.database)} to deskbell_mail`;
    } finally {
        await sql.end({ timeout: 2 });
    }
}

export async function startMail(paths, state, endpoint) {
    await admitSender(state, endpoint);
    const started = startDetached(paths, 'mail', process.execPath, [path.join(paths.mail, 'main.mjs')], {
        environment: {
            DESKBELL_MAIL_DATABASE: endpoint.mail,
            DESKBELL_MAIL_FROM: 'Deskbell <deskbell@deskbell.test>',
            DESKBELL_MAIL_BOX: `http://127.0.0.1:${state.ports.gateway}/mail`,
            DESKBELL_MAIL_BOX_KEY: state.mailKey,
            DESKBELL_MAIL_EVERY: '0.3',
            DESKBELL_MAIL_FIRST_PAUSE: '1',
        },
    });
    const log = path.join(paths.logs, 'mail.log');
    await until('the sender of mails is at work', 15_000, () => {
        if (started.failure) throw new Refusal(`the sender of mails ${started.failure}; see ${log}`);
        return fs.readFileSync(log, 'utf8').includes('at work');
    });
}

export const mailRuns = (paths) => processesOf(paths, 'mail').length > 0;
