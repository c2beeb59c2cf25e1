# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import timedelta
from unittest import mock

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from signin import people
from signin.models import Ending, Person, SignIn

from .case import PASSWORD, ServiceCase
from .gotrue import ORGANIZATION, claims


class Login(ServiceCase):
    def test_the_right_password_gives_a_token_a_session_and_who_one_is(self):
        person = self.add_person(role='staff', name='Ana Ribeiro')
        response = self.log_in(device="Ana's desk")
        self.assertEqual(response.status_code, 200)
        said = response.json()
        self.assertEqual(set(said), {'token', 'expires_in', 'supabase', 'user'})
        self.assertRegex(said['token'], r'\A[A-Za-z0-9_-]{43}\Z')
        self.assertEqual(said['expires_in'], self.life('TOKEN_LIFE'))
        supabase = said['supabase']
        self.assertEqual(set(supabase), {'access_token', 'token_type', 'expires_in', 'expires_at'})
        self.assertEqual((supabase['token_type'], supabase['expires_in']), ('bearer', 900))
        self.assertIn(claims(supabase['access_token'])['session_id'], self.gotrue.sessions)
        self.assertEqual(
            said['user'],
            {
                'id': str(person.supabase_id),
                'email': 'ana@tests.example',
                'name': 'Ana Ribeiro',
                'role': 'staff',
                'organization': {'id': ORGANIZATION, 'name': 'Tests'},
            },
        )
        self.assertEqual(SignIn.objects.get().device, "Ana's desk")
        self.assertIsNotNone(Person.objects.get().last_login)

    def test_the_refresh_token_never_leaves(self):
        self.add_person()
        response = self.log_in()
        [session] = self.gotrue.sessions.values()
        self.assertNotIn(session['tokens'][-1].encode(), response.content)
        self.assertNotIn(b'refresh', response.content)

    def test_the_address_is_taken_in_any_case(self):
        self.add_person()
        self.assertEqual(self.log_in('  ANA@Tests.Example ').status_code, 200)

    def test_a_wrong_password_and_a_stranger_get_the_same_words(self):
        self.add_person()
        wrong = self.log_in(password='a lighthouse in rain')
        stranger = self.log_in('nobody@tests.example')
        self.refused(wrong, 401, 'invalid_credentials')
        self.assertEqual((wrong.status_code, wrong.content), (stranger.status_code, stranger.content))
        self.assertEqual(wrong.headers['WWW-Authenticate'], 'Token')
        self.assertEqual(self.gotrue.requests, [])

    def test_strangers_and_the_switched_off_cost_one_hash_as_everybody(self):
        self.add_person()
        off = self.add_person('off@tests.example')
        off.is_active = False
        off.save()
        without = self.add_person('without@tests.example')
        without.set_unusable_password()
        without.save()
        people._nobodys_password()
        for email in ('ana@tests.example', 'off@tests.example', 'without@tests.example', 'nobody@tests.example'):
            with mock.patch('signin.hashers.Argon2.verify', return_value=False) as verify:
                self.refused(self.log_in(email, 'something else entirely'), 401, 'invalid_credentials')
            self.assertEqual(verify.call_count, 1, email)

    def test_who_is_switched_off_does_not_come_in_with_the_right_password(self):
        person = self.add_person()
        person.is_active = False
        person.save()
        self.refused(self.log_in(), 401, 'invalid_credentials')

    def test_a_role_in_the_form_or_in_the_metadata_is_nothing(self):
        self.add_person(role='client')  # whose metadata says admin
        said = self.log_in(role='admin', user={'role': 'admin'}).json()
        self.assertEqual(said['user']['role'], 'client')

    def test_the_role_is_asked_with_the_persons_own_token(self):
        self.add_person()
        said = self.log_in().json()
        [(_, _, headers, _)] = self.gotrue.asked('my_state')
        self.assertEqual(headers['Authorization'], f'Bearer {said["supabase"]["access_token"]}')
        self.assertEqual(headers['apikey'], 'sb_publishable_tests')

    def test_the_secret_key_goes_to_the_admin_api_alone(self):
        self.add_person()
        self.log_in()
        for _, path, headers, _ in self.gotrue.requests:
            is_admin = '/admin/' in path
            self.assertEqual('sb_secret_tests' in str(headers), is_admin, path)

    def test_who_is_no_member_here_is_turned_away_and_the_session_ended(self):
        self.add_person(member=False)
        self.refused(self.log_in(), 403, 'not_allowed')
        self.assertEqual(self.gotrue.sessions, {})
        self.assertEqual((SignIn.objects.count(), Ending.objects.count()), (0, 0))

    def test_a_member_of_another_organization_is_no_member_here(self):
        person = self.add_person()
        [membership] = self.gotrue.users[str(person.supabase_id)]['memberships']
        membership['org_id'] = '0f000000-0000-4000-8000-000000000002'
        self.refused(self.log_in(), 403, 'not_allowed')

    def test_an_address_that_was_not_confirmed_does_not_become_so_here(self):
        person = self.add_person(confirmed=False)
        self.refused(self.log_in(), 403, 'email_not_confirmed')
        self.assertEqual(self.gotrue.asked('generate_link|verify'), [])
        self.assertIsNone(self.gotrue.users[str(person.supabase_id)]['email_confirmed_at'])

    def test_an_account_that_is_gone_is_not_made_again(self):
        person = self.add_person()
        del self.gotrue.users[str(person.supabase_id)]
        self.refused(self.log_in(), 403, 'not_allowed')
        self.assertEqual(self.gotrue.users, {})

    def test_the_account_of_somebody_else_with_the_same_address_is_not_entered(self):
        person = self.add_person()
        mine = self.gotrue.users.pop(str(person.supabase_id))
        self.gotrue.add_user(mine['email'], role='admin')  # first in GoTrue's eyes
        self.gotrue.users[mine['id']] = mine
        self.refused(self.log_in(), 403, 'not_allowed')
        self.assertEqual(self.gotrue.sessions, {})

    def test_a_changed_address_at_supabase_still_leads_to_the_same_account(self):
        person = self.add_person()
        self.gotrue.users[str(person.supabase_id)]['email'] = 'ana.new@tests.example'
        self.assertEqual(self.log_in().json()['user']['email'], 'ana.new@tests.example')

    def test_who_is_banned_is_not_allowed(self):
        person = self.add_person()
        self.gotrue.users[str(person.supabase_id)]['banned'] = True
        self.refused(self.log_in(), 403, 'not_allowed')

    def test_supabase_away_is_said_and_nothing_is_left(self):
        self.add_person()
        for what in ('cut', 'page', 'huge', (500, 'unexpected_failure'), (503, 'x'), (401, 'no_authorization')):
            for path in ('admin/users', 'generate_link', 'verify'):
                with self.subTest(what=what, path=path):
                    self.forget_counts()
                    self.gotrue.fail(path, what)
                    response = self.log_in()
                    self.refused(response, 503, 'upstream_unavailable')
                    self.assertTrue(response.headers['Retry-After'])
                    self.assertEqual(SignIn.objects.count(), 0)
        self.assertEqual(self.log_in().status_code, 200)

    def test_a_session_whose_role_cannot_be_read_is_ended_again(self):
        self.add_person()
        self.gotrue.fail('my_state', 'cut', times=2)
        self.refused(self.log_in(), 503, 'upstream_unavailable')
        self.assertEqual(self.gotrue.sessions, {})
        self.gotrue.fail('my_state', 'cut', times=2)
        self.gotrue.fail('token|logout', 'cut', times=9)
        self.refused(self.log_in(), 503, 'upstream_unavailable')
        self.assertEqual(Ending.objects.count(), 1)

    def test_a_limit_at_supabase_is_passed_on_with_its_seconds(self):
        self.add_person()
        self.gotrue.fail('verify', (429, 'over_request_rate_limit', 'only after 17 seconds'))
        response = self.log_in()
        self.refused(response, 429, 'throttled')
        self.assertEqual(response.headers['Retry-After'], '17')

    def test_an_old_kind_of_hash_is_made_anew(self):
        person = self.add_person()
        person.password = make_password(PASSWORD, hasher='pbkdf2_sha256')
        person.save()
        self.assertEqual(self.log_in().status_code, 200)
        self.assertTrue(Person.objects.get().password.startswith('argon2$argon2id$'))

    def test_two_people_at_once_get_each_their_own(self):
        self.add_person('ana@tests.example', name='Ana')
        self.add_person('orla@tests.example', name='Orla', role='client')
        ana, orla = self.log_in('ana@tests.example').json(), self.log_in('orla@tests.example').json()
        again = self.post('refresh', token=ana['token']).json()
        self.assertEqual([one['user']['name'] for one in (ana, orla, again)], ['Ana', 'Orla', 'Ana'])
        self.post('logout', token=orla['token'])
        self.assertIsNotNone(self.gotrue.session_of(again['supabase']['access_token']))
        self.assertIsNone(self.gotrue.session_of(orla['supabase']['access_token']))

    def test_a_session_does_not_outlive_its_days(self):
        said = self.signed_in()
        SignIn.objects.update(ends_at=timezone.now() - timedelta(seconds=1))
        self.refused(self.post('refresh', token=said['token']), 401, 'token_expired')
        self.session_is_over(said['supabase']['access_token'])
