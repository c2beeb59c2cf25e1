// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rules that the whole schema keeps, whoever adds to it: node lints.mjs [--in-place]
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openDatabase, projectFolder } from './lib/database.mjs';
import { check, program } from './lib/report.mjs';

const ours = `('public'::regnamespace, 'private'::regnamespace, 'desk'::regnamespace)`;
const platform = `('auth'::regnamespace, 'storage'::regnamespace, 'realtime'::regnamespace)`;

const none = {
  'every table in public has row level security':
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relrowsecurity`,
  'every table in public has the restrictive PIN gate, for all commands':
    `select relname from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'pin_gate' and not p.polpermissive and p.polcmd = '*'
                         and pg_get_expr(p.polqual, p.polrelid) like '%pin_ok()%' and pg_get_expr(p.polwithcheck, p.polrelid) like '%pin_ok()%')`,
  'policies on storage and realtime ask for the PIN':
    `select policyname from pg_policies where schemaname in ('storage', 'realtime') and 'authenticated' = any (roles)
       and coalesce(qual, '') || coalesce(with_check, '') not like '%pin_ok()%'`,
  'every policy of ours is for authenticated':
    `select tablename || '.' || policyname from pg_policies where schemaname = 'public' and roles <> '{authenticated}'`,
  'policies call row-independent functions in a scalar sub-select only':
    `select tablename || '.' || policyname from pg_policies where schemaname in ('public', 'storage', 'realtime')
       and regexp_replace(coalesce(qual, '') || coalesce(with_check, ''), '\\( *SELECT +(auth|private|realtime)\\.', '', 'g') ~ '(auth|private|realtime)\\.[a-z_]+\\('`,
  'every function of ours fixes its search_path':
    `select oid::regprocedure::text from pg_proc where pronamespace in ${ours} and proowner = 'postgres'::regrole
       and not exists (select 1 from unnest(proconfig) x where x like 'search_path=%')`,
  'no function of ours may be called by everyone or anon, but for the one that is asked before the sign-in':
    `select p.oid::regprocedure::text from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
      where p.pronamespace in ${ours} and p.proowner = 'postgres'::regrole and a.grantee in (0, 'anon'::regrole)
        and not (a.grantee = 'anon'::regrole and p.oid = 'public.sign_in_services()'::regprocedure)`,
  'anon has no right on any table of ours':
    `select c.relname from pg_class c, aclexplode(c.relacl) a where c.relnamespace in ${ours} and a.grantee in (0, 'anon'::regrole)`,
  'no API role uses the private schema':
    `select r.rolname from pg_roles r where r.rolname in ('anon', 'authenticated', 'service_role') and has_schema_privilege(r.rolname, 'private', 'usage')`,
  'the sender of mails may call four functions and read nothing':
    `select oid::regprocedure::text from pg_proc where pronamespace in ${ours} and has_function_privilege('deskbell_mail', oid, 'execute')
       and proname not in ('mail_claim', 'mail_sent', 'mail_failed', 'mail_prune')
     union all select oid::regclass::text from pg_class where relnamespace in ('public'::regnamespace, 'private'::regnamespace, 'desk'::regnamespace, 'auth'::regnamespace, 'storage'::regnamespace, 'realtime'::regnamespace)
       and relkind in ('r', 'p', 'v', 'm') and has_table_privilege('deskbell_mail', oid, 'select, insert, update, delete, truncate, references, trigger')
     union all select rolname from pg_roles where rolname in ('anon', 'authenticated', 'service_role', 'authenticator') and pg_has_role(rolname, 'deskbell_mail', 'member')
     union all select rolname from pg_roles where rolname = 'deskbell_mail' and (rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication)`,
  'anon does not use the parts of pull': `select 1 where has_schema_privilege('anon', 'desk', 'usage')`,
  'authenticated creates nothing in our schemas':
    `select n from unnest(array['public', 'private', 'desk']) n where has_schema_privilege('authenticated', n, 'create')`,
  'the parts of pull run as their caller, but for the two that look wider':
    `select proname from pg_proc where pronamespace = 'desk'::regnamespace and prosecdef and proname not in ('scope', 'sight')`,
  'nothing of ours stands in a schema of the platform':
    `select relname from pg_class where relnamespace in ${platform} and relowner = 'postgres'::regrole and relname not like '%\\_pkey'
     union all select proname from pg_proc where pronamespace in ${platform} and proowner = 'postgres'::regrole`,
  'the owner is no superuser': `select 1 from pg_roles where rolname = 'postgres' and rolsuper`,
  'live tables keep the default replica identity':
    `select relname from pg_class c join pg_publication_tables t on t.pubname = 'supabase_realtime' and t.schemaname = 'public' and t.tablename = c.relname
      where c.relnamespace = 'public'::regnamespace and c.relreplident <> 'd'`,
  'nothing private is published': `select tablename from pg_publication_tables where schemaname <> 'public' and pubname = 'supabase_realtime'`,
  'every trigger of ours is switched on': `select tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and not tgisinternal and tgenabled <> 'O'`,
  'every foreign key from a table that grows has an index or is never searched':
    `select conrelid::regclass || '(' || a.attname || ')' from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      where k.contype = 'f' and k.conrelid in ('public.messages'::regclass, 'public.ticket_events'::regclass) and cardinality(k.conkey) = 1
        and not exists (select 1 from pg_index i where i.indrelid = k.conrelid and i.indkey[0] = k.conkey[1])`,
};

const callable = ['abandon_address_change', 'allowed_email_remove', 'allowed_email_set_role', 'allowed_emails_list', 'allowed_emails_upsert', 'audit_page', 'delete_message',
  'delete_ticket', 'end_other_sessions', 'end_session', 'end_sessions', 'issue_enrol_code', 'lock_session', 'member_sessions', 'my_security_events',
  'my_sessions', 'my_state', 'org_security_events', 'organization_security', 'pull', 'register_device', 'remove_factors', 'restore_ticket',
  'set_idle_minutes', 'set_member_active', 'set_member_role', 'set_org_settings', 'set_pin', 'set_second_factor', 'sign_in_services', 'touch_session', 'verify_pin', 'waiting_activate', 'waiting_list', 'waiting_refuse',
  'wish_address'];
const writable = {
  'attachments INSERT': 'file_name,id,internal,message_id,mime,object_name,size,ticket_id,uploader_id',
  'companies INSERT': 'id,name,org_id,share_tickets',
  'companies UPDATE': 'name,share_tickets,version',
  'messages INSERT': 'author_id,body,id,internal,ticket_id',
  'profiles UPDATE': 'display_name,version',
  'tickets INSERT': 'assignee_id,category,description,id,org_id,priority,requester_id,status,title',
  'tickets UPDATE': 'assignee_id,category,description,priority,requester_id,status,title,version',
};

function texts() {
  const folder = path.join(projectFolder, 'migrations');
  for (const name of readdirSync(folder).sort()) {
    const lines = readFileSync(path.join(folder, name), 'utf8').split('\n');
    check(`${name} begins with what it is about`, /^-- \S/.test(lines[0]));
    check(`${name} has at most 300 lines`, lines.length <= 301, lines.length);
    for (const [i, line] of lines.entries()) {
      if (/^create policy/.test(line)) check(`${name}: ${line} says whom it lets in`, /^-- /.test(lines[i - 1]));
      if (/^create function public\./.test(line)) {
        let first = i;
        while (lines[first - 1]?.startsWith('--')) first--;
        check(`${name}: ${line} says who may call it`, /^-- (RPC|GoTrue)/.test(lines[first]), lines[first]);
      }
      if (/^create function private\..*\(\)$/.test(line) && lines[i + 1] === 'returns trigger') {
        check(`${name}: ${line} is marked as a trigger`, /^-- Trigger/.test(lines.slice(Math.max(0, i - 3), i).find((l) => l.startsWith('-- Trigger')) ?? ''));
      }
    }
  }
  const config = readFileSync(path.join(projectFolder, 'config.toml'), 'utf8');
  check('only public is exposed', /^schemas = \["public"\]$/m.test(config));
}

await program(async () => {
  texts();
  const database = await openDatabase();
  const { admin } = database;
  try {
    for (const [rule, sql] of Object.entries(none)) {
      const found = (await admin.unsafe(sql)).map((row) => Object.values(row)[0]);
      check(rule, found.length === 0, found);
    }
    const may = (await admin`select distinct p.proname from pg_proc p
                              where p.pronamespace = 'public'::regnamespace and p.proowner = 'postgres'::regrole
                                and has_function_privilege('authenticated', p.oid, 'execute') order by 1`).map((row) => row.proname);
    check('authenticated may call these and no others', may.join() === callable.join(), may);
    const columns = await admin`select table_name || ' ' || privilege_type as right, string_agg(column_name, ',' order by column_name) as columns
                                  from information_schema.column_privileges
                                 where grantee = 'authenticated' and table_schema = 'public' and privilege_type in ('INSERT', 'UPDATE') group by 1`;
    check('authenticated may write these columns and no others',
      JSON.stringify(Object.fromEntries(columns.map((row) => [row.right, row.columns]).sort())) === JSON.stringify(writable), columns);
    const published = (await admin`select tablename from pg_publication_tables where pubname = 'supabase_realtime' and schemaname = 'public' order by 1`).map((row) => row.tablename);
    check('the live tables are published', ['attachments', 'companies', 'memberships', 'messages', 'profiles', 'ticket_events', 'tickets'].every((t) => published.includes(t)), published);

    // every rule above must be able to fail: break one of each kind and ask again
    const breaks = [
      ['every table in public has row level security', 'alter table public.messages disable row level security'],
      ['every table in public has the restrictive PIN gate, for all commands', 'drop policy pin_gate on public.messages'],
      ['policies call row-independent functions in a scalar sub-select only', 'create policy bad on public.messages for select to authenticated using (private.pin_ok())'],
      ['every function of ours fixes its search_path', 'alter function public.my_state() reset all'],
      ['no function of ours may be called by everyone or anon, but for the one that is asked before the sign-in',
        'grant execute on function public.my_state() to public'],
      ['no function of ours may be called by everyone or anon, but for the one that is asked before the sign-in',
        'grant execute on function public.sign_in_services() to public'],
      ['anon has no right on any table of ours', 'grant select on public.tickets to anon'],
      ['the sender of mails may call four functions and read nothing', 'grant select on private.mail_outbox to deskbell_mail'],
      ['live tables keep the default replica identity', 'alter table public.tickets replica identity full'],
    ];
    for (const [rule, sql] of breaks) {
      let found = 0;
      await database.owner.begin(async (q) => {
        await q.unsafe(sql);
        found = (await q.unsafe(none[rule])).length;
        throw new Error('undo');
      }).catch((error) => { if (error.message !== 'undo') throw error; });
      check(`the rule can fail: ${rule}`, found > 0);
    }
  } finally {
    await database.close();
  }
});
