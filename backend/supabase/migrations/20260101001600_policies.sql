-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Row level security. One permissive policy for each command and table where it can be, because
-- permissive policies are ORed and each costs. Every call that does not depend on the row stands in a
-- scalar sub-select (measured at 1,000,000 tickets: up to 11,000 times faster), and no column of a row
-- is ever handed to a definer function.

-- On every table, restrictive: nothing at all without a session verified by PIN. No later permissive
-- policy can open a way round it.
do $$
declare
  t text;
begin
  foreach t in array array[
    'organizations', 'companies', 'profiles', 'memberships',
    'tickets', 'messages', 'ticket_events', 'attachments'
  ]
  loop
    execute format('alter table public.%I enable row level security', t);
    execute format(
      'create policy pin_gate on public.%I as restrictive for all to authenticated '
      'using ((select private.pin_ok())) with check ((select private.pin_ok()))',
      t
    );
  end loop;
end
$$;

-- Members read their organization.
create policy r on public.organizations
  for select to authenticated
  using (id = any ((select private.my_orgs('admin', 'manager', 'staff', 'client'))::uuid[]));

-- Agents read all companies of their organization.
create policy r_agents on public.companies
  for select to authenticated
  using (org_id = any ((select private.my_orgs('admin', 'manager', 'staff'))::uuid[]));

-- A client reads his own company.
create policy r_own on public.companies
  for select to authenticated
  using (
    id in (
      select m.company_id
        from public.memberships m
       where m.user_id = (select auth.uid())
         and m.active
    )
  );

-- Admins and managers add companies.
create policy i on public.companies
  for insert to authenticated
  with check (org_id = any ((select private.my_orgs('admin', 'manager'))::uuid[]));

-- Admins and managers change companies.
create policy u on public.companies
  for update to authenticated
  using (org_id = any ((select private.my_orgs('admin', 'manager'))::uuid[]));

-- Everybody reads his own profile.
create policy r_self on public.profiles
  for select to authenticated
  using (id = (select auth.uid()));

-- A client reads the names of the agents of his organization.
create policy r_agent_names on public.profiles
  for select to authenticated
  using (id = any ((select private.my_agents())::uuid[]));

-- Agents read the profiles of those whose membership they may see: everybody in their organization.
create policy r_org on public.profiles
  for select to authenticated
  using (exists (select 1 from public.memberships m where m.user_id = profiles.id));

-- Everybody changes his own name (the grant below names the column).
create policy u_self on public.profiles
  for update to authenticated
  using (id = (select auth.uid()))
  with check (id = (select auth.uid()));

-- Everybody reads his own memberships.
create policy r_self on public.memberships
  for select to authenticated
  using (user_id = (select auth.uid()));

-- Agents read the memberships of their organization. Nobody writes one: that is the admin's functions.
create policy r_org on public.memberships
  for select to authenticated
  using (org_id = any ((select private.my_orgs('admin', 'manager', 'staff'))::uuid[]));

-- Agents read all tickets of their organization; a client his own, and his colleagues' if their
-- company shares. Deleted ones nobody.
create policy r on public.tickets
  for select to authenticated
  using (
    deleted_at is null
    and (
      org_id = any ((select private.my_orgs('admin', 'manager', 'staff'))::uuid[])
      or (
        requester_id = (select auth.uid())
        and org_id = any ((select private.my_orgs('client'))::uuid[])
      )
      or company_id = any ((select private.my_shared())::uuid[])
    )
  );

-- Agents file for anyone in their organization, a client for himself.
create policy i on public.tickets
  for insert to authenticated
  with check (
    org_id = any ((select private.my_orgs('admin', 'manager', 'staff'))::uuid[])
    or (
      requester_id = (select auth.uid())
      and org_id = any ((select private.my_orgs('client'))::uuid[])
    )
  );

-- Agents change tickets of their organization; a client his own, of which the trigger lets him close
-- and reopen. A colleague's shared ticket is for reading.
create policy u on public.tickets
  for update to authenticated
  using (
    deleted_at is null
    and (
      org_id = any ((select private.my_orgs('admin', 'manager', 'staff'))::uuid[])
      or (
        requester_id = (select auth.uid())
        and org_id = any ((select private.my_orgs('client'))::uuid[])
      )
    )
  );

-- The children below ask for their ticket with a scalar sub-select, not with EXISTS: that may be planned
-- as a hash over every visible ticket (measured: 500 ms a page at 100,000 tickets).

-- Whoever sees the ticket reads its messages; internal notes only agents.
create policy r on public.messages
  for select to authenticated
  using (
    deleted_at is null
    and (
      select true
        from public.tickets t
       where t.id = ticket_id
         and (not internal or t.org_id = any ((select private.my_orgs('admin', 'manager', 'staff'))::uuid[]))
    )
  );

-- Whoever sees the ticket writes under his own name; internal notes only agents.
create policy i on public.messages
  for insert to authenticated
  with check (
    author_id = (select auth.uid())
    and (
      select true
        from public.tickets t
       where t.id = ticket_id
         and (not internal or t.org_id = any ((select private.my_orgs('admin', 'manager', 'staff'))::uuid[]))
    )
  );

-- Whoever sees the ticket reads its history. Triggers write it.
create policy r on public.ticket_events
  for select to authenticated
  using ((select true from public.tickets t where t.id = ticket_id));

-- Whoever sees the ticket reads what is attached; to internal notes only agents.
create policy r on public.attachments
  for select to authenticated
  using (
    (
      select true
        from public.tickets t
       where t.id = ticket_id
         and (not internal or t.org_id = any ((select private.my_orgs('admin', 'manager', 'staff'))::uuid[]))
    )
  );

-- Whoever sees the ticket attaches under his own name; to internal notes only agents.
create policy i on public.attachments
  for insert to authenticated
  with check (
    uploader_id = (select auth.uid())
    and (
      select true
        from public.tickets t
       where t.id = ticket_id
         and (not internal or t.org_id = any ((select private.my_orgs('admin', 'manager', 'staff'))::uuid[]))
    )
  );
