# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the service is told by its environment. Whatever is missing or unsafe keeps it from starting, named without
its value: a mistaken setting is read out in logs."""
import dataclasses
import ipaddress
import uuid
from urllib.parse import parse_qsl, unquote, urlsplit

from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

LOOPBACK_NAMES = ('localhost', '127.0.0.1', '[::1]', '::1')
DATABASE_OPTIONS = ('sslmode', 'sslrootcert', 'sslcert', 'sslkey')


class Refused(ImproperlyConfigured):
    """The service does not start; the text says which variable is wrong."""


@dataclasses.dataclass(frozen=True)
class Environment:
    secret_key: str = dataclasses.field(repr=False)
    seal_keys: tuple = dataclasses.field(repr=False)
    database: dict = dataclasses.field(repr=False)
    allowed_hosts: tuple
    supabase_url: str
    publishable_key: str = dataclasses.field(repr=False)
    supabase_secret_key: str = dataclasses.field(repr=False)
    organization: uuid.UUID
    trusted_proxies: tuple
    forwards_address: bool
    debug: bool

    @property
    def is_local(self):
        return all(host in LOOPBACK_NAMES for host in self.allowed_hosts)


def read(environ):
    read_one = Reader(environ)
    hosts = read_one.hosts('DJANGO_ALLOWED_HOSTS')
    is_local = all(host in LOOPBACK_NAMES for host in hosts)
    found = Environment(
        secret_key=read_one.secret('DJANGO_SECRET_KEY'),
        seal_keys=read_one.seal_keys('DJANGO_SEAL_KEYS'),
        database=read_one.database('DJANGO_DATABASE_URL'),
        allowed_hosts=hosts,
        supabase_url=read_one.origin('SUPABASE_URL'),
        publishable_key=read_one.key('SUPABASE_PUBLISHABLE_KEY', refused='sb_secret_'),
        supabase_secret_key=read_one.key('SUPABASE_SECRET_KEY', refused='sb_publishable_'),
        organization=read_one.identifier('DESKBELL_ORGANIZATION'),
        trusted_proxies=read_one.networks('DJANGO_TRUSTED_PROXIES'),
        forwards_address=read_one.switch('DESKBELL_FORWARD_ADDRESS'),
        debug=read_one.switch('DJANGO_DEBUG'),
    )
    if found.debug and not is_local:
        raise Refused('DJANGO_DEBUG is for loopback only, and DJANGO_ALLOWED_HOSTS names other hosts.')
    if found.secret_key in found.seal_keys:
        raise Refused('DJANGO_SEAL_KEYS must not hold DJANGO_SECRET_KEY: each has its own purpose.')
    return found


class Reader:
    def __init__(self, environ):
        self._environ = environ

    def text(self, name):
        value = self._environ.get(name, '').strip()
        if not value:
            raise Refused(f'{name} is not set.')
        return value

    def secret(self, name):
        value = self.text(name)
        if len(value) < 50 or len(set(value)) < 10:
            raise Refused(f'{name} must be random and have at least 50 characters.')
        return value

    def seal_keys(self, name):
        keys = tuple(key.strip() for key in self.text(name).split(',') if key.strip())
        for key in keys:
            try:
                Fernet(key)
            except ValueError:
                raise Refused(f'{name} holds something that is no Fernet key (32 bytes in base64url).') from None
        return keys

    def key(self, name, refused):
        value = self.text(name)
        if value.startswith(refused):
            raise Refused(f'{name} holds the other kind of key.')
        return value

    def hosts(self, name):
        hosts = tuple(host.strip().lower() for host in self.text(name).split(',') if host.strip())
        if not hosts or any('*' in host or host.startswith('.') for host in hosts):
            raise Refused(f'{name} must name each host; wildcards are refused.')
        return hosts

    def origin(self, name):
        parts = urlsplit(self.text(name))
        if not parts.hostname or parts.username or parts.query or parts.fragment or parts.path not in ('', '/'):
            raise Refused(f'{name} must be an origin like https://project.example.')
        if parts.scheme != 'https' and not (parts.scheme == 'http' and parts.hostname in LOOPBACK_NAMES):
            raise Refused(f'{name} must be https; http is for loopback only.')
        return f'{parts.scheme}://{parts.netloc}'

    def identifier(self, name):
        try:
            return uuid.UUID(self.text(name))
        except ValueError:
            raise Refused(f'{name} must be the id of the organization (a UUID).') from None

    def networks(self, name):
        try:
            words = self._environ.get(name, '').replace(',', ' ').split()
            return tuple(ipaddress.ip_network(word) for word in words)
        except ValueError:
            raise Refused(f'{name} must hold addresses or networks, separated by commas.') from None

    def switch(self, name):
        value = self._environ.get(name, '').strip()
        if value not in ('', '0', '1'):
            raise Refused(f'{name} is 1 or 0.')
        return value == '1'

    def database(self, name):
        parts = urlsplit(self.text(name))
        if parts.scheme not in ('postgresql', 'postgres') or not parts.hostname or len(parts.path) < 2:
            raise Refused(f'{name} must look like postgresql://user:password@host:5432/database.')
        options = dict(parse_qsl(parts.query))
        if any(option not in DATABASE_OPTIONS for option in options):
            raise Refused(f'{name} may carry these options only: {", ".join(DATABASE_OPTIONS)}.')
        return {
            'NAME': unquote(parts.path[1:]),
            'USER': unquote(parts.username or ''),
            'PASSWORD': unquote(parts.password or ''),
            'HOST': parts.hostname,
            'PORT': str(parts.port or 5432),
            'OPTIONS': options,
        }
