-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- On which device each session runs. A session is GoTrue's; this only remembers what the program said about
-- itself, for its owner to recognize it by. Nothing is decided by these words.

-- A line that is shown to people: neither empty nor longer than `most`, without control characters, line breaks
-- and marks that turn the direction of what stands beside it. Called by this table and register_device only.
create function private.plain_line(line text, most int)
returns boolean
language sql
immutable
set search_path = ''
as $$
  select coalesce(
    btrim(line) <> ''
    and length(line) <= most
    and line !~ '[\u0001-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]',
    false
  )
$$;

-- Bound to auth.sessions: with the session goes what was known of its device.
create table private.devices (
  session_id uuid primary key references auth.sessions (id) on delete cascade,
  user_id    uuid not null references auth.users (id) on delete cascade,
  name       text not null check (private.plain_line(name, 80)),
  system     text not null check (private.plain_line(system, 80)),
  version    text not null check (private.plain_line(version, 40)),
  first_used timestamptz not null default now(),
  last_used  timestamptz not null default now()
);

create index devices_user on private.devices (user_id);

comment on column private.devices.last_used is
  'when somebody was last at work there; renewing a token does not count';

-- Raises unless the caller's session is verified by PIN, and therefore still there: pin_sessions goes with
-- auth.sessions. Called by our own functions only.
create function private.need_pin()
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  if not private.pin_ok() then
    raise exception 'PIN required' using errcode = '42501', hint = 'verify_pin';
  end if;
end
$$;

-- RPC, everyone verified: what the caller's own session runs on; there is no argument for another session. The
-- program says it after each PIN. The first time in a session is a new device, and goes into the log.
create function public.register_device(name text, system text, version text)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform private.need_pin();
  perform private.take('devices', 30, 60);
  if not (
    private.plain_line(name, 80) and private.plain_line(system, 80) and private.plain_line(version, 40)
  ) then
    raise exception 'not a plain line, or too long' using errcode = '22023';
  end if;

  update private.devices d
     set name = register_device.name,
         system = register_device.system,
         version = register_device.version,
         last_used = now()
   where d.session_id = private.sid();
  if found then
    return;
  end if;

  insert into private.devices (session_id, user_id, name, system, version)
  values (private.sid(), auth.uid(), name, system, version)
  on conflict do nothing;
  if found then
    perform private.audit(
      'device.new', null, auth.uid()::text, jsonb_build_object('device', name, 'system', system)
    );
  end if;
end
$$;

-- Trigger. A PIN was typed or a touch came: somebody is at work on this device.
create function private.device_used()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  update private.devices d set last_used = now() where d.session_id = new.session_id;
  return null;
end
$$;

create trigger device_used
  after insert or update on private.pin_sessions
  for each row execute function private.device_used();

grant execute on function public.register_device(text, text, text) to authenticated;
