-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Where an organization has its people signed in by a service of its own (backend/django): what a program offers before
-- anybody is signed in. Filled by the operator, in SQL; people type their passwords there, so no request ever writes it.

-- An origin, perhaps with a path; https, or http on this machine. No name or password, no query, nothing to unescape:
-- what is shown is where it goes. Called by the check below only.
create function private.is_service_url(url text)
returns boolean
language sql
immutable
set search_path = ''
as $$
  select length(url) <= 200
     and (
       url ~ '^https://[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+(:[0-9]{1,5})?(/[A-Za-z0-9_-]+)*$'
       or url ~ '^https?://(localhost|127\.0\.0\.1|\[::1\])(:[0-9]{1,5})?(/[A-Za-z0-9_-]+)*$'
     )
$$;

create table private.auth_services (
  id         uuid primary key default gen_random_uuid(),
  org_id     uuid not null references public.organizations (id) on delete cascade,
  name       text not null check (private.plain_line(name, 80)),
  url        text not null check (private.is_service_url(url)),
  enabled    boolean not null default true,
  created_at timestamptz not null default now(),
  unique (org_id, url)
);

comment on table private.auth_services is
  'url: where /api/auth/login/ is found below, without a slash at its end. name: what the button says.';

-- RPC, everyone, also without a session: names and addresses of the services that are switched on, and nothing else.
-- Whoever has the publishable key reads them: an organization that has one is known by its name.
create function public.sign_in_services()
returns table (organization_name text, name text, url text)
language sql
stable
security definer
set search_path = ''
as $$
  select o.name, s.name, s.url
    from private.auth_services s
    join public.organizations o on o.id = s.org_id
   where s.enabled
   order by o.name, s.name, s.url
   limit 100
$$;

revoke execute on function private.is_service_url(text) from public, anon, authenticated, service_role;
revoke execute on function public.sign_in_services() from public, anon, authenticated;
grant execute on function public.sign_in_services() to anon, authenticated;
