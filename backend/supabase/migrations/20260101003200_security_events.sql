-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What happened to somebody's access, for himself and for the admins of his organization. The audit log is the
-- source; this shows the part of it that is about people, without what admins wrote to each other in it.

-- The events of one person, however long the log is.
create index audit_target on private.audit_log (target, id desc);

-- The actions that are events. Called by the functions below only.
create function private.event_kinds()
returns text[]
language sql
immutable
set search_path = ''
as $$
  select array[
    'device.new', 'pin.lockout', 'pin.set', 'pin.reset', 'password.set', 'member.role', 'member.active',
    'session.ended', 'sessions.others_ended', 'member.sessions_ended'
  ]
$$;

-- One line of the log as people see it.
create type private.event_line as (
  id bigint,
  at timestamptz,
  kind text,
  person uuid,
  name text,
  by_self boolean,
  by_name text,
  device text,
  old_role text,
  new_role text,
  active boolean
);

-- The reason of a change of role stays between admins.
-- Called by the two functions below only.
create function private.event_of(a private.audit_log)
returns private.event_line
language sql
stable
security definer
set search_path = ''
as $$
  select
    a.id,
    a.at,
    a.action,
    a.target::uuid,
    private.who(a.target::uuid),
    coalesce(a.actor::text = a.target, false),
    private.who(a.actor),
    a.detail ->> 'device',
    a.detail ->> 'from',
    a.detail ->> 'to',
    (a.detail ->> 'active')::boolean
$$;

-- RPC, everyone verified: what happened to the caller's own access, newest first, up to 200.
create function public.my_security_events(lim int default 50)
returns setof private.event_line
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.need_pin();
  return query
    select e.*
      from (
        select l
          from private.audit_log l
         where l.target = auth.uid()::text
           and l.action = any (private.event_kinds())
         order by l.id desc
         limit least(greatest(coalesce(lim, 50), 1), 200)
      ) x,
      private.event_of(x.l) e
     order by e.id desc;
end
$$;

-- RPC, admins of the organization: the same of its active members, and what its admins did. What admins of
-- another organization did to a common member is not in it.
create function public.org_security_events(org uuid, lim int default 50)
returns setof private.event_line
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  most int := least(greatest(coalesce(lim, 50), 1), 200);
begin
  perform private.need_pin();
  perform private.need(org, 'admin');
  return query
    select e.*
      from (
        (
          select l
            from private.audit_log l
           where l.org_id = org
             and l.action = any (private.event_kinds())
           order by l.id desc
           limit most
        )
        union all
        (
          -- a person's own deeds belong to no organization
          select own.l
            from public.memberships m
           cross join lateral (
             select l
               from private.audit_log l
              where l.target = m.user_id::text
                and l.org_id is null
                and l.action = any (private.event_kinds())
              order by l.id desc
              limit most
           ) own
           where m.org_id = org
             and m.active
           order by (own.l).id desc
           limit most
        )
      ) x,
      private.event_of(x.l) e
     order by e.id desc
     limit most;
end
$$;

-- Trigger on auth.users. GoTrue changes passwords itself and tells nobody; the log learns of it here, and at the
-- very end: its lock must not be held while GoTrue ends the other sessions or sends a mail.
create function private.on_password_written()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform private.audit('password.set', null, new.id::text);
  return null;
end
$$;

create constraint trigger deskbell_password_changed
  after update of encrypted_password on auth.users
  deferrable initially deferred
  for each row
  when (new.encrypted_password is distinct from old.encrypted_password)
  execute function private.on_password_written();

grant execute on function
  public.my_security_events(int),
  public.org_security_events(uuid, int)
to authenticated;
