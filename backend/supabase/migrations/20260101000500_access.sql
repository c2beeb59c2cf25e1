-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the policies ask. authenticated may execute these, but has no USAGE on the schema:
-- a policy may call them, a request cannot name them.
-- PL/pgSQL on purpose: its plans are cached per connection, while an SQL function that cannot
-- be inlined is planned again in every statement (measured: a ticket's thread x63 instead of x14).

-- Is the caller's session verified by PIN, neither idle, expired nor blocked?
create function private.pin_ok()
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  s uuid := private.sid();
begin
  return exists (
      select 1
        from private.pin_sessions x
       where x.session_id = s
         and x.user_id = auth.uid()
         and x.idle_until > now()
         and x.expires_at > now()
    )
    and not exists (
      select 1
        from private.session_block b
       where b.session_id = s
    );
end
$$;

-- The organizations in which the verified caller has one of these roles.
create function private.my_orgs(variadic roles text[])
returns uuid[]
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  if not private.pin_ok() then
    return '{}';
  end if;
  return (
    select coalesce(array_agg(m.org_id), '{}')
      from public.memberships m
     where m.user_id = auth.uid()
       and m.active
       and m.role = any (roles)
  );
end
$$;

-- The caller's company, if it lets colleagues see each other's tickets.
create function private.my_shared()
returns uuid[]
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  if not private.pin_ok() then
    return '{}';
  end if;
  return (
    select coalesce(array_agg(m.company_id), '{}')
      from public.memberships m
      join public.companies c on c.id = m.company_id
     where m.user_id = auth.uid()
       and m.active
       and m.role = 'client'
       and c.share_tickets
  );
end
$$;

-- The agents whom a client may know by name (not by role).
create function private.my_agents()
returns uuid[]
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  if not private.pin_ok() then
    return '{}';
  end if;
  return (
    select coalesce(array_agg(distinct a.user_id), '{}')
      from public.memberships m
      join public.memberships a
        on a.org_id = m.org_id
       and a.active
       and a.role <> 'client'
     where m.user_id = auth.uid()
       and m.active
       and m.role = 'client'
  );
end
$$;

-- Has the verified caller one of these roles in this organization? False for null.
-- Called by our own functions only.
create function private.is_role(org uuid, variadic roles text[])
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return coalesce(org = any (private.my_orgs(variadic roles)), false);
end
$$;

-- Raises unless the verified caller has one of these roles. Called by our own functions only.
create function private.need(org uuid, variadic roles text[])
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  if not private.is_role(org, variadic roles) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
end
$$;

-- Takes one from the caller's allowance of `lim` per `secs` seconds; PT429 (HTTP 429) when it
-- is used up, the hint tells for how many seconds. Called by our own triggers and functions only.
create function private.take(b text, lim int, secs int)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  taken int;
  win_start timestamptz := to_timestamp(floor(extract(epoch from clock_timestamp()) / secs) * secs);
begin
  insert into private.rate (user_id, bucket, win, n)
  values (auth.uid(), b, win_start, 1)
  on conflict (user_id, bucket, win)
    do update set n = private.rate.n + 1
  returning n into taken;

  if taken > lim then
    raise exception 'rate limit'
      using errcode = 'PT429',
            hint = ceil(extract(epoch from win_start - clock_timestamp()) + secs)::text;
  end if;
end
$$;
