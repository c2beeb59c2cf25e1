-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- How long nobody may be at the keyboard before the PIN is asked for again: each organization decides, by role.
-- The program locks itself after that time; here a session that gave no sign for so long is closed as well.

-- What an organization has decided; a role without a row has its default.
create table private.idle_limits (
  org_id  uuid not null references public.organizations (id) on delete cascade,
  role    text not null check (role in ('admin', 'manager', 'staff', 'client')),
  minutes int not null check (minutes between 1 and 240),
  primary key (org_id, role)
);

comment on column private.idle_limits.minutes is
  'there is no "never": a desk that stays open is a desk that anybody may sit down at';

-- The minutes of a role in an organization. Called by our own functions only.
create function private.idle_minutes_of(org uuid, for_role text)
returns int
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(
    (select l.minutes from private.idle_limits l where l.org_id = org and l.role = for_role),
    case for_role when 'admin' then 10 when 'client' then 30 else 15 end
  )
$$;

-- The minutes of a person: a PIN opens all of a person's organizations, so the strictest of them counts;
-- null for no member. Called by our own functions only.
create function private.idle_minutes(uid uuid)
returns int
language sql
stable
security definer
set search_path = ''
as $$
  select min(private.idle_minutes_of(m.org_id, m.role))
    from public.memberships m
   where m.user_id = uid
     and m.active
$$;

-- Until when a session of that person stays open if there is no other sign. Who is in no organization sees
-- nothing anyway. Called by our own functions only.
create function private.idle_until(uid uuid)
returns timestamptz
language sql
stable
security definer
set search_path = ''
as $$
  select now() + make_interval(mins => coalesce(private.idle_minutes(uid), 10))
$$;

-- RPC, admins of the organization. Who has that role there and is inside now has no more than the new time left.
create function public.set_idle_minutes(org uuid, for_role text, minutes int)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  before int;
begin
  perform private.admin_alone(org);
  before := private.idle_minutes_of(org, for_role);
  insert into private.idle_limits as l (org_id, role, minutes)
  values (org, for_role, set_idle_minutes.minutes)
  on conflict (org_id, role)
    do update set minutes = excluded.minutes;

  update private.pin_sessions s
     set idle_until = least(s.idle_until, private.idle_until(s.user_id))
    from public.memberships m
   where m.user_id = s.user_id
     and m.org_id = org
     and m.role = for_role
     and m.active;
  perform private.audit(
    'org.idle_minutes', org, for_role, jsonb_build_object('from', before, 'to', set_idle_minutes.minutes)
  );
end
$$;

-- RPC, everyone signed in: opens the caller's data for this session, for the idle minutes of his role,
-- 12 hours in all.
create or replace function public.verify_pin(pin text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  answer jsonb;
  p private.pin_secret;
begin
  answer := private.pin_try(pin);
  if not (answer ->> 'ok')::boolean then
    return answer;
  end if;

  select * into p from private.pin_secret x where x.user_id = auth.uid();
  if p.must_change or p.len < private.pin_min(auth.uid()) then
    -- the role was raised: a client's short PIN opens nothing any more
    return private.refusal('must_change') || jsonb_build_object('min', private.pin_min(auth.uid()));
  end if;

  insert into private.pin_sessions as x (session_id, user_id, verified_at, idle_until, expires_at)
  values (private.sid(), auth.uid(), now(), private.idle_until(auth.uid()), now() + interval '12 hours')
  on conflict (session_id)
    do update set verified_at = now(),
                  idle_until = excluded.idle_until,
                  expires_at = excluded.expires_at
     where x.user_id = excluded.user_id;
  perform private.audit('pin.verified', null, auth.uid()::text);
  return answer;
end
$$;

-- RPC, everyone signed in: somebody is at work, count the idle time anew. It revives nothing:
-- false when the session is not verified, or idle or expired already.
create or replace function public.touch_session()
returns boolean
language sql
security definer
set search_path = ''
as $$
  with touched as (
    update private.pin_sessions
       set idle_until = least(private.idle_until(auth.uid()), expires_at)
     where session_id = private.sid()
       and user_id = auth.uid()
       and idle_until > now()
       and expires_at > now()
    returning 1
  )
  select exists (select 1 from touched)
$$;

-- RPC, everyone signed in, before the PIN: what the sign-in pages need. About the caller only.
create or replace function public.my_state()
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  uid uuid := auth.uid();
  s uuid := private.sid();
  least_length int := private.pin_min(auth.uid());
  p private.pin_secret;
begin
  select * into p from private.pin_secret x where x.user_id = uid;
  return jsonb_build_object(
    'user_id', uid,
    'display_name', private.who(uid),
    'memberships', private.my_memberships(),
    'member', least_length is not null,
    'session_known', exists (select 1 from auth.sessions x where x.id = s and x.user_id = uid),
    'pin_min', least_length,
    'pin_set', p.user_id is not null,
    'must_change', coalesce(p.must_change or p.len < least_length, false),
    'enrol_code_needed', p.user_id is null and private.enrol_code_needed(uid),
    'verified', private.pin_ok(),
    'blocked', exists (select 1 from private.session_block b where b.session_id = s),
    'idle_minutes', private.idle_minutes(uid),
    'idle_until', (
      select x.idle_until
        from private.pin_sessions x
       where x.session_id = s
         and x.user_id = uid
    )
  );
end
$$;

-- Of the new functions a request may call one.
revoke execute on function
  private.idle_minutes_of(uuid, text),
  private.idle_minutes(uuid),
  private.idle_until(uuid)
from public, anon, authenticated, service_role;
revoke execute on function public.set_idle_minutes(uuid, text, int) from public, anon, authenticated;
grant execute on function public.set_idle_minutes(uuid, text, int) to authenticated;
