# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
import time

from django.test import override_settings

from signin.models import Person, SignIn

from .case import PASSWORD, ServiceCase
from .gotrue import claims

NEW = 'a bell on the counter'


class Register(ServiceCase):
    def setUp(self):
        super().setUp()
        self.secrets.add(NEW)

    def register(self, email='new@tests.example', password=NEW, name='New Person', **more):
        return self.post('register', {'email': email, 'password': password, 'name': name, **more})

    def confirm(self, email='new@tests.example', password=NEW, code='123456', **more):
        return self.post('confirm', {'email': email, 'password': password, 'code': code, **more})

    def test_invited_stranger_member_and_impatient_get_the_same_answer(self):
        self.gotrue.invited.add('new@tests.example')
        self.add_person()
        self.gotrue.add_user('soon@tests.example')
        self.gotrue.fail('nobody-used', 'cut')
        answers = [self.register(one) for one in ('new@tests.example', 'stranger@tests.example', 'ana@tests.example')]
        self.gotrue.fail('otp', (429, 'over_email_send_rate_limit', 'only after 25 seconds'))
        answers.append(self.register('soon@tests.example'))
        self.gotrue.fail('otp', (500, 'unexpected_failure', 'Error sending confirmation email'))
        answers.append(self.register('broken@tests.example'))
        self.gotrue.fail('otp', 'after')
        answers.append(self.register('slow@tests.example'))
        self.assertEqual({(one.status_code, one.content) for one in answers}, {(202, answers[0].content)})
        self.assertEqual(answers[0].json()['code'], 'confirmation_sent')
        self.assertEqual(self.gotrue.mails, ['new@tests.example', 'ana@tests.example'])

    def test_everybody_waits_as_long(self):
        self.gotrue.invited.add('new@tests.example')
        with override_settings(REGISTER_FLOOR=0.3):
            for email in ('new@tests.example', 'stranger@tests.example'):
                begin = time.monotonic()
                self.register(email)
                self.assertGreaterEqual(time.monotonic() - begin, 0.3)

    def test_nothing_is_kept_before_the_address_is_proven(self):
        self.gotrue.invited.add('new@tests.example')
        self.register()
        self.assertEqual(Person.objects.count(), 0)
        self.refused(self.log_in('new@tests.example', NEW), 401, 'invalid_credentials')
        self.refused(self.confirm(code='111111'), 403, 'otp_expired')
        self.assertEqual(Person.objects.count(), 0)

    def test_the_code_and_the_password_together_sign_in(self):
        self.gotrue.invited.add('new@tests.example')
        self.register()
        [user] = self.gotrue.users.values()
        user['memberships'] = [{'org_id': str(self.life('ORGANIZATION')), 'org_name': 'Tests', 'role': 'client'}]
        response = self.confirm(device='desk')
        self.assertEqual(response.status_code, 200, response.content)
        said = response.json()
        self.assertEqual((said['user']['role'], said['user']['name']), ('client', 'New Person'))
        self.assertEqual(self.post('refresh', token=said['token']).status_code, 200)
        self.assertEqual(self.log_in('new@tests.example', NEW).status_code, 200)
        self.refused(self.confirm(), 403, 'otp_expired')  # used up

    def test_the_role_is_not_taken_from_the_form(self):
        self.gotrue.invited.add('new@tests.example')
        self.register(role='admin', organization='x')
        [(_, _, _, body)] = self.gotrue.asked('otp')
        self.assertEqual(
            body, {'email': 'new@tests.example', 'create_user': True, 'data': {'full_name': 'New Person'}}
        )

    def test_whoever_registers_a_foreign_address_first_wins_nothing(self):
        self.gotrue.invited.add('new@tests.example')
        self.register(password='the thief was here first')
        self.register()
        self.assertEqual(self.confirm().status_code, 200)
        self.refused(self.log_in('new@tests.example', 'the thief was here first'), 401, 'invalid_credentials')

    def test_a_mail_code_that_was_used_elsewhere_gives_a_thief_nothing(self):
        """The person signs in with the code, not here: the password that somebody else chose stays nothing."""
        self.gotrue.invited.add('new@tests.example')
        self.register(password='the thief was here first')
        self.gotrue.verify({}, {'type': 'email', 'email': 'new@tests.example', 'token': '123456'})
        self.refused(self.log_in('new@tests.example', 'the thief was here first'), 401, 'invalid_credentials')

    def test_a_proven_mail_box_may_choose_a_new_password_and_earlier_sessions_end(self):
        before = self.signed_in()
        self.register('ana@tests.example')
        after = self.confirm('ana@tests.example').json()
        self.refused(self.post('refresh', token=before['token']), 401, 'token_expired')
        self.assertIsNone(self.gotrue.session_of(before['supabase']['access_token']))
        self.assertEqual(self.post('refresh', token=after['token']).status_code, 200)
        self.refused(self.log_in(password=PASSWORD), 401, 'invalid_credentials')
        self.assertEqual(Person.objects.count(), 1)

    def test_who_was_switched_off_does_not_come_back_by_mail(self):
        person = self.add_person()
        person.is_active = False
        person.save()
        self.register('ana@tests.example')
        self.refused(self.confirm('ana@tests.example'), 403, 'not_allowed')
        self.assertEqual((self.gotrue.sessions, SignIn.objects.count()), ({}, 0))
        # ... nor under a new address of the same account
        [user] = self.gotrue.users.values()
        user['email'] = 'ana.new@tests.example'
        self.register('ana.new@tests.example')
        self.refused(self.confirm('ana.new@tests.example'), 403, 'not_allowed')
        self.assertEqual((self.gotrue.sessions, Person.objects.get().email), ({}, 'ana@tests.example'))

    def test_a_changed_address_keeps_the_person(self):
        person = self.add_person()
        [user] = self.gotrue.users.values()
        user['email'] = 'ana.new@tests.example'
        self.register('ana.new@tests.example')
        self.assertEqual(self.confirm('ana.new@tests.example').status_code, 200)
        self.assertEqual([(one.pk, one.email) for one in Person.objects.all()], [(person.pk, 'ana.new@tests.example')])

    def test_who_is_invited_nowhere_is_no_member(self):
        self.gotrue.add_user('waits@tests.example', member=False)
        self.register('waits@tests.example')
        response = self.confirm('waits@tests.example')
        self.refused(response, 403, 'not_allowed')
        self.assertEqual(self.gotrue.sessions, {})

    def test_weak_passwords_are_named_with_their_reasons_before_anybody_is_asked(self):
        for password, reason in {
            'short': 'length',
            '123456789012345': 'characters',
            'unbelievable1': None,
            'qwertyuiop123': 'common',
            'new@tests.example': 'similar',
            'the new person': 'similar to the name',
        }.items():
            with self.subTest(password=password):
                self.forget_counts()
                response = self.register(password=password)
                if reason is None:
                    self.assertEqual(response.status_code, 202)
                    continue
                self.assertIn(reason.split()[0], self.refused(response, 400, 'weak_password')['reasons'])
                if 'name' not in reason:
                    self.refused(self.confirm(password=password), 400, 'weak_password')
        self.assertEqual(len(self.gotrue.asked('otp')), 1)

    def test_supabase_away_is_the_same_for_everybody(self):
        self.gotrue.server.shutdown()
        self.gotrue.server.server_close()
        self.refused(self.register(), 503, 'upstream_unavailable')

    def test_our_own_limit_at_supabase_is_told(self):
        self.gotrue.fail('otp', (429, 'over_request_rate_limit'))
        response = self.register()
        self.refused(response, 429, 'throttled')
        self.assertEqual(response.headers['Retry-After'], '60')

    def test_five_codes_are_tried_and_no_more(self):
        self.gotrue.invited.add('new@tests.example')
        self.register()
        for guess in range(5):
            self.refused(self.confirm(code=f'00000{guess}'), 403, 'otp_expired')
        self.refused(self.confirm(), 429, 'throttled')
        self.assertEqual(claims_of(self.gotrue), [])


def claims_of(gotrue):
    return [claims(token) for token in gotrue.secrets if token.count('.') == 2]
