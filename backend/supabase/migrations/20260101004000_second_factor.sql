-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The second factor. Factors and the level of a session are GoTrue's (auth.mfa_factors, auth.sessions.aal); here is
-- who needs one, and that nothing opens below it. Who has a verified factor needs it in every session. Who has none
-- owes one where he is an admin of an organization that demands it, and may do nothing else until he has it.
--
-- The level is the session's, as its row says it now. The token says one too, and nobody reads it: it was true when
-- it was signed, and a hook may write into it.

-- The organizations that demand a second factor of their admins; no row, no demand.
create table private.factor_demands (
  org_id uuid primary key references public.organizations (id) on delete cascade,
  since  timestamptz not null default now()
);

-- Was this session of that person raised by a factor which he still has? GoTrue's admin API removes a factor and
-- leaves the session's level as it was, hence the second half. Called by our own functions only.
create function private.proven(uid uuid, s uuid)
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return exists (
    select 1
      from auth.sessions x
      join auth.mfa_factors f on f.id = x.factor_id and f.user_id = x.user_id
     where x.id = s
       and x.user_id = uid
       and x.aal >= 'aal2'
       and f.status = 'verified'
  );
end
$$;

-- What is missing in this session: 'none'; 'verify', a code of a factor that the person has; 'enrol', a factor.
-- Called by our own functions only.
create function private.factor_state(uid uuid, s uuid)
returns text
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  if exists (select 1 from auth.mfa_factors f where f.user_id = uid and f.status = 'verified') then
    return case when private.proven(uid, s) then 'none' else 'verify' end;
  end if;
  if exists (
    select 1
      from private.factor_demands d
      join public.memberships m on m.org_id = d.org_id
     where m.user_id = uid
       and m.active
       and m.role = 'admin'
  ) then
    return 'enrol';
  end if;
  return 'none';
end
$$;

-- Is the caller's session verified by PIN, neither idle, expired nor blocked, and at the level that he needs?
create or replace function private.pin_ok()
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  s uuid := private.sid();
  uid uuid := auth.uid();
begin
  return exists (
      select 1
        from private.pin_sessions x
       where x.session_id = s
         and x.user_id = uid
         and x.idle_until > now()
         and x.expires_at > now()
    )
    and not exists (
      select 1
        from private.session_block b
       where b.session_id = s
    )
    and private.factor_state(uid, s) = 'none';
end
$$;

-- RPC, admins of the organization. Only who has proven a factor may demand one: nobody shuts himself and the others
-- out by a slip. Whoever has none by then sees nothing from the next request on, and comes in again with a factor.
create function public.set_second_factor(org uuid, demanded boolean)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  perform private.admin_alone(org);
  if demanded is null then
    raise exception 'neither yes nor no' using errcode = '22004';
  end if;
  if demanded then
    if not private.proven(auth.uid(), private.sid()) then
      raise exception 'second factor needed' using errcode = '42501', hint = 'factor_needed';
    end if;
    insert into private.factor_demands (org_id) values (org) on conflict do nothing;
  else
    delete from private.factor_demands d where d.org_id = org;
  end if;
  if found then
    perform private.audit('org.second_factor', org, org::text, jsonb_build_object('demanded', demanded));
  end if;
end
$$;

-- RPC, admins of the organization: what it has decided about the access of its people.
create function public.organization_security(org uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.need(org, 'admin');
  return jsonb_build_object(
    'second_factor', exists (select 1 from private.factor_demands d where d.org_id = org),
    'idle', (
      select jsonb_object_agg(r.role, private.idle_minutes_of(org, r.role))
        from unnest(array['admin', 'manager', 'staff', 'client']) as r (role)
    )
  );
end
$$;

grant execute on function
  public.set_second_factor(uuid, boolean),
  public.organization_security(uuid)
to authenticated;
