# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ending a session: here at once, at Supabase as soon as it answers. The two are joined by a row that is written in the
same transaction that forgets the session, so that neither a crash nor a dead network loses it."""
import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from . import sealing
from .models import Ending, SignIn
from .supabase import Refusal, Supabase, Unreachable
from .turns import turn_if_free

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
    """The session is over here, its tokens are forgotten. Returns what Supabase must be told; None when it was over."""
    with transaction.atomic():
        row = SignIn.objects.select_for_update().filter(pk=sign_in.pk).first()
        if row is None:
            return None
        ending = _queued(row.supabase_session, row.refresh_sealed)
        row.delete()
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
    if ending is None:
        return True
    with turn_if_free(f'ending {ending.supabase_session}') as is_ours:
        row = Ending.objects.filter(pk=ending.pk).first() if is_ours else None
        if row is None:
            return True  # done, or somebody else is at it
        try:
            _tell(row, supabase)
        except (Unreachable, Refusal, sealing.Unreadable) as failure:
            if not (isinstance(failure, Refusal) and failure.symbol in GONE):
                _put_off(row, failure)
                return False
        row.delete()
    return True


def _put_off(row, failure):
    row.tries += 1
    row.next_try_at = timezone.now() + timedelta(seconds=min(2 ** min(row.tries, 12), LONGEST_PAUSE))
    row.save(update_fields=['tries', 'next_try_at'])
    log.warning('session %s is not ended at Supabase yet: %s', row.supabase_session, failure)


def _tell(row, supabase):
    # Only somebody who is signed in can sign out, and our token of theirs may have run out: so it is renewed first.
    session = supabase.refresh(sealing.unseal(row.refresh_sealed))
    row.refresh_sealed = sealing.seal(session.refresh_token)
    row.save(update_fields=['refresh_sealed'])
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
