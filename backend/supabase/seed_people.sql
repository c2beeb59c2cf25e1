-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The demo organization and its people: six to sign in as, twelve more who ask for help.
-- Nobody has a PIN: the first sign-in sets it. Ids are made from names, so every run makes the same.

insert into public.organizations (id, name)
values (md5('demo org')::uuid, 'Deskbell Demo')
on conflict (id) do nothing;

insert into public.companies (id, org_id, name, share_tickets)
select md5('demo company ' || v.name)::uuid, md5('demo org')::uuid, v.name, v.share_tickets
  from (
    values
      ('Corrib Foods', true),
      ('Hartmann Logistik', false),
      ('Atelier Rivoli', false),
      ('Gulf Marine', true)
  ) v (name, share_tickets)
on conflict do nothing;

create temporary table demo_people as
select
  md5('demo person ' || v.email)::uuid as id,
  v.email,
  v.full_name,
  v.role,
  v.company,
  v.lang
  from (
    values
      ('admin@deskbell.test', 'Ada Marsh', 'admin', null, 'en'),
      ('manager@deskbell.test', 'Max Weber', 'manager', null, 'en'),
      ('ana@deskbell.test', 'Ana Ribeiro', 'staff', null, 'en'),
      ('bo@deskbell.test', 'Bo Lindqvist', 'staff', null, 'en'),
      ('orla@corrib.test', 'Orla Byrne', 'client', 'Corrib Foods', 'en'),
      ('thomas@hartmann.test', 'Thomas Müller', 'client', 'Hartmann Logistik', 'de'),
      ('hannah@corrib.test', 'Hannah O''Sullivan', 'client', 'Corrib Foods', 'en'),
      ('declan@corrib.test', 'Declan Moore', 'client', 'Corrib Foods', 'en'),
      ('priya@corrib.test', 'Priya Nair', 'client', 'Corrib Foods', 'en'),
      ('juergen@hartmann.test', 'Jürgen Weiß', 'client', 'Hartmann Logistik', 'de'),
      ('annika@hartmann.test', 'Annika Brandt', 'client', 'Hartmann Logistik', 'de'),
      ('piotr@hartmann.test', 'Piotr Zieliński', 'client', 'Hartmann Logistik', 'en'),
      ('camille@rivoli.test', 'Camille Lefèvre', 'client', 'Atelier Rivoli', 'fr'),
      ('zoe@rivoli.test', 'Zoé Marchand', 'client', 'Atelier Rivoli', 'fr'),
      ('giulia@rivoli.test', 'Giulia Conti', 'client', 'Atelier Rivoli', 'en'),
      ('omar@gulfmarine.test', 'عمر الحداد', 'client', 'Gulf Marine', 'ar'),
      ('layla@gulfmarine.test', 'ليلى منصور', 'client', 'Gulf Marine', 'ar'),
      ('sam@gulfmarine.test', 'Sam Whitfield', 'client', 'Gulf Marine', 'en')
  ) v (email, full_name, role, company, lang);

insert into private.allowed_emails (org_id, email, role, company_id, expires_at)
select
  md5('demo org')::uuid,
  p.email,
  p.role,
  case when p.company is not null then md5('demo company ' || p.company)::uuid end,
  now() + interval '365 days'
  from demo_people p
on conflict do nothing;

-- Accounts as after a confirmed sign-up; the trigger on auth.users makes profiles and memberships of them.
-- The empty strings are what GoTrue expects where it keeps no token.
insert into auth.users (
  id, aud, role, email, encrypted_password, email_confirmed_at,
  confirmation_token, recovery_token, email_change, email_change_token_new,
  raw_app_meta_data, raw_user_meta_data, created_at, updated_at
)
select
  p.id, 'authenticated', 'authenticated', p.email, '', now(),
  '', '', '', '',
  '{"provider": "email", "providers": ["email"]}'::jsonb,
  jsonb_build_object('full_name', p.full_name),
  now() - interval '30 days',
  now()
  from demo_people p
on conflict do nothing;

-- Two have a phone, to sign in by a code that is sent there. The numbers belong to nobody: Ofcom keeps them for fiction.
update auth.users u
   set phone = v.phone,
       phone_confirmed_at = now(),
       raw_app_meta_data = '{"provider": "email", "providers": ["email", "phone"]}'::jsonb
  from (
    values
      ('bo@deskbell.test', '447700900101'),
      ('orla@corrib.test', '447700900102')
  ) v (email, phone)
 where u.id = md5('demo person ' || v.email)::uuid
   and u.phone is null;

do $$
begin
  -- the platforms differ in what else there is
  if exists (
    select 1
      from information_schema.columns c
     where c.table_schema = 'auth' and c.table_name = 'users' and c.column_name = 'instance_id'
  ) then
    execute $update$
      update auth.users u
         set instance_id = '00000000-0000-0000-0000-000000000000'
        from demo_people p
       where u.id = p.id
         and u.instance_id is null
    $update$;
  end if;

  if to_regclass('auth.identities') is not null then
    execute $insert$
      insert into auth.identities (id, provider, provider_id, user_id, identity_data, created_at, updated_at)
      select
        md5('demo identity ' || p.email)::uuid,
        'email',
        p.id::text,
        p.id,
        jsonb_build_object('sub', p.id, 'email', p.email, 'email_verified', true),
        now(),
        now()
        from demo_people p
      on conflict do nothing
    $insert$;
    execute $insert$
      insert into auth.identities (id, provider, provider_id, user_id, identity_data, created_at, updated_at)
      select
        md5('demo phone ' || u.email)::uuid,
        'phone',
        u.id::text,
        u.id,
        jsonb_build_object('sub', u.id, 'phone', u.phone, 'phone_verified', true),
        now(),
        now()
        from auth.users u
        join demo_people p on p.id = u.id
       where u.phone is not null
      on conflict do nothing
    $insert$;
  end if;
end
$$;

-- somebody who signs up without an invitation waits here
insert into private.settings (k, v)
values ('default_org', md5('demo org')::uuid::text)
on conflict do nothing;

drop table demo_people;
