-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who there is: organizations (the help desks), their clients' companies, people, memberships.
-- memberships is the only place where a role lives.

create table public.organizations (
  id                 uuid primary key default gen_random_uuid(),
  name               text not null check (length(name) between 1 and 120),
  require_enrol_code boolean not null default false,
  version            int not null default 1,
  updated_at         timestamptz not null default now()
);

comment on column public.organizations.require_enrol_code is
  'a first PIN needs a code that an admin handed over';

create table public.companies (
  id            uuid primary key default gen_random_uuid(),
  org_id        uuid not null references public.organizations (id),
  name          text not null check (length(name) between 1 and 120),
  share_tickets boolean not null default false,
  version       int not null default 1,
  updated_at    timestamptz not null default now(),
  sync_xid      xid8 not null default '0'::xid8,
  unique (org_id, name),
  unique (org_id, id)
);

comment on column public.companies.share_tickets is
  'colleagues of the company see each other''s tickets';

create table public.profiles (
  id           uuid primary key references auth.users (id) on delete cascade,
  display_name text not null default '' check (length(display_name) <= 80),
  version      int not null default 1,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  sync_xid     xid8 not null default '0'::xid8
);

create table public.memberships (
  user_id    uuid not null references public.profiles (id) on delete cascade,
  org_id     uuid not null references public.organizations (id),
  role       text not null check (role in ('admin', 'manager', 'staff', 'client')),
  company_id uuid,
  active     boolean not null default true,
  updated_at timestamptz not null default now(),
  sync_xid   xid8 not null default '0'::xid8,
  primary key (user_id, org_id),
  foreign key (org_id, company_id) references public.companies (org_id, id),
  check (company_id is null or role = 'client')
);

create index memberships_org on public.memberships (org_id) where active;
create index memberships_sync on public.memberships (org_id, sync_xid, user_id);
create index companies_sync on public.companies (org_id, sync_xid, id);
create index profiles_sync on public.profiles (sync_xid, id);

-- Ticket numbers for people come from one sequence per organization: no hot lock, gaps allowed.
create table private.org_seq (
  org_id uuid primary key references public.organizations (id) on delete cascade,
  seq    regclass not null
);

-- Trigger. A new organization gets its sequence.
create function private.org_added()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  sequence_name text := 'private.tno_' || replace(new.id::text, '-', '');
begin
  execute 'create sequence ' || sequence_name || ' cache 1';
  insert into private.org_seq (org_id, seq)
  values (new.id, sequence_name::regclass);
  return new;
end
$$;

create trigger org_added
  after insert on public.organizations
  for each row execute function private.org_added();

-- The name written beside what a person does; '' for nobody. Called by our own functions only.
create function private.who(uid uuid)
returns text
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce((select p.display_name from public.profiles p where p.id = uid), '')
$$;
