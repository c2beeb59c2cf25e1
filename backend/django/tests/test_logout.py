# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
import io
from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from signin.models import Ending, IssuedToken, SignIn

from .case import ServiceCase


def upkeep():
    out = io.StringIO()
    call_command('upkeep', stdout=out)
    return out.getvalue()


class Logout(ServiceCase):
    def setUp(self):
        super().setUp()
        self.first = self.signed_in()

    def is_known(self):
        return self.gotrue.session_of(self.first['supabase']['access_token']) is not None

    def test_both_sides_end(self):
        response = self.post('logout', token=self.first['token'])
        self.assertEqual((response.status_code, response.content), (204, b''))
        self.session_is_over(self.first['supabase']['access_token'])
        self.assertEqual(Ending.objects.count(), 0)
        self.refused(self.post('refresh', token=self.first['token']), 401, 'token_expired')
        self.refused(self.post('logout', token=self.first['token']), 401, 'token_expired')

    def test_other_sessions_of_the_person_stay(self):
        other = self.log_in().json()
        self.post('logout', token=self.first['token'])
        self.assertEqual(self.post('refresh', token=other['token']).status_code, 200)

    def test_it_works_with_supabase_away_and_is_told_later(self):
        self.gotrue.fail('.', 'cut', times=99)
        self.assertEqual(self.post('logout', token=self.first['token']).status_code, 204)
        self.refused(self.post('refresh', token=self.first['token']), 401, 'token_expired')
        self.assertTrue(self.is_known())
        Ending.objects.update(next_try_at=timezone.now())
        self.assertIn('still to be told: 1', upkeep())
        self.gotrue.failures.clear()
        Ending.objects.update(next_try_at=timezone.now())
        self.assertIn('ended at Supabase: 1', upkeep())
        self.assertFalse(self.is_known())
        self.assertEqual(Ending.objects.count(), 0)

    def test_a_sign_out_that_stopped_between_its_two_steps_is_finished(self):
        self.gotrue.fail('logout', 'cut', times=1)
        self.assertEqual(self.post('logout', token=self.first['token']).status_code, 204)
        self.assertTrue(self.is_known())
        Ending.objects.update(next_try_at=timezone.now())
        upkeep()
        self.assertFalse(self.is_known())

    def test_an_answer_that_was_lost_is_no_reason_to_try_for_ever(self):
        self.gotrue.fail('logout', 'after')
        self.post('logout', token=self.first['token'])
        Ending.objects.update(next_try_at=timezone.now())
        self.assertIn('ended at Supabase: 1', upkeep())

    def test_the_pause_between_tries_grows_and_has_an_end(self):
        self.gotrue.fail('.', 'cut', times=999)
        self.post('logout', token=self.first['token'])
        pauses = []
        for _ in range(13):
            ending = Ending.objects.get()
            pauses.append((ending.next_try_at - timezone.now()).total_seconds())
            Ending.objects.update(next_try_at=timezone.now())
            upkeep()
        self.assertLess(pauses[0], 3)
        self.assertEqual([round(one, -3) for one in pauses[-1:]], [4000.0])
        self.assertLessEqual(max(pauses), 3600)

    def test_not_before_its_turn(self):
        self.gotrue.fail('.', 'cut', times=99)
        self.post('logout', token=self.first['token'])
        self.gotrue.failures.clear()
        Ending.objects.update(next_try_at=timezone.now() + timedelta(minutes=1))
        self.assertIn('ended at Supabase: 0', upkeep())
        self.assertTrue(self.is_known())

    def test_a_lost_answer_may_be_followed_by_a_sign_out(self):
        self.post('refresh', token=self.first['token'])
        self.assertEqual(self.post('logout', token=self.first['token']).status_code, 204)
        self.assertFalse(self.is_known())

    def test_a_stolen_token_that_signs_out_ends_it_and_is_told_as_such(self):
        second = self.post('refresh', token=self.first['token']).json()
        self.post('refresh', token=second['token'])
        self.refused(self.post('logout', token=self.first['token']), 401, 'token_replayed')
        self.session_is_over(self.first['supabase']['access_token'])

    def test_upkeep_ends_what_ran_out(self):
        other = self.log_in().json()
        SignIn.objects.filter(tokens__digest__isnull=False).exclude(
            supabase_session=[one for one in self.gotrue.sessions][-1]
        ).update(ends_at=timezone.now())
        self.assertIn('ran out: 1; ended at Supabase: 1', upkeep())
        self.assertFalse(self.is_known())
        self.assertEqual(self.post('refresh', token=other['token']).status_code, 200)
        IssuedToken.objects.update(expires_at=timezone.now())
        self.assertIn('ran out: 1', upkeep())
        self.assertEqual(self.gotrue.sessions, {})
