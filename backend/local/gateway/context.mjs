// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What every step of the gateway works with, made once and handed over: the library's app, two ways into the
// database, the mail box, the knobs and the faults.
import { App, setExperimental } from '@supabase/lite';
import { createPostgresConnection } from '@supabase/lite/postgres';
import postgres from 'postgres';
import { keycloakOf } from '../oauth/keycloak.mjs';
import { keepGrants } from '../repairs/1-grants.mjs';
import { mailer } from '../repairs/2-mail-links.mjs';
import { mendValues, watchErrors } from '../repairs/4-values.mjs';
import { followSchema } from '../repairs/6-schema-cache.mjs';
import { UsedCodes } from '../factors/totp.mjs';
import { Buckets } from './buckets.mjs';
import { Faults } from './faults.mjs';
import { FileStorage } from './file-storage.mjs';
import { keyKind } from './keys.mjs';
import { Knobs } from './knobs.mjs';
import { Mailbox } from './mailbox.mjs';
import { readProject } from './project.mjs';

/** `environment` sets the defaults of the knobs and the repairs to leave out. */
export async function createContext(state, endpoint, paths, environment) {
    const site = `http://127.0.0.1:${state.ports.gateway}`;
    const project = readProject(paths);
    const context = {
        state,
        site,
        project,
        keycloak: keycloakOf(project.auth, state),
        redirects: [...(project.auth.additional_redirect_urls ?? []), 'deskbell://auth/**'],
        // For the test that asks whether a repair is still needed: numbers of the files in repairs/.
        without: new Set((environment.DESKBELL_WITHOUT_REPAIRS ?? '').split(',').filter(Boolean)),
        mailbox: new Mailbox(),
        knobs: new Knobs(project.auth, environment),
        faults: new Faults(),
        sockets: new Set(),
        lastMail: new Map(), // address → time
        buckets: new Buckets(),
        usedCodes: new UsedCodes(),
        uploads: new Map(), // begun and not finished
        hooks: postgres(endpoint.hooks, { max: 2, onnotice() {}, idle_timeout: 60 }),
    };
    context.app = await createApp(context, endpoint, paths);
    context.sql = context.app.connection.driver;
    context.close = () => Promise.all([context.sql.end({ timeout: 1 }), context.hooks.end({ timeout: 1 })]);
    return context;
}

async function createApp(context, endpoint, paths) {
    const { state, site, project, without } = context;
    setExperimental('storage', true);
    const connection = createPostgresConnection({ url: endpoint.owner(), postgresOptions: { onnotice() {} } });
    if (!without.has('1')) keepGrants(connection);
    if (!without.has('4')) mendValues(connection);
    if (!without.has('4')) watchErrors(connection);
    if (!without.has('6')) await followSchema(connection);
    const { api, auth, storage } = project;
    const app = new App({
        connection,
        api: { schemas: api.schemas, extra_search_path: api.extra_search_path, max_rows: api.max_rows },
        auth: {
            enabled: true,
            site_url: site,
            additional_redirect_urls: context.redirects,
            jwt_secret: state.jwtSecret,
            enable_signup: auth.enable_signup,
            minimum_password_length: auth.minimum_password_length,
            publishable_key: state.publishableKey,
            secret_key: state.secretKey,
            email: { ...auth.email, template: {} },
        },
        storage: { enabled: true, file_size_limit: storage.file_size_limit },
        options: {
            server: { admin: false, apiKeys: { resolver: (key) => keyKind(state, key) } },
            drivers: {
                email: { send: ({ to, subject, text, html }) => context.mailbox.add({ to, subject, text, html }) },
            },
        },
    });
    // The library asks at each request, and the knob may have been turned meanwhile.
    Object.defineProperty(app.config.auth.email, 'otp_expiry', {
        enumerable: true,
        get: () => context.knobs.otp_expiry,
    });
    app._storageAdapter = new FileStorage(paths.storage);
    if (!without.has('2')) app._mailer = mailer(context);
    return app.init();
}
