-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Live updates. Row changes go over the publication; private channels carry presence, typing and short
-- announcements. None of it is the truth: pull() is. The socket only makes it quick.
--
--   org:<id>:agents   the agents of an organization
--   ticket:<id>       whoever sees the ticket
--   user:<id>         one person; only the server sends

-- Who may receive (`own_channel`: with the user's own) and who may send. As one text, because both policies
-- need the calls in scalar sub-selects, which a function would hide from the planner.
do $$
declare
  uuid_shape constant text := '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
  shared_channels constant text := format(
    $policy$
      (select private.pin_ok())
      and case
        when (select realtime.topic()) ~ '^org:%1$s:agents$'
          then split_part((select realtime.topic()), ':', 2)::uuid
               = any ((select private.my_orgs('admin', 'manager', 'staff'))::uuid[])
        when (select realtime.topic()) ~ '^ticket:%1$s$'
          then exists (
            select 1
              from public.tickets t
             where t.id = split_part((select realtime.topic()), ':', 2)::uuid
          )
    $policy$,
    uuid_shape
  );
  own_channel constant text := format(
    $policy$
        when (select realtime.topic()) ~ '^user:%1$s$'
          then split_part((select realtime.topic()), ':', 2)::uuid = (select auth.uid())
    $policy$,
    uuid_shape
  );
begin
  if to_regclass('realtime.messages') is null then
    return;
  end if;

  -- Agents their organization's channel, everybody the channel of a ticket he sees, and his own.
  execute 'create policy rt_r on realtime.messages for select to authenticated using ('
    || shared_channels || own_channel || ' else false end)';

  -- The same without the own one, for presence and broadcasts (typing) only.
  execute 'create policy rt_i on realtime.messages for insert to authenticated with check ('
    || 'extension in (''broadcast'', ''presence'') and ' || shared_channels || ' else false end)';
end
$$;

-- Rows for postgres_changes. The default replica identity on purpose: with FULL an old row would go to
-- people who could not see it. Each row is sent to those whom its SELECT policies admit.
do $$
begin
  if not exists (select 1 from pg_publication where pubname = 'supabase_realtime') then
    create publication supabase_realtime;
  end if;
end
$$;

alter publication supabase_realtime add table
  public.tickets,
  public.messages,
  public.ticket_events,
  public.attachments,
  public.memberships,
  public.companies,
  public.profiles;

-- Announcements: {table, id, version}, never a content. Sent for each statement, not for each row, and
-- only up to 20 rows one by one; above that each organization's agents get one with a null id: pull.

-- realtime.send swallows its own errors; where the platform has none nothing is announced.
-- Called by the triggers below only.
create function private.announce(topic text, event text, table_name text, id uuid, version int)
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
    perform realtime.send(
      jsonb_build_object('table', table_name, 'id', id, 'version', version), event, topic, true
    );
  exception
    when others then
      raise warning 'announcement not sent: %', sqlerrm;
  end;
end
$$;

-- Trigger. A new ticket: the agents, and its requester.
create function private.announce_filed()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  if (select count(*) from new_rows) > 20 then
    perform private.announce('org:' || x.org_id || ':agents', 'insert', 'tickets', null, null)
       from (select distinct n.org_id from new_rows n) x;
    return null;
  end if;
  perform private.announce('org:' || n.org_id || ':agents', 'insert', 'tickets', n.id, n.version),
          private.announce('user:' || n.requester_id, 'insert', 'tickets', n.id, n.version)
     from new_rows n;
  return null;
end
$$;

-- Trigger. A changed ticket: the agents, its channel, its requester, and the requester it had before. A touch
-- leaves the version as it is and is not announced: its message is.
create function private.announce_changed()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  changed bigint := (
    select count(*) from old_rows o join new_rows n on n.id = o.id and n.version <> o.version
  );
begin
  if changed > 20 then
    perform private.announce('org:' || x.org_id || ':agents', 'update', 'tickets', null, null)
       from (select distinct n.org_id from new_rows n) x;
  elsif changed > 0 then
    perform private.announce('org:' || n.org_id || ':agents', 'update', 'tickets', n.id, n.version),
            private.announce('ticket:' || n.id, 'update', 'tickets', n.id, n.version),
            private.announce('user:' || n.requester_id, 'update', 'tickets', n.id, n.version)
       from old_rows o
       join new_rows n on n.id = o.id and n.version <> o.version;
    perform private.announce('user:' || o.requester_id, 'update', 'tickets', n.id, n.version)
       from old_rows o
       join new_rows n on n.id = o.id
      where o.requester_id <> n.requester_id;
  end if;
  return null;
end
$$;

-- Trigger. A message: the agents always; unless it is an internal note also the ticket's channel and requester.
create function private.announce_messages()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  if (select count(*) from new_rows) > 20 then
    perform private.announce('org:' || x.org_id || ':agents', lower(tg_op), 'messages', null, null)
       from (select distinct n.org_id from new_rows n) x;
    return null;
  end if;
  perform private.announce('org:' || n.org_id || ':agents', lower(tg_op), 'messages', n.id, null)
     from new_rows n;
  perform private.announce('ticket:' || n.ticket_id, lower(tg_op), 'messages', n.id, null),
          private.announce('user:' || t.requester_id, lower(tg_op), 'messages', n.id, null)
     from new_rows n
     join public.tickets t on t.id = n.ticket_id
    where not n.internal;
  return null;
end
$$;

-- Trigger. A membership's change: the person and the organization's agents.
create function private.announce_memberships()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  if (select count(*) from new_rows) > 20 then
    perform private.announce('org:' || x.org_id || ':agents', lower(tg_op), 'memberships', null, null)
      from (select distinct n.org_id from new_rows n) x;
    return null;
  end if;
  perform private.announce('org:' || n.org_id || ':agents', lower(tg_op), 'memberships', n.user_id, null),
          private.announce('user:' || n.user_id, lower(tg_op), 'memberships', n.org_id, null)
     from new_rows n;
  return null;
end
$$;

create trigger announce_i
  after insert on public.tickets
  referencing new table as new_rows
  for each statement execute function private.announce_filed();

create trigger announce_u
  after update on public.tickets
  referencing old table as old_rows new table as new_rows
  for each statement execute function private.announce_changed();

create trigger announce_i
  after insert on public.messages
  referencing new table as new_rows
  for each statement execute function private.announce_messages();

create trigger announce_u
  after update on public.messages
  referencing new table as new_rows
  for each statement execute function private.announce_messages();

create trigger announce_i
  after insert on public.memberships
  referencing new table as new_rows
  for each statement execute function private.announce_memberships();

create trigger announce_u
  after update on public.memberships
  referencing new table as new_rows
  for each statement execute function private.announce_memberships();
