-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- 1,000,000 tickets with a message and an event each: organization 1 has 100,000, 180 others 5,000 each;
-- 20,000 clients in ten companies per organization (the first shares), five agents per organization.
-- As superuser, with the triggers off: they are measured elsewhere.
set session_replication_role = replica;
set synchronous_commit = off;
set maintenance_work_mem = '256MB';

create temp table o as
select i, md5('org' || i)::uuid as id from generate_series(1, 181) i;

insert into public.organizations (id, name)
select id, 'org ' || i from o;

create temp table co as
select o.i as oi, k, o.id as org, md5('co' || o.i || '-' || k)::uuid as id
  from o, generate_series(1, 10) k;

insert into public.companies (id, org_id, name, share_tickets, sync_xid)
select id, org, 'company ' || k, k = 1, pg_current_xact_id() from co;

create temp table cl as
select n, 1 + n % 181 as oi, md5('cl' || n)::uuid as id from generate_series(1, 20000) n;

create temp table ag as
select o.i as oi, k, o.id as org, md5('ag' || o.i || '-' || k)::uuid as id
  from o, generate_series(1, 5) k;

insert into auth.users (id, email)
select id, 'c' || n || '@test.test' from cl
union all
select id, 'a' || oi || '-' || k || '@test.test' from ag;

insert into public.profiles (id, display_name, sync_xid)
select id, 'client ' || n, pg_current_xact_id() from cl
union all
select id, 'agent ' || k, pg_current_xact_id() from ag;

insert into public.memberships (user_id, org_id, role, company_id, sync_xid)
select cl.id, o.id, 'client', co.id, pg_current_xact_id()
  from cl
  join o on o.i = cl.oi
  join co on co.oi = o.i and co.k = 1 + (cl.n / 181) % 10;

insert into public.memberships (user_id, org_id, role, sync_xid)
select id, org, case k when 1 then 'admin' else 'staff' end, pg_current_xact_id() from ag;

create temp table ci as
select oi, array_agg(id order by n) as ids from cl group by oi;

create temp table ai as
select oi, array_agg(id order by k) as ids from ag group by oi;

insert into public.tickets (
  id, org_id, number, requester_id, company_id, assignee_id, created_by, title, description, category,
  status, priority, created_at, updated_at, sync_xid
)
select
  md5('t' || g.i)::uuid,
  o.id,
  g.i,
  ci.ids[1 + g.j % array_length(ci.ids, 1)],
  m.company_id,
  case when g.j % 4 <> 0 then ai.ids[1 + g.j % 5] end,
  ci.ids[1],
  'Ticket number ' || g.i || ' about something',
  repeat('text ', 20),
  'network',
  (array['open', 'in_progress', 'waiting', 'resolved', 'closed'])[1 + (g.j * 7) % 5],
  (array['low', 'medium', 'high', 'critical'])[1 + (g.j * 3) % 4],
  now() - make_interval(secs => hashint4(g.i) & 16777215),
  now() - make_interval(secs => hashint4(g.i) & 16777215),
  pg_current_xact_id()
  from (
    -- j counts within an organization, so that each has every status, assignee and requester
    select i, i / 180 as j, case when i <= 100000 then 1 else 2 + i % 180 end as oi from generate_series(1, 1000000) i
  ) g
  join o on o.i = g.oi
  join ci on ci.oi = g.oi
  join ai on ai.oi = g.oi
  left join public.memberships m
    on m.user_id = ci.ids[1 + g.j % array_length(ci.ids, 1)]
   and m.org_id = o.id;

insert into public.messages (id, ticket_id, org_id, author_id, author_name, internal, body, created_at, sync_xid)
select
  md5('m' || t.number)::uuid, t.id, t.org_id, t.requester_id, 'client', t.number % 5 = 0, repeat('word ', 15),
  t.created_at, pg_current_xact_id()
  from public.tickets t;

insert into public.ticket_events (ticket_id, org_id, actor_id, field, new_value, at, sync_xid)
select t.id, t.org_id, t.requester_id, 'created', 'open', t.created_at, pg_current_xact_id()
  from public.tickets t;

-- The agents of every other organization have a factor and have shown it; of these, the admins' is demanded.
insert into auth.mfa_factors (id, user_id, factor_type, status, created_at, updated_at)
select md5('f' || m.user_id::text)::uuid, m.user_id, 'totp', 'verified', now(), now()
  from public.memberships m
  join o on o.id = m.org_id
 where m.role <> 'client'
   and o.i % 2 = 1;

insert into private.factor_demands (org_id) select o.id from o where o.i % 2 = 1;

insert into auth.sessions (id, user_id, aal, factor_id)
select
  md5('s' || u.id::text)::uuid,
  u.id,
  case when f.id is null then 'aal1' else 'aal2' end::auth.aal_level,
  f.id
  from auth.users u
  left join auth.mfa_factors f on f.user_id = u.id;

insert into private.pin_sessions (session_id, user_id, verified_at, idle_until, expires_at)
select md5('s' || id::text)::uuid, id, now(), now() + interval '30 days', now() + interval '30 days'
  from auth.users;
