// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Counts what holds. Every program ends with one line, "N passed, N failed", and a status that says the same.
let passed = 0;
const failures = [];

export function check(name, holds, seen) {
  if (holds === true) {
    passed++;
    if (process.env.VERBOSE) console.log('ok   ', name);
    return;
  }
  failures.push(name);
  console.log('FAIL ', name, seen === undefined ? '' : JSON.stringify(seen));
}

export function finish(atLeast) {
  if (failures.length === 0) check(`no fewer than ${atLeast} checks`, passed >= atLeast, passed);
  console.log(`${passed} passed, ${failures.length} failed`);
  process.exit(failures.length === 0 ? 0 : 1);
}

/** Runs a program; an error that nobody expected is a failure, never a silent end, and so are checks that got lost. */
export async function program(work, atLeast = 1) {
  try {
    await work();
  } catch (error) {
    check(`no unexpected error: ${error.message}`, false, error.stack);
  }
  finish(atLeast);
}
