# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
import io
import json
import logging
from unittest import mock

from django.core import serializers
from django.db import OperationalError, connection
from django.test import SimpleTestCase, override_settings
from cryptography.fernet import Fernet

from service.logs import Lines, redacted
from signin import models, sealing
from signin.models import SignIn

from .case import PASSWORD, ServiceCase, logged_to


class AtRest(ServiceCase):
    def everything(self):
        kinds = (models.Person, models.SignIn, models.IssuedToken, models.Ending, models.Allowance)
        rows = [row for kind in kinds for row in kind.objects.all()]
        return serializers.serialize('json', rows) + str([bytes(row.salt) for row in models.IssuedToken.objects.all()])

    def test_no_token_and_no_password_is_in_the_database(self):
        first = self.signed_in()
        second = self.post('refresh', token=first['token']).json()
        self.gotrue.fail('token|logout', 'cut', times=9)
        other = self.log_in().json()
        self.post('logout', token=other['token'])
        text = self.everything()
        self.assertIn(sealing.digest(second['token']), text)
        for secret in self.secrets | self.gotrue.secrets | {PASSWORD}:
            self.assertNotIn(secret, text)

    def test_the_keys_may_be_changed_while_people_are_signed_in(self):
        first = self.signed_in()
        second = self.post('refresh', token=first['token']).json()
        old, new = self.life('SEAL_KEYS')[0], Fernet.generate_key().decode()
        with override_settings(SEAL_KEYS=(new, old)):
            self.assertEqual(self.post('refresh', token=first['token']).json()['token'], second['token'])
            third = self.post('refresh', token=second['token']).json()
        with override_settings(SEAL_KEYS=(new,)):
            self.assertEqual(self.post('refresh', token=third['token']).status_code, 200)

    def test_a_session_whose_key_is_gone_has_ended(self):
        first = self.signed_in()
        with override_settings(SEAL_KEYS=(Fernet.generate_key().decode(),)):
            self.refused(self.post('refresh', token=first['token']), 401, 'token_expired')
        self.assertEqual(SignIn.objects.count(), 0)

    def test_two_tokens_of_the_same_place_in_two_sessions_differ(self):
        issued = [sealing.token_for(one.id, 1, b'x' * 16) for one in (SignIn(), SignIn())]
        self.assertNotEqual(*issued)


class WhenThingsBreak(ServiceCase):
    def test_nothing_of_the_inside_is_told(self):
        self.add_person()
        with mock.patch('signin.sessions._person_of', side_effect=RuntimeError('CANARY of the inside')):
            response = self.log_in()
        self.refused(response, 500, 'unexpected_failure')
        self.assertIn('builtins.RuntimeError at', self.log.getvalue())
        self.assertEqual(self.gotrue.sessions, {})

    def test_a_database_that_is_away_is_busy(self):
        with mock.patch('signin.people.Person.objects.filter', side_effect=OperationalError('CANARY dsn')):
            response = self.log_in()
        self.refused(response, 503, 'upstream_unavailable')
        self.assertEqual(response.headers['Retry-After'], '5')

    def test_what_breaks_outside_of_the_framework_is_json_as_well(self):
        with mock.patch('service.guards.place_of', side_effect=RuntimeError('CANARY')):
            response = self.client.get('/api/health/')
        self.refused(response, 500, 'unexpected_failure')

    def test_a_row_that_somebody_holds_is_waited_for_and_then_given_up(self):
        first = self.signed_in()
        with connection.cursor() as cursor:
            cursor.execute('show lock_timeout')
            self.assertEqual(cursor.fetchone(), ('20s',))
        with mock.patch('signin.standing.IssuedToken.objects.filter', side_effect=OperationalError('lock timeout')):
            self.refused(self.post('refresh', token=first['token']), 503, 'upstream_unavailable')


class Log(SimpleTestCase):
    def logged(self, work):
        stream = io.StringIO()
        with logged_to(stream):
            work(logging.getLogger('signin'))
        return stream.getvalue()

    def test_what_looks_like_a_secret_is_taken_out(self):
        for secret in (
            'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl',
            'sb_secret_abcDEF123',
            'gAAAAABlaBcDeF_-123=',
            'argon2$argon2id$v=19$m=102400,t=2,p=8$abc$def',
            'Zm9vYmFyQmF6MTIzNDU2Nzg5MEFCQ0RFRkdISUpLTE0',
            'ana@tests.example',
        ):
            self.assertNotIn(secret[8:], redacted(f'before {secret} after'), secret)
        kept = 'session 90078fe2-1d07-46ed-93b6-1ea4c5b3d35d is not ended'
        self.assertEqual(redacted(kept), kept)

    def test_an_exceptions_words_are_not_written_its_places_are(self):
        def work(log):
            try:
                try:
                    json.loads('CANARY')
                except ValueError as failure:
                    raise RuntimeError('CANARY again') from failure
            except RuntimeError:
                log.exception('it broke')

        text = self.logged(work)
        self.assertNotIn('CANARY', text)
        self.assertIn('builtins.RuntimeError at', text)
        self.assertIn('after json.decoder.JSONDecodeError at', text)
        self.assertIn('test_secrets.py', text)

    def test_a_stranger_begins_no_line(self):
        text = self.logged(lambda log: log.warning('asked for %s', 'x\n2026-01-01 INFO signin: all is well'))
        self.assertEqual(text.count('\n'), 1)

    def test_another_formatters_text_is_not_taken_over(self):
        record = logging.LogRecord('x', logging.INFO, 'x', 1, 'hello', (), None)
        record.exc_text = 'CANARY'
        self.assertNotIn('CANARY', Lines().format(record))
