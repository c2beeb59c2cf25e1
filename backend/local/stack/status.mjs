// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// status: one JSON object on stdout; exit 1 when the stack is not healthy.
import { djangoAnswers } from './django.mjs';
import { djangoOrigin } from './django-environment.mjs';
import { endpoints } from './endpoints.mjs';
import { accounts } from '../identity/accounts.mjs';
import { people } from './people.mjs';
import { mailRuns } from './mail.mjs';
import { health } from './services.mjs';
import { readState } from './state.mjs';

export async function status(paths) {
    const state = readState(paths);
    const seen = state?.ports ? await health(state) : null;
    if (!seen?.ok) {
        const reason = !state ? 'never started here' : seen ? 'not healthy' : 'the gateway does not answer';
        print({ running: false, reason, home: paths.home, ...(seen ? { health: seen } : {}) });
        return 1;
    }
    const endpoint = endpoints(state);
    const url = `http://127.0.0.1:${state.ports.gateway}`;
    print({
        running: true,
        url,
        publishable_key: state.publishableKey,
        secret_key: state.secretKey,
        anon_key: state.anonKey,
        jwt_secret: state.jwtSecret,
        database_url: endpoint.owner(),
        admin_database_url: endpoint.admin(),
        mail_url: `${url}/mail`,
        mail_sender: mailRuns(paths),
        realtime_url: `http://127.0.0.1:${state.ports.realtime}`,
        realtime: seen.realtime,
        identity: {
            url: `http://127.0.0.1:${state.ports.identity}`,
            password: state.identity.password,
            accounts: accounts.map(({ login, name, email, verified }) => ({ login, name, email, verified })),
        },
        django: (await djangoAnswers(paths, state)) ? djangoOrigin(state) : null,
        people,
        people_only: state.peopleOnly,
        home: paths.home,
        logs: paths.logs,
    });
    return 0;
}

function print(answer) {
    process.stdout.write(`${JSON.stringify(answer)}\n`);
}
