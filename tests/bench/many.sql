-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- 100,000 more tickets for the demonstration's organization, made of its own, until the next `packaging/stack reset`.
-- As superuser (admin_database_url), with the triggers off.
set session_replication_role = replica;

insert into public.tickets (
  id, org_id, number, requester_id, company_id, assignee_id, created_by, title, description, category,
  status, priority, created_at, updated_at, sync_xid
)
select
  gen_random_uuid(), t.org_id, t.most + g.i, t.requester_id, t.company_id, t.assignee_id, t.created_by,
  t.title || ' ' || g.i, t.description, t.category, t.status, t.priority,
  t.created_at - make_interval(secs => g.i), t.created_at - make_interval(secs => g.i), pg_current_xact_id()
  from generate_series(1, 100000) g (i)
  join (
    select *, row_number() over (order by number) - 1 as place, count(*) over () as places,
           max(number) over () as most
      from public.tickets
     where org_id = (select org_id from public.tickets order by number limit 1)
  ) t on t.place = g.i % t.places;

analyze public.tickets;
