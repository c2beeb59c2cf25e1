-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- For the operator (psql, or pg_cron as postgres); no API role may call these.

-- Nightly: forgets old sight rows, whereupon older cursors start again, and used up allowances.
create function private.prune_sync(keep interval default '30 days')
returns bigint
language plpgsql
security definer
set search_path = ''
as $$
declare
  n bigint;
  last_gone xid8;
begin
  with gone as (
    delete from private.sight_log where at < now() - keep returning sync_xid
  )
  select count(*), (select g.sync_xid from gone g order by g.sync_xid desc limit 1)
    into n, last_gone
    from gone;
  if last_gone is not null then
    update private.settings set v = last_gone::text where k = 'sync_floor' and v::xid8 < last_gone;
  end if;
  delete from private.rate where win < now() - interval '1 day';
  return n;
end
$$;

-- After a logical restore, a move to another cluster or a point-in-time recovery, before the first client:
-- transaction ids begin anew there, so every cursor has to start again.
create function private.sync_rebase()
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  t text;
begin
  foreach t in array array[
    'companies', 'profiles', 'memberships', 'tickets', 'messages', 'ticket_events', 'attachments'
  ]
  loop
    execute format('alter table public.%I disable trigger user', t);
    execute format(
      'update public.%I set sync_xid = pg_current_xact_id() where sync_xid >= pg_current_xact_id()', t
    );
    execute format('alter table public.%I enable trigger user', t);
  end loop;
  delete from private.sight_log;
  update private.settings set v = gen_random_uuid()::text where k = 'sync_epoch';
  update private.settings set v = '0' where k = 'sync_floor';
end
$$;
