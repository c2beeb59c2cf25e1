# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Supabase as this service speaks to it. A client lives as long as one request: what belongs to one person is never
there for the next."""
import base64
import dataclasses
import json
import re
import time
import uuid

import httpx
from django.conf import settings

ANSWER_LIMIT = 1024 * 1024
DEADLINE = 10.0  # of one exchange, whatever drips in meanwhile
TIMEOUTS = httpx.Timeout(5.0, connect=3.0)


class Unreachable(Exception):
    """No answer, or nothing that we could read. `may_have_happened`: the request may have been carried out."""

    def __init__(self, what, may_have_happened=False):
        super().__init__(what)
        self.may_have_happened = may_have_happened


class Refusal(Exception):
    """An answer that says no, by its symbol."""

    def __init__(self, status, symbol, retry_after=None):
        super().__init__(f'{status} {symbol}')
        self.status = status
        self.symbol = symbol
        self.retry_after = retry_after


@dataclasses.dataclass(frozen=True)
class Account:
    id: uuid.UUID
    email: str
    is_confirmed: bool


@dataclasses.dataclass(frozen=True)
class Session:
    id: uuid.UUID
    account: Account
    access_token: str = dataclasses.field(repr=False)
    refresh_token: str = dataclasses.field(repr=False)
    expires_in: int
    expires_at: int
    aal: str


class Supabase:
    def __init__(self, place=''):
        self._place = place
        self._http = httpx.Client(
            base_url=settings.SUPABASE_URL,
            timeout=TIMEOUTS,
            follow_redirects=False,
            trust_env=False,  # no proxy, no .netrc of whoever started us
            headers={'Accept': 'application/json', 'Accept-Encoding': 'identity', 'User-Agent': 'Deskbell-Django/1'},
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._http.close()

    # As the project, with its secret key.

    def account(self, account_id):
        account = _account(self._admin('GET', f'/auth/v1/admin/users/{uuid.UUID(str(account_id))}'))
        if '@' not in account.email:  # buried: the row stays, its address does not
            raise Refusal(404, 'user_not_found')
        return account

    def accounts(self, page):
        users = self._admin('GET', f'/auth/v1/admin/users?page={int(page)}&per_page=200').get('users')
        return [_account(user) for user in _listed(users)]

    def sign_in(self, account):
        """A session for somebody who proved himself to us. `account` exists: for an unknown address GoTrue would make
        one here, and ask no hook."""
        link = self._admin('POST', '/auth/v1/admin/generate_link', {'type': 'magiclink', 'email': account.email})
        hashed = _text(link, 'hashed_token')
        if link.get('verification_type') != 'magiclink' or link.get('id') != str(account.id):
            raise Refusal(403, 'user_not_found')
        return _session(self._auth('POST', '/auth/v1/verify', {'type': 'magiclink', 'token_hash': hashed}))

    # As anybody, with the publishable key, and as a person, with a token.

    def send_code(self, email, name):
        self._auth('POST', '/auth/v1/otp', {'email': email, 'create_user': True, 'data': {'full_name': name}})

    def verify_code(self, email, code):
        return _session(self._auth('POST', '/auth/v1/verify', {'type': 'email', 'email': email, 'token': code}))

    def refresh(self, refresh_token):
        """GoTrue takes the direct parent of the living token again, so an answer that was lost is asked for again."""
        path, body = '/auth/v1/token?grant_type=refresh_token', {'refresh_token': refresh_token}
        return _session(_twice(lambda: self._auth('POST', path, body)))

    def prove(self, access_token, factor_id, code):
        path = f'/auth/v1/factors/{uuid.UUID(str(factor_id))}'
        challenge = _text(self._auth('POST', f'{path}/challenge', {}, access_token), 'id')
        return _session(self._auth('POST', f'{path}/verify', {'challenge_id': challenge, 'code': code}, access_token))

    def log_out(self, access_token):
        self._auth('POST', '/auth/v1/logout?scope=local', {}, access_token)

    def my_state(self, access_token):
        headers = {'apikey': settings.SUPABASE_PUBLISHABLE_KEY, 'Authorization': f'Bearer {access_token}'}
        return _twice(lambda: self._exchange('POST', '/rest/v1/rpc/my_state', {}, headers))

    # How.

    def _admin(self, method, path, body=None):
        key = settings.SUPABASE_SECRET_KEY
        headers = {'apikey': key, 'X-Supabase-Api-Version': '2024-01-01'}
        if key.startswith('eyJ'):  # the old kind of key is a JWT, and GoTrue itself wants to see it
            headers['Authorization'] = f'Bearer {key}'
        return self._exchange(method, path, body, headers)

    def _auth(self, method, path, body, access_token=None):
        headers = {'apikey': settings.SUPABASE_PUBLISHABLE_KEY, 'X-Supabase-Api-Version': '2024-01-01'}
        if settings.FORWARDS_ADDRESS and self._place:  # GoTrue believes it of the secret key alone
            headers.update({'apikey': settings.SUPABASE_SECRET_KEY, 'Sb-Forwarded-For': self._place})
        if access_token:
            headers['Authorization'] = f'Bearer {access_token}'
        return self._exchange(method, path, body, headers)

    def _exchange(self, method, path, body, headers):
        until = time.monotonic() + DEADLINE
        try:
            with self._http.stream(method, path, json=body, headers=headers) as response:
                return _read(response, _all_of(response, until))
        except (httpx.ConnectError, httpx.ConnectTimeout) as failure:
            raise Unreachable(type(failure).__name__) from None
        except httpx.HTTPError as failure:
            raise Unreachable(type(failure).__name__, may_have_happened=True) from None


def _twice(work):
    try:
        return work()
    except Unreachable:
        return work()


def _all_of(response, until):
    got = bytearray()
    for chunk in response.iter_raw():
        got += chunk
        if len(got) > ANSWER_LIMIT or time.monotonic() > until:
            raise Unreachable('an answer without an end', may_have_happened=True)
    return bytes(got)


def _read(response, content):
    status = response.status_code
    try:
        said = json.loads(content) if content.strip() else {}
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict) or status > 500 or not (200 <= status < 300 or status >= 400):
        raise Unreachable(f'status {status}', may_have_happened=True)
    if status >= 400:
        raise Refusal(status, _symbol(said, response), _wait(said, response) if status == 429 else None)
    return said


def _symbol(said, response):
    for symbol in (said.get('error_code'), said.get('code'), response.headers.get('x-sb-error-code')):
        if isinstance(symbol, str) and re.fullmatch(r'\w{1,60}', symbol):
            return symbol
    return 'unknown'


def _wait(said, response):
    """GoTrue tells the seconds in its sentence, a gateway in a header, some nowhere."""
    for text in (response.headers.get('retry-after'), said.get('message'), said.get('msg')):
        found = re.search(r'\d{1,6}', text) if isinstance(text, str) else None
        if found:
            return min(max(int(found.group()), 1), 3600)
    return 60


def _text(said, name):
    value = said.get(name)
    if not isinstance(value, str) or not value:
        raise Unreachable(f'an answer without {name}', may_have_happened=True)
    return value


def _listed(users):
    if not isinstance(users, list):
        raise Unreachable('an answer without users')
    return [user for user in users if isinstance(user, dict) and user.get('email')]


def _account(said):
    try:
        return Account(
            uuid.UUID(_text(said, 'id')), str(said.get('email') or '').lower(), bool(said.get('email_confirmed_at'))
        )
    except ValueError:
        raise Unreachable('an account without an id') from None


def _session(said):
    token = _text(said, 'access_token')
    if not token.isascii():
        raise Unreachable('a token that is none', may_have_happened=True)
    user = said.get('user')
    try:
        claims = json.loads(base64.urlsafe_b64decode(token.split('.')[1] + '=='))
        return Session(
            id=uuid.UUID(claims['session_id']),
            account=_account(user if isinstance(user, dict) else {}),
            access_token=token,
            refresh_token=_text(said, 'refresh_token'),
            expires_in=int(said['expires_in']),
            expires_at=int(said.get('expires_at') or claims['exp']),
            aal=str(claims.get('aal', 'aal1')),
        )
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        raise Unreachable('a session that cannot be read', may_have_happened=True) from None
