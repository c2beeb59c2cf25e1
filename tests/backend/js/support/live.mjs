// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Channels of the official client, with what arrived on them.
import assert from 'node:assert/strict';

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export async function until(what, fact, limit = 30_000) {
    const begin = Date.now();
    for (;;) {
        const value = await fact();
        if (value) return value;
        assert.ok(Date.now() - begin < limit, `${what} within ${limit} ms`);
        await pause(10);
    }
}

/** A channel that keeps `events`, `systems` and `states`. `prepare` adds listeners before it is joined. */
export function open(who, name, prepare = () => {}, options = {}) {
    const channel = who.channel(name, { config: options });
    const seen = { channel, events: [], systems: [], states: [] };
    prepare(channel, seen);
    channel.on('system', {}, (message) => seen.systems.push(message));
    channel.subscribe((state, error) => seen.states.push(error ? `${state} ${error.message}` : state));
    seen.joined = () => until(`${name} joined`, () => seen.states.at(-1) === 'SUBSCRIBED');
    // Live means that the server says so, and not that the join was answered.
    seen.live = (times = 1) =>
        until(
            `${name} live`,
            () =>
                seen.systems.filter((one) => one.extension === 'postgres_changes' && one.status === 'ok').length >=
                times,
        );
    return seen;
}

/** Row changes of `table`. */
export const changes = (table, filter) => (channel, seen) =>
    channel.on('postgres_changes', { event: '*', schema: 'public', table, ...(filter ? { filter } : {}) }, (event) =>
        seen.events.push(event),
    );
