// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// @supabase/lite 0.10.0, repair 4. Timestamps come as PostgreSQL writes them and not as ISO, JSON written to auth.*
// is encoded twice, and check violations, `raise exception` and others answer 500 instead of PostgREST's status.
import { AsyncLocalStorage } from 'node:async_hooks';

const seen = new AsyncLocalStorage();
const types = { timestamp: 1114, timestamptz: 1184, json: 114, jsonb: 3802 };

export function mendValues(connection) {
    const { parsers, serializers } = connection.driver.options;
    const iso = (text) => text.replace(' ', 'T');
    parsers[types.timestamp] = iso;
    parsers[types.timestamptz] = (text) => iso(text).replace(/([+-]\d\d)$/, '$1:00');
    // The library hands objects of auth.* over as text that is JSON already.
    const once = (value) => (typeof value === 'string' && /^\s*[[{]/.test(value) ? value : JSON.stringify(value));
    serializers[types.json] = once;
    serializers[types.jsonb] = once;
}

/** Keeps the database's own error of each request, which the library forgets when it answers. */
export function watchErrors(connection) {
    const normalize = connection.normalizeDbError.bind(connection);
    connection.normalizeDbError = (error) => {
        const normal = normalize(error);
        const store = seen.getStore();
        if (store) store.error = normal;
        return normal;
    };
}

export async function sqlErrors(context, call, next) {
    if (!call.path.startsWith('/rest/v1/')) return next(call);
    const store = {};
    const response = await seen.run(store, () => next(call));
    const code = store.error?.code;
    if (response.status !== 500 || typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code)) return response;
    const { message, detail, hint } = store.error;
    return Response.json({ code, details: detail ?? null, hint: hint ?? null, message }, { status: statusOf(code) });
}

// PostgREST's table for the classes that reach this place.
function statusOf(code) {
    if (code === 'P0001') return 400;
    if (code === '53400') return 500;
    if (/^(08|53)/.test(code)) return 503;
    if (code === '54000' || /^(09|25|2D|38|39|3B|40|54|55|57|58|F0|HV|P0|XX)/.test(code)) return 500;
    if (code.startsWith('0L') || code.startsWith('0P') || code.startsWith('28')) return 403;
    return 400;
}
