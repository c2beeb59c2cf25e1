# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Passwords: whose they are, and which are too weak."""
from functools import lru_cache

from django.contrib.auth.hashers import check_password, is_password_usable, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.crypto import get_random_string

from . import endings
from .models import Person
from .problems import Problem

REASONS = {
    'password_too_short': 'length',
    'password_too_common': 'common',
    'password_entirely_numeric': 'characters',
    'password_too_similar': 'similar',
}


@lru_cache(maxsize=1)
def _nobodys_password():
    return make_password(get_random_string(40))


def with_password(email, password):
    """The person, or None. Strangers, people without a password and those switched off cost the same time: one hash."""
    person = Person.objects.filter(email=email).first()
    may = person is not None and person.is_active and is_password_usable(person.password)

    def made_anew(raw):
        person.set_password(raw)
        person.save(update_fields=['password'])

    right = check_password(password, person.password if may else _nobodys_password(), made_anew if may else None)
    return person if may and right else None


def demand_strength(password, email, name=''):
    about = Person(email=email)
    about.name = name  # looked at here and kept nowhere
    try:
        validate_password(password, about)
    except ValidationError as failure:
        reasons = sorted({REASONS.get(error.code, 'characters') for error in failure.error_list})
        raise Problem('weak_password', reasons=reasons) from None


def settle(email, supabase_id, password):
    """Called when the mail box was proven: this password is the person's from now on, and earlier sessions are over."""
    with transaction.atomic():
        same = Q(email=email) | Q(supabase_id=supabase_id)
        known = sorted(Person.objects.select_for_update().filter(same), key=lambda one: one.supabase_id != supabase_id)
        if not all(person.is_active for person in known):
            raise Problem('not_allowed')
        earlier = [ending for person in known for ending in end_all(person)]
        for former in known[1:]:  # the account's address was changed, or the account was made anew, at Supabase
            former.delete()
        person = known[0] if known else Person()
        person.email, person.supabase_id = email, supabase_id
        person.set_password(password)
        person.save()
    return person, earlier


def end_all(person):
    """Returns what Supabase must be told."""
    return [ending for ending in map(endings.end, person.sign_ins.all()) if ending]
