// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every suite in order, on a fresh demonstration without tickets.
import { run } from './support/runner.mjs';
import { closeClients, closeOwner, reset } from './support/stack.mjs';
import { loadSuites } from './support/suites.mjs';

await reset();
await loadSuites();
const word = process.argv[2];
const { passed, failed } = await run((one) => !word || one.name.includes(word));
await closeClients();
await closeOwner();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
