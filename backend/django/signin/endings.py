# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ending a session: here at once, at Supabase as soon as it answers. The two are joined by a row that is written in the
same transaction that forgets the session, so that neither a crash nor a dead network loses it."""
import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from . import sealing
from .models import Ending
from .supabase import Refusal, Supabase, Unreachable

log = logging.getLogger('signin')

# What GoTrue says of a session that is not there (any more).
GONE = (
    'refresh_token_not_found',
    'refresh_token_already_used',
    'session_not_found',
    'session_expired',
    'user_not_found',
)
LONGEST_PAUSE = 3600


def end(sign_in):
    """Inside a transaction: the session is over here, its tokens are forgotten."""
    ending = _queued(sign_in.supabase_session, sign_in.refresh_sealed)
    sign_in.delete()
    return ending


def end_unkept(session):
    """A session of Supabase that we opened and do not want after all."""
    return _queued(session.id, sealing.seal(session.refresh_token))


def _queued(supabase_session, refresh_sealed):
    now = timezone.now()
    ending, _ = Ending.objects.update_or_create(
        supabase_session=supabase_session,
        defaults={'refresh_sealed': refresh_sealed, 'created_at': now, 'next_try_at': now},
    )
    return ending


def carry_out(ending, supabase):
    """Tells Supabase. True when it is done; else the row waits for its next turn. Raises nothing of Supabase's."""
    with transaction.atomic():
        row = Ending.objects.select_for_update(skip_locked=True).filter(pk=ending.pk).first()
        if row is None:
            return True  # done, or somebody else is at it
        try:
            _tell(row, supabase)
        except (Unreachable, Refusal, sealing.Unreadable) as failure:
            if isinstance(failure, Refusal) and failure.symbol in GONE:
                row.delete()
                return True
            row.tries += 1
            row.next_try_at = timezone.now() + timedelta(seconds=min(2**min(row.tries, 12), LONGEST_PAUSE))
            row.save()
            log.warning('session %s is not ended at Supabase yet: %s', row.supabase_session, failure)
            return False
        row.delete()
    return True


def _tell(row, supabase):
    # Only somebody who is signed in can sign out, and our token of theirs may have run out: so it is renewed first.
    session = supabase.refresh(sealing.unseal(row.refresh_sealed))
    row.refresh_sealed = sealing.seal(session.refresh_token)
    supabase.log_out(session.access_token)


def carry_out_due():
    """(done, still waiting)"""
    done = waiting = 0
    for ending in Ending.objects.filter(next_try_at__lte=timezone.now()).order_by('next_try_at'):
        with Supabase() as supabase:
            if carry_out(ending, supabase):
                done += 1
            else:
                waiting += 1
    return done, waiting
