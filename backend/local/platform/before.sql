-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The platform that a hosted Supabase project brings along, part one: roles, schemas, realtime.
-- Run by the cluster's superuser on an empty database. `postgres` owns the project and, as on hosted, is no superuser.
do $$
declare role text;
begin
    foreach role in array array['anon', 'authenticated'] loop
        if not exists (select 1 from pg_roles where rolname = role) then
            execute format('create role %I nologin noinherit', role);
        end if;
    end loop;
    if not exists (select 1 from pg_roles where rolname = 'service_role') then
        create role service_role nologin noinherit bypassrls;
    end if;
    foreach role in array array['supabase_storage_admin', 'supabase_realtime_admin'] loop
        if not exists (select 1 from pg_roles where rolname = role) then
            execute format('create role %I nologin noinherit', role);
        end if;
    end loop;
    if not exists (select 1 from pg_roles where rolname = 'supabase_auth_admin') then
        create role supabase_auth_admin login noinherit createrole;
    end if;
    if not exists (select 1 from pg_roles where rolname = 'authenticator') then
        create role authenticator login noinherit;
    end if;
    if not exists (select 1 from pg_roles where rolname = 'postgres') then
        create role postgres login createdb createrole replication bypassrls nosuperuser;
    end if;
    execute format('alter database %I owner to postgres', current_database());
end $$;
grant anon, authenticated, service_role to authenticator, postgres;
alter role supabase_auth_admin set search_path = auth;

alter schema public owner to postgres;
create schema if not exists extensions;
create schema if not exists auth authorization supabase_auth_admin;
create schema if not exists storage authorization supabase_storage_admin;
create schema if not exists realtime authorization supabase_realtime_admin;
create extension if not exists pgcrypto with schema extensions;
create extension if not exists "uuid-ossp" with schema extensions;
grant usage on schema extensions, public, auth, storage, realtime to anon, authenticated, service_role, postgres;
grant usage on schema public to supabase_auth_admin, supabase_storage_admin;
grant create on schema extensions, public to postgres;

-- Hosted projects begin with these defaults, and the migrations must reverse them: without them here, a
-- forgotten `revoke` would go unseen until the first deployment.
alter default privileges for role postgres in schema public grant all on tables to anon, authenticated, service_role;
alter default privileges for role postgres in schema public grant all on sequences to anon, authenticated, service_role;
alter default privileges for role postgres in schema public grant all on functions to anon, authenticated, service_role;

create table if not exists realtime.messages (
    id uuid not null default gen_random_uuid(),
    topic text not null,
    extension text not null,
    payload jsonb,
    event text,
    private boolean default false,
    inserted_at timestamp not null default now(),
    updated_at timestamp not null default now(),
    primary key (id, inserted_at)
);
alter table realtime.messages enable row level security;
alter table realtime.messages owner to supabase_realtime_admin;
grant select, insert on realtime.messages to anon, authenticated, service_role;

create or replace function realtime.topic() returns text language sql stable as
    $$ select nullif(current_setting('realtime.topic', true), '') $$;

-- As on hosted: a failing broadcast warns, and never undoes the work that sent it.
create or replace function realtime.send(payload jsonb, event text, topic text, private boolean default true)
returns void language plpgsql security definer set search_path = '' as $$
begin
    insert into realtime.messages (payload, event, topic, private, extension)
    values (coalesce(payload, '{}'::jsonb) || case when payload ? 'id' then '{}'::jsonb
                                                   else jsonb_build_object('id', gen_random_uuid()) end,
            event, topic, private, 'broadcast');
exception when others then
    raise warning 'ErrorSendingBroadcastMessage: %', sqlerrm;
end $$;
alter function realtime.send(jsonb, text, text, boolean) owner to supabase_realtime_admin;

do $$ begin
    if not exists (select 1 from pg_publication where pubname = 'supabase_realtime') then
        create publication supabase_realtime;
    end if;
end $$;
alter publication supabase_realtime owner to postgres;
