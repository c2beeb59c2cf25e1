# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The life of a session: opened, renewed, raised by a second factor, ended."""
import dataclasses
import logging
import secrets
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from . import endings, people, sealing
from .models import IssuedToken, Person, SignIn
from .problems import Problem
from .refusals import ends_session, problem_from
from .standing import CURRENT, REPLAYED, claim, has_run_out
from .supabase import Refusal, Unreachable

log = logging.getLogger('signin')
FAILURES = (Problem, Refusal, Unreachable, sealing.Unreadable)


@dataclasses.dataclass(frozen=True)
class Proof:
    """A second factor: which one, and what it shows now."""

    factor_id: str
    code: str


def open_for(person, device, supabase):
    """After the password was right."""
    try:
        with transaction.atomic():
            # One at a time for each person: GoTrue keeps one link for each, and the next makes the last one worthless.
            person = Person.objects.select_for_update().get(pk=person.pk)
            account = supabase.account(person.supabase_id)
            if not account.is_confirmed:
                raise Problem('email_not_confirmed')
            session = supabase.sign_in(account)
    except Person.DoesNotExist:
        raise Problem('invalid_credentials') from None
    except (Refusal, Unreachable) as failure:
        raise problem_from(failure, door=True) from None
    return keep(person, session, device, supabase)


def open_with_code(said, supabase):
    """After the mail box was proven: the first password of somebody, or a new one."""
    try:
        session = supabase.verify_code(said['email'], said['code'])
    except (Refusal, Unreachable) as failure:
        raise problem_from(failure, door=True) from None
    try:
        person, earlier = people.settle(said['email'], session.account.id, said['password'])
    except Exception:
        endings.carry_out(endings.end_unkept(session), supabase)
        raise
    for ending in earlier:
        endings.carry_out(ending, supabase)
    return keep(person, session, said['device'], supabase)


def keep(person, session, device, supabase):
    """A session that Supabase opened becomes ours, if its person belongs here; else it is ended again."""
    try:
        about = _person_of(session, supabase)
        with transaction.atomic():
            now = timezone.now()
            sign_in = SignIn.objects.create(
                person=person,
                supabase_session=session.id,
                refresh_sealed=sealing.seal(session.refresh_token),
                device=device,
                created_at=now,
                renewed_at=now,
                ends_at=now + timedelta(seconds=settings.SESSION_LIFE),
            )
            token, life = _issue(sign_in, now)
            Person.objects.filter(pk=person.pk).update(last_login=now)
    except Exception as failure:
        endings.carry_out(endings.end_unkept(session), supabase)
        if isinstance(failure, FAILURES):
            raise problem_from(failure, door=True) from None
        raise
    log.info('person %s signed in, session %s', person.pk, session.id)
    return _answer(token, life, session, about)


def renew(presented, supabase, proof=None):
    """A new token for the one presented, and a new access token; with a proof, one of the higher level."""
    with transaction.atomic():
        standing = claim(presented)
        try:
            if standing.kind == REPLAYED:
                raise Problem('token_replayed')
            if has_run_out(standing):
                raise Problem('token_expired')
            return _renewed(standing, supabase, proof)
        except FAILURES as failure:
            # No database error: what was noted up to here (the newest refresh token!) is committed.
            ending = endings.end(standing.sign_in) if ends_session(failure) else None
            problem = problem_from(failure)
    if ending:
        log.warning('session %s ended: %s', ending.supabase_session, problem.code)
        endings.carry_out(ending, supabase)
    raise problem


def _renewed(standing, supabase, proof):
    sign_in, now = standing.sign_in, timezone.now()
    session = supabase.refresh(sealing.unseal(sign_in.refresh_sealed))
    _note(sign_in, session, now)
    # Asked again because the answer was lost: then the factor was proven already, and its code is used up.
    if proof and (standing.kind == CURRENT or session.aal != 'aal2'):
        session = supabase.prove(session.access_token, proof.factor_id, proof.code)
        _note(sign_in, session, now)
    about = _person_of(session, supabase)
    if standing.kind == CURRENT:
        sign_in.serial += 1
        sign_in.save(update_fields=['serial'])
        token, life = _issue(sign_in, now)
    else:
        token, life = sealing.token_again(standing.newest), _life(standing.newest, now)
        if token is None:
            raise Problem('token_expired')
    return _answer(token, life, session, about)


def end(presented, supabase):
    with transaction.atomic():
        standing = claim(presented)
        ending = endings.end(standing.sign_in)
    endings.carry_out(ending, supabase)
    if standing.kind == REPLAYED:
        log.warning('session %s ended: token_replayed', ending.supabase_session)
        raise Problem('token_replayed')
    log.info('session %s signed out', ending.supabase_session)


def _note(sign_in, session, now):
    """GoTrue forgets the old refresh token at once, so the new one is written down before anything else."""
    sign_in.refresh_sealed = sealing.seal(session.refresh_token)
    sign_in.renewed_at = now
    sign_in.save(update_fields=['refresh_sealed', 'renewed_at'])


def _issue(sign_in, now):
    salt = secrets.token_bytes(16)
    token = sealing.token_for(sign_in.id, sign_in.serial, salt)
    issued = IssuedToken.objects.create(
        digest=sealing.digest(token),
        sign_in=sign_in,
        serial=sign_in.serial,
        salt=salt,
        issued_at=now,
        expires_at=min(now + timedelta(seconds=settings.TOKEN_LIFE), sign_in.ends_at),
    )
    return token, _life(issued, now)


def _life(issued, now):
    return max(0, int((issued.expires_at - now).total_seconds()))


def _person_of(session, supabase):
    """Name and role as Supabase tells them to the person itself. No form, no metadata and no row of ours has a say."""
    state = supabase.my_state(session.access_token)
    memberships = state.get('memberships')
    if state.get('user_id') != str(session.account.id) or not isinstance(memberships, list):
        raise Unreachable('a state that is not the person\'s')
    for one in memberships:
        if isinstance(one, dict) and one.get('org_id') == str(settings.ORGANIZATION):
            return {
                'id': str(session.account.id),
                'email': session.account.email,
                'name': str(state.get('display_name') or ''),
                'role': one.get('role'),
                'organization': {'id': one['org_id'], 'name': one.get('org_name')},
            }
    raise Problem('not_allowed')


def _answer(token, life, session, about):
    return {
        'token': token,
        'expires_in': life,
        'supabase': {
            'access_token': session.access_token,
            'token_type': 'bearer',
            'expires_in': session.expires_in,
            'expires_at': session.expires_at,
        },
        'user': about,
    }
