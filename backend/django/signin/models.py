# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is kept: people, the sessions they have through us, the tokens of each session, sessions that Supabase must
still be told to end, and how often somebody tried. No token and no password is in here as it was spoken, and no role at
all."""
import uuid

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models


class Person(AbstractBaseUser):
    """Somebody with a password here. Who they are and what they may do, Supabase says."""

    email = models.EmailField(max_length=254, unique=True)  # in small letters
    # The account that was confirmed with this address. Without it nobody signs in.
    supabase_id = models.UUIDField(unique=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = models.Manager()
    USERNAME_FIELD = 'email'
    REQUIRED_FIELDS = []

    class Meta:
        db_table = 'person'


class SignIn(models.Model):
    """One session, here and at Supabase."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name='sign_ins')
    supabase_session = models.UUIDField(unique=True)
    refresh_sealed = models.TextField()
    serial = models.PositiveIntegerField(default=1)  # of the token that counts
    device = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField()
    renewed_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        db_table = 'sign_in'


class IssuedToken(models.Model):
    """Each token that a session ever had, for as long as the session lives: an old one that comes back was stolen."""

    digest = models.CharField(max_length=64, primary_key=True)  # SHA-256
    sign_in = models.ForeignKey(SignIn, on_delete=models.CASCADE, related_name='tokens')
    serial = models.PositiveIntegerField()
    salt = models.BinaryField(max_length=16)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    first_used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = 'issued_token'
        constraints = [models.UniqueConstraint(fields=['sign_in', 'serial'], name='one_token_for_each_serial')]


class Ending(models.Model):
    """A session that is over here and that Supabase may not know of yet."""

    supabase_session = models.UUIDField(unique=True)
    refresh_sealed = models.TextField()
    created_at = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField()

    class Meta:
        db_table = 'ending'


class Allowance(models.Model):
    """How often something was tried in the window that is open. The subject is in the key, as a keyed digest."""

    key = models.CharField(max_length=64, primary_key=True)
    opened_at = models.DateTimeField()
    used = models.PositiveIntegerField()

    class Meta:
        db_table = 'allowance'
