# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
import getpass
import sys

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from signin import endings, people
from signin.models import Person
from signin.problems import Problem
from signin.supabase import Refusal, Supabase, Unreachable

MOST_PAGES = 5000


class Command(BaseCommand):
    help = 'For somebody who signs in here. Passwords are asked for, or read from standard input.'

    def add_arguments(self, parser):
        parser.add_argument('what', choices=('add', 'password', 'off', 'on', 'sessions'))
        parser.add_argument('email')

    def handle(self, what, email, **_):
        email = email.strip().lower()
        try:
            with Supabase() as supabase:
                self._do(what, email, supabase)
        except (Refusal, Unreachable) as failure:
            raise CommandError(f'Supabase: {failure}') from None
        except Problem as failure:
            raise CommandError(f'{failure.detail} {" ".join(failure.more.get("reasons", []))}'.strip()) from None

    def _do(self, what, email, supabase):
        person = Person.objects.filter(email=email).first()
        if what == 'add':
            if person:
                raise CommandError('there is somebody with this address.')
            person = Person(email=email, supabase_id=self._account(email, supabase).id)
        elif person is None:
            raise CommandError('there is nobody with this address.')
        if what == 'sessions':
            return self._list(person)
        if what in ('add', 'password'):
            password = self._asked()
            people.demand_strength(password, email)
            person.set_password(password)
        else:
            person.is_active = what == 'on'
        with transaction.atomic():
            person.save()  # first: a sign-in that is under way waits for this row and then sees what it says
            ended = people.end_all(person)
        told = [endings.carry_out(ending, supabase) for ending in ended]
        self.stdout.write(f'done; sessions ended: {len(told)}, of them not yet at Supabase: {told.count(False)}')

    def _list(self, person):
        for one in person.sign_ins.order_by('created_at'):
            device = one.device or 'unknown device'
            self.stdout.write(f'{one.created_at:%Y-%m-%d %H:%M}  last {one.renewed_at:%Y-%m-%d %H:%M}  {device}')

    def _account(self, email, supabase):
        for page in range(1, MOST_PAGES):
            accounts = supabase.accounts(page)
            for account in accounts:
                if account.email == email and account.is_confirmed:
                    return account
            if not accounts:
                break
        raise CommandError('Supabase has no confirmed account with this address.')

    def _asked(self):
        if sys.stdin.isatty():
            return getpass.getpass('Password: ')
        return sys.stdin.readline().rstrip('\n')
