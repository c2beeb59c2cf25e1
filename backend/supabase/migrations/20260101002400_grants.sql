-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who may touch what at all. Row level security decides the rest.

grant select on
  public.organizations,
  public.companies,
  public.profiles,
  public.memberships,
  public.tickets,
  public.messages,
  public.ticket_events,
  public.attachments
to authenticated;

-- Columns by name: no request sets a number, a stamp, a role or a time.
grant
  insert (id, org_id, name, share_tickets),
  update (name, share_tickets, version)
on public.companies to authenticated;

grant
  update (display_name, version)
on public.profiles to authenticated;

grant
  insert (id, org_id, requester_id, assignee_id, title, description, category, status, priority),
  update (title, description, category, status, priority, assignee_id, requester_id, version)
on public.tickets to authenticated;

grant
  insert (id, ticket_id, internal, body, author_id)
on public.messages to authenticated;

grant
  insert (id, ticket_id, message_id, file_name, object_name, internal, size, mime, uploader_id)
on public.attachments to authenticated;

-- The policies' helpers: executed by the policies, not to be named, for want of USAGE on the schema.
revoke execute on all functions in schema private from public, anon, authenticated, service_role;
grant execute on function
  private.pin_ok(),
  private.my_orgs(text[]),
  private.my_shared(),
  private.my_agents()
to authenticated;

-- The parts of pull(), which runs as its caller.
revoke execute on all functions in schema desk from public, anon, service_role;
grant execute on all functions in schema desk to authenticated;

-- The functions that a request may call. All others in `public` are closed.
do $$
declare
  callable constant text[] := array[
    'verify_pin', 'set_pin', 'lock_session', 'touch_session', 'my_state',
    'pull', 'delete_ticket', 'restore_ticket', 'delete_message',
    'set_member_role', 'set_member_active', 'end_sessions', 'issue_enrol_code', 'set_org_settings',
    'allowed_emails_list', 'allowed_emails_upsert', 'allowed_email_set_role', 'allowed_email_remove',
    'waiting_list', 'waiting_activate', 'waiting_refuse', 'audit_page'
  ];
  f record;
begin
  for f in
    select p.oid::regprocedure as signature, p.proname::text as name
      from pg_proc p
     where p.pronamespace = 'public'::regnamespace
       and p.proowner = 'postgres'::regrole
  loop
    execute format('revoke execute on function %s from public, anon, authenticated', f.signature);
    if f.name = any (callable) then
      execute format('grant execute on function %s to authenticated', f.signature);
    end if;
  end loop;
end
$$;

-- GoTrue calls its hook.
grant usage on schema public to supabase_auth_admin;
grant execute on function public.hook_before_user_created(jsonb) to supabase_auth_admin;

-- The install fails if one of these is not empty.
do $$
begin
  if exists (
    select 1
      from pg_class c
     where c.relnamespace = 'public'::regnamespace
       and c.relkind in ('r', 'p')
       and not c.relrowsecurity
  ) then
    raise exception 'a public table has no row level security';
  end if;

  if exists (
    select 1
      from pg_proc p
     where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace, 'desk'::regnamespace)
       and p.prosecdef
       and not exists (select 1 from unnest(p.proconfig) x where x like 'search_path=%')
  ) then
    raise exception 'a definer function has no search_path';
  end if;

  if exists (
    select 1
      from pg_proc p,
           aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
     where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace, 'desk'::regnamespace)
       and p.proowner = 'postgres'::regrole
       and a.grantee in (0, 'anon'::regrole)
       and a.privilege_type = 'EXECUTE'
  ) then
    raise exception 'a function may be called by everyone';
  end if;
end
$$;
