// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// packaging/stack itself, in homes of its own: up, twice, killed half way, reset, down, as root and as somebody else.
import { run } from './support/runner.mjs';
import { cleanHomes } from './support/homes.mjs';
import './lifecycle/up-and-down.mjs';
import './lifecycle/django.mjs';
import './lifecycle/accidents.mjs';
import './lifecycle/users.mjs';

const word = process.argv[2];
const { passed, failed } = await run((one) => !word || one.name.includes(word));
await cleanHomes();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
