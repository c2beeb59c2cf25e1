-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Taking an address away, and the people who signed up without one.

-- RPC, admins of the organization: the address goes, the member behind it becomes inactive, his sessions
-- end unless another organization counts on them. The last admin cannot be removed.
create function public.allowed_email_remove(org uuid, address text, reason text default '')
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  wanted text := lower(btrim(address));
  person uuid;
  n int := 0;
begin
  perform private.admin_alone(org);
  person := private.member_at(org, wanted);
  delete from private.allowed_emails a where a.org_id = org and a.email = wanted;
  if not found and person is null then
    raise exception 'no such address' using errcode = 'P0002';
  end if;
  if person is not null then
    update public.memberships m
       set active = false,
           updated_at = now()
     where m.user_id = person
       and m.org_id = org;
    perform private.admins_left(org);
    n := private.drop_sessions_of_left(person);
  end if;
  perform private.audit(
    'allowed.remove', org, wanted,
    jsonb_build_object('user', person, 'sessions', n, 'reason', left(reason, 500))
  );
  return jsonb_build_object('user_id', person, 'sessions_ended', n);
end
$$;

-- RPC, admins of the organization: who waits there, newest first.
create function public.waiting_list(org uuid)
returns table (user_id uuid, email text, at timestamptz, refused_at timestamptz)
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform private.need(org, 'admin');
  return query
    select w.user_id, w.email, w.at, w.refused_at
      from private.waiting w
     where w.org_id = org
     order by w.at desc
     limit 500;
end
$$;

-- RPC, admins of the organization where the person waits.
create function public.waiting_activate(org uuid, target uuid, new_role text, company uuid default null)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform private.need(org, 'admin');
  delete from private.waiting w where w.user_id = target and w.org_id = org;
  if not found then
    raise exception 'nobody waits under this id' using errcode = 'P0002';
  end if;
  perform private.let_in(org, target, new_role, company);
  perform private.audit('waiting.activate', org, target::text, jsonb_build_object('role', new_role));
end
$$;

-- RPC, admins of the organization where the person waits: remembers the refusal and ends the sessions, unless
-- another organization counts on them by now.
create function public.waiting_refuse(org uuid, target uuid)
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform private.need(org, 'admin');
  update private.waiting w set refused_at = now() where w.user_id = target and w.org_id = org;
  if not found then
    raise exception 'nobody waits under this id' using errcode = 'P0002';
  end if;
  perform private.drop_sessions_of_left(target);
  perform private.audit('waiting.refuse', org, target::text);
end
$$;
