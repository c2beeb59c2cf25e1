// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The project's own settings, from backend/supabase/config.toml: what `supabase config push` gives to a hosted
// project, the gateway takes from the same file.
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'smol-toml';

// Kinds of mail as the library names them, and as config.toml does.
const mails = {
    signup: 'confirmation',
    magiclink: 'magic_link',
    recovery: 'recovery',
    email_change: 'email_change',
    reauthentication: 'reauthentication',
};

export function readProject(paths) {
    const { api, auth, storage } = parse(fs.readFileSync(path.join(paths.supabase, 'config.toml'), 'utf8'));
    return {
        api,
        auth,
        storage,
        templates: Object.fromEntries(Object.entries(mails).map(([kind, name]) => [kind, template(paths, auth, name)])),
        hooks: {
            beforeUserCreated: hook(auth, 'before_user_created'),
            customAccessToken: hook(auth, 'custom_access_token'),
        },
    };
}

function template(paths, auth, name) {
    const { subject, content_path: content } = auth.email.template[name];
    // The CLI reads these paths from the folder above supabase/.
    return { subject, html: fs.readFileSync(path.join(paths.supabase, '..', content), 'utf8') };
}

/** `schema.function` of a hook that is switched on, else an empty string. */
function hook(auth, name) {
    const { enabled, uri } = auth.hook?.[name] ?? {};
    const [, schema, procedure] = uri?.match(/^pg-functions:\/\/postgres\/(\w+)\/(\w+)$/) ?? [];
    return enabled && procedure ? `${schema}.${procedure}` : '';
}
