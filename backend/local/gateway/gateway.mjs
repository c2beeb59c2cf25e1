// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The gateway's life: open on a database, closed while `reset` makes that database anew, open again with nothing
// remembered. A new process would do the same and take a second for it.
import { codeStamp } from '../stack/code.mjs';
import { endpoints } from '../stack/endpoints.mjs';
import { readState } from '../stack/state.mjs';
import { createContext } from './context.mjs';

export class Gateway {
    context = null; // while it is closed
    #paths;
    #state;
    #code;

    constructor(paths) {
        this.#paths = paths;
        this.#code = codeStamp(paths);
        this.#state = readState(paths);
    }

    get port() {
        return this.#state.ports.gateway;
    }

    get secretKey() {
        return this.#state.secretKey;
    }

    async open(environment) {
        this.#state = readState(this.#paths);
        if (this.context) return;
        this.context = await createContext(this.#state, endpoints(this.#state), this.#paths, environment);
        this.context.code = this.#code;
    }

    async close() {
        const { context } = this;
        this.context = null;
        context?.sockets.forEach((socket) => socket.destroy());
        await context?.close();
    }

    /** PUT /__life {open: false} or {open: true, environment}. */
    async turn(wanted) {
        if (wanted?.open === false) await this.close();
        else if (wanted?.open === true) await this.open(wanted.environment ?? {});
        else return Response.json({ message: 'wanted: {"open": true or false}' }, { status: 400 });
        return Response.json({ open: this.context !== null });
    }
}
