-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Verifying a PIN. A wrong one RETURNS, it never raises: an exception would roll the counter back.

-- The stored form of a PIN, so that a leaked table is of no use without the pepper.
-- Called by our own functions only.
create function private.pin_mac(uid uuid, pin text)
returns text
language sql
stable
security definer
set search_path = ''
as $$
  select encode(
    extensions.hmac(
      uid::text || ':' || pin,
      (select v from private.settings where k = 'pin_pepper'),
      'sha256'
    ),
    'hex'
  )
$$;

-- The least length of this person's PIN: clients 4, everyone else 6; null for no member.
-- Called by our own functions only.
create function private.pin_min(uid uuid)
returns int
language sql
stable
security definer
set search_path = ''
as $$
  select case when bool_and(m.role = 'client') then 4 else 6 end
    from public.memberships m
   where m.user_id = uid
     and m.active
  having count(*) > 0
$$;

create function private.refusal(code text)
returns jsonb
language sql
immutable
set search_path = ''
as $$
  select jsonb_build_object('ok', false, 'code', code)
$$;

create function private.locked_for(until timestamptz)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select private.refusal('locked')
      || jsonb_build_object('retry_after', ceil(extract(epoch from until - clock_timestamp())))
$$;

-- After the third error: this session is blocked for ever, the account for 30 s, 60 s, ... 24 h.
-- Called by pin_try only.
create function private.pin_lockout(p private.pin_secret, s uuid)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  month_runs boolean := p.lockouts_since > clock_timestamp() - interval '30 days';
  wait int := least(86400, 30 * (2 ^ least(p.lock_level, 12))::int);
begin
  update private.pin_secret x
     set fails = 0,
         lock_level = p.lock_level + 1,
         locked_until = clock_timestamp() + make_interval(secs => wait),
         lockouts = case when month_runs then p.lockouts + 1 else 1 end,
         lockouts_since = case when month_runs and p.lockouts > 0 then p.lockouts_since else clock_timestamp() end
   where x.user_id = p.user_id;

  insert into private.session_block (session_id, user_id, reason)
  values (s, p.user_id, '3 wrong PINs')
  on conflict do nothing;

  delete from private.pin_sessions x where x.session_id = s;

  perform private.audit('pin.lockout', null, p.user_id::text, jsonb_build_object('level', p.lock_level + 1));
  return private.refusal('session_blocked') || jsonb_build_object('retry_after', wait);
end
$$;

-- One guess of the caller at the caller's own PIN; there is no argument for anybody else's.
-- Called by verify_pin and set_pin only.
create function private.pin_try(pin text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  guesses_a_day constant int := 40;
  -- compared when there is no PIN, so that the answer takes as long
  no_hash constant text := '$2a$10$abcdefghijklmnopqrstuu';
  uid uuid := auth.uid();
  s uuid := private.sid();
  p private.pin_secret;
  n bigint;
begin
  if uid is null or s is null then
    raise exception 'no session' using errcode = '42501';
  end if;
  if coalesce(current_setting('request.headers', true), '') ~* 'tx=rollback' then
    return private.refusal('refused');
  end if;
  if pin is null or pin !~ '^[0-9]{4,12}$' then
    return private.refusal('format');
  end if;

  -- before comparing anything: under a dead session the right PIN must not answer otherwise
  if not exists (select 1 from auth.sessions x where x.id = s and x.user_id = uid) then
    return private.refusal('session_gone');
  end if;

  -- the row lock makes parallel guesses wait for one another
  select * into p from private.pin_secret x where x.user_id = uid for update;
  if not found then
    perform extensions.crypt(private.pin_mac(uid, pin), no_hash);
    return private.refusal('no_pin');
  end if;
  if exists (select 1 from private.session_block b where b.session_id = s) then
    return private.refusal('session_blocked');
  end if;
  if p.lockouts >= 10 and p.lockouts_since > clock_timestamp() - interval '30 days' then
    return private.refusal('reset_needed');
  end if;

  n := nextval(p.seq);
  if n - p.seq_base > guesses_a_day then
    if clock_timestamp() > p.seq_window then
      -- this call refills and compares nothing, so that it cannot be farmed
      update private.pin_secret x
         set seq_base = n,
             seq_window = clock_timestamp() + interval '24 hours'
       where x.user_id = uid;
      return private.refusal('retry');
    end if;
    return private.locked_for(p.seq_window);
  end if;
  if p.locked_until > clock_timestamp() then
    return private.locked_for(p.locked_until);
  end if;

  if extensions.crypt(private.pin_mac(uid, pin), p.hash) = p.hash then
    update private.pin_secret x
       set fails = 0,
           lock_level = 0,
           locked_until = null,
           seq_base = n,
           seq_window = clock_timestamp() + interval '24 hours'
     where x.user_id = uid;
    return jsonb_build_object('ok', true);
  end if;
  if p.fails + 1 >= 3 then
    return private.pin_lockout(p, s);
  end if;
  update private.pin_secret x set fails = p.fails + 1 where x.user_id = uid;
  return private.refusal('wrong') || jsonb_build_object('left', 2 - p.fails);
end
$$;

-- RPC, everyone signed in: opens the caller's data for this session, 30 minutes idle, 12 hours in all.
create function public.verify_pin(pin text)
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
  values (private.sid(), auth.uid(), now(), now() + interval '30 minutes', now() + interval '12 hours')
  on conflict (session_id)
    do update set verified_at = now(),
                  idle_until = excluded.idle_until,
                  expires_at = excluded.expires_at
     where x.user_id = excluded.user_id;
  perform private.audit('pin.verified', null, auth.uid()::text);
  return answer;
end
$$;

-- RPC, everyone signed in: closes the caller's data for this session. The lock screen calls it.
create function public.lock_session()
returns void
language sql
security definer
set search_path = ''
as $$
  delete from private.pin_sessions
   where session_id = private.sid()
     and user_id = auth.uid()
$$;

-- RPC, everyone signed in: somebody is at work, count the idle time anew. It revives nothing:
-- false when the session is not verified, or idle or expired already.
create function public.touch_session()
returns boolean
language sql
security definer
set search_path = ''
as $$
  with touched as (
    update private.pin_sessions
       set idle_until = least(now() + interval '30 minutes', expires_at)
     where session_id = private.sid()
       and user_id = auth.uid()
       and idle_until > now()
       and expires_at > now()
    returning 1
  )
  select exists (select 1 from touched)
$$;

-- Ends every session of a person, answers how many. Called by the admin's functions only.
create function private.drop_sessions(uid uuid)
returns int
language plpgsql
security definer
set search_path = ''
as $$
declare
  n int;
begin
  delete from private.pin_sessions where user_id = uid;
  delete from auth.sessions where user_id = uid;
  get diagnostics n = row_count;
  return n;
end
$$;
