# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
import re
import threading
from datetime import timedelta

from django.db import connection
from django.test import Client
from django.utils import timezone

from signin import endings, sealing
from signin.models import Ending, IssuedToken, Person, SignIn

from .case import ServiceCase
from .gotrue import claims


class Refresh(ServiceCase):
    def setUp(self):
        super().setUp()
        self.first = self.signed_in()

    def refresh(self, token, **more):
        return self.post('refresh', token=token, **more)

    def renewed(self, token):
        response = self.refresh(token)
        self.assertEqual(response.status_code, 200, response.content)
        return response.json()

    def test_each_refresh_gives_a_new_token_for_the_same_session(self):
        second = self.renewed(self.first['token'])
        third = self.renewed(second['token'])
        self.assertEqual(set(second), set(self.first))
        self.assertEqual(len({self.first['token'], second['token'], third['token']}), 3)
        sessions = {claims(one['supabase']['access_token'])['session_id'] for one in (self.first, second, third)}
        self.assertEqual(len(sessions), 1)
        self.assertEqual(SignIn.objects.count(), 1)

    def test_the_role_is_asked_anew(self):
        [user] = self.gotrue.users.values()
        user['memberships'][0]['role'] = 'client'
        self.assertEqual(self.renewed(self.first['token'])['user']['role'], 'client')

    def test_a_lost_answer_is_given_again_with_the_same_token(self):
        second = self.renewed(self.first['token'])
        again = self.renewed(self.first['token'])
        self.assertEqual(again['token'], second['token'])
        self.assertEqual(again['user'], second['user'])
        self.assertLessEqual(again['expires_in'], second['expires_in'])
        third = self.renewed(again['token'])
        self.assertNotEqual(third['token'], second['token'])

    def test_once_the_new_token_was_used_the_one_before_is_a_replay(self):
        second = self.renewed(self.first['token'])
        third = self.renewed(second['token'])
        self.refused(self.refresh(self.first['token']), 401, 'token_replayed')
        self.session_is_over(third['supabase']['access_token'])
        self.refused(self.refresh(third['token']), 401, 'token_expired')

    def test_a_use_that_failed_is_a_use(self):
        second = self.renewed(self.first['token'])
        self.gotrue.fail('token', 'cut', times=2)
        self.refused(self.refresh(second['token']), 503, 'upstream_unavailable')
        self.refused(self.refresh(self.first['token']), 401, 'token_replayed')

    def test_after_a_minute_a_lost_answer_is_a_replay(self):
        self.renewed(self.first['token'])
        IssuedToken.objects.filter(serial=2).update(issued_at=timezone.now() - timedelta(seconds=61))
        self.refused(self.refresh(self.first['token']), 401, 'token_replayed')
        self.session_is_over(self.first['supabase']['access_token'])

    def test_within_the_minute_it_is_not(self):
        self.renewed(self.first['token'])
        IssuedToken.objects.filter(serial=2).update(issued_at=timezone.now() - timedelta(seconds=50))
        self.renewed(self.first['token'])

    def test_a_token_two_steps_old_is_a_replay_even_within_the_minute(self):
        second = self.renewed(self.first['token'])
        self.renewed(second['token'])  # never seen by the thief
        self.refused(self.refresh(self.first['token']), 401, 'token_replayed')

    def test_a_replay_ends_this_session_and_no_other(self):
        other = self.log_in().json()
        second = self.renewed(self.first['token'])
        self.renewed(second['token'])
        self.refused(self.refresh(self.first['token']), 401, 'token_replayed')
        self.renewed(other['token'])

    def test_a_replay_is_remembered_while_supabase_is_away(self):
        second = self.renewed(self.first['token'])
        self.renewed(second['token'])
        self.gotrue.fail('.', 'cut', times=99)
        self.refused(self.refresh(self.first['token']), 401, 'token_replayed')
        self.assertEqual((SignIn.objects.count(), Ending.objects.count()), (0, 1))

    def test_a_token_that_never_was_is_over(self):
        for token in ('x' * 43, 'short', '', "'; drop table person; --", 'x' * 5000):
            self.refused(self.refresh(token), 401, 'token_expired')
        self.refused(self.post('refresh'), 401, 'no_authorization')
        self.refused(self.post('refresh', HTTP_AUTHORIZATION=f'Bearer {self.first["token"]}'), 401, 'token_expired')
        self.renewed(self.first['token'])

    def test_a_token_that_ran_out_ends_its_session(self):
        IssuedToken.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
        self.refused(self.refresh(self.first['token']), 401, 'token_expired')
        self.session_is_over(self.first['supabase']['access_token'])

    def test_bad_days_at_supabase_end_no_session(self):
        token = self.first['token']
        for what in ('cut', 'page', 'huge', (500, 'unexpected_failure'), (503, 'x'), (401, 'no_authorization')):
            for path in ('token', 'my_state'):
                with self.subTest(what=what, path=path):
                    self.gotrue.fail(path, what, times=2)
                    self.refused(self.refresh(token), 503, 'upstream_unavailable')
        self.gotrue.failures.clear()
        self.gotrue.fail('token', (429, 'over_request_rate_limit'))
        response = self.refresh(token)
        self.refused(response, 429, 'throttled')
        self.assertEqual(response.headers['Retry-After'], '60')
        self.renewed(token)

    def test_an_answer_lost_between_us_and_supabase_is_asked_for_again(self):
        self.gotrue.fail('token', 'after')
        self.renewed(self.first['token'])
        [session] = self.gotrue.sessions.values()
        self.assertEqual(len(session['tokens']), 2)

    def test_a_renewal_that_stopped_half_way_goes_on_from_there(self):
        token = self.first['token']
        for _ in range(4):  # each time GoTrue rotated, and the role could not be read
            self.gotrue.fail('my_state', 'cut', times=2)
            self.refused(self.refresh(token), 503, 'upstream_unavailable')
        self.renewed(token)

    def test_what_supabase_says_of_the_session_ends_it_here(self):
        for symbol, code in {
            'refresh_token_not_found': 'token_expired',
            'refresh_token_already_used': 'token_expired',
            'session_not_found': 'token_expired',
            'session_expired': 'token_expired',
            'user_banned': 'not_allowed',
        }.items():
            with self.subTest(symbol=symbol):
                said = self.log_in().json()
                self.gotrue.fail('token', (400, symbol))
                status = 403 if code == 'not_allowed' else 401
                self.refused(self.refresh(said['token']), status, code)
                self.refused(self.refresh(said['token']), 401, 'token_expired')

    def test_who_is_a_member_no_more_is_out(self):
        [user] = self.gotrue.users.values()
        user['memberships'] = []
        self.refused(self.refresh(self.first['token']), 403, 'not_allowed')
        self.session_is_over(self.first['supabase']['access_token'])


class Meanwhile(ServiceCase):
    """What happens between two answers of Supabase."""

    def while_asked(self, path, work):
        def before(asked):
            if re.search(path, asked):
                self.gotrue.before = lambda _: None
                work()
                connection.close()  # this is a thread of the scripted Supabase

        self.gotrue.before = before

    def test_what_supabase_answered_is_written_down_before_the_next_question(self):
        first = self.signed_in()
        seen = []
        self.while_asked('my_state', lambda: seen.append(sealing.unseal(SignIn.objects.get().refresh_sealed)))
        self.post('refresh', token=first['token'])
        [session] = self.gotrue.sessions.values()
        self.assertEqual(seen, [session['tokens'][-1]])

    def test_no_transaction_is_open_while_supabase_is_asked(self):
        first = self.signed_in()
        seen = []

        def look():
            with connection.cursor() as cursor:
                cursor.execute("select count(*) from pg_stat_activity where state like 'idle in transaction%'"
                               ' and datname = current_database()')
                seen.append(cursor.fetchone()[0])

        for path in ('grant_type=refresh_token', 'my_state'):
            self.while_asked(path, look)
            first = self.post('refresh', token=first['token']).json()
        self.while_asked('generate_link', look)
        self.log_in()
        self.while_asked('logout', look)
        self.post('logout', token=first['token'])
        self.assertEqual(seen, [0, 0, 0, 0])

    def test_a_session_that_is_ended_while_it_is_renewed_stays_ended(self):
        for path in ('grant_type=refresh_token', 'my_state'):
            with self.subTest(path=path):
                Person.objects.all().delete()
                first = self.signed_in(email=f'{path[:2]}@tests.example')
                self.while_asked(path, lambda: [endings.end(one) for one in SignIn.objects.all()])
                self.refused(self.post('refresh', token=first['token']), 401, 'token_expired')
                self.assertEqual(SignIn.objects.count(), 0)
                Ending.objects.update(next_try_at=timezone.now())
                endings.carry_out_due()
                self.session_is_over(first['supabase']['access_token'])

    def test_who_is_switched_off_while_signing_in_does_not_get_in(self):
        self.add_person()
        self.while_asked('my_state', lambda: Person.objects.update(is_active=False))
        self.refused(self.log_in(), 403, 'not_allowed')
        self.assertEqual((self.gotrue.sessions, SignIn.objects.count()), ({}, 0))

    def test_who_is_switched_off_in_the_database_alone_is_out_at_the_next_refresh(self):
        first = self.signed_in()
        Person.objects.update(is_active=False)
        self.refused(self.post('refresh', token=first['token']), 403, 'not_allowed')
        self.session_is_over(first['supabase']['access_token'])


class AtTheSameMoment(ServiceCase):
    """Real threads with connections of their own, and a Supabase that answers when all have asked."""

    def at_once(self, count, work):
        answers, threads = [], []

        def run():
            try:
                answers.append(work(Client(HTTP_HOST='127.0.0.1', raise_request_exception=False)))
            finally:
                connection.close()

        threads = [threading.Thread(target=run) for _ in range(count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        self.assertEqual(len(answers), count)
        return answers

    def test_two_refreshes_are_answered_alike_and_the_session_lives(self):
        first = self.signed_in()
        answers = self.at_once(4, lambda client: self.post('refresh', token=first['token'], client=client))
        self.assertEqual([one.status_code for one in answers], [200] * 4, [one.content for one in answers])
        [token] = {one.json()['token'] for one in answers}
        self.assertNotEqual(token, first['token'])
        self.assertEqual(self.post('refresh', token=token).status_code, 200)

    def test_a_refresh_and_a_sign_out_leave_nothing_alive(self):
        first = self.signed_in()
        kinds = iter(['refresh', 'logout'])
        answers = self.at_once(2, lambda client: self.post(next(kinds), token=first['token'], client=client))
        self.assertLessEqual({one.status_code for one in answers}, {200, 204, 401})
        self.assertEqual((SignIn.objects.count(), self.gotrue.sessions), (0, {}))

    def test_five_sign_ins_of_one_person_do_not_spoil_each_others_link(self):
        self.add_person()
        answers = self.at_once(
            5,
            lambda client: self.post(
                'login', {'email': 'ana@tests.example', 'password': 'a lighthouse in fog'}, client=client
            ),
        )
        self.assertEqual([one.status_code for one in answers], [200] * 5, [one.content for one in answers])
        self.assertEqual(len(self.gotrue.sessions), 5)

    def test_guesses_in_parallel_all_count(self):
        self.add_person()
        answers = self.at_once(
            16,
            lambda client: self.post(
                'login', {'email': 'ana@tests.example', 'password': 'wrong and wrong again'}, client=client
            ),
        )
        self.assertEqual(sorted(one.status_code for one in answers), [401] * 10 + [429] * 6)
