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
from .standing import CURRENT, REPLAYED, claimed, has_run_out
from .supabase import Refusal, Unreachable
from .turns import turn

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
        account = supabase.account(person.supabase_id)
        if not account.is_confirmed:
            raise Problem('email_not_confirmed')
        # GoTrue keeps one link of a person: the next one would make this one worthless.
        with turn(f'person {person.pk}'):
            session = supabase.sign_in(account)
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
            # Not if somebody switched the person off meanwhile, which ended the sessions that were there.
            if not Person.objects.select_for_update().filter(pk=person.pk, is_active=True):
                raise Problem('not_allowed')
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
    with claimed(presented) as standing:
        try:
            if standing.kind == REPLAYED:
                raise Problem('token_replayed')
            if has_run_out(standing):
                raise Problem('token_expired')
            if not standing.sign_in.person.is_active:
                raise Problem('not_allowed')
            return _renewed(standing, supabase, proof)
        except FAILURES as failure:
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
        with transaction.atomic():
            is_kept = _change(sign_in, serial=sign_in.serial + 1)
            if is_kept:
                token, life = _issue(sign_in, now)
        if not is_kept:
            raise _ended_meanwhile(session)
    else:
        token, life = sealing.token_again(standing.newest), _life(standing.newest, now)
        if token is None:
            raise Problem('token_expired')
    return _answer(token, life, session, about)


def end(presented, supabase):
    with claimed(presented) as standing:
        ending = endings.end(standing.sign_in)
    endings.carry_out(ending, supabase)
    if standing.kind == REPLAYED:
        log.warning('session %s ended: token_replayed', standing.sign_in.supabase_session)
        raise Problem('token_replayed')
    log.info('session %s signed out', standing.sign_in.supabase_session)


def _note(sign_in, session, now):
    """GoTrue forgets the old refresh token at once, so the new one is written down before anything else."""
    if not _change(sign_in, refresh_sealed=sealing.seal(session.refresh_token), renewed_at=now):
        raise _ended_meanwhile(session)


def _change(sign_in, **values):
    """False when the session was ended meanwhile, by somebody who did not wait for this turn."""
    for name, value in values.items():
        setattr(sign_in, name, value)
    return SignIn.objects.filter(pk=sign_in.pk).update(**values) == 1


def _ended_meanwhile(session):
    """What Supabase gave us since then is ended too: `upkeep` tells it."""
    endings.end_unkept(session)
    return Problem('token_expired')


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
