-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the sender of mails may do: take the next one, say how it went, and nothing else. It comes as a database role
-- of its own, so that its machine holds no key to anything. The operator gives it a password:
--
--   alter role deskbell_mail login password '…';

-- Roles belong to the server: another database of it may have made this one already.
do $$
begin
  if not exists (select 1 from pg_roles where rolname = 'deskbell_mail') then
    create role deskbell_mail nologin noinherit;
  end if;
exception
  when duplicate_object or unique_violation then
    null; -- at this very moment
end
$$;

-- One mail as its sender sees it: no person, no organization's id, no reason.
create type private.mail_line as (
  event bigint,
  lease uuid,
  mail uuid,
  address text,
  kind text,
  at timestamptz,
  tries int,
  last boolean,
  by_other boolean,
  device text,
  system text,
  organization text,
  old_role text,
  new_role text
);

-- Sender of mails: takes the next that is due, none when there is none. It is the caller's for two minutes; then,
-- unless it was heard of, it is due again. No transaction is open while a mail is on its way. What is older than three
-- days is not told any more: a sender that begins late must not pour out a year.
create function private.mail_claim()
returns setof private.mail_line
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  taken private.mail_outbox;
begin
  update private.mail_outbox o
     set tries = o.tries + 1,
         lease = gen_random_uuid(),
         due_at = clock_timestamp() + interval '2 minutes'
   where o.event_id = (
     select w.event_id
       from private.mail_outbox w
      where w.sent_at is null
        and w.given_up_at is null
        and w.due_at <= clock_timestamp()
        and w.made_at > clock_timestamp() - interval '3 days'
      order by w.due_at, w.event_id
      limit 1
        for update skip locked
   )
  returning * into taken;
  if not found then
    return;
  end if;
  return query
    select
      taken.event_id, taken.lease, taken.mail_id, taken.address, taken.kind, a.at, taken.tries, taken.last,
      coalesce(a.actor::text <> a.target, false),
      a.detail ->> 'device', a.detail ->> 'system', o.name, a.detail ->> 'from', a.detail ->> 'to'
      from private.audit_log a
      left join public.organizations o on o.id = a.org_id
     where a.id = taken.event_id;
end
$$;

-- Sender of mails: it was taken by the mail server. True also for whoever comes late, because sent is sent.
create function private.mail_sent(event bigint)
returns boolean
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  update private.mail_outbox o
     set sent_at = clock_timestamp(), address = null, lease = null, problem = null, given_up_at = null
   where o.event_id = event
     and o.sent_at is null
     and o.tries > 0;
  return found;
end
$$;

-- Sender of mails: it was not taken. Again after so many seconds, or never (null). Only whoever holds it may say so.
create function private.mail_failed(event bigint, held uuid, what text, again int)
returns boolean
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  update private.mail_outbox o
     set problem = left(what, 60),
         lease = null,
         due_at = clock_timestamp() + make_interval(secs => least(greatest(again, 0), 86400)),
         given_up_at = case when again is null then clock_timestamp() end,
         address = case when again is not null then o.address end
   where o.event_id = event
     and o.lease = held
     and o.sent_at is null
     and o.given_up_at is null;
  return found;
end
$$;

-- Sender of mails, and the operator where none runs: gives up what was not told within three days, and forgets what
-- was done with 30 days ago. Answers how many it forgot.
create function private.mail_prune()
returns int
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  n int;
begin
  update private.mail_outbox o
     set given_up_at = clock_timestamp(), address = null, lease = null, problem = coalesce(o.problem, 'too old')
   where o.sent_at is null
     and o.given_up_at is null
     and o.made_at <= clock_timestamp() - interval '3 days';
  delete from private.mail_outbox o
   where coalesce(o.sent_at, o.given_up_at) < clock_timestamp() - interval '30 days';
  get diagnostics n = row_count;
  return n;
end
$$;

grant usage on schema private to deskbell_mail;
grant execute on function
  private.mail_claim(),
  private.mail_sent(bigint),
  private.mail_failed(bigint, uuid, text, int),
  private.mail_prune()
to deskbell_mail;
