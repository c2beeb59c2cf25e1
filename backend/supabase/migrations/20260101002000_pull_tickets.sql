-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Parts of pull(): what left my sight, members, companies, tickets. Each is PL/pgSQL, so that its plan is
-- cached, runs under the caller's row level security, and is granted to authenticated in a schema that no
-- request can name.

-- What I could see before and cannot see now. Messages only of tickets that I still see.
create function desk.page_gone(q desk.request)
returns desk.page
language plpgsql
stable
set search_path = ''
as $$
declare
  page desk.page;
  last_id bigint := coalesce(q.last_key, '0')::bigint;
begin
  with r as materialized (
    select g.*
      from desk.sight(q.org, q.seen, q.upto) g
     where g.lost
       and (g.sync_xid, g.id) > (q.last_xid, last_id)
       and case g.kind
         when 'ticket' then not exists (select 1 from public.tickets t where t.id = g.row_id)
         else not exists (select 1 from public.messages m where m.id = g.row_id)
          and exists (select 1 from public.tickets t where t.id = g.ticket_id)
       end
     order by g.sync_xid, g.id
     limit q.room
  ),
  last_row as (
    select r.sync_xid, r.id from r order by r.sync_xid desc, r.id desc limit 1
  )
  select
    (select json_agg(json_build_object('kind', r.kind, 'id', r.row_id)) from r),
    (select count(*) from r),
    (select l.sync_xid from last_row l),
    (select l.id from last_row l)
  into page.items, page.n, page.last_xid, page.last_key;
  return page;
end
$$;

-- Members whose membership changed.
create function desk.page_members(q desk.request)
returns desk.page
language plpgsql
stable
set search_path = ''
as $$
declare
  page desk.page;
  last_user uuid := coalesce(q.last_key, '00000000-0000-0000-0000-000000000000')::uuid;
begin
  with r as materialized (
    select m.sync_xid, m.user_id, m.role, m.company_id, m.active, p.display_name
      from public.memberships m
      join public.profiles p on p.id = m.user_id
     where m.org_id = q.org
       and (m.sync_xid, m.user_id) >= (q.from_xid, last_user)
       and (q.last_key is null or m.user_id <> last_user)
       and (q.seen is null or not pg_visible_in_snapshot(m.sync_xid, q.seen))
       and pg_visible_in_snapshot(m.sync_xid, q.upto)
     order by m.sync_xid, m.user_id
     limit q.room
  ),
  last_row as (
    select r.sync_xid, r.user_id from r order by r.sync_xid desc, r.user_id desc limit 1
  )
  select
    (
      select json_agg(
        json_build_object(
          'user_id', r.user_id,
          'role', r.role,
          'company_id', r.company_id,
          'active', r.active,
          'display_name', r.display_name
        )
      )
        from r
    ),
    (select count(*) from r),
    (select l.sync_xid from last_row l),
    (select l.user_id from last_row l)
  into page.items, page.n, page.last_xid, page.last_key;
  return page;
end
$$;

-- Members whose name changed. A first pull has them already.
create function desk.page_members_renamed(q desk.request)
returns desk.page
language plpgsql
stable
set search_path = ''
as $$
declare
  page desk.page;
  last_user uuid := coalesce(q.last_key, '00000000-0000-0000-0000-000000000000')::uuid;
begin
  with r as materialized (
    select p.sync_xid, m.user_id, m.role, m.company_id, m.active, p.display_name
      from public.profiles p
      join public.memberships m on m.user_id = p.id and m.org_id = q.org
     where (p.sync_xid, p.id) >= (q.from_xid, last_user)
       and (q.last_key is null or p.id <> last_user)
       and not pg_visible_in_snapshot(p.sync_xid, q.seen)
       and pg_visible_in_snapshot(p.sync_xid, q.upto)
     order by p.sync_xid, p.id
     limit q.room
  ),
  last_row as (
    select r.sync_xid, r.user_id from r order by r.sync_xid desc, r.user_id desc limit 1
  )
  select
    (
      select json_agg(
        json_build_object(
          'user_id', r.user_id,
          'role', r.role,
          'company_id', r.company_id,
          'active', r.active,
          'display_name', r.display_name
        )
      )
        from r
    ),
    (select count(*) from r),
    (select l.sync_xid from last_row l),
    (select l.user_id from last_row l)
  into page.items, page.n, page.last_xid, page.last_key;
  return page;
end
$$;

-- Companies that changed.
create function desk.page_companies(q desk.request)
returns desk.page
language plpgsql
stable
set search_path = ''
as $$
declare
  page desk.page;
  last_id uuid := coalesce(q.last_key, '00000000-0000-0000-0000-000000000000')::uuid;
begin
  with r as materialized (
    select c.*
      from public.companies c
     where c.org_id = q.org
       and (c.sync_xid, c.id) >= (q.from_xid, last_id)
       and (q.last_key is null or c.id <> last_id)
       and (q.seen is null or not pg_visible_in_snapshot(c.sync_xid, q.seen))
       and pg_visible_in_snapshot(c.sync_xid, q.upto)
     order by c.sync_xid, c.id
     limit q.room
  ),
  last_row as (
    select r.sync_xid, r.id from r order by r.sync_xid desc, r.id desc limit 1
  )
  select
    (
      select json_agg(
        json_build_object(
          'id', r.id,
          'name', r.name,
          'share_tickets', r.share_tickets,
          'version', r.version,
          'updated_at', r.updated_at
        )
      )
        from r
    ),
    (select count(*) from r),
    (select l.sync_xid from last_row l),
    (select l.id from last_row l)
  into page.items, page.n, page.last_xid, page.last_key;
  return page;
end
$$;

-- Tickets, for two kinds of reader who differ in one condition. The clients' names their branch of the
-- policy: the planner cannot see through the OR there.
--   tickets_first_*   newest first, on a first pull
--   tickets_since_*   by stamp, afterwards
do $generate$
declare
  ticket_columns constant text :=
    't.id, t.number, t.requester_id, t.company_id, t.assignee_id, t.title, t.description, t.category, '
    't.status, t.priority, t.version, t.created_at, t.updated_at, t.first_response_at, t.last_message_at, '
    't.resolved_at';
  reader record;
begin
  for reader in
    select *
      from (
        values
          ('agent', ''),
          ('client', 'and (t.requester_id = q.me or t.company_id = q.company)')
      ) v (kind, condition)
  loop
    execute format(
      $create$
create function desk.page_tickets_first_%1$s(q desk.request)
returns desk.page
language plpgsql
stable
set search_path = ''
as $$
declare
  page desk.page;
  before_time timestamptz := coalesce(q.last_time, 'infinity')::timestamptz;
  before_id uuid := coalesce(q.last_key, 'ffffffff-ffff-ffff-ffff-ffffffffffff')::uuid;
begin
  with r as materialized (
    select t.id, t.updated_at, columns as item
      from public.tickets t
     cross join lateral (select %2$s) columns
     where t.org_id = q.org
       %3$s
       and (t.updated_at, t.id) < (before_time, before_id)
       and pg_visible_in_snapshot(t.sync_xid, q.upto)
     order by t.updated_at desc, t.id desc
     limit q.room
  ),
  last_row as (
    select r.updated_at, r.id from r order by r.updated_at, r.id limit 1
  )
  select
    (select json_agg(r.item) from r),
    (select count(*) from r),
    (select to_char(l.updated_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US+00') from last_row l),
    (select l.id from last_row l)
  into page.items, page.n, page.last_time, page.last_key;
  return page;
end
$$
      $create$,
      reader.kind, ticket_columns, reader.condition
    );

    execute format(
      $create$
create function desk.page_tickets_since_%1$s(q desk.request)
returns desk.page
language plpgsql
stable
set search_path = ''
as $$
declare
  page desk.page;
  last_id uuid := coalesce(q.last_key, '00000000-0000-0000-0000-000000000000')::uuid;
begin
  with r as materialized (
    select t.sync_xid, t.id, columns as item
      from public.tickets t
     cross join lateral (select %2$s) columns
     where t.org_id = q.org
       %3$s
       and (t.sync_xid, t.id) >= (q.from_xid, last_id)
       and (q.last_key is null or t.id <> last_id)
       and not pg_visible_in_snapshot(t.sync_xid, q.seen)
       and pg_visible_in_snapshot(t.sync_xid, q.upto)
     order by t.sync_xid, t.id
     limit q.room
  ),
  last_row as (
    select r.sync_xid, r.id from r order by r.sync_xid desc, r.id desc limit 1
  )
  select
    (select json_agg(r.item) from r),
    (select count(*) from r),
    (select l.sync_xid from last_row l),
    (select l.id from last_row l)
  into page.items, page.n, page.last_xid, page.last_key;
  return page;
end
$$
      $create$,
      reader.kind, ticket_columns, reader.condition
    );
  end loop;
end
$generate$;
