// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Bad days on demand: rules that a test sets with PUT /__faults, tried in order on each request of the program.
//   {match: {method?, path: "regular expression"}, action: {...}, times?: 1 (0: always), skip?: 0}
// Actions: delay (ms, alone or with another) · status [+ body, headers] · html (a captive portal) · cut: "before" or
// "after" the work is done · truncate (bytes) · huge (bytes). README.md says what each does.
import { setTimeout as pause } from 'node:timers/promises';

const page = '<!doctype html><title>Guest network</title><h1>Please accept the terms</h1>';
const actions = ['delay', 'status', 'body', 'headers', 'html', 'cut', 'truncate', 'huge'];

export class Faults {
    #rules = [];

    /** Returns what is wrong with `rules`, or an empty string when they replace the old ones. */
    replace(rules) {
        if (!Array.isArray(rules)) return '"rules" wants a list';
        const made = [];
        for (const rule of rules) {
            const unknown = Object.keys(rule.action ?? {}).find((name) => !actions.includes(name));
            if (!rule.action || unknown) return unknown ? `there is no action "${unknown}"` : 'a rule wants an action';
            try {
                made.push({
                    method: rule.match?.method,
                    path: new RegExp(rule.match?.path ?? '.'),
                    action: rule.action,
                    left: rule.times ?? 1,
                    skip: rule.skip ?? 0,
                    hits: 0,
                });
            } catch {
                return `not a regular expression: ${rule.match.path}`;
            }
            if (made.at(-1).left === 0) made.at(-1).left = Infinity;
        }
        this.#rules = made;
        return '';
    }

    list() {
        return this.#rules.map(({ method, path, action, left, hits }) => ({
            method,
            path: path.source,
            action,
            left: left === Infinity ? 'always' : left,
            hits,
        }));
    }

    match(method, url) {
        if (this.#rules.length === 0 || url.includes('/__') || url.startsWith('/mail') || url.startsWith('/healthz'))
            return null;
        const rule = this.#rules.find(
            (one) => one.left > 0 && (!one.method || one.method === method) && one.path.test(url),
        );
        if (!rule) return null;
        if (rule.skip > 0) {
            rule.skip -= 1;
            return null;
        }
        rule.left -= 1;
        rule.hits += 1;
        return new Fault(rule.action);
    }
}

class Fault {
    #action;

    constructor(action) {
        this.#action = action;
    }

    /** Before the work; true when that was all. */
    async before(request, response) {
        const { delay, cut, status, html, huge, body, headers } = this.#action;
        if (delay) await pause(delay);
        if (cut === 'before') return (request.socket.destroy(), true);
        if (html) return answer(response, status ?? 200, 'text/html; charset=utf-8', page, headers);
        if (huge) return answer(response, status ?? 200, 'application/json', `["${'x'.repeat(huge)}"]`, headers);
        if (status && !cut)
            return answer(
                response,
                status,
                'application/json',
                typeof body === 'string' ? body : JSON.stringify(body ?? { message: 'asked for by a test' }),
                headers,
            );
        if (body !== undefined)
            return answer(
                response,
                200,
                'application/json',
                typeof body === 'string' ? body : JSON.stringify(body),
                headers,
            );
        return false;
    }

    /** After the work; true when the answer of the work must not be sent. */
    async after(request, response, done) {
        const { cut, truncate } = this.#action;
        if (cut === 'after') return (request.socket.destroy(), true);
        if (truncate === undefined) return false;
        const bytes = Buffer.from(await done.arrayBuffer());
        response.writeHead(done.status, { ...Object.fromEntries(done.headers), 'content-length': bytes.length + 1 });
        response.write(bytes.subarray(0, truncate), () => request.socket.destroy());
        return true;
    }

    async beforeUpgrade(socket) {
        const { delay, cut, status, body } = this.#action;
        if (delay) await pause(delay);
        if (cut) return (socket.destroy(), true);
        if (!status) return false;
        const text = typeof body === 'string' ? body : JSON.stringify(body ?? { error: 'asked for by a test' });
        socket.end(
            `HTTP/1.1 ${status} Refused\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
        );
        return true;
    }
}

function answer(response, status, type, text, headers = {}) {
    response.writeHead(status, { 'content-type': type, ...headers });
    response.end(text);
    return true;
}
