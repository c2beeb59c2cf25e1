// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Into the mail box of the local stack, from which nothing leaves the machine.
export class BoxCarrier {
    #url;
    #key;

    constructor({ url, key }) {
        this.#url = url;
        this.#key = key;
    }

    async carry({ id, to, subject, text, html }) {
        const answer = await fetch(this.#url, {
            method: 'POST',
            redirect: 'error',
            headers: { apikey: this.#key, 'content-type': 'application/json' },
            body: JSON.stringify({ notice: id, to, subject, text, html }),
            signal: AbortSignal.timeout(10_000),
        });
        await answer.body?.cancel();
        if (!answer.ok) throw Object.assign(new Error('not taken'), { code: `HTTP ${answer.status}` });
    }
}
