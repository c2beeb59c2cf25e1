// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { run } from '../js/support/runner.mjs';
import { closeDesk } from './support/desk.mjs';
import './suites/letters.mjs';
import './suites/settings.mjs';
import './suites/smtp.mjs';
import './suites/tls.mjs';

const word = process.argv[2];
const { passed, failed } = await run((one) => !word || one.name.includes(word));
await closeDesk();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
