-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The rules of a ticket: who may set what, its number and company, its history.

-- Raises unless the person is an active member of the organization. Called by the ticket's guard only.
create function private.must_be_member(person uuid, org uuid)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  if not exists (
    select 1 from public.memberships m where m.user_id = person and m.org_id = org and m.active
  ) then
    raise exception 'requester is not a member of this organization' using errcode = '23514';
  end if;
end
$$;

-- Raises unless the person is an active agent of the organization. Called by the ticket's guard only.
create function private.must_be_agent(person uuid, org uuid)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  if not exists (
    select 1
      from public.memberships m
     where m.user_id = person and m.org_id = org and m.active and m.role <> 'client'
  ) then
    raise exception 'assignee is not an agent of this organization' using errcode = '23514';
  end if;
end
$$;

create function private.company_of(person uuid, org uuid)
returns uuid
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return (select m.company_id from public.memberships m where m.user_id = person and m.org_id = org);
end
$$;

-- Trigger. A client files for himself, unassigned, open, at most high; everybody 30 a minute.
create function private.ticket_filed()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  me uuid := auth.uid();
begin
  if me is not null then
    perform private.take('ticket', 30, 60);
    if private.is_role(new.org_id, 'admin', 'manager', 'staff') then
      perform private.must_be_member(new.requester_id, new.org_id);
    else
      new.requester_id := me;
      new.assignee_id := null;
      new.status := 'open';
      if new.priority = 'critical' then
        new.priority := 'high';
      end if;
    end if;
    if new.assignee_id is not null then
      perform private.must_be_agent(new.assignee_id, new.org_id);
    end if;
    new.created_by := me;
    new.created_at := clock_timestamp();
    new.deleted_at := null;
  end if;
  new.company_id := private.company_of(new.requester_id, new.org_id);
  select nextval(s.seq) into new.number from private.org_seq s where s.org_id = new.org_id;
  new.version := 1;
  new.updated_at := clock_timestamp();
  new.sync_xid := pg_current_xact_id();
  return new;
end
$$;

create trigger ticket_filed
  before insert on public.tickets
  for each row execute function private.ticket_filed();

-- May the caller, being no agent, make this change? Clients may close and reopen.
-- Called by the ticket's guard only.
create function private.client_may(old public.tickets, new public.tickets)
returns boolean
language sql
immutable
set search_path = ''
as $$
  select (new.assignee_id, new.priority, new.title, new.description, new.category, new.requester_id, new.deleted_at)
         is not distinct from
         (old.assignee_id, old.priority, old.title, old.description, old.category, old.requester_id, old.deleted_at)
     and (new.status = old.status or new.status in ('closed', 'open'))
$$;

-- Trigger, after the two that check the version. A change that nobody sees (a touch) leaves it alone.
create function private.ticket_changed()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  new.version := old.version;
  if (new.id, new.org_id, new.created_at, new.number)
     is distinct from (old.id, old.org_id, old.created_at, old.number) then
    raise exception 'immutable column' using errcode = '42501';
  end if;

  if (new.title, new.description, new.status, new.priority, new.category, new.assignee_id, new.requester_id, new.deleted_at)
     is distinct from
     (old.title, old.description, old.status, old.priority, old.category, old.assignee_id, old.requester_id, old.deleted_at) then
    if auth.uid() is not null
       and not private.is_role(old.org_id, 'admin', 'manager', 'staff')
       and not private.client_may(old, new) then
      raise exception 'clients may only close or reopen' using errcode = '42501';
    end if;
    if new.assignee_id is distinct from old.assignee_id and new.assignee_id is not null then
      perform private.must_be_agent(new.assignee_id, old.org_id);
    end if;
    if new.requester_id is distinct from old.requester_id then
      perform private.must_be_member(new.requester_id, old.org_id);
      new.company_id := private.company_of(new.requester_id, old.org_id);
    end if;
    if new.status is distinct from old.status then
      new.resolved_at := case
        when new.status in ('resolved', 'closed') then coalesce(old.resolved_at, clock_timestamp())
      end;
    end if;
    new.version := old.version + 1;
  end if;

  new.updated_at := greatest(clock_timestamp(), old.updated_at + interval '1 microsecond');
  new.sync_xid := pg_current_xact_id();
  return new;
end
$$;

create trigger ticket_changed
  before update on public.tickets
  for each row execute function private.ticket_changed();

-- Trigger. One event for each field that changed, and a note for pull() when somebody may lose sight.
create function private.ticket_history()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  me uuid := auth.uid();
  my_name text := private.who(auth.uid());
begin
  if tg_op = 'INSERT' then
    insert into public.ticket_events (ticket_id, org_id, actor_id, actor_name, field, new_value)
    values (new.id, new.org_id, me, my_name, 'created', new.status);
    return null;
  end if;

  insert into public.ticket_events (ticket_id, org_id, actor_id, actor_name, field, old_value, new_value)
  select new.id, new.org_id, me, my_name, v.field, v.old_value, v.new_value
    from (
      values
        ('status', old.status, new.status),
        ('priority', old.priority, new.priority),
        ('assignee', old.assignee_id::text, new.assignee_id::text),
        ('title', old.title, new.title),
        ('requester', old.requester_id::text, new.requester_id::text),
        ('deleted', old.deleted_at::text, new.deleted_at::text)
    ) v (field, old_value, new_value)
   where v.old_value is distinct from v.new_value;

  if (new.requester_id, new.company_id, new.deleted_at)
     is distinct from (old.requester_id, old.company_id, old.deleted_at) then
    insert into private.sight_log (org_id, sync_xid, kind, row_id, ticket_id, old_requester, old_company)
    values (new.org_id, pg_current_xact_id(), 'ticket', new.id, new.id, old.requester_id, old.company_id);
  end if;
  return null;
end
$$;

create trigger ticket_history_i
  after insert on public.tickets
  for each row execute function private.ticket_history();

create trigger ticket_history_u
  after update on public.tickets
  for each row
  when (
    (new.status, new.priority, new.assignee_id, new.title, new.requester_id, new.company_id, new.deleted_at)
    is distinct from
    (old.status, old.priority, old.assignee_id, old.title, old.requester_id, old.company_id, old.deleted_at)
  )
  execute function private.ticket_history();

-- RPC, admins and managers of the ticket's organization. There is no hard delete.
create function public.delete_ticket(ticket uuid, reason text default '')
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  org uuid := (select t.org_id from public.tickets t where t.id = ticket);
begin
  perform private.need(org, 'admin', 'manager');
  update public.tickets set deleted_at = now() where id = ticket and deleted_at is null;
  perform private.audit('ticket.delete', org, ticket::text, jsonb_build_object('reason', left(reason, 500)));
end
$$;

-- RPC, admins and managers of the ticket's organization.
create function public.restore_ticket(ticket uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  org uuid := (select t.org_id from public.tickets t where t.id = ticket);
begin
  perform private.need(org, 'admin', 'manager');
  update public.tickets set deleted_at = null where id = ticket and deleted_at is not null;
  perform private.audit('ticket.restore', org, ticket::text);
end
$$;
