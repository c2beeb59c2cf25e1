// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The outbox of the database, as its role sees it: four functions (migration 6300). Each is a transaction of its own.
import postgres from 'postgres';

export class Outbox {
    #sql;

    constructor({ url, ssl }) {
        // No prepared statements: a pooler may give each transaction another connection.
        this.#sql = postgres(url, {
            ssl,
            max: 1,
            prepare: false,
            connect_timeout: 10,
            idle_timeout: 60,
            onnotice() {},
        });
    }

    /** The next mail that is due, or null. */
    async claim() {
        const [mail] = await this.#sql`select * from private.mail_claim()`;
        return mail ?? null;
    }

    async sent({ event }) {
        await this.#sql`select private.mail_sent(${event})`;
    }

    /** `again`: after so many seconds; null: never. */
    async failed({ event, lease }, problem, again) {
        await this.#sql`select private.mail_failed(${event}, ${lease}, ${problem}, ${again})`;
    }

    async prune() {
        await this.#sql`select private.mail_prune()`;
    }

    close() {
        return this.#sql.end({ timeout: 5 });
    }
}
