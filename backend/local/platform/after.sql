-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The platform, part two: run by the superuser when the tables of auth and storage exist (the gateway's library
-- brings their definitions). Rights here are ours alone: see repairs/1-grants.mjs.
grant usage on schema auth, storage, realtime to supabase_auth_admin, supabase_storage_admin, supabase_realtime_admin;

-- Hosted gives generated keys to these; the library fills them in itself, a seed file cannot.
alter table auth.users alter id set default gen_random_uuid();
alter table auth.identities alter id set default gen_random_uuid();

-- Hosted reads a claim from the whole token when the single setting is absent.
create or replace function auth.uid() returns uuid language sql stable as $$
    select coalesce(nullif(current_setting('request.jwt.claim.sub', true), ''),
                    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid $$;
create or replace function auth.role() returns text language sql stable as $$
    select coalesce(nullif(current_setting('request.jwt.claim.role', true), ''),
                    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role') $$;
create or replace function auth.email() returns text language sql stable as $$
    select coalesce(nullif(current_setting('request.jwt.claim.email', true), ''),
                    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email') $$;
create or replace function auth.jwt() returns jsonb language sql stable as $$
    select coalesce(nullif(current_setting('request.jwt.claim', true), ''),
                    nullif(current_setting('request.jwt.claims', true), ''), '{}')::jsonb $$;

do $$
declare item record;
begin
    for item in select relname from pg_class where relnamespace = 'auth'::regnamespace and relkind = 'r' loop
        execute format('alter table auth.%I owner to supabase_auth_admin', item.relname);
        execute format('grant select, insert, update, delete, references, trigger on auth.%I to postgres', item.relname);
        execute format('revoke all on auth.%I from anon, authenticated', item.relname);
    end loop;
    for item in select relname from pg_class where relnamespace = 'storage'::regnamespace and relkind = 'r' loop
        execute format('alter table storage.%I owner to supabase_storage_admin', item.relname);
        execute format('grant all on storage.%I to postgres, service_role, authenticated, anon', item.relname);
    end loop;
    for item in select oid::regprocedure as name, pronamespace from pg_proc
                where pronamespace in ('auth'::regnamespace, 'storage'::regnamespace) loop
        execute format('alter function %s owner to %I', item.name,
            case when item.pronamespace = 'auth'::regnamespace then 'supabase_auth_admin' else 'supabase_storage_admin' end);
    end loop;
end $$;

-- Hosted lets `postgres` put policies on storage.objects and realtime.messages (by an extension of its own);
-- plain PostgreSQL asks for ownership, so it joins the two owners.
grant supabase_storage_admin, supabase_realtime_admin to postgres;
