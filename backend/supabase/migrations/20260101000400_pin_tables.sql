-- SPDX-FileCopyrightText: 2026 The Deskbell authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The PIN is a property of the session. These tables hold it; private.pin_ok() is what every policy asks.

create table private.pin_secret (
  user_id        uuid primary key references auth.users (id) on delete cascade,
  hash           text not null,
  len            int not null,
  must_change    boolean not null default false,
  set_at         timestamptz not null default now(),
  fails          int not null default 0,
  lock_level     int not null default 0,
  locked_until   timestamptz,
  lockouts       int not null default 0,
  lockouts_since timestamptz not null default now(),
  seq            regclass not null,
  seq_base       bigint not null default 0,
  seq_window     timestamptz not null default now() + interval '24 hours'
);

comment on column private.pin_secret.seq is
  'a sequence survives a rollback, a counter in a table does not: it bounds guesses made in transactions that are thrown away';

create table private.pin_enrol (
  user_id    uuid primary key references auth.users (id) on delete cascade,
  code_hash  text not null,
  expires_at timestamptz not null,
  tries      int not null default 0
);

-- Bound to auth.sessions: a sign-out takes the data away at once, though its token still lives.
create table private.pin_sessions (
  session_id  uuid primary key references auth.sessions (id) on delete cascade,
  user_id     uuid not null references auth.users (id) on delete cascade,
  verified_at timestamptz not null,
  idle_until  timestamptz not null,
  expires_at  timestamptz not null
);

create index pin_sessions_user on private.pin_sessions (user_id);

create table private.session_block (
  session_id uuid primary key,
  user_id    uuid not null,
  at         timestamptz not null default now(),
  reason     text
);

create table private.rate (
  user_id uuid,
  bucket  text,
  win     timestamptz,
  n       int not null,
  primary key (user_id, bucket, win)
);
