# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One request at a time for a person or a session, in all processes, and no transaction open while Supabase is asked:
what it answers is written down at once, and a process that dies takes nothing with it that was certain."""
import contextlib
import hashlib

from django.db import connection


def _key(subject):
    return int.from_bytes(hashlib.sha256(subject.encode()).digest()[:8], 'big', signed=True)


@contextlib.contextmanager
def turn(subject):
    """Waits, as long as `lock_timeout` lets it. The lock ends with the connection, whatever becomes of us."""
    with _held('select pg_advisory_lock(%s)', subject):
        yield


@contextlib.contextmanager
def turn_if_free(subject):
    """Does not wait: yields whether it is our turn."""
    with _held('select pg_try_advisory_lock(%s)', subject) as said:
        yield said


@contextlib.contextmanager
def _held(statement, subject):
    key = _key(subject)
    with connection.cursor() as cursor:
        cursor.execute(statement, [key])
        held = cursor.fetchone()[0] is not False
    try:
        yield held
    finally:
        if held:
            with connection.cursor() as cursor:
                cursor.execute('select pg_advisory_unlock(%s)', [key])
