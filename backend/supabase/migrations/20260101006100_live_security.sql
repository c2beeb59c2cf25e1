-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What happens to somebody's access is announced on his own channel, user:<id>, and nowhere else:
--
--   security    {id, kind}   a line of the log that my_security_events would show
--   membership  {org}        a role or a membership began, changed or ended there
--
-- Who was switched off or lost a role hears it too: Realtime asks for rights at the join and when a token is renewed,
-- and not for each message. What it means is for the next question to say, which the policies answer as ever.

-- Sends one announcement to one person. realtime.send swallows its own errors; whatever else goes wrong must not undo
-- what is announced (a lock-out, for one). Called by the triggers below only.
create function private.tell(person uuid, event text, payload jsonb)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  if to_regprocedure('realtime.send(jsonb,text,text,boolean)') is null then
    return;
  end if;
  begin
    perform realtime.send(payload, event, 'user:' || person, true);
  exception
    when others then
      raise warning 'announcement not sent: %', sqlerrm;
  end;
end
$$;

-- Is this line of the log about the access of a person? Called by triggers on the log only.
create function private.is_event(line private.audit_log)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
  select line.action = any (private.event_kinds())
     and coalesce(line.target ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$', false)
$$;

-- Trigger on the log.
create function private.tell_event()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  if private.is_event(new) then
    perform private.tell(new.target::uuid, 'security', jsonb_build_object('id', new.id, 'kind', new.action));
  end if;
  return null;
end
$$;

create trigger tell_event
  after insert on private.audit_log
  for each row execute function private.tell_event();

-- Trigger on memberships, whoever writes them: an admin's function, an accepted invitation, the operator.
create function private.tell_membership()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  line public.memberships := case when tg_op = 'DELETE' then old else new end;
begin
  perform private.tell(line.user_id, 'membership', jsonb_build_object('org', line.org_id));
  return null;
end
$$;

create trigger tell_membership
  after insert or delete on public.memberships
  for each row execute function private.tell_membership();

create trigger tell_membership_u
  after update of role, active on public.memberships
  for each row
  when (old.role is distinct from new.role or old.active is distinct from new.active)
  execute function private.tell_membership();
