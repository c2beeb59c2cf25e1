# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a presented token is to its session."""
import contextlib
import dataclasses
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from . import sealing
from .models import IssuedToken, SignIn
from .problems import Problem
from .turns import turn

CURRENT = 'current'
LOST = 'lost'  # the one before, whose successor has never been seen: the answer with it was lost
REPLAYED = 'replayed'


@dataclasses.dataclass(frozen=True)
class Standing:
    sign_in: SignIn
    newest: IssuedToken
    kind: str


@contextlib.contextmanager
def claimed(presented):
    """The session is this request's alone; another one with the same token waits, and meets what this one left."""
    issued = IssuedToken.objects.filter(digest=sealing.digest(presented)).first()
    if issued is None:
        raise Problem('token_expired')
    with turn(f'session {issued.sign_in_id}'):
        sign_in = SignIn.objects.select_related('person').filter(pk=issued.sign_in_id).first()
        newest = sign_in and IssuedToken.objects.filter(sign_in=sign_in, serial=sign_in.serial).first()
        if newest is None:  # ended while we waited
            raise Problem('token_expired')
        yield Standing(sign_in, newest, _kind(issued, newest))


def _kind(issued, newest):
    now = timezone.now()
    if issued.serial == newest.serial:
        if newest.first_used_at is None:
            # Whatever becomes of this request: the answer to the one before has arrived.
            IssuedToken.objects.filter(pk=newest.pk).update(first_used_at=now)
        return CURRENT
    is_lost = (
        issued.serial == newest.serial - 1
        and newest.first_used_at is None
        and now <= newest.issued_at + timedelta(seconds=settings.LOST_ANSWER)
    )
    return LOST if is_lost else REPLAYED


def has_run_out(standing):
    return timezone.now() >= min(standing.newest.expires_at, standing.sign_in.ends_at)
