-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who may enter: addresses and whole domains, each with a role. Read by admins only, through functions.

create table private.allowed_emails (
  id         uuid primary key default gen_random_uuid(),
  org_id     uuid not null references public.organizations (id),
  email      text not null
             check (
               email = lower(btrim(email))
               and email ~ '^[^@[:space:]]*@[^@[:space:]]+\.[^@[:space:]]+$'
               and length(email) <= 254
             ),
  role       text not null check (role in ('admin', 'manager', 'staff', 'client')),
  company_id uuid,
  invited_by uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '14 days',
  used_at    timestamptz,
  unique (org_id, email),
  foreign key (org_id, company_id) references public.companies (org_id, id),
  check (left(email, 1) <> '@' or role in ('client', 'staff')),
  check (company_id is null or role = 'client')
);

comment on column private.allowed_emails.email is 'an address, or a whole domain as @example.com';

create index allowed_emails_email on private.allowed_emails (email);

-- People who signed up without an invitation (the hook below is not installed): no rights until an
-- admin of `org_id` lets them in.
create table private.waiting (
  user_id    uuid primary key references auth.users (id) on delete cascade,
  org_id     uuid references public.organizations (id),
  email      text not null,
  at         timestamptz not null default now(),
  refused_at timestamptz
);

-- The invitations that fit an address: one for each organization, an address before a domain.
-- A domain is believed only of an address with one @: "x@acme.test"@evil.test is nobody at acme.test.
-- Called by our own functions only.
create function private.matches(addr text)
returns setof private.allowed_emails
language sql
stable
security definer
set search_path = ''
as $$
  select distinct on (a.org_id) a.*
    from private.allowed_emails a
   where a.email in (lower(btrim(addr)), substring(lower(btrim(addr)) from '^[^@]+(@[^@]+)$'))
     and a.expires_at > now()
     and (a.used_at is null or left(a.email, 1) = '@')
   order by a.org_id, left(a.email, 1) = '@'
$$;

-- GoTrue's before-user-created hook; nobody else may call it. One answer for every stranger.
create function public.hook_before_user_created(event jsonb)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  if exists (select 1 from private.matches(event -> 'user' ->> 'email')) then
    return '{}'::jsonb;
  end if;
  return jsonb_build_object(
    'error', jsonb_build_object('http_code', 403, 'message', 'Sign-in is by invitation.')
  );
end
$$;

-- Where somebody without an invitation waits: the set organization, or the only one there is.
-- Called by the trigger below only.
create function private.waiting_org()
returns uuid
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(
    (select s.v::uuid from private.settings s where s.k = 'default_org'),
    case
      when (select count(*) from public.organizations) = 1 then (select o.id from public.organizations o)
    end
  )
$$;

-- Trigger on auth.users. The profile at once, rights only for a confirmed address;
-- what the person says in the metadata is believed for the name alone.
create function private.on_user_written()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  a private.allowed_emails;
  full_name text;
begin
  if jsonb_typeof(new.raw_user_meta_data) = 'object' then
    full_name := nullif(new.raw_user_meta_data ->> 'full_name', '');
  end if;
  insert into public.profiles (id, display_name)
  values (new.id, left(coalesce(full_name, split_part(coalesce(new.email, ''), '@', 1)), 80))
  on conflict do nothing;

  if new.email is null or new.email_confirmed_at is null then
    return null;
  end if;

  for a in select * from private.matches(new.email)
  loop
    insert into public.memberships (user_id, org_id, role, company_id)
    values (new.id, a.org_id, a.role, a.company_id)
    on conflict do nothing;
    if found then
      perform private.audit(
        'member.join', a.org_id, new.id::text, jsonb_build_object('role', a.role, 'by', a.email)
      );
    end if;
    if left(a.email, 1) <> '@' then
      update private.allowed_emails x set used_at = now() where x.id = a.id;
    end if;
  end loop;

  if exists (select 1 from public.memberships m where m.user_id = new.id) then
    delete from private.waiting w where w.user_id = new.id;
  else
    insert into private.waiting (user_id, org_id, email)
    values (new.id, private.waiting_org(), lower(new.email))
    on conflict do nothing;
  end if;
  return null;
end
$$;

create trigger deskbell_user_created
  after insert on auth.users
  for each row execute function private.on_user_written();

create trigger deskbell_user_confirmed
  after update of email_confirmed_at, email on auth.users
  for each row
  when (
    new.email_confirmed_at is not null
    and (old.email_confirmed_at is null or new.email is distinct from old.email)
  )
  execute function private.on_user_written();
