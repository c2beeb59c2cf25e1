// The command behind packaging/stack: up, down, reset, status.
import { parseArgs } from 'node:util';
import { stackPaths } from './stack/paths.mjs';
import { Refusal, say } from './stack/say.mjs';
import { up } from './stack/up.mjs';
import { down } from './stack/down.mjs';
import { reset } from './stack/reset.mjs';
import { status } from './stack/status.mjs';

const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { home: { type: 'string' }, 'people-only': { type: 'boolean', default: false } },
});
const commands = { up, down, reset, status };
const command = commands[positionals[0]];
try {
    if (!command || !values.home) throw new Refusal('usage: packaging/stack up|down|reset|status [--home DIR] [--people-only]');
    process.exitCode = (await command(stackPaths(values.home), { peopleOnly: values['people-only'] })) ?? 0;
} catch (error) {
    // A refusal is a sentence for people; anything else is a fault of ours and keeps its stack.
    say(error instanceof Refusal ? error.message : (error.stack ?? String(error)));
    process.exitCode = 1;
}
