// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Is each repair still needed? The gateway runs without one of them, and at least one test named for it must fail.
// When a new version of the library makes this fail, the repair can go.
import { run } from './support/runner.mjs';
import { closeClients, closeOwner, reset } from './support/stack.mjs';
import { loadSuites } from './support/suites.mjs';

const numbers = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'];
await loadSuites();
let [passed, failed] = [0, 0];
for (const number of numbers) {
    await reset({ DESKBELL_WITHOUT_REPAIRS: number });
    const print = console.log;
    console.log = () => {}; // failures are what we want to see here
    const outcome = await run((one) => one.repair === number);
    console.log = print;
    await closeClients();
    const needed = outcome.failed > 0;
    if (needed) passed += 1;
    else failed += 1;
    console.log(
        `${needed ? 'ok  ' : 'FAIL'} repair ${number} is needed: without it ${outcome.failed} of ${outcome.failed + outcome.passed} tests fail`,
    );
}
await reset();
await closeOwner();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
