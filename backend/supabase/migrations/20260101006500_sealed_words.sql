-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What somebody has begun and not sent outlives a lock of the desk, and the program keeps it sealed meanwhile. The key
-- comes with the answer to the right PIN and with no other, so a locked computer's memory opens nothing.

-- One key for all sessions of a person: a session may end while the desk is locked.
create table private.seals (
  user_id uuid primary key references auth.users (id) on delete cascade,
  key     bytea not null default extensions.gen_random_bytes(32) check (octet_length(key) = 32)
);

-- Made when it is asked for first. Called by verify_pin only.
create function private.seal_of(uid uuid)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  known bytea;
begin
  insert into private.seals (user_id) values (uid) on conflict do nothing;
  select s.key into strict known from private.seals s where s.user_id = uid;
  return encode(known, 'base64');
end
$$;

-- RPC, everyone signed in: as before, and the right PIN is answered with the caller's key.
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
  return answer || jsonb_build_object('seal', private.seal_of(auth.uid()));
end
$$;

revoke execute on function private.seal_of(uuid) from public, anon, authenticated, service_role;
