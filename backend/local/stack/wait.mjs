// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Waiting for a fact, with a limit and a line of progress when it takes longer than a second.
import { setTimeout as pause } from 'node:timers/promises';
import { Refusal, say } from './say.mjs';

export async function until(what, limit, fact) {
    const begin = Date.now();
    let told = false;
    for (;;) {
        const value = await fact();
        if (value) return value;
        const waited = Date.now() - begin;
        if (waited > limit) throw new Refusal(`${what} did not happen within ${limit / 1000} s.`);
        if (waited > 1000 && !told) {
            say(`waiting: ${what} ...`);
            told = true;
        }
        await pause(20);
    }
}
