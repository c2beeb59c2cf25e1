-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The audit log: append-only, each row carries the hash of the one before.
-- For rare, critical actions only: the chain holds one lock until commit.
-- The history of tickets lives in ticket_events.

create table private.audit_log (
  id         bigint generated always as identity primary key,
  at         timestamptz not null default clock_timestamp(),
  actor      uuid,
  session_id uuid,
  org_id     uuid,
  action     text not null,
  target     text,
  detail     jsonb not null default '{}',
  prev       bytea not null,
  hash       bytea not null
);

create index audit_org on private.audit_log (org_id, id desc);

-- What a row's hash stands on. Called by the chain and by audit_verify only.
create function private.audit_hash(a private.audit_log)
returns bytea
language sql
stable
set search_path = ''
as $$
  select extensions.digest(
    a.prev || convert_to(
      concat_ws(
        '|',
        a.id,
        extract(epoch from a.at),
        a.actor,
        a.session_id,
        a.org_id,
        a.action,
        a.target,
        a.detail::text
      ),
      'UTF8'
    ),
    'sha256'
  )
$$;

-- Trigger. Number and time are taken under the lock, so that id order is chain order.
create function private.audit_chain()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  last_hash bytea;
begin
  perform pg_catalog.pg_advisory_xact_lock(7426001);

  select a.hash
    into last_hash
    from private.audit_log a
   order by a.id desc
   limit 1;

  new.id := nextval('private.audit_log_id_seq');
  new.at := clock_timestamp();
  new.prev := coalesce(last_hash, '\x00'::bytea);
  new.hash := private.audit_hash(new);
  return new;
end
$$;

-- Trigger. Not even the owner changes a row without switching this off, and then the chain shows it.
create function private.audit_deny()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  raise exception 'audit log is append-only' using errcode = '42501';
end
$$;

create trigger a_chain
  before insert on private.audit_log
  for each row execute function private.audit_chain();

create trigger a_deny
  before update or delete on private.audit_log
  for each row execute function private.audit_deny();

create trigger a_deny_t
  before truncate on private.audit_log
  for each statement execute function private.audit_deny();

-- Writes one row about the caller. Called by our own functions only.
create function private.audit(a text, org uuid, tgt text, d jsonb default '{}')
returns void
language sql
security definer
set search_path = ''
as $$
  insert into private.audit_log (actor, session_id, org_id, action, target, detail, prev, hash)
  values (auth.uid(), private.sid(), org, a, tgt, d, '', '')
$$;

-- How many rows do not fit the chain; 0 is right. For the operator.
create function private.audit_verify()
returns bigint
language sql
stable
security definer
set search_path = ''
as $$
  select count(*)
    from (
      select
        a as entry,
        a.prev,
        a.hash,
        lag(a.hash, 1, '\x00'::bytea) over (order by a.id) as hash_before
      from private.audit_log a
    ) x
   where x.prev <> x.hash_before
      or x.hash <> private.audit_hash(x.entry)
$$;
