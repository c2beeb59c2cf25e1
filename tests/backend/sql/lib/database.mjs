// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A database to test in. Where:
//   DESKBELL_DATABASE_URL (owner) with DESKBELL_ADMIN_DATABASE_URL (superuser): the databases given;
//   else the stack whose home is DESKBELL_STACK_HOME: what `packaging/stack status` says.
// How: `fresh` makes a new database on that server (platform.sql, then the migrations) and drops it at the
// end; `in place` works in the database as it is, on its real auth schema, and leaves its test rows there.
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
export const root = path.resolve(here, '../../../..');
export const projectFolder = path.join(root, 'backend/supabase');
const postgres = createRequire(path.join(root, 'backend/local/package.json'))('postgres');

export function stackStatus() {
  const home = process.env.DESKBELL_STACK_HOME;
  if (!home) throw new Error('neither DESKBELL_DATABASE_URL nor DESKBELL_STACK_HOME is set');
  const status = JSON.parse(execFileSync(path.join(root, 'packaging/stack'), ['status', '--home', home], { encoding: 'utf8' }));
  if (!status.running) throw new Error(`no stack is running in ${home}`);
  return status;
}

function urls() {
  const { DESKBELL_DATABASE_URL: owner, DESKBELL_ADMIN_DATABASE_URL: admin } = process.env;
  if (owner && admin) return { owner, admin };
  if (owner || admin) throw new Error('DESKBELL_DATABASE_URL and DESKBELL_ADMIN_DATABASE_URL belong together');
  const status = stackStatus();
  return { owner: status.database_url, admin: status.admin_database_url };
}

const withDatabase = (url, name) => Object.assign(new URL(url), { pathname: `/${name}` }).toString();
const pool = (url, max) => postgres(url, { max, onnotice() {}, connect_timeout: 20, idle_timeout: 0 });

export async function runFile(sql, file) {
  await sql.begin((transaction) => transaction.unsafe(readFileSync(file, 'utf8')).simple());
}

async function install(ownerUrl, adminUrl) {
  const admin = pool(adminUrl, 1);
  await runFile(admin, path.join(here, '../platform.sql'));
  await admin.end();
  const owner = pool(ownerUrl, 1);
  const folder = path.join(projectFolder, 'migrations');
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.sql')).sort()) {
    await runFile(owner, path.join(folder, file));
  }
  await owner.end();
}

/** owner: the project's `postgres`. admin: superuser, for what GoTrue would do. close: drops what was made. */
export async function openDatabase({ inPlace = process.argv.includes('--in-place'), connections = 12 } = {}) {
  const given = urls();
  if (inPlace) {
    const owner = pool(given.owner, connections);
    const admin = pool(given.admin, 2);
    return { owner, admin, close: () => Promise.all([owner.end(), admin.end()]) };
  }

  const name = `deskbell_test_${randomUUID().slice(0, 8)}`;
  const maintenance = pool(withDatabase(given.admin, 'postgres'), 1);
  await maintenance.unsafe(`create database ${name}`);
  const ownerUrl = withDatabase(given.owner, name);
  const adminUrl = withDatabase(given.admin, name);
  const drop = async () => {
    await maintenance.unsafe(`drop database ${name} with (force)`);
    await maintenance.end();
  };
  try {
    await install(ownerUrl, adminUrl);
  } catch (error) {
    await drop();
    throw error;
  }
  const owner = pool(ownerUrl, connections);
  const admin = pool(adminUrl, 2);
  return {
    owner,
    admin,
    async close() {
      await Promise.all([owner.end({ timeout: 2 }), admin.end({ timeout: 2 })]);
      await drop();
    },
  };
}

export const seedFiles = ['seed_people.sql', 'seed_tickets.sql'].map((name) => path.join(projectFolder, name)).filter(existsSync);
