# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a presented token is to its session."""
import dataclasses
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from . import sealing
from .models import IssuedToken, SignIn
from .problems import Problem

CURRENT = 'current'
LOST = 'lost'  # the one before, whose successor has never been seen: the answer with it was lost
REPLAYED = 'replayed'


@dataclasses.dataclass(frozen=True)
class Standing:
    sign_in: SignIn
    newest: IssuedToken
    kind: str


def claim(presented):
    """Inside a transaction. From here on the session belongs to this request alone; another one with the same token
    waits and then meets what this one left."""
    issued = IssuedToken.objects.filter(digest=sealing.digest(presented)).first()
    if issued is None:
        raise Problem('token_expired')
    sign_in = SignIn.objects.select_for_update().filter(pk=issued.sign_in_id).first()
    if sign_in is None:  # ended while we waited
        raise Problem('token_expired')
    newest = sign_in.tokens.get(serial=sign_in.serial)
    now = timezone.now()
    if issued.serial == newest.serial:
        kind = CURRENT
        if newest.first_used_at is None:
            # Whatever becomes of this request: its answer to the request before has arrived.
            newest.first_used_at = now
            newest.save(update_fields=['first_used_at'])
    elif _is_lost(issued, newest, now):
        kind = LOST
    else:
        kind = REPLAYED
    return Standing(sign_in, newest, kind)


def _is_lost(issued, newest, now):
    return (
        issued.serial == newest.serial - 1
        and newest.first_used_at is None
        and now <= newest.issued_at + timedelta(seconds=settings.LOST_ANSWER)
    )


def has_run_out(standing):
    return timezone.now() >= min(standing.newest.expires_at, standing.sign_in.ends_at)
