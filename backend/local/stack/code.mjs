// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which code the gateway runs: a checkout that moved on must not be tried with the gateway of yesterday.
import fs from 'node:fs';
import path from 'node:path';

export function codeStamp(paths) {
    const folders = ['auth', 'factors', 'gateway', 'identity', 'oauth', 'repairs', 'stack'].map((name) =>
        path.join(paths.package, name),
    );
    folders.push(paths.mail, path.join(paths.mail, 'carriers'));
    const files = folders.flatMap((folder) => fs.readdirSync(folder).map((name) => path.join(folder, name)));
    files.push(path.join(paths.supabase, 'config.toml'), path.join(paths.package, 'package-lock.json'));
    return String(Math.max(...files.map((file) => fs.statSync(file).mtimeMs)));
}
