// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the stack remembers between two commands: ports, keys, and where the data lies. Only the owner may read it.
import crypto from 'node:crypto';
import fs from 'node:fs';
import { signToken } from '../gateway/tokens.mjs';

const tenYears = 10 * 365 * 24 * 3600;

export function readState(paths) {
    try {
        return JSON.parse(fs.readFileSync(paths.state, 'utf8'));
    } catch {
        return null; // absent, or cut off while it was written for the first time: both mean "begin again"
    }
}

export function writeState(paths, state) {
    fs.mkdirSync(paths.home, { recursive: true });
    const fresh = `${paths.state}.new`;
    fs.writeFileSync(fresh, JSON.stringify(state, null, 2), { mode: 0o600 });
    fs.renameSync(fresh, paths.state);
}

export function freshSecrets() {
    const random = (bytes) => crypto.randomBytes(bytes).toString('base64url');
    const jwtSecret = random(36);
    const iat = Math.floor(Date.now() / 1000);
    const legacy = (role) => signToken({ iss: 'supabase', ref: 'local', role, iat, exp: iat + tenYears }, jwtSecret);
    return {
        jwtSecret,
        databasePassword: random(18),
        mailPassword: random(18),
        mailKey: random(24),
        djangoPassword: random(18),
        djangoSecretKey: random(48),
        djangoSealKey: `${random(32)}=`, // a Fernet key has its padding
        publishableKey: `sb_publishable_${random(22)}`,
        secretKey: `sb_secret_${random(22)}`,
        anonKey: legacy('anon'),
        serviceRoleKey: legacy('service_role'),
        identity: { clientId: 'deskbell', clientSecret: random(24), cookieKey: random(24), password: random(9) },
    };
}
