-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What becomes of factors: the log hears of new and removed ones, an admin helps who lost his, abandoned ones go.

-- The actions that are events. Called by the functions of the events only.
create or replace function private.event_kinds()
returns text[]
language sql
immutable
set search_path = ''
as $$
  select array[
    'device.new', 'pin.lockout', 'pin.set', 'pin.reset', 'password.set', 'member.role', 'member.active',
    'session.ended', 'sessions.others_ended', 'member.sessions_ended', 'factor.added', 'factor.removed'
  ]
$$;

-- Trigger on auth.mfa_factors. GoTrue does not say who it was, so the line has no actor. Whatever goes wrong here,
-- GoTrue goes on: a factor that cannot be verified or removed is worse than a line that is missing.
create function private.on_factor_verified()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform private.audit(
    'factor.added', null, new.user_id::text, jsonb_build_object('type', new.factor_type)
  );
  return null;
exception
  when others then
    raise warning 'a new factor is not in the log: %', sqlerrm;
    return null;
end
$$;

-- Trigger on auth.mfa_factors. Silent where remove_factors wrote its line, and when the whole account goes.
create function private.on_factor_removed()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  if coalesce(current_setting('deskbell.factors_told', true), '') <> old.user_id::text
     and exists (select 1 from auth.users u where u.id = old.user_id) then
    perform private.audit(
      'factor.removed', null, old.user_id::text, jsonb_build_object('type', old.factor_type)
    );
  end if;
  return null;
exception
  when others then
    raise warning 'a removed factor is not in the log: %', sqlerrm;
    return null;
end
$$;

-- At the very end, as for passwords: the log's lock must not be held while GoTrue ends the sessions below.
create constraint trigger deskbell_factor_verified
  after update of status on auth.mfa_factors
  deferrable initially deferred
  for each row
  when (new.status = 'verified' and old.status <> 'verified')
  execute function private.on_factor_verified();

create constraint trigger deskbell_factor_made
  after insert on auth.mfa_factors
  deferrable initially deferred
  for each row
  when (new.status = 'verified')
  execute function private.on_factor_verified();

create constraint trigger deskbell_factor_removed
  after delete on auth.mfa_factors
  deferrable initially deferred
  for each row
  when (old.status = 'verified')
  execute function private.on_factor_removed();

-- RPC, admins of the organization: for a member who lost his second factor. Takes all of them away, and as GoTrue
-- does the level from the sessions that they raised; no session ends. Answers how many verified ones there were. Not
-- for oneself (GoTrue does that, at aal2), and not for an agent of another organization that the caller does not
-- administer: a factor guards all of a person's organizations.
create function public.remove_factors(org uuid, person uuid)
returns int
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  n int;
begin
  perform private.need(org, 'admin');
  if person = auth.uid()
     or not exists (
       select 1 from public.memberships m where m.user_id = person and m.org_id = org and m.active
     )
     or exists (
       select 1
         from public.memberships m
        where m.user_id = person
          and m.org_id <> org
          and m.active
          and m.role <> 'client'
          and not private.is_role(m.org_id, 'admin')
     ) then
    raise exception 'not allowed' using errcode = '42501';
  end if;

  perform set_config('deskbell.factors_told', person::text, true);
  with gone as (
    delete from auth.mfa_factors f where f.user_id = person returning f.status
  )
  select count(*) filter (where g.status = 'verified') into n from gone g;
  delete from auth.mfa_amr_claims c
   using auth.sessions s
   where s.id = c.session_id
     and s.user_id = person
     and s.factor_id is not null
     and (c.authentication_method = 'totp' or c.authentication_method like 'mfa/%');
  update auth.sessions s
     set aal = 'aal1',
         factor_id = null,
         updated_at = now()
   where s.user_id = person
     and s.factor_id is not null;
  if n > 0 then
    perform private.audit('factor.removed', org, person::text, jsonb_build_object('factors', n));
  end if;
  return n;
end
$$;

-- Nightly, for the operator: factors that nobody verified and nobody tried for so long. They never count, but GoTrue
-- keeps ten at most of a person, and forgets only those that were never challenged. Answers how many went.
create function private.prune_factors(keep interval default '1 day')
returns bigint
language plpgsql
security definer
set search_path = ''
as $$
declare
  n bigint;
begin
  delete from auth.mfa_factors f
   where f.status = 'unverified'
     and greatest(f.created_at, f.last_challenged_at) < now() - keep;
  get diagnostics n = row_count;
  return n;
end
$$;

grant execute on function public.remove_factors(uuid, uuid) to authenticated;
