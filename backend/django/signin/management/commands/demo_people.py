# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
import hashlib
import uuid

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from service.environment import LOOPBACK_NAMES
from signin.models import Person

# Those of backend/supabase/seed_people.sql whom one signs in as; their ids follow from their addresses.
PEOPLE = (
    'admin@deskbell.test',
    'manager@deskbell.test',
    'ana@deskbell.test',
    'bo@deskbell.test',
    'orla@corrib.test',
    'thomas@hartmann.test',
)
PASSWORD = 'four bells at noon'


class Command(BaseCommand):
    help = 'Gives the people of the local demonstration their password. Refused anywhere else.'

    def handle(self, **_):
        host = settings.SUPABASE_URL.split('://')[1].rsplit(':', 1)[0]
        if not settings.IS_LOCAL or host not in LOOPBACK_NAMES:
            raise CommandError('this is for the local stack only: everybody knows the password.')
        for email in PEOPLE:
            person, _ = Person.objects.get_or_create(
                email=email,
                defaults={'supabase_id': uuid.UUID(hashlib.md5(f'demo person {email}'.encode()).hexdigest())},
            )
            person.set_password(PASSWORD)
            person.is_active = True
            person.save()
        self.stdout.write(f'{len(PEOPLE)} people have the password "{PASSWORD}"')
