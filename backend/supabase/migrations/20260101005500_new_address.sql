-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- A new address asks for the PIN. GoTrue changes one (PUT /user) for any session, and whoever holds the mail box alone
-- gets one of those: he could move the account to an address of his own, and its owner would be locked out. So an
-- address is first wished for with the PIN; without that GoTrue's own update is refused. And a change that is not
-- wanted any more can be given up, which GoTrue has no way for: its codes and links would live on in two mail boxes.

create table private.address_wishes (
  user_id uuid primary key references auth.users (id) on delete cascade,
  email   text not null check (length(email) between 3 and 254),
  until   timestamptz not null
);

comment on table private.address_wishes is
  'the address that a person may ask GoTrue for, said with a verified PIN; spent when GoTrue has been asked';

-- RPC, everyone verified: the caller will ask GoTrue for this address within ten minutes.
create function public.wish_address(email text)
returns void
language plpgsql
security definer
set search_path = ''
as $$
declare
  wanted text := lower(trim(wish_address.email));
begin
  perform private.need_pin();
  perform private.take('address', 10, 60);
  if wanted is null or length(wanted) not between 3 and 254 then
    raise exception 'not an address' using errcode = '22023';
  end if;
  insert into private.address_wishes as w (user_id, email, until)
  values (auth.uid(), wanted, now() + interval '10 minutes')
  on conflict (user_id) do update set email = excluded.email, until = excluded.until;
end
$$;

-- Trigger on auth.users. Who has no PIN yet has nothing that it could protect: the mail box is all there is.
create function private.on_address_asked()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  if not exists (select 1 from private.pin_secret p where p.user_id = new.id) then
    return new;
  end if;
  delete from private.address_wishes w
   where w.user_id = new.id
     and w.email = lower(new.email_change)
     and w.until > now();
  if not found then
    raise exception 'a new address asks for the PIN' using errcode = '42501', hint = 'wish_address';
  end if;
  return new;
end
$$;

-- A change that is begun once more, with new codes for the same address, is asked for as well.
create trigger deskbell_address_asked
  before update of email_change, email_change_sent_at on auth.users
  for each row
  when (
    coalesce(new.email_change, '') <> ''
    and new.email_change_sent_at is not null
    and (
      new.email_change is distinct from old.email_change
      or new.email_change_sent_at is distinct from old.email_change_sent_at
    )
  )
  execute function private.on_address_asked();

-- RPC, everyone verified: whatever is under way for the caller's own address; its codes and links are worthless
-- from now on. Doing it twice is doing it once.
create function public.abandon_address_change()
returns void
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform private.need_pin();
  delete from private.address_wishes w where w.user_id = auth.uid();
  update auth.users
     set email_change = '',
         email_change_token_new = '',
         email_change_token_current = '',
         email_change_confirm_status = 0
   where id = auth.uid()
     and email_change <> '';
  -- where newer versions of GoTrue look first
  if to_regclass('auth.one_time_tokens') is not null then
    execute $tokens$
      delete from auth.one_time_tokens
       where user_id = $1
         and token_type::text in ('email_change_token_new', 'email_change_token_current')
    $tokens$ using auth.uid();
  end if;
end
$$;

revoke execute on function private.on_address_asked() from public, anon, authenticated, service_role;
revoke execute on function
  public.wish_address(text),
  public.abandon_address_change()
from public, anon, authenticated, service_role;
grant execute on function
  public.wish_address(text),
  public.abandon_address_change()
to authenticated;
