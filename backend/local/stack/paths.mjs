// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where everything lies. All that the stack writes is under its home, except what the user of PostgreSQL
// could not reach there (see stack/binaries.mjs).
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const packageFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

export function stackPaths(home) {
    const folder = path.resolve(home);
    const root = path.resolve(packageFolder, '..', '..');
    return {
        home: folder,
        root,
        package: packageFolder,
        state: path.join(folder, 'state.json'),
        logs: path.join(folder, 'logs'),
        storage: path.join(folder, 'storage'),
        supabase: path.join(root, 'backend', 'supabase'),
        platform: path.join(packageFolder, 'platform'),
        gateway: path.join(packageFolder, 'gateway', 'main.mjs'),
        identity: path.join(packageFolder, 'identity', 'main.mjs'),
        mail: path.join(root, 'backend', 'mail'),
    };
}
