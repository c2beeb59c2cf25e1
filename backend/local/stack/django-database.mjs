// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Django's own database, and a role that can enter no other one. Made once as a template, with the demo people's
// password in it, and copied from then on, as the project's database is.
import { spawn } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { djangoEnvironment, djangoFolder } from './django-environment.mjs';
import { Refusal } from './say.mjs';
import { writeState } from './state.mjs';

const literal = (text) => `'${text.replaceAll("'", "''")}'`;
const identifier = (text) => `"${text.replaceAll('"', '""')}"`;

async function asAdmin(endpoint, work) {
    const sql = postgres(endpoint.maintenance, { max: 1, onnotice() {}, connect_timeout: 10 });
    try {
        return await work(sql);
    } finally {
        await sql.end({ timeout: 2 });
    }
}

const exists = async (sql, name) => (await sql`select 1 from pg_database where datname = ${name}`).length === 1;

/** Of all that the service is made of: when it changes, the service and its database are made anew. */
export function djangoDigest(paths) {
    const digest = crypto.createHash('sha256');
    for (const name of ['manage.py', 'service', 'signin']) {
        for (const file of pythonFiles(path.join(djangoFolder(paths), name)))
            digest.update(path.relative(paths.root, file)).update(fs.readFileSync(file));
    }
    return digest.digest('hex');
}

function pythonFiles(at) {
    if (fs.statSync(at).isFile()) return at.endsWith('.py') ? [at] : [];
    const names = fs.readdirSync(at).sort();
    return names.flatMap((name) => pythonFiles(path.join(at, name)));
}

/** `fresh`: without the sessions of before, because Supabase has lost them too. */
export async function prepareDjangoDatabase(paths, state, endpoint, python, { fresh }) {
    const { name, template } = endpoint.djangoNames;
    const digest = djangoDigest(paths);
    const isMade = state.djangoDigest === digest && (await asAdmin(endpoint, (sql) => exists(sql, template)));
    if (!isMade) {
        state.djangoDigest = '';
        writeState(paths, state);
        await makeTemplate(paths, state, endpoint, python);
        state.djangoDigest = digest;
        writeState(paths, state);
    }
    await asAdmin(endpoint, async (sql) => {
        if (!isMade || fresh || !(await exists(sql, name)))
            await make(sql, endpoint, name, `template ${identifier(template)}`);
    });
}

async function make(sql, { djangoNames: { role } }, name, how = '') {
    await sql.unsafe(`drop database if exists ${identifier(name)} with (force)`);
    await sql.unsafe(`create database ${identifier(name)} ${how} owner ${identifier(role)}`);
    await sql.unsafe(`revoke all on database ${identifier(name)} from public`);
}

async function makeTemplate(paths, state, endpoint, python) {
    const { role, template } = endpoint.djangoNames;
    await asAdmin(endpoint, async (sql) => {
        const [known] = await sql`select 1 from pg_roles where rolname = ${role}`;
        const rights = 'login nosuperuser nocreatedb nocreaterole noinherit noreplication nobypassrls';
        await sql.unsafe(
            `${known ? 'alter' : 'create'} role ${identifier(role)} ${rights} password ${literal(state.djangoPassword)}`,
        );
        await make(sql, endpoint, template);
    });
    for (const command of ['migrate', 'demo_people']) await manage(paths, state, endpoint, python, command);
}

function manage(paths, state, endpoint, python, command) {
    const { template } = endpoint.djangoNames;
    const program = path.join(djangoFolder(paths), 'manage.py');
    const environment = djangoEnvironment(paths, state, endpoint.django(template));
    return new Promise((resolve, reject) => {
        const child = spawn(python, [program, command], {
            env: { ...process.env, ...environment },
            stdio: ['ignore', 'pipe', 'pipe'],
        });
        let text = '';
        for (const stream of [child.stdout, child.stderr])
            stream.on('data', (chunk) => (text = (text + chunk).slice(-4000)));
        child.once('error', reject);
        child.once('close', (code) =>
            code === 0 ? resolve() : reject(new Refusal(`manage.py ${command} fails:\n${text.trim()}`)),
        );
    });
}
