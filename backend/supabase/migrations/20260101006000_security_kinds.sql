-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Which lines of the log are about somebody's access, as a table: a migration that brings a new kind adds a row and
-- need not know the others. And one kind more: the address of an account changed.

create table private.security_kinds (
  kind    text primary key,
  by_mail boolean not null default false
);

comment on column private.security_kinds.by_mail is
  'the person is also told by mail; what has no words in backend/mail must not be switched on';

-- What stood in the function until now, whoever wrote it last; then those that are told by mail, known or not.
insert into private.security_kinds (kind)
select unnest(private.event_kinds());

insert into private.security_kinds (kind, by_mail)
values
  ('device.new', true),
  ('pin.lockout', true),
  ('password.set', true),
  ('factor.added', true),
  ('factor.removed', true),
  ('member.role', true),
  ('email.changed', true)
on conflict (kind) do update set by_mail = true;

-- Stable from here on: it reads the table.
create or replace function private.event_kinds()
returns text[]
language sql
stable
set search_path = ''
as $$
  select coalesce(array_agg(k.kind), '{}') from private.security_kinds k
$$;

-- Trigger on auth.users, at the very end, as for a password. GoTrue writes `email` when the new address is confirmed,
-- and keeps it elsewhere until then. The addresses are nobody's to read in the log, so neither is in the line.
create function private.on_email_written()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform private.audit('email.changed', null, new.id::text);
  return null;
end
$$;

create constraint trigger deskbell_email_changed
  after update of email on auth.users
  deferrable initially deferred
  for each row
  when (
    old.email_confirmed_at is not null
    and old.email <> ''
    and lower(new.email) is distinct from lower(old.email)
  )
  execute function private.on_email_written();
