-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Managing allowed addresses. Admins do everything; managers may invite clients.

-- RPC, admins of the organization: the list by address, up to 500 a page (`after_email` turns it).
create function public.allowed_emails_list(
  org uuid, q text default '', lim int default 200, after_email text default ''
)
returns table (
  email text,
  role text,
  company_id uuid,
  company text,
  expires_at timestamptz,
  used_at timestamptz,
  created_at timestamptz,
  invited_by uuid,
  user_id uuid,
  member_role text,
  member_active boolean,
  state text,
  display_name text,
  pin_set boolean,
  locked boolean,
  last_seen timestamptz
)
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.need(org, 'admin');
  return query
    select
      a.email,
      a.role,
      a.company_id,
      c.name,
      a.expires_at,
      a.used_at,
      a.created_at,
      a.invited_by,
      m.user_id,
      m.role,
      m.active,
      case
        when m.user_id is not null and m.active then 'member'
        when m.user_id is not null then 'inactive'
        when a.expires_at <= now() then 'expired'
        when left(a.email, 1) = '@' then 'domain'
        else 'invited'
      end,
      case when m.user_id is not null then private.who(m.user_id) end,
      p.user_id is not null and m.user_id is not null,
      coalesce(p.locked_until > clock_timestamp(), false) and m.user_id is not null,
      case when m.user_id is not null then u.last_sign_in_at end
    from private.allowed_emails a
    left join public.companies c on c.id = a.company_id
    left join auth.users u on u.email = a.email
    left join public.memberships m on m.user_id = u.id and m.org_id = a.org_id
    left join private.pin_secret p on p.user_id = m.user_id
   where a.org_id = org
     and a.email > coalesce(after_email, '')
     and (coalesce(q, '') = '' or position(lower(q) in a.email) > 0)
   order by a.email
   limit least(greatest(lim, 1), 500);
end
$$;

-- What would happen to one entry: the address, role and company it means, the action, the problem.
-- Called by allowed_emails_upsert only, which has asked for the caller's rights.
create function private.invitation_judged(
  org uuid,
  entry jsonb,
  by_admin boolean,
  seen text[],
  out email text,
  out role text,
  out company uuid,
  out action text,
  out problem text
)
language plpgsql
stable
security definer
set search_path = ''
as $$
#variable_conflict use_variable
declare
  invited private.allowed_emails;
  member public.memberships;
begin
  email := lower(btrim(coalesce(entry ->> 'email', '')));
  role := coalesce(entry ->> 'role', 'client');
  if entry ->> 'company_id' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
    company := (entry ->> 'company_id')::uuid;
  end if;

  if email !~ '^[^@[:space:]]*@[^@[:space:]]+\.[^@[:space:]]+$' or length(email) > 254 then
    action := 'invalid'; problem := 'not an address';
  elsif role not in ('admin', 'manager', 'staff', 'client') then
    action := 'invalid'; problem := 'unknown role';
  elsif not by_admin and role <> 'client' then
    action := 'refused'; problem := 'managers may invite clients only';
  elsif left(email, 1) = '@' and role not in ('client', 'staff') then
    action := 'invalid'; problem := 'a whole domain cannot be ' || role;
  elsif company is not null and (role <> 'client' or not exists (
    select 1 from public.companies c where c.id = company and c.org_id = org
  )) then
    action := 'invalid'; problem := 'company';
  elsif email = any (seen) then
    action := 'duplicate'; problem := 'listed above';
  end if;
  if action is not null then
    return;
  end if;

  select m.*
    into member
    from auth.users u
    join public.memberships m on m.user_id = u.id and m.org_id = org
   where u.email = email;
  select a.* into invited from private.allowed_emails a where a.org_id = org and a.email = email;

  if member.active then
    action := 'member'; problem := 'already a member as ' || member.role;
  elsif member.user_id is not null and not by_admin and member.role <> 'client' then
    action := 'refused'; problem := 'managers may invite clients only';
  elsif member.user_id is not null then
    action := 'add'; problem := 'lets a removed member in again';
  elsif invited.id is null then
    action := 'add';
  elsif not by_admin and invited.role <> 'client' then
    action := 'refused'; problem := 'managers may invite clients only';
  elsif (invited.role, invited.company_id) is not distinct from (role, company) and invited.expires_at > now() then
    action := 'same';
  else
    action := 'update';
  end if;
end
$$;

-- Writes one invitation. An account that exists already (waiting, removed, or of another organization)
-- gets its rights now, because no sign-up trigger will fire for it.
-- Called by allowed_emails_upsert only.
create function private.invite(org uuid, address text, new_role text, company uuid, days int)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  person uuid;
begin
  insert into private.allowed_emails (org_id, email, role, company_id, invited_by, expires_at)
  values (org, address, new_role, company, auth.uid(), now() + make_interval(days => greatest(1, least(days, 365))))
  on conflict (org_id, email)
    do update set role = excluded.role,
                  company_id = excluded.company_id,
                  expires_at = excluded.expires_at,
                  invited_by = excluded.invited_by,
                  used_at = null;

  select u.id into person from auth.users u where u.email = address and u.email_confirmed_at is not null;
  if found then
    perform private.let_in(org, person, new_role, company);
    update private.allowed_emails a set used_at = now() where a.org_id = org and a.email = address;
    delete from private.waiting w where w.user_id = person;
  end if;
end
$$;

-- Makes a person an active member. Called by our own functions only.
create function private.let_in(org uuid, person uuid, new_role text, company uuid)
returns void
language sql
security definer
set search_path = ''
as $$
  insert into public.memberships (user_id, org_id, role, company_id)
  values (person, org, new_role, case when new_role = 'client' then company end)
  on conflict (user_id, org_id)
    do update set role = excluded.role,
                  company_id = excluded.company_id,
                  active = true,
                  updated_at = now()
$$;

-- RPC, admins and managers of the organization. entries: [{"email", "role", "company_id"?, "days"?}], at
-- most 1000. Answers one line for each; dry_run answers what would happen and changes nothing.
create function public.allowed_emails_upsert(org uuid, entries jsonb, dry_run boolean default true)
returns table (line int, email text, role text, action text, problem text)
language plpgsql
security definer
set search_path = ''
as $$
declare
  by_admin boolean;
  entry jsonb;
  judged record;
  days int;
  seen text[] := '{}';
  added int := 0;
  updated int := 0;
begin
  perform private.need(org, 'admin', 'manager');
  by_admin := private.is_role(org, 'admin');
  if coalesce(jsonb_typeof(entries), '') <> 'array' or jsonb_array_length(entries) > 1000 then
    raise exception 'at most 1000 entries' using errcode = '22023';
  end if;

  line := 0;
  for entry in select x from jsonb_array_elements(entries) x
  loop
    select * into judged from private.invitation_judged(org, entry, by_admin, seen);
    if judged.action not in ('invalid', 'refused', 'duplicate') then
      seen := seen || judged.email;
    end if;
    if not dry_run and judged.action in ('add', 'update') then
      days := case when entry ->> 'days' ~ '^[0-9]{1,3}$' then (entry ->> 'days')::int else 14 end;
      perform private.invite(org, judged.email, judged.role, judged.company, days);
      added := added + (judged.action = 'add')::int;
      updated := updated + (judged.action = 'update')::int;
    end if;

    line := line + 1;
    email := judged.email;
    role := judged.role;
    action := judged.action;
    problem := judged.problem;
    return next;
  end loop;

  if not dry_run then
    perform private.audit(
      'allowed.upsert', org, null,
      jsonb_build_object('added', added, 'updated', updated, 'emails', to_jsonb(seen))
    );
  end if;
end
$$;

-- The member behind an address, null without one. Called by the two functions below only.
create function private.member_at(org uuid, address text)
returns uuid
language sql
stable
security definer
set search_path = ''
as $$
  select m.user_id
    from auth.users u
    join public.memberships m on m.user_id = u.id and m.org_id = org
   where u.email = address
$$;

-- RPC, admins of the organization: the role of an address, and of the member behind it.
create function public.allowed_email_set_role(org uuid, address text, new_role text, reason text default '')
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  wanted text := lower(btrim(address));
  person uuid;
begin
  perform private.need(org, 'admin');
  update private.allowed_emails a
     set role = new_role,
         company_id = case when new_role = 'client' then a.company_id end
   where a.org_id = org
     and a.email = wanted;
  if not found then
    raise exception 'no such address' using errcode = 'P0002';
  end if;
  person := private.member_at(org, wanted);
  if person is not null then
    perform private.apply_role(person, org, new_role, private.company_of(person, org), reason);
  end if;
  perform private.audit('allowed.role', org, wanted, jsonb_build_object('to', new_role));
end
$$;
