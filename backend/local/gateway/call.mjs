// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One request on its way through the steps: read whole at the door, changed by steps, handed to the library last.
export class Call {
    constructor({ method, url, headers, body }) {
        this.method = method;
        this.url = url;
        this.headers = headers;
        this.body = body; // Buffer
    }

    get path() {
        return this.url.pathname;
    }

    /** The JSON object of the body, null when it is none. */
    json() {
        try {
            const value = JSON.parse(this.body.toString('utf8'));
            return value && typeof value === 'object' ? value : null;
        } catch {
            return null;
        }
    }

    /** The same request with some parts changed. */
    with({ method = this.method, url = this.url, headers = this.headers, body = this.body, json } = {}) {
        if (json === undefined) return new Call({ method, url, headers, body });
        const changed = new Headers(headers);
        changed.set('content-type', 'application/json');
        changed.delete('content-length');
        return new Call({ method, url, headers: changed, body: Buffer.from(JSON.stringify(json)) });
    }

    request() {
        const bare = this.method === 'GET' || this.method === 'HEAD' || this.body.length === 0;
        return new Request(this.url, {
            method: this.method,
            headers: this.headers,
            body: bare ? undefined : this.body,
            redirect: 'manual',
        });
    }
}

/** `steps`, each (call, next) => Response, with `last` at the end. */
export function chain(steps, last) {
    return steps.reduceRight((next, step) => (call) => step(call, next), last);
}
