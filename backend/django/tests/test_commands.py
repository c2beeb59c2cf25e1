# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
import io
from unittest import mock

from django.core.management import CommandError, call_command
from django.test import override_settings

from signin.management.commands.demo_people import PASSWORD as DEMO
from signin.management.commands.demo_people import PEOPLE
from signin.models import Ending, Person, SignIn

from .case import ServiceCase

NEW = 'seven geese over water'


class Commands(ServiceCase):
    def person(self, *words, typed=NEW):
        out = io.StringIO()
        with mock.patch('sys.stdin', io.StringIO(f'{typed}\n')):
            call_command('person', *words, stdout=out)
        return out.getvalue()

    def test_somebody_is_added_with_the_account_that_supabase_has(self):
        user = self.gotrue.add_user('max@tests.example')
        self.person('add', 'Max@tests.example')
        self.assertEqual(str(Person.objects.get().supabase_id), user['id'])
        self.assertEqual(self.log_in('max@tests.example', NEW).status_code, 200)

    def test_nobody_is_added_without_a_confirmed_account_or_twice(self):
        self.gotrue.add_user('max@tests.example', confirmed=False)
        with self.assertRaisesMessage(CommandError, 'no confirmed account'):
            self.person('add', 'max@tests.example')
        self.add_person()
        with self.assertRaisesMessage(CommandError, 'somebody with this address'):
            self.person('add', 'ana@tests.example')
        self.assertEqual(Person.objects.count(), 1)

    def test_a_new_password_ends_the_sessions(self):
        said = self.signed_in()
        self.assertIn('sessions ended: 1, of them not yet at Supabase: 0', self.person('password', 'ana@tests.example'))
        self.session_is_over(said['supabase']['access_token'])
        self.assertEqual(self.log_in(password=NEW).status_code, 200)

    def test_switched_off_is_out_at_once_and_back_after_on(self):
        said = self.signed_in()
        self.gotrue.fail('token', 'cut', times=2)
        self.assertIn('not yet at Supabase: 1', self.person('off', 'ana@tests.example'))
        self.refused(self.post('refresh', token=said['token']), 401, 'token_expired')
        self.refused(self.log_in(), 401, 'invalid_credentials')
        self.assertEqual(Ending.objects.count(), 1)
        self.person('on', 'ana@tests.example')
        self.assertEqual(self.log_in().status_code, 200)

    def test_the_sessions_are_listed_with_their_devices(self):
        self.add_person()
        self.log_in(device="Ana's desk")
        self.log_in()
        lines = self.person('sessions', 'ana@tests.example').splitlines()
        self.assertEqual(len(lines), 2)
        self.assertTrue(lines[0].endswith("Ana's desk") and lines[1].endswith('unknown device'), lines)

    def test_the_migrations_say_what_the_models_say(self):
        call_command('makemigrations', check=True, dry_run=True, verbosity=0)

    def test_weak_passwords_and_strangers_are_refused(self):
        self.signed_in()
        with self.assertRaisesMessage(CommandError, 'too easy to guess. length'):
            self.person('password', 'ana@tests.example', typed='short')
        with self.assertRaisesMessage(CommandError, 'nobody with this address'):
            self.person('password', 'nobody@tests.example')
        self.assertEqual(SignIn.objects.count(), 1)

    def test_the_demo_people_get_their_password_twice_over(self):
        for _ in range(2):
            call_command('demo_people', stdout=io.StringIO())
        self.assertEqual(Person.objects.count(), len(PEOPLE))
        self.assertTrue(Person.objects.get(email='ana@deskbell.test').check_password(DEMO))

    def test_never_outside_of_this_machine(self):
        for changed in ({'SUPABASE_URL': 'https://project.example'}, {'IS_LOCAL': False}):
            with override_settings(**changed), self.assertRaisesMessage(CommandError, 'local stack only'):
                call_command('demo_people')
        self.assertEqual(Person.objects.count(), 0)
