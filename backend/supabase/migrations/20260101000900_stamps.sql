-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Stamps that the clients rely on: version, updated_at, sync_xid.

-- Trigger. The writing transaction's id.
create function private.stamp_sync()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  new.sync_xid := pg_current_xact_id();
  return new;
end
$$;

-- Trigger, only when a statement names `version`: it must be the version that stands.
-- The value is turned negative, which tells the next trigger that it was named and right.
create function private.version_named()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if new.version is distinct from old.version then
    raise exception 'version conflict' using errcode = 'PT409', detail = old.version::text;
  end if;
  new.version := -old.version;
  return new;
end
$$;

-- Trigger, only when a statement names a column that people edit: a request must say which version it
-- changes, else the last writer would silently win. The owner's own statements need not.
create function private.version_demanded()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if new.version > 0 and auth.uid() is not null then
    raise exception 'version required' using errcode = 'PT428', hint = 'send the version that the change is based on';
  end if;
  return new;
end
$$;

-- Trigger. Counts versions; updated_at grows strictly for each row, because clients compare it.
create function private.stamp_versioned()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    new.version := 1;
    new.updated_at := clock_timestamp();
  else
    new.version := old.version + 1;
    new.updated_at := greatest(clock_timestamp(), old.updated_at + interval '1 microsecond');
  end if;
  return new;
end
$$;

-- Triggers of one kind fire in the order of their names: a, b, c, then z.

create trigger a_version_named
  before update of version on public.tickets
  for each row execute function private.version_named();

create trigger b_version_demanded
  before update of title, description, category, status, priority, assignee_id, requester_id on public.tickets
  for each row execute function private.version_demanded();

create trigger a_version_named
  before update of version on public.organizations
  for each row execute function private.version_named();

create trigger b_version_demanded
  before update of name, require_enrol_code on public.organizations
  for each row execute function private.version_demanded();

create trigger c_version
  before insert or update on public.organizations
  for each row execute function private.stamp_versioned();

create trigger a_version_named
  before update of version on public.companies
  for each row execute function private.version_named();

create trigger b_version_demanded
  before update of name, share_tickets on public.companies
  for each row execute function private.version_demanded();

create trigger c_version
  before insert or update on public.companies
  for each row execute function private.stamp_versioned();

create trigger a_version_named
  before update of version on public.profiles
  for each row execute function private.version_named();

create trigger b_version_demanded
  before update of display_name on public.profiles
  for each row execute function private.version_demanded();

create trigger c_version
  before insert or update on public.profiles
  for each row execute function private.stamp_versioned();

do $$
declare
  t text;
begin
  foreach t in array array['companies', 'profiles', 'memberships', 'messages', 'ticket_events', 'attachments']
  loop
    execute format(
      'create trigger z_sync before insert or update on public.%I for each row execute function private.stamp_sync()',
      t
    );
  end loop;
end
$$;
