-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Setting and changing a PIN, and what the sign-in pages need to know before one is verified.

-- Is a first PIN of this person to be proved by a code that an admin handed over?
-- Called by our own functions only.
create function private.enrol_code_needed(uid uuid)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select exists (select 1 from private.pin_enrol e where e.user_id = uid)
      or exists (
        select 1
          from public.memberships m
          join public.organizations o on o.id = m.org_id
         where m.user_id = uid
           and m.active
           and o.require_enrol_code
      )
$$;

-- 4 to 12 digits, at least `min_length`, neither all the same nor a run up or down.
create function private.pin_strong(pin text, min_length int)
returns boolean
language sql
immutable
set search_path = ''
as $$
  select coalesce(pin, '') ~ '^[0-9]{4,12}$'
     and length(pin) >= min_length
     and pin !~ '^(.)\1+$'
     and position(pin in '01234567890123456789') = 0
     and position(pin in '98765432109876543210') = 0
$$;

create function private.pin_hash(uid uuid, pin text)
returns text
language sql
volatile
security definer
set search_path = ''
as $$
  select extensions.crypt(private.pin_mac(uid, pin), extensions.gen_salt('bf', 10))
$$;

-- Checks and counts an enrolment code; null when it may pass. Called by set_pin only.
create function private.enrol_refusal(uid uuid, enrol_code text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  e private.pin_enrol;
begin
  if not private.enrol_code_needed(uid) then
    return null;
  end if;
  select * into e from private.pin_enrol x where x.user_id = uid for update;
  if not found or e.expires_at < now() or e.tries >= 5 then
    return private.refusal('enrol_needed');
  end if;
  if extensions.crypt(coalesce(enrol_code, ''), e.code_hash) <> e.code_hash then
    update private.pin_enrol x set tries = tries + 1 where x.user_id = uid;
    return private.refusal('enrol_wrong');
  end if;
  return null;
end
$$;

-- RPC, every member: the first PIN (with the admin's code where the organization demands one),
-- or a change, which needs a verified session and the old PIN.
create function public.set_pin(new_pin text, old_pin text default null, enrol_code text default null)
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

-- The caller's own memberships with the names a screen shows. Called by my_state only.
create function private.my_memberships()
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
  select coalesce(
    jsonb_agg(
      jsonb_build_object(
        'org_id', m.org_id,
        'org_name', o.name,
        'role', m.role,
        'company_id', m.company_id,
        'company_name', c.name
      )
      order by o.name, o.id
    ),
    '[]'
  )
    from public.memberships m
    join public.organizations o on o.id = m.org_id
    left join public.companies c on c.id = m.company_id
   where m.user_id = auth.uid()
     and m.active
$$;

-- RPC, everyone signed in, before the PIN: what the sign-in pages need. About the caller only.
create function public.my_state()
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
    'idle_until', (
      select x.idle_until
        from private.pin_sessions x
       where x.session_id = s
         and x.user_id = uid
    )
  );
end
$$;
