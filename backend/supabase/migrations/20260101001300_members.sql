-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What an admin does with the members of his own organization.

-- Raises when nobody could administer the organization any more. Called by the functions below only,
-- each of which holds the organization's row, so that two admins cannot demote each other at once.
create function private.admins_left(org uuid)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  if not exists (
    select 1 from public.memberships m where m.org_id = org and m.role = 'admin' and m.active
  ) then
    raise exception 'last admin' using errcode = '23514';
  end if;
end
$$;

-- Locks the organization and asks whether the caller is its verified admin. Called by our functions only.
create function private.admin_alone(org uuid)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  perform 1 from public.organizations o where o.id = org for update;
  perform private.need(org, 'admin');
end
$$;

-- After a membership ended: the person's sessions too, unless another organization still counts on them.
-- The rights in this one are gone either way, at once. Called by the admin's functions only.
create function private.drop_sessions_of_left(target uuid)
returns int
language plpgsql
security definer
set search_path = ''
as $$
begin
  if exists (select 1 from public.memberships m where m.user_id = target and m.active) then
    return 0;
  end if;
  return private.drop_sessions(target);
end
$$;

-- Changes a member's role and company; a client's short PIN ends when he becomes more.
-- Called by the two functions that set roles only.
create function private.apply_role(target uuid, org uuid, new_role text, new_company uuid, reason text)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  before public.memberships;
begin
  perform private.admin_alone(org);
  select * into before from public.memberships m where m.user_id = target and m.org_id = org for update;
  if not found then
    raise exception 'no such member' using errcode = 'P0002';
  end if;

  update public.memberships m
     set role = new_role,
         company_id = case when new_role = 'client' then new_company end,
         updated_at = now()
   where m.user_id = target
     and m.org_id = org;
  perform private.admins_left(org);

  if before.role = 'client' and new_role <> 'client' then
    update private.pin_secret p set must_change = true where p.user_id = target and p.len < 6;
    delete from private.pin_sessions s
     where s.user_id = target
       and exists (select 1 from private.pin_secret p where p.user_id = target and p.must_change);
  end if;
  perform private.audit(
    'member.role', org, target::text,
    jsonb_build_object('from', before.role, 'to', new_role, 'reason', left(reason, 500))
  );
end
$$;

-- RPC, admins of the organization.
create function public.set_member_role(
  target uuid, org uuid, new_role text, reason text, company uuid default null
)
returns void
language sql
security definer
set search_path = ''
as $$
  select private.apply_role(target, org, new_role, company, reason)
$$;

-- RPC, admins of the organization. Answers how many sessions ended.
create function public.set_member_active(target uuid, org uuid, is_active boolean, reason text)
returns int
language plpgsql
security definer
set search_path = ''
as $$
declare
  n int := 0;
begin
  perform private.admin_alone(org);
  update public.memberships m
     set active = is_active,
         updated_at = now()
   where m.user_id = target
     and m.org_id = org;
  if not found then
    raise exception 'no such member' using errcode = 'P0002';
  end if;
  perform private.admins_left(org);
  if not is_active then
    n := private.drop_sessions_of_left(target);
  end if;
  perform private.audit(
    'member.active', org, target::text,
    jsonb_build_object('active', is_active, 'reason', left(reason, 500), 'sessions', n)
  );
  return n;
end
$$;

-- RPC, admins of an organization the person is in: every session, for a lost device. Answers how many.
create function public.end_sessions(target uuid, org uuid)
returns int
language plpgsql
security definer
set search_path = ''
as $$
declare
  n int;
begin
  perform private.need(org, 'admin');
  if not exists (select 1 from public.memberships m where m.user_id = target and m.org_id = org) then
    raise exception 'no such member' using errcode = 'P0002';
  end if;
  n := private.drop_sessions(target);
  perform private.audit('member.sessions_ended', org, target::text);
  return n;
end
$$;

-- RPC, admins of the organization: forgets a person's PIN and answers the code for a new one, to be
-- handed over by hand. Not for oneself, and not for somebody who is an agent of another organization
-- that the caller does not administer: a PIN opens all of a person's organizations.
create function public.issue_enrol_code(target uuid, org uuid)
returns text
language plpgsql
security definer
set search_path = ''
as $$
declare
  code text;
begin
  perform private.need(org, 'admin');
  if target = auth.uid()
     or not exists (
       select 1 from public.memberships m where m.user_id = target and m.org_id = org and m.active
     )
     or exists (
       select 1
         from public.memberships m
        where m.user_id = target
          and m.org_id <> org
          and m.active
          and m.role <> 'client'
          and not private.is_role(m.org_id, 'admin')
     ) then
    raise exception 'not allowed' using errcode = '42501';
  end if;

  code := upper(encode(extensions.gen_random_bytes(8), 'hex'));
  insert into private.pin_enrol as e (user_id, code_hash, expires_at, tries)
  values (target, extensions.crypt(code, extensions.gen_salt('bf', 8)), now() + interval '24 hours', 0)
  on conflict (user_id)
    do update set code_hash = excluded.code_hash,
                  expires_at = excluded.expires_at,
                  tries = 0;
  delete from private.pin_secret where user_id = target;
  delete from private.pin_sessions where user_id = target;
  perform private.audit('pin.reset', org, target::text);
  return code;
end
$$;

-- RPC, admins of the organization. Null leaves a setting as it is; a stale version is a PT409.
create function public.set_org_settings(org uuid, new_name text, enrol_code_required boolean, expect_version int)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform private.need(org, 'admin');
  update public.organizations o
     set name = coalesce(new_name, o.name),
         require_enrol_code = coalesce(enrol_code_required, o.require_enrol_code),
         version = expect_version
   where o.id = org;
  perform private.audit(
    'org.settings', org, org::text, jsonb_build_object('name', new_name, 'enrol', enrol_code_required)
  );
end
$$;

-- RPC, admins of the organization: the log from newest to oldest, up to 500 rows a page.
create function public.audit_page(org uuid, before_id bigint default null, lim int default 100)
returns table (id bigint, at timestamptz, actor uuid, action text, target text, detail jsonb)
language sql
stable
security definer
set search_path = ''
as $$
  select a.id, a.at, a.actor, a.action, a.target, a.detail
    from private.audit_log a
   where (select private.is_role(org, 'admin'))
     and a.org_id = org
     and (before_id is null or a.id < before_id)
   order by a.id desc
   limit least(lim, 500)
$$;
