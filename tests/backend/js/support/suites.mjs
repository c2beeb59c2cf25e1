// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Loads the suites in an order that tells a story: sign-in first, live updates last.
import fs from 'node:fs';

const folder = new URL('../suites/', import.meta.url);

export async function loadSuites() {
    for (const name of fs
        .readdirSync(folder)
        .filter((file) => file.endsWith('.mjs'))
        .sort())
        await import(new URL(name, folder));
}
