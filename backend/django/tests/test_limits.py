# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
import ipaddress
import json
from datetime import timedelta

from django.test import override_settings
from django.utils import timezone

from service import guards
from signin.allowances import network_of
from signin.models import Allowance

from .case import ServiceCase


class Throttles(ServiceCase):
    def wrong(self, email='ana@tests.example', **more):
        return self.post('login', {'email': email, 'password': 'a wrong one of many'}, **more)

    def test_ten_tries_for_an_address_known_or_not(self):
        self.add_person()
        for email in ('ana@tests.example', 'nobody@tests.example'):
            answers = [self.wrong(email) for _ in range(12)]
            self.assertEqual([one.status_code for one in answers], [401] * 10 + [429] * 2)
            self.refused(answers[-1], 429, 'throttled')
            self.assertTrue(0 < int(answers[-1].headers['Retry-After']) <= 900)

    def test_the_right_password_does_not_help_then_and_helps_when_the_window_is_over(self):
        self.add_person()
        for _ in range(10):
            self.wrong()
        self.refused(self.log_in(), 429, 'throttled')
        Allowance.objects.update(opened_at=timezone.now() - timedelta(seconds=901))
        self.assertEqual(self.log_in().status_code, 200)

    def test_a_right_password_gives_the_tries_of_its_address_back(self):
        self.add_person()
        for _ in range(9):
            self.wrong()
        self.assertEqual(self.log_in().status_code, 200)
        self.assertEqual([self.wrong().status_code for _ in range(10)], [401] * 10)

    def test_one_place_has_sixty_tries_at_all_addresses(self):
        answers = [self.wrong(f'nobody{number}@tests.example') for number in range(61)]
        self.assertEqual([one.status_code for one in answers], [401] * 60 + [429])
        self.assertEqual(self.wrong('other@tests.example', REMOTE_ADDR='127.0.0.2').status_code, 401)

    def test_three_registrations_of_an_address(self):
        body = {'email': 'new@tests.example', 'password': 'a bell on the counter', 'name': 'New'}
        self.assertEqual([self.post('register', body).status_code for _ in range(4)], [202] * 3 + [429])

    def test_addresses_do_not_stand_in_the_counts(self):
        self.wrong()
        self.assertNotIn('tests', str(list(Allowance.objects.values())))

    def test_a_household_counts_as_one(self):
        self.assertEqual(network_of('2001:db8::1'), network_of('2001:db8::ffff:2'))
        self.assertNotEqual(network_of('2001:db8::1'), network_of('2001:db8:0:1::1'))
        self.assertEqual(network_of('::ffff:192.0.2.7'), '192.0.2.7')


class Door(ServiceCase):
    def raw(self, content, kind='application/json', path='/api/auth/login/', **headers):
        return self.client.post(path, content, content_type=kind, **headers)

    def test_health_says_yes(self):
        response = self.client.get('/api/health/')
        self.assertEqual((response.status_code, response.json()), (200, {'ok': True}))

    def test_what_is_no_json_object_with_the_right_members_is_refused(self):
        for content in ('', 'x', '[]', 'null', '"x"', '1', '{}', '{"email": "a@b.example"}',
                        '{"email": 1, "password": "x"}',
                        '{"email": "a@b.example", "password": 1}', '{"email": "a@b.example", "password": ["x"]}',
                        '{"email": "a@b.example", "password": ""}', '{"email": {"$ne": 1}, "password": "x"}',
                        '{"email": "no address", "password": "x"}', '{"email": "ä@b.example", "password": "x"}',
                        '{"email": "a@b.example", "password": "\\u0000"}',
                        '{"email": "a@b.example", "password": "\\ud800"}',
                        '{"email": "a@b.example", "password": NaN}', '[' * 60000, '{"a":' * 12000,
                        json.dumps({'email': 'a@b.example', 'password': 'x' * 257}),
                        json.dumps({'email': 'a@b.example', 'password': 'x', 'device': 'x' * 81}),
                        json.dumps({'email': 'a@b.example', 'password': 'x', 'device': 'two\nlines'}),
                        json.dumps({'email': 'a@b.example', 'password': 'x', 'device': 'left\u202eright'}),
                        b'\xff\xfe'):
            with self.subTest(content=content[:60]):
                self.refused(self.raw(content), 400, 'validation_failed')

    def test_the_fields_that_are_wrong_are_named_without_their_values(self):
        response = self.raw('{"email": "CANARY", "password": ""}')
        self.assertEqual(self.refused(response, 400, 'validation_failed')['fields'], ['email', 'password'])

    def test_a_browsers_form_is_not_read(self):
        for kind in ('application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain'):
            self.refused(self.raw('email=a&password=b', kind), 415, 'unsupported_media_type')

    def test_a_body_has_an_end(self):
        self.refused(self.raw('{"x": "' + 'x' * 65536 + '"}'), 413, 'body_too_large')
        fits = '{"email": "a@b.example", "password": "x", "x": "' + 'x' * 65000 + '"}'
        self.refused(self.raw(fits), 401, 'invalid_credentials')

    def test_a_body_without_a_length_is_not_read(self):
        self.refused(self.raw('{}', HTTP_TRANSFER_ENCODING='chunked'), 411, 'length_required')

    def test_only_the_named_host_is_served(self):
        for host in ('evil.example', '127.0.0.1.evil.example', 'localhost'):
            self.refused(self.client.get('/api/health/', HTTP_HOST=host), 400, 'bad_request')

    def test_other_methods_and_addresses_are_json_too(self):
        self.refused(self.client.get('/api/auth/login/'), 405, 'method_not_allowed')
        self.refused(self.client.options('/api/auth/login/'), 405, 'method_not_allowed')
        for path in ('/', '/admin/', '/api/auth/login', '/api/auth/%00/', '/static/x', '/api/auth/login/..%2f'):
            self.refused(self.client.get(path), 404, 'not_found')
        self.refused(self.client.get('/api/health/', HTTP_ACCEPT='text/html'), 406, 'not_acceptable')

    def test_every_answer_says_that_nobody_may_keep_or_show_it(self):
        for response in (self.client.get('/api/health/'), self.client.get('/nothing'), self.raw('x' * 70000),
                         self.client.get('/', HTTP_HOST='evil.example')):
            said = {name: response.headers.get(name) for name in (
                'Cache-Control', 'X-Content-Type-Options', 'X-Frame-Options', 'Referrer-Policy',
                'Content-Security-Policy')}
            self.assertEqual(said, {
                'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', 'X-Frame-Options': 'DENY',
                'Referrer-Policy': 'no-referrer',
                'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'"})
            self.assertFalse([name for name in response.headers if name.lower().startswith('access-control')])
            self.assertFalse(response.cookies)

    def test_a_page_elsewhere_gets_no_leave_to_read(self):
        response = self.client.get('/api/health/', HTTP_ORIGIN='https://evil.example')
        self.assertFalse([name for name in response.headers if name.lower().startswith('access-control')])


@override_settings(ALLOWED_HOSTS=['127.0.0.1', 'desk.example'])
class Places(ServiceCase):
    def get(self, host='desk.example', **headers):
        with override_settings(ALLOWED_HOSTS=['127.0.0.1', 'desk.example']):
            return self.client.get('/api/health/', HTTP_HOST=host, **headers)

    def trusting(self, *networks):
        return override_settings(TRUSTED_PROXIES=tuple(ipaddress.ip_network(one) for one in networks))

    def test_in_the_open_only_on_this_machine(self):
        self.assertEqual(self.get('127.0.0.1', REMOTE_ADDR='127.0.0.1').status_code, 200)
        self.refused(self.get('127.0.0.1', REMOTE_ADDR='192.0.2.1'), 403, 'https_required')
        self.refused(self.get(REMOTE_ADDR='192.0.2.1'), 403, 'https_required')
        self.refused(self.get(REMOTE_ADDR='192.0.2.1', HTTP_X_FORWARDED_PROTO='https'), 403, 'https_required')
        with self.trusting('192.0.2.0/24'):
            self.assertEqual(self.get(REMOTE_ADDR='192.0.2.1', HTTP_X_FORWARDED_PROTO='https').status_code, 200)
            self.refused(self.get(REMOTE_ADDR='192.0.2.1', HTTP_X_FORWARDED_PROTO='http'), 403, 'https_required')
            self.refused(self.get(REMOTE_ADDR='192.0.2.1'), 403, 'https_required')

    def test_a_caller_cannot_say_that_he_is_somebody_else(self):
        def place(remote, forwarded):
            request = self.client.get('/api/health/', REMOTE_ADDR='127.0.0.1').wsgi_request
            request.META['REMOTE_ADDR'] = remote
            request.META['HTTP_X_FORWARDED_FOR'] = forwarded
            request.__dict__.pop('headers', None)
            return guards.place_of(request)[0]

        self.assertEqual(place('198.51.100.9', '203.0.113.1'), '198.51.100.9')
        with self.trusting('192.0.2.0/24'):
            self.assertEqual(place('192.0.2.1', '203.0.113.1'), '203.0.113.1')
            self.assertEqual(place('192.0.2.1', '10.9.9.9, 203.0.113.1'), '203.0.113.1')
            self.assertEqual(place('192.0.2.1', '203.0.113.1, 192.0.2.2'), '203.0.113.1')
            self.assertEqual(place('192.0.2.1', 'rubbish'), '192.0.2.1')
            self.assertEqual(place('198.51.100.9', '203.0.113.1'), '198.51.100.9')
