// What every step of the gateway works with, made once and handed over: the library's app, two ways into the
// database, the mail box, the knobs and the faults.
import { App, setExperimental } from '@supabase/lite';
import { createPostgresConnection } from '@supabase/lite/postgres';
import postgres from 'postgres';
import { keepGrants } from '../repairs/1-grants.mjs';
import { mailer } from '../repairs/2-mail-links.mjs';
import { mendValues, watchErrors } from '../repairs/4-values.mjs';
import { followSchema } from '../repairs/6-schema-cache.mjs';
import { Faults } from './faults.mjs';
import { FileStorage } from './file-storage.mjs';
import { Knobs } from './knobs.mjs';
import { Mailbox } from './mailbox.mjs';

const redirects = ['deskbell://auth/**'];

export async function createContext(state, endpoint, paths) {
    const site = `http://127.0.0.1:${state.ports.gateway}`;
    const context = {
        state,
        site,
        redirects,
        mailbox: new Mailbox(),
        knobs: new Knobs(process.env),
        faults: new Faults(),
        sockets: new Set(),
        hooks: postgres(endpoint.hooks, { max: 2, onnotice() {}, idle_timeout: 60 }),
    };
    context.app = await createApp(state, endpoint, paths, site);
    context.app._mailer = mailer(context);
    context.sql = context.app.connection.driver;
    await followSchema(context.app.connection);
    context.close = () => Promise.all([context.sql.end({ timeout: 1 }), context.hooks.end({ timeout: 1 })]);
    return context;
}

async function createApp(state, endpoint, paths, site) {
    setExperimental('storage', true);
    const connection = createPostgresConnection({ url: endpoint.owner(), postgresOptions: { onnotice() {} } });
    keepGrants(connection);
    mendValues(connection);
    watchErrors(connection);
    const app = new App({
        connection,
        api: { schemas: ['public'], extra_search_path: ['public', 'extensions'], max_rows: 1000 },
        auth: {
            enabled: true,
            site_url: site,
            additional_redirect_urls: redirects,
            jwt_secret: state.jwtSecret,
            minimum_password_length: 8,
            publishable_key: state.publishableKey,
            secret_key: state.secretKey,
            email: { enable_signup: true, enable_confirmations: true, double_confirm_changes: true, otp_length: 6, otp_expiry: 3600 },
        },
        storage: { enabled: true, file_size_limit: '50MiB' },
        options: { server: { admin: false, apiKeys: { resolver: (key) => keyKind(state, key) } } },
    });
    app._storageAdapter = new FileStorage(paths.storage);
    return app.init();
}

/** Both families of keys: the new opaque ones, and the legacy tokens signed with the project's secret. */
function keyKind(state, key) {
    if (key === state.publishableKey || key === state.anonKey) return { type: 'publishable', claims: { role: 'anon' } };
    if (key === state.secretKey || key === state.serviceRoleKey) return { type: 'secret', claims: { role: 'service_role' } };
    return null;
}
