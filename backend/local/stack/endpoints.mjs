// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who connects where. Embedded: our own cluster, one password. DATABASE_URL: any PostgreSQL 15 or newer whose user
// may make databases and roles; there the roles are taken on by the connection option `role`.
import { Refusal } from './say.mjs';

export const databaseName = 'deskbell';

export function endpoints(state) {
    return state.external ? foreign(state.external, state) : embedded(state);
}

// A database of its own, and a role of its own that enters no other.
const namesForDjango = (name) => ({ name: `${name}_django`, template: `${name}_django_made`, role: `${name}_django` });

function embedded({ ports, databasePassword, djangoPassword, mailPassword }) {
    const url = (user, database, password = databasePassword) =>
        `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${ports.database}/${database}`;
    const djangoNames = namesForDjango(databaseName);
    return {
        external: false,
        maintenance: url('supabase_admin', 'postgres'),
        database: databaseName,
        admin: (name = databaseName) => url('supabase_admin', name),
        owner: (name = databaseName) => url('postgres', name),
        hooks: url('supabase_auth_admin', databaseName),
        mail: url('deskbell_mail', databaseName, mailPassword),
        djangoNames,
        django: (name = djangoNames.name) => url(djangoNames.role, name, djangoPassword),
    };
}

function foreign(given, state) {
    let base;
    try {
        base = new URL(given);
    } catch {
        throw new Refusal('DATABASE_URL is not a URL like postgresql://user:password@host:5432/postgres.');
    }
    const name = `${databaseName}_${state.id}`;
    const url = (database, role) => {
        const made = new URL(base);
        made.pathname = `/${database}`;
        if (role) made.searchParams.set('options', `-c role=${role}`);
        return made.toString().replace(/\+/g, '%20');
    };
    return {
        external: true,
        maintenance: base.toString(),
        database: name,
        admin: (database = name) => url(database),
        owner: (database = name) => url(database, 'postgres'),
        hooks: url(name, 'supabase_auth_admin'),
        mail: url(name, 'deskbell_mail'),
        djangoNames: namesForDjango(name),
        django: (database = namesForDjango(name).name) => djangoUrl(base, namesForDjango(name).role, state, database),
    };
}

function djangoUrl(base, role, { djangoPassword }, database) {
    const made = new URL(`postgresql://${base.host}/${database}`);
    made.username = role;
    made.password = djangoPassword;
    return made.toString();
}
