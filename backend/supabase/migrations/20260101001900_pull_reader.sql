-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Parts of pull(): who reads, what he may have lost sight of, and the shapes the parts exchange.

-- The caller in an organization. Raises without a verified PIN or membership: RLS would show nothing, an
-- empty page would come back, and the cursor would move past what was not seen.
-- `tag` names the scope: when it changes, the caller's copy starts again.
create function desk.scope(
  org uuid,
  out agent boolean,
  out company uuid,
  out tag text,
  out epoch text,
  out floor xid8,
  out uid uuid
)
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  m public.memberships;
  shares boolean;
begin
  uid := auth.uid();
  if not private.pin_ok() then
    raise exception 'PIN required' using errcode = '42501', hint = 'verify_pin';
  end if;
  select * into m from public.memberships x where x.user_id = uid and x.org_id = org and x.active;
  if not found then
    raise exception 'not a member' using errcode = '42501', hint = 'membership';
  end if;

  agent := m.role <> 'client';
  select c.share_tickets into shares from public.companies c where c.id = m.company_id;
  company := case when not agent and shares then m.company_id end;
  tag := case
    when agent then 'a'
    else 'c:' || coalesce(m.company_id::text, '') || ':' || coalesce(shares, false)
  end;
  epoch := (select s.v from private.settings s where s.k = 'sync_epoch');
  floor := (select s.v from private.settings s where s.k = 'sync_floor')::xid8;
end
$$;

-- The rows of the sight log between two snapshots. `lost`: the caller could have seen the row before;
-- of others he is never told the id. Evaluated when reading, so writers need no lock.
create function desk.sight(org uuid, s pg_snapshot, u pg_snapshot)
returns table (sync_xid xid8, id bigint, kind text, row_id uuid, ticket_id uuid, lost boolean)
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  reader record;
begin
  select * into reader from desk.scope(org);
  return query
    select
      l.sync_xid,
      l.id,
      l.kind,
      l.row_id,
      l.ticket_id,
      reader.agent
        or (l.kind = 'message' and not l.internal)
        or l.old_requester = reader.uid
        or l.old_company = reader.company
    from private.sight_log l
   where l.org_id = org
     and l.sync_xid >= pg_snapshot_xmin(s)
     and not pg_visible_in_snapshot(l.sync_xid, s)
     and pg_visible_in_snapshot(l.sync_xid, u)
   order by l.sync_xid, l.id;
end
$$;

-- What a part is asked for: rows written in a transaction that S (`seen`) does not show and U (`upto`) shows,
-- from a position on, at most `room`. One row comparison says where an index scan begins; a second lower
-- bound beside it would be used as a filter only, and the scan begin at the organization's first row.
create type desk.request as (
  org       uuid,
  me        uuid,
  company   uuid,         -- whose tickets colleagues share with me, or null
  seen      pg_snapshot,  -- null on a first pull
  upto      pg_snapshot,
  from_xid  xid8,         -- where the scan begins: the stamp of the last row delivered, else xmin(S)
  last_xid  xid8,         -- position, for kinds read by stamp
  last_time text,         -- position, for tickets read newest first
  last_key  text,
  room      int
);

-- What it answers: a JSON array (null when empty), its length, and the position of its last row.
create type desk.page as (
  items     json,
  n         int,
  last_xid  xid8,
  last_time text,
  last_key  text
);
