-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Parts of pull(): messages, events and attachments. Three tables, one rule, so it is written once:
--   <table>_agent    by stamp, in the whole organization
--   <table>_client   by stamp, in the client's own tickets that were touched: every change of a child that a
--                    client may see touches its ticket. No upper bound for the touch: a ticket touched
--                    again after U must not hide an older child.
--   <table>_entered  what S shows already, of tickets that came (back) into sight since
do $generate$
declare
  child record;
begin
  for child in
    select *
      from (
        values
          (
            'messages', 'uuid', '''00000000-0000-0000-0000-000000000000''',
            'c.id, c.ticket_id, c.author_id, c.author_name, c.from_agent, c.internal, c.body, c.created_at'
          ),
          (
            'ticket_events', 'bigint', '0',
            'c.id, c.ticket_id, c.actor_id, c.actor_name, c.field, c.old_value, c.new_value, c.at'
          ),
          (
            'attachments', 'uuid', '''00000000-0000-0000-0000-000000000000''',
            'c.id, c.ticket_id, c.message_id, c.uploader_id, c.file_name, c.object_name, c.internal, '
            'c.size, c.mime, c.scan, c.created_at'
          )
      ) v (table_name, key_type, first_key, columns)
  loop
    execute format(
      $create$
create function desk.page_%1$s_agent(q desk.request)
returns desk.page
language plpgsql
stable
set search_path = ''
as $$
declare
  page desk.page;
  last_id %2$s := coalesce(q.last_key::%2$s, %3$s);
begin
  with r as materialized (
    select c.sync_xid, c.id, columns as item
      from public.%1$s c
     cross join lateral (select %4$s) columns
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
    (select json_agg(r.item) from r),
    (select count(*) from r),
    (select l.sync_xid from last_row l),
    (select l.id from last_row l)
  into page.items, page.n, page.last_xid, page.last_key;
  return page;
end
$$
      $create$,
      child.table_name, child.key_type, child.first_key, child.columns
    );

    execute format(
      $create$
create function desk.page_%1$s_client(q desk.request)
returns desk.page
language plpgsql
stable
set search_path = ''
as $$
declare
  page desk.page;
  last_id %2$s := coalesce(q.last_key::%2$s, %3$s);
  touched_from xid8 := coalesce(pg_snapshot_xmin(q.seen), '0'::xid8);
begin
  with r as materialized (
    select c.sync_xid, c.id, columns as item
      from public.tickets t
      join public.%1$s c on c.ticket_id = t.id
     cross join lateral (select %4$s) columns
     where t.org_id = q.org
       and (t.requester_id = q.me or t.company_id = q.company)
       and t.sync_xid >= touched_from
       and (q.seen is null or not pg_visible_in_snapshot(t.sync_xid, q.seen))
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
    (select json_agg(r.item) from r),
    (select count(*) from r),
    (select l.sync_xid from last_row l),
    (select l.id from last_row l)
  into page.items, page.n, page.last_xid, page.last_key;
  return page;
end
$$
      $create$,
      child.table_name, child.key_type, child.first_key, child.columns
    );

    execute format(
      $create$
create function desk.page_%1$s_entered(q desk.request)
returns desk.page
language plpgsql
stable
set search_path = ''
as $$
declare
  page desk.page;
  entered uuid[];
begin
  select array_agg(distinct g.ticket_id)
    into entered
    from desk.sight(q.org, q.seen, q.upto) g
   where g.kind = 'ticket';
  page.n := 0;
  if entered is null then
    return page;
  end if;

  with r as materialized (
    select c.id, columns as item
      from public.%1$s c
     cross join lateral (select %3$s) columns
     where c.ticket_id = any (entered)
       and (q.last_key is null or c.id > q.last_key::%2$s)
       and pg_visible_in_snapshot(c.sync_xid, q.seen)
     order by c.id
     limit q.room
  )
  select
    (select json_agg(r.item) from r),
    (select count(*) from r),
    (select r.id from r order by r.id desc limit 1)
  into page.items, page.n, page.last_key;
  return page;
end
$$
      $create$,
      child.table_name, child.key_type, child.columns
    );
  end loop;
end
$generate$;
