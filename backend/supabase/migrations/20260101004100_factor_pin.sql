-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The functions of the PIN, anew: who needs a second factor shows it first. Below that level the right PIN and a
-- wrong one get the same answer and nothing is counted, so a thief of the mailbox neither guesses nor locks anybody out.

-- One guess of the caller at the caller's own PIN; there is no argument for anybody else's.
-- Called by verify_pin and set_pin only.
create or replace function private.pin_try(pin text)
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
  -- nor may a guess be made, or counted, by who holds the mailbox and not the second factor
  if private.factor_state(uid, s) <> 'none' then
    return private.refusal('factor_needed');
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

-- RPC, every member: the first PIN (with the admin's code where the organization demands one),
-- or a change, which needs a verified session and the old PIN.
create or replace function public.set_pin(new_pin text, old_pin text default null, enrol_code text default null)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  uid uuid := auth.uid();
  least_length int;
  p private.pin_secret;
  answer jsonb;
  sequence_name text;
begin
  if uid is null or private.sid() is null then
    raise exception 'no session' using errcode = '42501';
  end if;
  least_length := private.pin_min(uid);
  if least_length is null then
    return private.refusal('not_member');
  end if;
  if not private.pin_strong(new_pin, least_length) then
    return private.refusal('weak') || jsonb_build_object('min', least_length);
  end if;
  if not exists (select 1 from auth.sessions x where x.id = private.sid() and x.user_id = uid) then
    return private.refusal('session_gone');
  end if;
  if private.factor_state(uid, private.sid()) <> 'none' then
    return private.refusal('factor_needed');
  end if;

  select * into p from private.pin_secret x where x.user_id = uid for update;
  if found then
    -- a PIN that has become too short opens no session, so its change asks for the old PIN alone
    if not private.pin_ok() and not (p.must_change or p.len < least_length) then
      return private.refusal('pin_required');
    end if;
    answer := private.pin_try(coalesce(old_pin, ''));
    if not (answer ->> 'ok')::boolean then
      return answer;
    end if;
    update private.pin_secret x
       set hash = private.pin_hash(uid, new_pin),
           len = length(new_pin),
           must_change = false,
           set_at = now()
     where x.user_id = uid;
  else
    answer := private.enrol_refusal(uid, enrol_code);
    if answer is not null then
      return answer;
    end if;
    sequence_name := 'private.pinseq_' || replace(uid::text, '-', '_');
    execute 'create sequence if not exists ' || sequence_name || ' cache 1';
    insert into private.pin_secret (user_id, hash, len, seq, seq_base)
    values (
      uid,
      private.pin_hash(uid, new_pin),
      length(new_pin),
      sequence_name::regclass,
      nextval(sequence_name::regclass)
    )
    on conflict do nothing;
    if not found then
      return private.refusal('pin_required');
    end if;
    delete from private.pin_enrol x where x.user_id = uid;
  end if;

  delete from private.pin_sessions x
   where x.user_id = uid
     and x.session_id <> private.sid();
  perform private.audit('pin.set', null, uid::text);
  return jsonb_build_object('ok', true);
end
$$;

-- RPC, everyone signed in: somebody is at work, count the idle time anew. It revives nothing: false when the session
-- is not verified, idle or expired already, or below the level that its person needs.
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
       and private.factor_state(auth.uid(), private.sid()) = 'none'
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
    'factor', private.factor_state(uid, s),
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
