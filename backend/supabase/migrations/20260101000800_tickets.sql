-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Tickets and what hangs on them. Keys are made by the client, so that a repeated request is the same
-- request; `number` is for people.

create table public.tickets (
  id                uuid primary key default gen_random_uuid(),
  org_id            uuid not null references public.organizations (id),
  number            bigint not null,
  requester_id      uuid not null default auth.uid() references public.profiles (id),
  company_id        uuid references public.companies (id),
  assignee_id       uuid references public.profiles (id),
  created_by        uuid default auth.uid(),
  title             text not null check (length(title) between 1 and 200),
  description       text not null default '' check (length(description) <= 20000),
  category          text not null default '' check (length(category) <= 60),
  status            text not null default 'open'
                    check (status in ('open', 'in_progress', 'waiting', 'resolved', 'closed')),
  priority          text not null default 'medium'
                    check (priority in ('low', 'medium', 'high', 'critical')),
  version           int not null default 1,
  created_at        timestamptz not null default now(),
  updated_at        timestamptz not null default now(),
  first_response_at timestamptz,
  last_message_at   timestamptz,
  resolved_at       timestamptz,
  deleted_at        timestamptz,
  sync_xid          xid8 not null default '0'::xid8,
  unique (org_id, number)
);

comment on column public.tickets.company_id is 'the requester''s company; kept by trigger';
comment on column public.tickets.sync_xid is 'the transaction that wrote the row last; pull() works by it';

create index tickets_org_updated on public.tickets (org_id, updated_at desc, id desc);
create index tickets_requester_updated on public.tickets (requester_id, updated_at desc);
create index tickets_assignee_updated on public.tickets (assignee_id, updated_at desc)
  where assignee_id is not null;
create index tickets_company on public.tickets (company_id, updated_at desc)
  where company_id is not null;
create index tickets_sync on public.tickets (org_id, sync_xid, id);

create table public.messages (
  id          uuid primary key default gen_random_uuid(),
  ticket_id   uuid not null references public.tickets (id),
  org_id      uuid not null,
  author_id   uuid not null default auth.uid(),
  author_name text not null default '',
  from_agent  boolean not null default false,
  internal    boolean not null default false,
  body        text not null check (length(body) between 1 and 20000),
  created_at  timestamptz not null default now(),
  deleted_at  timestamptz,
  sync_xid    xid8 not null default '0'::xid8
);

create index messages_ticket on public.messages (ticket_id, created_at);
create index messages_sync on public.messages (org_id, sync_xid, id);

-- What happened to a ticket; written by trigger only.
create table public.ticket_events (
  id         bigint generated always as identity primary key,
  ticket_id  uuid not null references public.tickets (id),
  org_id     uuid not null,
  actor_id   uuid,
  actor_name text not null default '',
  field      text not null
             check (field in ('created', 'status', 'priority', 'assignee', 'title', 'requester', 'deleted')),
  old_value  text,
  new_value  text,
  at         timestamptz not null default clock_timestamp(),
  sync_xid   xid8 not null default '0'::xid8
);

create index ticket_events_ticket on public.ticket_events (ticket_id, id);
create index ticket_events_sync on public.ticket_events (org_id, sync_xid, id);

-- The file is storage.objects attachments/<org>/<ticket>/<id>.<ext>; the name people gave it is only text.
create table public.attachments (
  id          uuid primary key,
  ticket_id   uuid not null references public.tickets (id),
  message_id  uuid references public.messages (id),
  org_id      uuid not null,
  uploader_id uuid not null default auth.uid(),
  file_name   text not null check (length(file_name) between 1 and 255),
  object_name text not null,
  internal    boolean not null default false,
  size        bigint not null check (size between 0 and 52428800),
  mime        text not null check (length(mime) <= 120),
  scan        text not null default 'pending' check (scan in ('pending', 'clean', 'blocked')),
  created_at  timestamptz not null default now(),
  sync_xid    xid8 not null default '0'::xid8
);

create index attachments_ticket on public.attachments (ticket_id, created_at);
create index attachments_sync on public.attachments (org_id, sync_xid, id);
create index attachments_object on public.attachments (object_name);

-- Who could see a row before its requester, company or deletion changed. pull() reads it to tell
-- what left somebody's sight and what came back; no request ever reads it.
create table private.sight_log (
  id            bigint generated always as identity primary key,
  org_id        uuid not null,
  sync_xid      xid8 not null,
  kind          text not null check (kind in ('ticket', 'message')),
  row_id        uuid not null,
  ticket_id     uuid not null,
  old_requester uuid,
  old_company   uuid,
  internal      boolean not null default false,
  at            timestamptz not null default now()
);

create index sight_log_sync on private.sight_log (org_id, sync_xid, id);
