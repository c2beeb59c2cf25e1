// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From an empty database to the demonstration: platform, migrations, seeds. Made once as two templates (with and
// without tickets) and copied from then on, so that `reset` is a copy and not a rebuild.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { Refusal } from './say.mjs';
import { until } from './wait.mjs';

const literal = (text) => `'${text.replaceAll("'", "''")}'`;
const identifier = (text) => `"${text.replaceAll('"', '""')}"`;

async function connected(url, work) {
    const sql = postgres(url, { max: 1, onnotice() {}, connect_timeout: 10 });
    try {
        return await work(sql);
    } finally {
        await sql.end({ timeout: 2 });
    }
}

async function runFile(sql, file) {
    try {
        const text = fs.readFileSync(file, 'utf8');
        await sql.begin((transaction) => transaction.unsafe(text).simple());
    } catch (error) {
        throw new Refusal(
            `${path.basename(file)} does not run: ${error.message}${error.where ? ` (${error.where.split('\n')[0]})` : ''}`,
        );
    }
}

export function templates(endpoint) {
    return { people: `${endpoint.database}_people`, full: `${endpoint.database}_full` };
}

/** PostgreSQL never takes a database from those who listen to its log, not even by force: they are sent away first. */
async function drop(sql, name) {
    const inUse = '55006';
    await until(`the log of ${name} is free`, 5000, async () => {
        await sql`select pg_terminate_backend(active_pid) from pg_replication_slots
                  where database = ${name} and active_pid is not null`;
        const attempt = sql.unsafe(`drop database if exists ${identifier(name)} with (force)`);
        return attempt.then(
            () => true,
            (error) => {
                if (error.code !== inUse) throw error;
            },
        );
    });
}

async function copy(sql, from, to) {
    await sql.unsafe(`create database ${identifier(to)} template ${identifier(from)} owner postgres`);
    await close(sql, to);
}

/** For the roles of the project, and not for whoever else has a login on this server (Django's, for one). */
async function close(sql, name) {
    await sql.unsafe(`revoke connect on database ${identifier(name)} from public`);
    await sql.unsafe(
        `grant connect on database ${identifier(name)} to postgres, authenticator, supabase_auth_admin`,
    );
}

/** A server that is not ours must be able to do what the stack needs; says what is missing. */
export async function checkServer(url) {
    const unreachable = (error) => {
        throw new Refusal(`the PostgreSQL of DATABASE_URL cannot be reached: ${error.message}.`);
    };
    await connected(url, async (sql) => {
        await sql`select 1`.catch(unreachable);
        const [{ version, level, superuser }] = await sql`
            select current_setting('server_version_num')::int as version, current_setting('wal_level') as level,
                   (select rolsuper from pg_roles where rolname = current_user) as superuser`;
        if (version < 150000) throw new Refusal('the PostgreSQL of DATABASE_URL is older than 15.');
        if (!superuser)
            throw new Refusal('the user of DATABASE_URL must be a superuser: the stack makes roles and databases.');
        if (level !== 'logical')
            throw new Refusal('the PostgreSQL of DATABASE_URL needs wal_level = logical for live updates.');
    });
}

/** Makes the template of people anew and drops that of tickets, which is made when it is first wanted. `password` is given to the roles that log in (embedded only). */
export async function buildTemplates(paths, endpoint, password) {
    const { people, full } = templates(endpoint);
    await connected(endpoint.maintenance, async (sql) => {
        await drop(sql, full);
        await drop(sql, people);
        await sql.unsafe(`create database ${identifier(people)}`);
    });
    await connected(endpoint.admin(people), (sql) => installPlatform(sql, paths, endpoint.external ? null : password));
    await connected(endpoint.maintenance, (sql) => close(sql, people));
    await connected(endpoint.owner(people), (sql) => installProject(sql, paths));
}

async function ensureTickets(paths, endpoint, sql) {
    const { people, full } = templates(endpoint);
    const [made] = await sql`select 1 from pg_database where datname = ${full} and not datallowconn`;
    if (made) return;
    await drop(sql, full);
    await copy(sql, people, full);
    await connected(endpoint.owner(full), (seeded) => runFile(seeded, path.join(paths.supabase, 'seed_tickets.sql')));
    await sql.unsafe(`alter database ${identifier(full)} allow_connections false`); // says that it is whole
}

async function installPlatform(sql, paths, password) {
    await runFile(sql, path.join(paths.platform, 'before.sql'));
    if (password) {
        for (const role of ['postgres', 'supabase_auth_admin', 'authenticator']) {
            await sql.unsafe(`alter role ${identifier(role)} password ${literal(password)}`);
        }
    }
    // Loaded here and not above: it takes a quarter of a second that `status`, `reset` and a second `up` save.
    const { SUPABASE_AUTH_HELPERS_SQL, getAuthSchemaSql, getStorageSchemaSql } = await import('@supabase/lite');
    await sql.unsafe(SUPABASE_AUTH_HELPERS_SQL).simple();
    await sql.unsafe(getAuthSchemaSql()).simple();
    await sql.unsafe(getStorageSchemaSql()).simple();
    for (const name of ['factors.sql', 'after.sql']) await runFile(sql, path.join(paths.platform, name));
}

/** The migrations as `supabase db push` runs them: in order, each in one transaction, recorded. */
async function installProject(sql, paths) {
    const folder = path.join(paths.supabase, 'migrations');
    const files = fs.existsSync(folder)
        ? fs
              .readdirSync(folder)
              .filter((name) => name.endsWith('.sql'))
              .sort()
        : [];
    if (files.length === 0) throw new Refusal(`there are no migrations in ${folder}.`);
    await sql.unsafe('create schema if not exists supabase_migrations').simple();
    await sql.unsafe(
        'create table if not exists supabase_migrations.schema_migrations (version text primary key, name text, statements text[])',
    );
    for (const file of files) {
        await runFile(sql, path.join(folder, file));
        const [, version, name] = file.match(/^(\d+)_(.*)\.sql$/) ?? [null, file, file];
        await sql`insert into supabase_migrations.schema_migrations (version, name) values (${version}, ${name})`;
    }
    await runFile(sql, path.join(paths.supabase, 'seed_people.sql'));
}

/** The working database, new from its template. Nobody may be connected that will not let go. */
export async function freshDatabase(paths, endpoint, peopleOnly) {
    const { people, full } = templates(endpoint);
    await connected(endpoint.maintenance, async (sql) => {
        if (!peopleOnly) await ensureTickets(paths, endpoint, sql);
        await drop(sql, endpoint.database);
        await copy(sql, peopleOnly ? people : full, endpoint.database);
    });
    // A copy keeps the name of the history that it was made with: cursors from before must not be believed.
    await connected(endpoint.owner(), async (sql) => {
        const [{ known }] = await sql`select to_regprocedure('private.sync_rebase()') is not null as known`;
        if (known) await sql`select private.sync_rebase()`;
    });
}

export async function databaseExists(endpoint) {
    return connected(endpoint.maintenance, async (sql) => {
        const found =
            await sql`select datname from pg_database where datname in (${templates(endpoint).people}, ${endpoint.database})`;
        return found.length === 2;
    });
}

export async function dropAll(endpoint) {
    const { people, full } = templates(endpoint);
    await connected(endpoint.maintenance, async (sql) => {
        for (const name of [endpoint.database, full, people]) await drop(sql, name);
    });
}

/** A digest of all that the templates are made of: when it changes, the next `up` or `reset` makes them anew. */
export function sourcesDigest(paths) {
    const migrations = path.join(paths.supabase, 'migrations');
    const files = fs.existsSync(migrations)
        ? fs
              .readdirSync(migrations)
              .sort()
              .map((name) => path.join(migrations, name))
        : [];
    files.push(path.join(paths.supabase, 'seed_people.sql'));
    const tickets = path.join(paths.supabase, 'seed_tickets.sql');
    if (fs.existsSync(tickets)) files.push(tickets);
    for (const name of ['before.sql', 'factors.sql', 'after.sql']) files.push(path.join(paths.platform, name));
    files.push(path.join(paths.package, 'package-lock.json')); // the library brings the tables of auth and storage
    const digest = crypto.createHash('sha256');
    for (const file of files) {
        if (!fs.existsSync(file)) throw new Refusal(`${path.relative(paths.root, file)} is missing.`);
        digest.update(path.basename(file)).update(fs.readFileSync(file));
    }
    return digest.digest('hex');
}
