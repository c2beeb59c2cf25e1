-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Files: one private bucket, names attachments/<org>/<ticket>/<attachment id>.<ext>. There is no policy
-- for update or delete: nobody overwrites or removes a file through the API.

insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('attachments', 'attachments', false, 52428800, null)
on conflict (id) do nothing;

-- Whoever may read the attachment's row (internal ones: agents); the uploader also before there is one.
create policy att_r on storage.objects
  for select to authenticated
  using (
    bucket_id = 'attachments'
    and (select private.pin_ok())
    and (
      exists (select 1 from public.attachments a where a.object_name = objects.name)
      or owner_id = (select auth.uid())::text
    )
  );

-- Whoever sees the ticket, under its own path. CASE, so that the cast never meets an unchecked name.
create policy att_i on storage.objects
  for insert to authenticated
  with check (
    bucket_id = 'attachments'
    and (select private.pin_ok())
    and case
      when name ~ ('^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'
                   '/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'
                   '/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[a-z0-9]{1,8}$')
      then exists (
        select 1
          from public.tickets t
         where t.id = split_part(name, '/', 2)::uuid
           and t.org_id = split_part(name, '/', 1)::uuid
      )
      else false
    end
  );
