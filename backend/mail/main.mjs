// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tells people by mail what happened to their access: takes what the database has put into its outbox, and carries it.
// Everything it must know comes by environment (settings.mjs); README.md says how to run it.
import { Outbox } from './outbox.mjs';
import { Sender } from './sender.mjs';
import { Refusal, readSettings } from './settings.mjs';
import { carrierOf } from './carriers/carriers.mjs';

let settings;
try {
    settings = readSettings(process.env);
} catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(`mail: ${error.message}`);
    process.exit(2);
}
const outbox = new Outbox(settings.database);
const sender = new Sender(outbox, carrierOf(settings), settings);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => sender.stop());
console.log('mail: at work');
await sender.run();
await outbox.close();
