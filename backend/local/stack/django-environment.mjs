// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the Django service is told. Its keys go by environment: argv is for everyone to read.
import path from 'node:path';

// md5 of "demo org", as backend/supabase/seed_people.sql makes it.
export const demoOrganization = 'da15d6f6-ac27-63e8-2a38-7d2e6a206374';

export const djangoFolder = (paths) => path.join(paths.root, 'backend', 'django');
export const djangoOrigin = (state) => `http://127.0.0.1:${state.ports.django}`;

export function djangoEnvironment(paths, state, databaseUrl) {
    return {
        DJANGO_SECRET_KEY: state.djangoSecretKey,
        DJANGO_SEAL_KEYS: state.djangoSealKey,
        DJANGO_DATABASE_URL: databaseUrl,
        DJANGO_ALLOWED_HOSTS: '127.0.0.1,localhost',
        DJANGO_TRUSTED_PROXIES: '',
        DJANGO_DEBUG: '0',
        SUPABASE_URL: `http://127.0.0.1:${state.ports.gateway}`,
        SUPABASE_PUBLISHABLE_KEY: state.publishableKey,
        SUPABASE_SECRET_KEY: state.secretKey,
        DESKBELL_ORGANIZATION: demoOrganization,
        DESKBELL_FORWARD_ADDRESS: '0',
        PYTHONPYCACHEPREFIX: path.join(paths.home, 'python'), // and nothing in the checkout
    };
}
