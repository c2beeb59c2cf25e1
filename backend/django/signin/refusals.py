# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Supabase's refusals in our words."""
import logging

from . import sealing
from .endings import GONE
from .problems import Problem
from .supabase import Refusal, Unreachable

log = logging.getLogger('signin')

# Passed on by their symbol, because the person can do something about them.
PASSED = (
    'otp_expired',
    'insufficient_aal',
    'mfa_verification_rejected',
    'mfa_factor_not_found',
    'mfa_challenge_expired',
    'mfa_verification_failed',
    'mfa_ip_address_mismatch',
    'mfa_totp_verify_not_enabled',
    'conflict',
)
OVER = ('token_expired', 'token_replayed', 'not_allowed')


def problem_from(failure, door=False):
    """At the door (a sign-in) there is no session yet that could be over."""
    if isinstance(failure, Problem):
        return failure
    if isinstance(failure, sealing.Unreadable):
        log.error('a refresh token was sealed with a key that is gone')
        return Problem('upstream_unavailable' if door else 'token_expired')
    if isinstance(failure, Unreachable):
        log.warning('Supabase: %s', failure)
        return Problem('upstream_unavailable', retry_after=5)
    if failure.status == 429:
        return Problem('throttled', retry_after=failure.retry_after)
    if failure.symbol in ('user_banned', 'user_not_found'):
        return Problem('not_allowed')
    if failure.symbol in GONE and not door:
        return Problem('token_expired')
    if failure.symbol in PASSED:
        return Problem(failure.symbol)
    log.error('Supabase refused: %s', failure)
    return Problem('upstream_unavailable', retry_after=5)


def ends_session(failure):
    """Only words that mean it. Being offline, busy, limited or misconfigured ends nobody's session."""
    if isinstance(failure, Refusal) and failure.status == 429:
        return False
    if isinstance(failure, Problem):
        return failure.code in OVER
    if isinstance(failure, Refusal):
        return failure.symbol in GONE + ('user_banned',)
    return isinstance(failure, sealing.Unreadable)
