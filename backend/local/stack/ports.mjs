// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A port that is free now: the preferred one, else any that the system gives.
import net from 'node:net';

function tryPort(port) {
    return new Promise((resolve) => {
        const probe = net.createServer();
        probe.once('error', () => resolve(0));
        probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
            const { port: got } = probe.address();
            probe.close(() => resolve(got));
        });
    });
}

export async function freePort(preferred, taken = []) {
    if (!taken.includes(preferred)) {
        const got = await tryPort(preferred);
        if (got) return got;
    }
    for (;;) {
        const got = await tryPort(0);
        if (got && !taken.includes(got)) return got;
    }
}
