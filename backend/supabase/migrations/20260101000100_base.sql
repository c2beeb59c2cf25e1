-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The ground everything stands on: two schemas, reversed default privileges, settings.
-- All migrations install as the project's `postgres` role, which is no superuser.

-- Secrets, and the helpers of the policies. No API role ever gets USAGE, service_role included.
create schema private;

-- The parts of pull(). USAGE for authenticated, because pull() runs as its caller;
-- never listed among the exposed schemas, so no request can name them.
create schema desk;

revoke all on schema private, desk from public;
grant usage on schema desk to authenticated;

-- Hosted projects grant everything in `public` to the API roles by default. Turned round:
-- nothing is granted unless a migration grants it by name.
alter default privileges for role postgres in schema public
  revoke all on tables from anon, authenticated;
alter default privileges for role postgres in schema public
  revoke all on sequences from anon, authenticated;
alter default privileges for role postgres in schema public
  revoke execute on functions from public, anon, authenticated;
alter default privileges for role postgres
  revoke execute on functions from public;

create table private.settings (
  k text primary key,
  v text not null
);

insert into private.settings (k, v)
values
  ('pin_pepper', encode(extensions.gen_random_bytes(32), 'hex')),
  ('sync_epoch', gen_random_uuid()::text),
  ('sync_floor', '0');

comment on table private.settings is
  'pin_pepper: key of the PIN hashes (hosted: move it to Vault). '
  'sync_epoch: a new value makes every client pull from the start. '
  'sync_floor: cursors older than this transaction id start again. '
  'default_org (optional): whose admins see people who signed up without an invitation.';

-- The session of the caller's token, null without one.
-- Called by: policies and functions of this schema only.
create function private.sid()
returns uuid
language sql
stable
set search_path = ''
as $$
  select nullif(auth.jwt() ->> 'session_id', '')::uuid
$$;
