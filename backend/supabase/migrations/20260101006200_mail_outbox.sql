-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Mails about somebody's access, waiting to be sent by backend/mail. The database decides who is told what, and where;
-- the sender only carries it. Why: docs/adr/0013.

create table private.mail_outbox (
  -- no references: the log hangs on nothing, and the lock of auth.users would be taken under the log's, while GoTrue
  -- takes the two the other way round
  event_id    bigint primary key,
  mail_id     uuid not null default gen_random_uuid(),
  person      uuid not null,
  address     text,
  kind        text not null,
  last        boolean not null,
  made_at     timestamptz not null default clock_timestamp(),
  due_at      timestamptz not null default clock_timestamp(),
  tries       int not null default 0,
  lease       uuid,
  sent_at     timestamptz,
  given_up_at timestamptz,
  problem     text check (length(problem) <= 60)
);

comment on table private.mail_outbox is
  'one mail at most for each event. address: where the person was reached when it happened, empty once the mail is '
  'done with. mail_id: its name, the same at each try. last: the next of this kind are not told for a while. '
  'lease: whoever claimed it last. problem: a symbol, never what a mail server said';

create index mail_outbox_due on private.mail_outbox (due_at) where sent_at is null and given_up_at is null;
create index mail_outbox_person on private.mail_outbox (person, kind, made_at);

-- One mail for this line of the log, unless the person had 4 of the kind within an hour or 12 within a day. Counted
-- by kind, so that nobody hides a change of password behind many sign-ins. The log's lock makes the count exact.
-- What goes wrong here must not undo what is told. Called by the two triggers below only.
create function private.post(line private.audit_log, box text)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  an_hour constant int := 4;
  a_day constant int := 12;
  before record;
begin
  if coalesce(box, '') = '' then
    return;
  end if;
  select count(*) filter (where o.made_at > clock_timestamp() - interval '1 hour') as in_hour, count(*) as in_day
    into before
    from private.mail_outbox o
   where o.person = line.target::uuid
     and o.kind = line.action
     and o.made_at > clock_timestamp() - interval '24 hours';
  if before.in_hour >= an_hour or before.in_day >= a_day then
    return;
  end if;
  insert into private.mail_outbox (event_id, person, address, kind, last)
  values (
    line.id, line.target::uuid, box, line.action,
    before.in_hour + 1 = an_hour or before.in_day + 1 = a_day
  );
exception
  when others then
    raise warning 'mail not posted: %', sqlerrm;
end
$$;

-- Trigger on the log. To the confirmed address that stands; a role that stayed is not worth a mail. Where a new
-- address came, the trigger on auth.users knows the old one.
create function private.post_event()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  if private.is_event(new)
     and new.action <> 'email.changed'
     and exists (select 1 from private.security_kinds k where k.kind = new.action and k.by_mail)
     and not (new.action = 'member.role' and new.detail ->> 'from' is not distinct from new.detail ->> 'to') then
    perform private.post(
      new,
      (select u.email from auth.users u where u.id = new.target::uuid and u.email_confirmed_at is not null)
    );
  end if;
  return null;
end
$$;

create trigger post_event
  after insert on private.audit_log
  for each row execute function private.post_event();

-- Trigger. As before, and the old address is told: whoever took the account holds the new one.
create or replace function private.on_email_written()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  line private.audit_log;
begin
  insert into private.audit_log (actor, session_id, action, target, prev, hash)
  values (auth.uid(), private.sid(), 'email.changed', new.id::text, '', '')
  returning * into line;
  if exists (select 1 from private.security_kinds k where k.kind = 'email.changed' and k.by_mail) then
    perform private.post(line, old.email);
  end if;
  return null;
end
$$;
