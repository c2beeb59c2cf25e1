-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a Supabase project has before our migrations: roles, extensions, the parts of auth, storage and
-- realtime that the migrations and tests touch. For a bare PostgreSQL 15 or newer; run as its superuser
-- `supabase_admin`. As on hosted projects `postgres` is an owner without superuser rights.

do $$
declare
  r text;
begin
  foreach r in array array['anon', 'authenticated', 'supabase_auth_admin', 'supabase_storage_admin', 'supabase_realtime_admin']
  loop
    if not exists (select 1 from pg_roles where rolname = r) then
      execute format('create role %I nologin noinherit', r);
    end if;
  end loop;
  if not exists (select 1 from pg_roles where rolname = 'service_role') then
    create role service_role nologin noinherit bypassrls;
  end if;
  if not exists (select 1 from pg_roles where rolname = 'postgres') then
    create role postgres login createdb createrole replication bypassrls nosuperuser password 'postgres';
  end if;
  execute format('alter database %I owner to postgres', current_database());
end
$$;

grant anon, authenticated, service_role to postgres;
alter schema public owner to postgres;

create schema extensions;
create schema auth;
create schema storage;
create schema realtime;
create extension pgcrypto with schema extensions;

grant usage on schema extensions, public, auth, storage, realtime to anon, authenticated, service_role, postgres;
grant usage, create on schema extensions, public to postgres;

-- the hosted defaults that the migrations must turn round
alter default privileges for role postgres in schema public grant all on tables to anon, authenticated, service_role;
alter default privileges for role postgres in schema public grant all on sequences to anon, authenticated, service_role;
alter default privileges for role postgres in schema public grant all on functions to anon, authenticated, service_role;

create table auth.users (
  id                 uuid primary key,
  instance_id        uuid,
  aud                varchar(255) default 'authenticated',
  role               varchar(255) default 'authenticated',
  email              varchar(255),
  encrypted_password varchar(255),
  email_confirmed_at timestamptz,
  phone              text unique,
  phone_confirmed_at timestamptz,
  confirmation_token varchar(255),
  recovery_token     varchar(255),
  email_change       varchar(255),
  email_change_token_new varchar(255),
  email_change_token_current varchar(255),
  email_change_confirm_status smallint default 0,
  email_change_sent_at timestamptz,
  raw_app_meta_data  jsonb default '{}',
  raw_user_meta_data jsonb default '{}',
  last_sign_in_at    timestamptz,
  created_at         timestamptz default now(),
  updated_at         timestamptz default now()
);

create unique index users_email on auth.users (email);

create table auth.identities (
  id              uuid primary key,
  provider        text not null,
  provider_id     text not null,
  user_id         uuid not null references auth.users (id) on delete cascade,
  identity_data   jsonb not null,
  last_sign_in_at timestamptz,
  created_at      timestamptz default now(),
  updated_at      timestamptz default now(),
  unique (provider, provider_id)
);

create type auth.aal_level as enum ('aal1', 'aal2', 'aal3');
create type auth.factor_status as enum ('unverified', 'verified');
create type auth.factor_type as enum ('totp', 'webauthn', 'phone');

create table auth.sessions (
  id         uuid primary key,
  user_id    uuid not null references auth.users (id) on delete cascade,
  created_at timestamptz default now(),
  updated_at timestamptz default now(),
  factor_id  uuid,
  aal        auth.aal_level,
  user_agent text,
  ip         inet
);

create index sessions_user_id_idx on auth.sessions (user_id);

create table auth.mfa_factors (
  id                 uuid primary key,
  user_id            uuid not null references auth.users (id) on delete cascade,
  friendly_name      text,
  factor_type        auth.factor_type not null,
  status             auth.factor_status not null,
  created_at         timestamptz not null,
  updated_at         timestamptz not null,
  secret             text,
  phone              text,
  last_challenged_at timestamptz unique
);

create index mfa_factors_user_id_idx on auth.mfa_factors (user_id);

create table auth.mfa_amr_claims (
  id                    uuid primary key,
  session_id            uuid not null references auth.sessions (id) on delete cascade,
  created_at            timestamptz not null,
  updated_at            timestamptz not null,
  authentication_method text not null,
  unique (session_id, authentication_method)
);

create function auth.uid() returns uuid language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.sub', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub'
  )::uuid
$$;

create function auth.jwt() returns jsonb language sql stable as $$
  select coalesce(nullif(current_setting('request.jwt.claims', true), ''), '{}')::jsonb
$$;

grant select, insert, update, delete, references, trigger on all tables in schema auth to postgres;
revoke all on all tables in schema auth from anon, authenticated;
grant usage on schema auth to supabase_auth_admin;
grant all on all tables in schema auth to supabase_auth_admin;

create table storage.buckets (
  id                 text primary key,
  name               text not null unique,
  public             boolean default false,
  file_size_limit    bigint,
  allowed_mime_types text[],
  created_at         timestamptz default now()
);

create table storage.objects (
  id         uuid primary key default gen_random_uuid(),
  bucket_id  text references storage.buckets (id),
  name       text,
  owner_id   text,
  metadata   jsonb,
  created_at timestamptz default now(),
  unique (bucket_id, name)
);

alter table storage.buckets enable row level security;
alter table storage.objects enable row level security;
alter table storage.buckets owner to supabase_storage_admin;
alter table storage.objects owner to supabase_storage_admin;
grant usage, create on schema storage to supabase_storage_admin;
grant all on all tables in schema storage to postgres, service_role, authenticated, anon;

create table realtime.messages (
  id          uuid not null default gen_random_uuid(),
  topic       text not null,
  extension   text not null,
  payload     jsonb,
  event       text,
  private     boolean default false,
  inserted_at timestamp not null default now(),
  primary key (id, inserted_at)
);

alter table realtime.messages enable row level security;
alter table realtime.messages owner to supabase_realtime_admin;
grant usage, create on schema realtime to supabase_realtime_admin;
grant select, insert on realtime.messages to authenticated, anon, service_role, postgres;

create function realtime.topic() returns text language sql stable as $$
  select nullif(current_setting('realtime.topic', true), '')
$$;

-- as on hosted: a broadcast is a row, and its failure is a warning
create function realtime.send(payload jsonb, event text, topic text, private boolean default true)
returns void
language plpgsql
as $$
begin
  insert into realtime.messages (payload, event, topic, private, extension)
  values (payload, event, topic, private, 'broadcast');
exception
  when others then
    raise warning 'ErrorSendingBroadcastMessage: %', sqlerrm;
end
$$;

-- hosted reaches the same with supautils: `postgres` may put policies on these two tables
grant supabase_storage_admin, supabase_realtime_admin to postgres;
