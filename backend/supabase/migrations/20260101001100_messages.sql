-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The rules of messages and attachments. Every change that a client may see touches the ticket, because
-- a client's pull() looks only into his own touched tickets. Internal notes do not: the time would show.

-- Trigger. A ticket that does not exist is answered like one that is hidden.
create function private.message_written()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  ticket_org uuid;
begin
  select t.org_id into ticket_org from public.tickets t where t.id = new.ticket_id;
  if not found then
    raise exception 'new row violates row-level security policy for table "messages"' using errcode = '42501';
  end if;
  new.org_id := ticket_org;
  if auth.uid() is not null then
    perform private.take('message', 60, 60);
    new.created_at := clock_timestamp();
    new.author_id := auth.uid();
    new.author_name := private.who(auth.uid());
    new.from_agent := private.is_role(ticket_org, 'admin', 'manager', 'staff');
    new.deleted_at := null;
  end if;
  return new;
end
$$;

create trigger a_guard
  before insert on public.messages
  for each row execute function private.message_written();

-- Trigger. The ticket's order in lists, its first answer, and a note for pull() on deletion.
create function private.message_touch()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  if tg_op = 'UPDATE' and new.deleted_at is distinct from old.deleted_at then
    insert into private.sight_log (org_id, sync_xid, kind, row_id, ticket_id, internal)
    values (new.org_id, pg_current_xact_id(), 'message', new.id, new.ticket_id, new.internal);
  end if;
  if new.internal then
    return null;
  end if;
  if tg_op = 'UPDATE' then
    update public.tickets t
       set last_message_at = t.last_message_at
     where t.id = new.ticket_id;
  else
    update public.tickets t
       set last_message_at = new.created_at,
           first_response_at = case
             when new.from_agent then coalesce(t.first_response_at, new.created_at)
             else t.first_response_at
           end
     where t.id = new.ticket_id;
  end if;
  return null;
end
$$;

create trigger message_touch
  after insert or update on public.messages
  for each row execute function private.message_touch();

-- Trigger. Only its own path, only onto a message of its own uploader.
create function private.attachment_written()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  select t.org_id into new.org_id from public.tickets t where t.id = new.ticket_id;
  if not found then
    raise exception 'new row violates row-level security policy for table "attachments"' using errcode = '42501';
  end if;
  if auth.uid() is not null then
    perform private.take('attachment', 30, 60);
    new.uploader_id := auth.uid();
    new.created_at := clock_timestamp();
    new.scan := 'pending';
  end if;
  if new.object_name !~ ('^' || new.org_id || '/' || new.ticket_id || '/' || new.id || '\.[a-z0-9]{1,8}$') then
    raise exception 'object name does not match' using errcode = '23514';
  end if;
  if new.message_id is not null and not exists (
    select 1
      from public.messages m
     where m.id = new.message_id
       and m.ticket_id = new.ticket_id
       and m.author_id = new.uploader_id
  ) then
    raise exception 'not your message' using errcode = '23514';
  end if;
  return new;
end
$$;

create trigger a_guard
  before insert on public.attachments
  for each row execute function private.attachment_written();

-- Trigger.
create function private.attachment_touch()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  if not new.internal then
    update public.tickets t
       set last_message_at = coalesce(t.last_message_at, new.created_at)
     where t.id = new.ticket_id;
  end if;
  return null;
end
$$;

create trigger attachment_touch
  after insert or update on public.attachments
  for each row execute function private.attachment_touch();

-- RPC. Admins and managers of the organization; the author for 15 minutes.
create function public.delete_message(message uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  m public.messages;
  author_still boolean;
begin
  select * into m from public.messages x where x.id = message;
  author_still := m.author_id = auth.uid()
    and m.created_at > now() - interval '15 minutes'
    and private.is_role(m.org_id, 'staff', 'client');
  if not coalesce(author_still or private.is_role(m.org_id, 'admin', 'manager'), false) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  update public.messages set deleted_at = now() where id = message and deleted_at is null;
  perform private.audit('message.delete', m.org_id, message::text);
end
$$;
