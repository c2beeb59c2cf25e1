# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
import uuid

from signin.models import SignIn

from .case import ServiceCase
from .gotrue import claims


class Factor(ServiceCase):
    def setUp(self):
        super().setUp()
        self.first = self.signed_in()

    def prove(self, token, code='654321', factor=None):
        return self.post('factor', {'factor_id': factor or self.gotrue.factor, 'code': code}, token=token)

    def test_the_right_code_raises_the_session(self):
        response = self.prove(self.first['token'])
        self.assertEqual(response.status_code, 200, response.content)
        said = response.json()
        self.assertEqual(set(said), set(self.first))
        self.assertEqual(claims(said['supabase']['access_token'])['aal'], 'aal2')
        self.assertNotEqual(said['token'], self.first['token'])
        again = self.post('refresh', token=said['token']).json()
        self.assertEqual(claims(again['supabase']['access_token'])['aal'], 'aal2')

    def test_a_wrong_code_is_said_and_costs_nothing_else(self):
        for _ in range(3):
            self.refused(self.prove(self.first['token'], '111111'), 400, 'mfa_verification_failed')
        self.assertEqual(self.prove(self.first['token']).status_code, 200)

    def test_supabases_symbols_come_through(self):
        for symbol, status in {
            'mfa_challenge_expired': 400,
            'mfa_ip_address_mismatch': 400,
            'mfa_totp_verify_not_enabled': 400,
            'mfa_verification_rejected': 403,
            'insufficient_aal': 403,
            'conflict': 409,
        }.items():
            with self.subTest(symbol=symbol):
                self.forget_counts()
                self.gotrue.fail('factors', (422, symbol))
                self.refused(self.prove(self.first['token']), status, symbol)
        self.refused(self.prove(self.first['token'], factor=str(uuid.uuid4())), 400, 'mfa_factor_not_found')

    def test_a_lost_answer_is_given_again_although_the_code_is_used_up(self):
        second = self.prove(self.first['token']).json()
        asked = len(self.gotrue.asked('factors'))
        again = self.prove(self.first['token'], '111111').json()
        self.assertEqual(again['token'], second['token'])
        self.assertEqual(claims(again['supabase']['access_token'])['aal'], 'aal2')
        self.assertEqual(len(self.gotrue.asked('factors')), asked)

    def test_the_new_refresh_token_is_kept_when_the_role_cannot_be_read(self):
        self.gotrue.fail('my_state', 'cut', times=2)
        self.refused(self.prove(self.first['token']), 503, 'upstream_unavailable')
        self.assertEqual(self.post('refresh', token=self.first['token']).status_code, 200)
        self.assertEqual(SignIn.objects.count(), 1)

    def test_what_is_no_factor_or_no_code_asks_nobody(self):
        before = len(self.gotrue.requests)
        for factor, code in (('../../admin/users', '654321'), ('x', '654321'), (None, '65432'), (None, 'abcdef'),
                             (None, ['654321']), (None, 654321), (None, '٦٥٤٣٢١')):
            self.refused(self.prove(self.first['token'], code, factor), 400, 'validation_failed')
        self.assertEqual(len(self.gotrue.requests), before)

    def test_an_old_token_raises_nothing(self):
        second = self.post('refresh', token=self.first['token']).json()
        self.post('refresh', token=second['token'])
        self.refused(self.prove(self.first['token']), 401, 'token_replayed')
        self.session_is_over(self.first['supabase']['access_token'])

    def test_ten_tries_and_no_more(self):
        for _ in range(10):
            self.refused(self.prove(self.first['token'], '111111'), 400, 'mfa_verification_failed')
        response = self.prove(self.first['token'])
        self.refused(response, 429, 'throttled')
        self.assertTrue(0 < int(response.headers['Retry-After']) <= 300)
