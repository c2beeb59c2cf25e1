# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import subprocess
import sys
from pathlib import Path

from cryptography.fernet import Fernet
from django.test import SimpleTestCase

from service.environment import Refused, read

GOOD = {
    'DJANGO_SECRET_KEY': 'kD93-hfe2_Q8wLx-72bvcTRz-91mnKJhy-PPq0sAd2-xyZ1-aaa',
    'DJANGO_SEAL_KEYS': Fernet.generate_key().decode(),
    'DJANGO_DATABASE_URL': 'postgresql://django:pass%2Fword@db.example:5433/django?sslmode=verify-full',
    'DJANGO_ALLOWED_HOSTS': 'desk.example',
    'SUPABASE_URL': 'https://project.example/',
    'SUPABASE_PUBLISHABLE_KEY': 'sb_publishable_x',
    'SUPABASE_SECRET_KEY': 'sb_secret_x',
    'DESKBELL_ORGANIZATION': '0f000000-0000-4000-8000-000000000001',
}


class Environment(SimpleTestCase):
    def test_a_whole_one_is_read(self):
        found = read(GOOD)
        self.assertEqual(found.supabase_url, 'https://project.example')
        self.assertEqual(found.database['PASSWORD'], 'pass/word')
        self.assertEqual(found.database['OPTIONS'], {'sslmode': 'verify-full'})
        self.assertFalse(found.debug or found.is_local or found.forwards_address)

    def test_each_of_them_must_be_there(self):
        for name in GOOD:
            with self.subTest(name=name), self.assertRaisesRegex(Refused, name):
                read({**GOOD, name: ' '})

    def test_what_is_unsafe_is_refused_by_name_and_not_read_out(self):
        for name, value in (
            ('DJANGO_SECRET_KEY', 'CANARY'),
            ('DJANGO_SECRET_KEY', 'CANARY' * 20),
            ('DJANGO_SEAL_KEYS', 'CANARY'),
            ('DJANGO_SEAL_KEYS', GOOD['DJANGO_SEAL_KEYS'] + ',CANARY'),
            ('DJANGO_DATABASE_URL', 'mysql://CANARY@x/y'),
            ('DJANGO_DATABASE_URL', 'postgresql://CANARY@x/y?options=-csearch_path=auth'),
            ('DJANGO_ALLOWED_HOSTS', '*'),
            ('DJANGO_ALLOWED_HOSTS', '.CANARY.example'),
            ('SUPABASE_URL', 'http://CANARY.example'),
            ('SUPABASE_URL', 'https://user:CANARY@project.example'),
            ('SUPABASE_URL', 'https://project.example/CANARY'),
            ('SUPABASE_PUBLISHABLE_KEY', 'sb_secret_CANARY'),
            ('SUPABASE_SECRET_KEY', 'sb_publishable_CANARY'),
            ('DESKBELL_ORGANIZATION', 'CANARY'),
            ('DJANGO_TRUSTED_PROXIES', 'CANARY'),
            ('DJANGO_DEBUG', 'CANARY'),
            ('DESKBELL_FORWARD_ADDRESS', 'CANARY'),
        ):
            with self.subTest(name=name, value=value):
                with self.assertRaisesRegex(Refused, name) as caught:
                    read({**GOOD, name: value})
                self.assertNotIn('CANARY', str(caught.exception))

    def test_debug_is_for_loopback_only(self):
        with self.assertRaisesRegex(Refused, 'DJANGO_DEBUG'):
            read({**GOOD, 'DJANGO_DEBUG': '1'})
        with self.assertRaisesRegex(Refused, 'DJANGO_DEBUG'):
            read({**GOOD, 'DJANGO_DEBUG': '1', 'DJANGO_ALLOWED_HOSTS': 'localhost,desk.example'})
        self.assertTrue(read({**GOOD, 'DJANGO_DEBUG': '1', 'DJANGO_ALLOWED_HOSTS': '127.0.0.1,localhost'}).debug)

    def test_the_key_of_the_seals_is_a_key_of_its_own(self):
        key = Fernet.generate_key().decode() + 'x'
        with self.assertRaises(Refused):
            read({**GOOD, 'DJANGO_SECRET_KEY': key, 'DJANGO_SEAL_KEYS': key})

    def test_nothing_secret_is_shown_by_a_print(self):
        shown = repr(read(GOOD))
        for secret in ('kD93', GOOD['DJANGO_SEAL_KEYS'], 'pass/word', 'sb_'):
            self.assertNotIn(secret, shown)

    def test_the_program_ends_with_a_sentence(self):
        environment = {name: value for name, value in os.environ.items() if name not in GOOD}
        for command in (['manage.py', 'check'], ['-c', 'import service.wsgi']):
            ended = subprocess.run(
                [sys.executable, *command],
                cwd=Path(__file__).parent.parent,
                env={**environment, **GOOD, 'DJANGO_SEAL_KEYS': 'CANARY'},
                capture_output=True,
                text=True,
            )
            self.assertNotEqual(ended.returncode, 0)
            self.assertIn('DJANGO_SEAL_KEYS holds something that is no Fernet key', ended.stderr)
            self.assertNotIn('CANARY', ended.stderr)
