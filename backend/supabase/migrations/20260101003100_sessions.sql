-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Seeing and ending sessions. All of it asks for the PIN, one's own sessions too: whoever holds the mailbox alone
-- could otherwise read what devices the owner has, and throw them out again and again. Without the PIN there is
-- what GoTrue's sign-out does anyway; an owner who has forgotten his PIN signs out everywhere, or asks an admin.
--
-- Ending is deleting from auth.sessions, as for a removed member: the verified PIN goes with it, so the next
-- request sees nothing though its token still lives, and the refresh token goes too. What is said of a session
-- that one may not end is what is said of one that is not there.

-- One session as people see it.
create type private.session_line as (
  session uuid,
  device text,
  system text,
  version text,
  place text,
  since timestamptz,
  last_used timestamptz,
  pin text,
  current boolean
);

-- The sessions of a person, this one first, then the last used. Called by the two functions below only, which
-- have asked for the caller's rights.
create function private.sessions_of(person uuid)
returns setof private.session_line
language sql
stable
security definer
set search_path = ''
as $$
  select
    s.id,
    d.name,
    d.system,
    d.version,
    host(s.ip),
    s.created_at,
    coalesce(d.last_used, s.updated_at, s.created_at),
    case
      when exists (select 1 from private.session_block b where b.session_id = s.id) then 'blocked'
      when p.idle_until > now() and p.expires_at > now() then 'open'
      else 'locked'
    end,
    s.id = private.sid()
  from auth.sessions s
  left join private.devices d on d.session_id = s.id
  left join private.pin_sessions p on p.session_id = s.id
 where s.user_id = person
 order by s.id = private.sid() desc, coalesce(d.last_used, s.updated_at, s.created_at) desc, s.id
 limit 200
$$;

-- RPC, everyone verified: the caller's own sessions. Those that never said what they run on are there too.
create function public.my_sessions()
returns setof private.session_line
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.need_pin();
  return query select * from private.sessions_of(auth.uid());
end
$$;

-- RPC, admins of the organization: the sessions of one of its active members. Who left is nobody's any more.
create function public.member_sessions(org uuid, person uuid)
returns setof private.session_line
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.need_pin();
  perform private.need(org, 'admin');
  if not exists (
    select 1 from public.memberships m where m.user_id = person and m.org_id = org and m.active
  ) then
    raise exception 'no such member' using errcode = 'P0002';
  end if;
  return query select * from private.sessions_of(person);
end
$$;

-- RPC, everyone verified: ends one of the caller's own sessions (this one too: that is a sign-out), or one of an
-- active member of an organization that the caller administers. Each such organization's log has a line.
create function public.end_session(session uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  owner uuid;
  device text;
  orgs uuid[];
begin
  perform private.need_pin();
  select s.user_id, d.name
    into owner, device
    from auth.sessions s
    left join private.devices d on d.session_id = s.id
   where s.id = session;
  if owner <> auth.uid() then
    select array_agg(m.org_id)
      into orgs
      from public.memberships m
     where m.user_id = owner
       and m.active
       and m.org_id = any (private.my_orgs('admin'));
  elsif owner is not null then
    orgs := array[null::uuid];
  end if;
  if orgs is null then
    raise exception 'no such session' using errcode = 'P0002';
  end if;

  -- the log last: a PIN that is verified meanwhile takes these two locks in this order
  delete from auth.sessions s where s.id = session;
  perform private.audit('session.ended', o.id, owner::text, jsonb_build_object('device', device))
     from unnest(orgs) as o (id);
end
$$;

-- RPC, everyone verified: ends all sessions of the caller but this one. Answers how many.
create function public.end_other_sessions()
returns int
language plpgsql
security definer
set search_path = ''
as $$
declare
  n int;
begin
  perform private.need_pin();
  delete from auth.sessions s where s.user_id = auth.uid() and s.id <> private.sid();
  get diagnostics n = row_count;
  if n > 0 then
    perform private.audit('sessions.others_ended', null, auth.uid()::text, jsonb_build_object('sessions', n));
  end if;
  return n;
end
$$;

grant execute on function
  public.my_sessions(),
  public.member_sessions(uuid, uuid),
  public.end_session(uuid),
  public.end_other_sessions()
to authenticated;
