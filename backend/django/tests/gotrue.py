# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A scripted Supabase for the tests: as much of GoTrue and of my_state as the service uses, in memory, on loopback.
`fail` lets a path fail, `requests` holds what was asked, and `sessions` is what GoTrue would know."""
import base64
import http.server
import json
import re
import socket
import threading
import time
import uuid

ORGANIZATION = '0f000000-0000-4000-8000-000000000001'
PUBLISHABLE = 'sb_publishable_tests'
SECRET = 'sb_secret_tests'


class Refused(Exception):
    def __init__(self, status, symbol, message='no', **headers):
        super().__init__(symbol)
        self.status, self.symbol, self.message, self.headers = status, symbol, message, headers


class GoTrue:
    def __init__(self):
        self.users = {}  # id → dict
        self.sessions = {}  # id → dict(user, tokens: [oldest … living], aal)
        self.requests = []  # (method, path, headers, body)
        self.failures = []  # [pattern, times, what]
        self.before = lambda path: None  # called before each answer
        self.mails = []
        self.codes = {}
        self.links = {}
        self.invited = set()
        self.factor = str(uuid.uuid4())
        self.lock = threading.RLock()
        self.secrets = set()  # every token that was ever given out
        self.server = House(('127.0.0.1', 0), type('Door', (Door,), {'gotrue': self}))
        self.url = f'http://127.0.0.1:{self.server.server_address[1]}'
        threading.Thread(target=self.server.serve_forever, kwargs={'poll_interval': 0.02}, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    # What a test prepares.

    def add_user(self, email, confirmed=True, role='staff', name='Somebody', member=True):
        user = {
            'id': str(uuid.uuid4()),
            'email': email,
            'email_confirmed_at': '2026-01-01T00:00:00Z' if confirmed else None,
            'user_metadata': {'role': 'admin', 'full_name': name},
            'memberships': [{'org_id': ORGANIZATION, 'org_name': 'Tests', 'role': role}] if member else [],
            'name': name,
            'banned': False,
        }
        self.users[user['id']] = user
        return user

    def fail(self, pattern, what, times=1):
        """what: (status, symbol), 'cut', 'page', 'huge', 'after' (done, and no answer), or a Refused."""
        self.failures.append([pattern, times, what])

    def asked(self, pattern):
        return [one for one in self.requests if re.search(pattern, one[1])]

    def session_of(self, access_token):
        return self.sessions.get(claims(access_token)['session_id'])

    # What it does.

    def answer(self, method, path, headers, body):
        admin = path.startswith('/auth/v1/admin/')
        if admin and headers.get('apikey') != SECRET:
            raise Refused(401, 'no_authorization')
        for pattern, work in ROUTES:
            found = re.fullmatch(pattern, f'{method} {path}')
            if found:
                return work(self, headers, body, *found.groups())
        raise Refused(404, 'not_found')

    def one_user(self, headers, body, user_id):
        if user_id not in self.users:
            raise Refused(404, 'user_not_found')
        return self.users[user_id]

    def list_users(self, headers, body, page):
        return {'users': list(self.users.values()) if page == '1' else []}

    def generate_link(self, headers, body):
        found = [user for user in self.users.values() if user['email'] == body['email']]
        kind = 'magiclink' if found else 'signup'
        user = found[0] if found else self.add_user(body['email'], confirmed=False)
        hashed = uuid.uuid4().hex
        self.links = {known: of for known, of in self.links.items() if of != user['id']}  # one of each person
        self.links[hashed] = user['id']
        self.secrets.add(hashed)
        return {**user, 'hashed_token': hashed, 'verification_type': kind, 'action_link': 'x', 'email_otp': '000000'}

    def otp(self, headers, body):
        email = body['email']
        known = [user for user in self.users.values() if user['email'] == email]
        if not known and email not in self.invited:
            raise Refused(403, 'unknown', 'Sign-in is by invitation.')
        user = known[0] if known else self.add_user(email, confirmed=False, name=body['data']['full_name'])
        self.codes[email] = ('123456', user['id'])
        self.mails.append(email)
        return {}

    def verify(self, headers, body):
        if body['type'] == 'magiclink':
            user_id = self.links.pop(body['token_hash'], None)
        else:
            code, user_id = self.codes.get(body['email'], (None, None))
            user_id = self.codes.pop(body['email'])[1] if code == body['token'] else None
        if user_id is None:
            raise Refused(403, 'otp_expired')
        if self.users[user_id]['banned']:
            raise Refused(403, 'user_banned')
        self.users[user_id]['email_confirmed_at'] = '2026-01-01T00:00:00Z'
        session = {'id': str(uuid.uuid4()), 'user': user_id, 'tokens': [uuid.uuid4().hex[:12]], 'aal': 'aal1'}
        self.sessions[session['id']] = session
        return self.session_json(session)

    def refresh(self, headers, body):
        token = body['refresh_token']
        for session in self.sessions.values():
            if token not in session['tokens']:
                continue
            if self.users[session['user']]['banned']:
                raise Refused(400, 'user_banned')
            steps = len(session['tokens']) - 1 - session['tokens'].index(token)
            if steps == 0:
                session['tokens'].append(uuid.uuid4().hex[:12])
            elif steps > 1:  # the direct parent is tolerated, nobody else
                del self.sessions[session['id']]
                raise Refused(400, 'refresh_token_already_used')
            return self.session_json(session)
        raise Refused(400, 'refresh_token_not_found')

    def living(self, headers):
        said = headers.get('Authorization', '')
        session = self.session_of(said[7:]) if said.startswith('Bearer ') else None
        if session is None:
            raise Refused(403, 'session_not_found')
        return session

    def challenge(self, headers, body, factor):
        self.living(headers)
        if factor != self.factor:
            raise Refused(404, 'mfa_factor_not_found')
        return {'id': str(uuid.uuid4()), 'type': 'totp', 'expires_at': int(time.time()) + 300}

    def prove(self, headers, body, factor):
        session = self.living(headers)
        if body['code'] != '654321':
            raise Refused(422, 'mfa_verification_failed')
        session['aal'] = 'aal2'
        session['tokens'] = [uuid.uuid4().hex[:12]]  # the one before is dead at once
        return self.session_json(session)

    def log_out(self, headers, body):
        session = self.living(headers)
        del self.sessions[session['id']]
        return None

    def my_state(self, headers, body):
        token = headers['Authorization'][7:]
        user = self.users[claims(token)['sub']]
        return {
            'user_id': user['id'],
            'display_name': user['name'],
            'memberships': user['memberships'],
            'member': bool(user['memberships']),
        }

    def session_json(self, session):
        user = self.users[session['user']]
        said = {'sub': user['id'], 'session_id': session['id'], 'aal': session['aal'], 'jti': uuid.uuid4().hex}
        token = '.'.join(
            base64.urlsafe_b64encode(part).decode().rstrip('=')
            for part in (b'{"alg":"HS256"}', json.dumps(said).encode(), b'signature')
        )
        expires_at = int(time.time()) + 900
        self.secrets |= {token, *session['tokens']}
        return {
            'access_token': token,
            'token_type': 'bearer',
            'expires_in': 900,
            'expires_at': expires_at,
            'refresh_token': session['tokens'][-1],
            'user': user,
        }


def claims(token):
    return json.loads(base64.urlsafe_b64decode(token.split('.')[1] + '=='))


ROUTES = [
    (r'GET /auth/v1/admin/users/([^/?]+)', GoTrue.one_user),
    (r'GET /auth/v1/admin/users\?page=(\d+)&per_page=200', GoTrue.list_users),
    (r'POST /auth/v1/admin/generate_link', GoTrue.generate_link),
    (r'POST /auth/v1/otp', GoTrue.otp),
    (r'POST /auth/v1/verify', GoTrue.verify),
    (r'POST /auth/v1/token\?grant_type=refresh_token', GoTrue.refresh),
    (r'POST /auth/v1/factors/([^/]+)/challenge', GoTrue.challenge),
    (r'POST /auth/v1/factors/([^/]+)/verify', GoTrue.prove),
    (r'POST /auth/v1/logout\?scope=local', GoTrue.log_out),
    (r'POST /rest/v1/rpc/my_state', GoTrue.my_state),
]


class House(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        pass  # the service hung up: it may


class Door(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    gotrue = None

    def log_message(self, *_):
        pass

    def do_GET(self):
        self.serve('GET')

    def do_POST(self):
        self.serve('POST')

    def serve(self, method):
        content = self.rfile.read(int(self.headers.get('Content-Length') or 0))
        body = json.loads(content) if content else {}
        gotrue = self.gotrue
        gotrue.before(self.path)
        with gotrue.lock:
            gotrue.requests.append((method, self.path, dict(self.headers), body))
            failure = self.failure(method)
            if failure == 'cut':
                return self.cut()
            if failure == 'page':
                return self.send(200, b'<html>a portal</html>', 'text/html')
            if failure == 'huge':
                return self.send(200, b'"' + b'x' * (2 << 20) + b'"')
            try:
                if isinstance(failure, Refused):
                    raise failure
                if isinstance(failure, tuple):
                    raise Refused(*failure)
                said = gotrue.answer(method, self.path, dict(self.headers), body)
            except Refused as refusal:
                words = {'code': refusal.symbol, 'message': f'{refusal.message} CANARY-internal'}
                return self.send(refusal.status, json.dumps(words).encode(), **refusal.headers)
        if failure == 'after':
            return self.cut()
        return self.send(204 if said is None else 200, b'' if said is None else json.dumps(said).encode())

    def failure(self, method):
        for one in self.gotrue.failures:
            if one[1] and re.search(one[0], f'{method} {self.path}'):
                one[1] -= 1
                return one[2]
        return None

    def cut(self):
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def send(self, status, content, kind='application/json', **headers):
        self.send_response(status)
        self.send_header('Content-Type', kind)
        for name, value in headers.items():
            self.send_header(name.replace('_', '-'), value)
        if status != 204:
            self.send_header('Content-Length', str(len(content)))
        self.end_headers()
        if status != 204:
            try:
                self.wfile.write(content)
            except OSError:
                pass  # the service did not want to hear all of it
