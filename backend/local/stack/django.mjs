// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The sign-in service of backend/django, where this machine has what it needs: found, started, announced.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import postgres from 'postgres';
import { djangoDigest, prepareDjangoDatabase } from './django-database.mjs';
import { demoOrganization, djangoEnvironment, djangoFolder, djangoOrigin } from './django-environment.mjs';
import { freePort } from './ports.mjs';
import { end, processesOf, startDetached } from './processes.mjs';
import { Refusal, say } from './say.mjs';
import { writeState } from './state.mjs';
import { until } from './wait.mjs';

const modules = ['django', 'rest_framework', 'psycopg2', 'httpx', 'cryptography', 'argon2', 'gunicorn'];
const packages =
    'python3-django python3-djangorestframework python3-psycopg2 python3-httpx python3-cryptography python3-argon2 python3-gunicorn';
const preferredPort = 54324;

/** The Python that has all of Django's packages; null when there is none, or when it is left out knowingly. */
export function djangoPython() {
    if (process.env.DESKBELL_STACK_NO_DJANGO === '1') return null;
    const named = process.env.DESKBELL_PYTHON;
    const found = (named ? [named] : ['/usr/bin/python3', 'python3']).find(hasModules);
    if (!found && named)
        throw new Refusal(`DESKBELL_PYTHON names ${named}, which has not all of: ${modules.join(', ')}.`);
    if (!found) say(`without the Django sign-in service, whose packages are not installed (Debian: apt install ${packages})`);
    return found ?? null;
}

// Looks for them only: importing them would take half a second.
function hasModules(python) {
    const look = `import sys, importlib.util as u; sys.exit(not all(u.find_spec(m) for m in ${JSON.stringify(modules)}))`;
    return spawnSync(python, ['-c', look], { stdio: 'ignore', cwd: '/' }).status === 0;
}

/** True when it answers and is of this home. */
export async function djangoAnswers(paths, state) {
    if (!state.ports?.django || processesOf(paths, 'django').length === 0) return false;
    try {
        const answer = await fetch(`${djangoOrigin(state)}/api/health/`, { signal: AbortSignal.timeout(3000) });
        return (await answer.json()).ok === true;
    } catch {
        return false;
    }
}

/** On a prepared database. Another program may take a port after it was found free: then others are tried. */
export async function startDjango(paths, state, endpoint, python) {
    await end(processesOf(paths, 'django'));
    const { gateway, database, realtime } = state.ports;
    for (let attempt = 1; ; attempt++) {
        state.ports.django = await freePort(state.ports.django ?? preferredPort, [gateway, database, realtime]);
        writeState(paths, state);
        const failure = await tryStart(paths, state, endpoint, python);
        if (!failure) break;
        await end(processesOf(paths, 'django'));
        if (attempt === 3) throw new Refusal(`${failure}; DESKBELL_STACK_NO_DJANGO=1 leaves it out.`);
    }
    await announceDjango(endpoint, djangoOrigin(state));
}

/** For `reset`: nobody is signed in any more. The service itself remembers nothing and may stay. */
export async function renewDjango(paths, state, endpoint, python) {
    const mayStay = state.djangoDigest === djangoDigest(paths) && (await djangoAnswers(paths, state));
    await prepareDjangoDatabase(paths, state, endpoint, python, { fresh: true });
    if (!mayStay) return startDjango(paths, state, endpoint, python);
    await announceDjango(endpoint, djangoOrigin(state));
}

async function tryStart(paths, state, endpoint, python) {
    const options = ['--bind', `127.0.0.1:${state.ports.django}`, '--chdir', djangoFolder(paths)];
    const work = ['--worker-class', 'gthread', '--threads', '8', '--graceful-timeout', '2', '--log-level', 'warning'];
    const started = startDetached(paths, 'django', python, ['-m', 'gunicorn', ...options, ...work, 'service.wsgi'], {
        environment: djangoEnvironment(paths, state, endpoint.django()),
    });
    try {
        await until('the Django service answers', 20_000, async () => started.failure || djangoAnswers(paths, state));
    } catch (error) {
        return error.message;
    }
    return started.failure && `the Django service ${started.failure}; see ${path.join(paths.logs, 'django.log')}`;
}

/** Tells the programs of it, as an operator would; without an address, that there is none. */
export async function announceDjango(endpoint, url) {
    const sql = postgres(endpoint.owner(), { max: 1, onnotice() {} });
    try {
        await sql`delete from private.auth_services where org_id = ${demoOrganization}`;
        if (url)
            await sql`insert into private.auth_services (org_id, name, url)
                      select id, 'Demo account (Django)', ${url} from public.organizations
                      where id = ${demoOrganization}`;
    } finally {
        await sql.end({ timeout: 2 });
    }
}
