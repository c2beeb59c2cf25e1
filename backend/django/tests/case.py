# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
import contextlib
import io
import logging
import uuid
from unittest import mock

from django.conf import settings
from django.test import Client, TransactionTestCase, override_settings

from service.logs import Lines
from signin import people
from signin.hashers import Argon2
from signin.models import Allowance, Person, SignIn

from .gotrue import ORGANIZATION, PUBLISHABLE, SECRET, GoTrue

PASSWORD = 'a lighthouse in fog'


class ServiceCase(TransactionTestCase):
    """The service on a database of its own, in front of a scripted Supabase. After each test its log is searched for
    what must never be in one."""

    def setUp(self):
        self.gotrue = GoTrue()
        self.addCleanup(self.gotrue.close)
        changed = override_settings(
            SUPABASE_URL=self.gotrue.url,
            SUPABASE_PUBLISHABLE_KEY=PUBLISHABLE,
            SUPABASE_SECRET_KEY=SECRET,
            ORGANIZATION=uuid.UUID(ORGANIZATION),
            ALLOWED_HOSTS=['127.0.0.1'],
            REGISTER_FLOOR=0,
        )
        changed.enable()
        self.addCleanup(changed.disable)
        # The hash as it is, made cheap.
        cheap = mock.patch.multiple(Argon2, memory_cost=1024, time_cost=1, parallelism=1)
        cheap.start()
        self.addCleanup(cheap.stop)
        people._nobodys_password.cache_clear()
        self.log = io.StringIO()
        log = contextlib.ExitStack()
        log.enter_context(logged_to(self.log))
        self.addCleanup(self.search_log)
        self.addCleanup(log.close)
        self.secrets = {PASSWORD, SECRET, 'CANARY'}
        self.client = Client(HTTP_HOST='127.0.0.1', raise_request_exception=False)

    def search_log(self):
        text = self.log.getvalue()
        for secret in self.secrets | self.gotrue.secrets:
            self.assertNotIn(secret, text)
        self.assertNotRegex(text, r'@[a-z]+\.example|argon2|gAAAA')

    def add_person(self, email='ana@tests.example', password=PASSWORD, **about):
        user = self.gotrue.add_user(email, **about)
        person = Person(email=email, supabase_id=user['id'])
        person.set_password(password)
        person.save()
        return person

    def post(self, name, body=None, token=None, client=None, **headers):
        if token is not None:
            headers['HTTP_AUTHORIZATION'] = f'Token {token}'
        response = (client or self.client).post(f'/api/auth/{name}/', body or {}, 'application/json', **headers)
        if response.status_code == 200:
            self.secrets.add(response.json()['token'])
        return response

    def log_in(self, email='ana@tests.example', password=PASSWORD, **more):
        return self.post('login', {'email': email, 'password': password, **more})

    def signed_in(self, **about):
        self.add_person(**about)
        response = self.log_in(about.get('email', 'ana@tests.example'))
        self.assertEqual(response.status_code, 200, response.content)
        return response.json()

    def refused(self, response, status, code):
        said = response.json()
        self.assertEqual((response.status_code, said['code']), (status, code), response.content)
        self.assertNotIn('CANARY', response.content.decode())
        return said

    def session_is_over(self, access_token):
        """On both sides."""
        self.assertIsNone(self.gotrue.session_of(access_token))
        self.assertEqual(SignIn.objects.count(), 0)

    def forget_counts(self):
        Allowance.objects.all().delete()

    def life(self, name):
        return getattr(settings, name)


@contextlib.contextmanager
def logged_to(stream):
    """As the service's own log, formatter and all, but elsewhere."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Lines())
    root = logging.getLogger()
    former, root.handlers = root.handlers, [handler]
    level = root.level
    root.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        root.handlers = former
        root.setLevel(level)
