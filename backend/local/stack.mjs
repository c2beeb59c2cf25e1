// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The command behind packaging/stack: up, down, reset, status.
import { parseArgs } from 'node:util';
import { stackPaths } from './stack/paths.mjs';
import { Refusal, say } from './stack/say.mjs';

const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { home: { type: 'string' }, 'people-only': { type: 'boolean', default: false } },
});
const name = positionals[0];
try {
    if (!['up', 'down', 'reset', 'status'].includes(name) || !values.home)
        throw new Refusal('usage: packaging/stack up|down|reset|status [--home DIR] [--people-only]');
    const { [name]: command } = await import(`./stack/${name}.mjs`); // only what this command needs
    process.exitCode = (await command(stackPaths(values.home), { peopleOnly: values['people-only'] })) ?? 0;
} catch (error) {
    // A refusal is a sentence for people; anything else is a fault of ours and keeps its stack.
    say(error instanceof Refusal ? error.message : (error.stack ?? String(error)));
    process.exitCode = 1;
}
