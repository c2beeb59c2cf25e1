// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The sender's day: one mail after the other, each claimed just before it goes, so that several senders may run beside
// each other. What could not be sent goes back with a pause, until the database gives it up after three days. What is
// given up, also an address that was refused for good, stays in the outbox for the operator to see.
import { setTimeout as pause } from 'node:timers/promises';
import { composed } from './letter.mjs';
import { NoWords } from './words.mjs';

const hour = 3600;
const deadline = 60; // below the two minutes for which a claim holds

/** Seconds until the next try. */
export function pauseAfter(tries, firstPause) {
    return Math.ceil(Math.min(hour, firstPause * 2 ** Math.min(tries - 1, 20)));
}

export class Sender {
    #outbox;
    #carrier;
    #settings;
    #stopping = new AbortController();
    #pruned = 0;
    #trouble = ''; // with the database, as it was told last

    constructor(outbox, carrier, settings) {
        this.#outbox = outbox;
        this.#carrier = carrier;
        this.#settings = settings;
    }

    /** Until `stop`. A database that does not answer is asked again. */
    async run() {
        while (!this.#stopping.signal.aborted) {
            let more = false;
            try {
                await this.#tidy();
                more = await this.next();
                this.#tell('');
            } catch (error) {
                this.#tell(symbolOf(error));
            }
            if (!more) await this.#rest();
        }
    }

    /** After the mail that is on its way. */
    stop() {
        this.#stopping.abort();
    }

    /** Sends the next mail; false when there was none. */
    async next() {
        const mail = await this.#outbox.claim();
        if (!mail) return false;
        let letter;
        try {
            letter = composed(mail, this.#settings.from);
        } catch (error) {
            await this.#fail(mail, error instanceof NoWords ? 'no words' : symbolOf(error), null);
            return true;
        }
        try {
            await within(deadline, this.#carrier.carry(letter));
        } catch (error) {
            const again = error.forGood ? null : pauseAfter(mail.tries, this.#settings.firstPause);
            await this.#fail(mail, symbolOf(error), again);
            return true;
        }
        await this.#outbox.sent(mail);
        console.log(`mail: ${mail.event} ${mail.kind}: sent`);
        return true;
    }

    async #fail(mail, problem, again) {
        await this.#outbox.failed(mail, problem, again);
        const what = again === null ? 'given up' : `again in ${again} s`;
        console.error(`mail: ${mail.event} ${mail.kind}: ${problem}, ${what}`);
    }

    #tell(trouble) {
        if (trouble !== this.#trouble) console.error(`mail: the database ${trouble ? `does not answer: ${trouble}` : 'answers again'}`);
        this.#trouble = trouble;
    }

    async #tidy() {
        if (Date.now() - this.#pruned < hour * 1000) return;
        await this.#outbox.prune();
        this.#pruned = Date.now();
    }

    #rest() {
        return pause(this.#settings.every * 1000, null, { signal: this.#stopping.signal }).catch(() => {});
    }
}

async function within(limit, work) {
    const timer = new AbortController();
    const late = pause(limit * 1000, null, { signal: timer.signal }).then(() => {
        throw Object.assign(new Error('too slow'), { code: 'ETOOSLOW' });
    });
    late.catch(() => {}); // it may be called off
    try {
        return await Promise.race([work, late]);
    } finally {
        timer.abort();
        work.catch(() => {}); // whoever is late has been judged already
    }
}

/** What went wrong, in a word: what a server says may quote an address. */
export function symbolOf(error) {
    const word = [error.responseCode, error.code, error.cause?.code, error.name].find(Boolean) ?? 'unknown';
    return String(word).replace(/[^\w ]/g, '').slice(0, 40);
}
