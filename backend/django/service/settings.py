# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Django's settings. Nothing in here is secret or differs between two machines: that comes by the environment."""
import os

from . import environment

_given = environment.read(os.environ)

SECRET_KEY = _given.secret_key
SEAL_KEYS = _given.seal_keys
DEBUG = _given.debug
ALLOWED_HOSTS = list(_given.allowed_hosts)
IS_LOCAL = _given.is_local
TRUSTED_PROXIES = _given.trusted_proxies

SUPABASE_URL = _given.supabase_url
SUPABASE_PUBLISHABLE_KEY = _given.publishable_key
SUPABASE_SECRET_KEY = _given.supabase_secret_key
FORWARDS_ADDRESS = _given.forwards_address
ORGANIZATION = _given.organization

# No admin site, no sessions, no cookies, no templates, no files: five answers in JSON.
INSTALLED_APPS = ['rest_framework', 'signin']
MIDDLEWARE = [
    'django.middleware.security.SecurityMiddleware',
    'service.guards.AnswerHeaders',
    'service.guards.Caller',
    'service.guards.BodyLimit',
]
ROOT_URLCONF = 'service.urls'
WSGI_APPLICATION = 'service.wsgi.application'
APPEND_SLASH = False
USE_TZ = True
TIME_ZONE = 'UTC'
USE_I18N = False

# A connection lives as long as its request. Nobody waits for a lock or a statement without an end.
DATABASES = {
    'default': {
        'ENGINE': 'django.db.backends.postgresql',
        **_given.database,
        'OPTIONS': {
            'connect_timeout': 5,
            'options': '-c lock_timeout=20s -c statement_timeout=25s -c idle_in_transaction_session_timeout=90s',
            **_given.database['OPTIONS'],
        },
        'CONN_MAX_AGE': 0,
        'ATOMIC_REQUESTS': False,
    }
}
DEFAULT_AUTO_FIELD = 'django.db.models.BigAutoField'

AUTH_USER_MODEL = 'signin.Person'
# The first one hashes; the others are read, and made anew at the next sign-in.
PASSWORD_HASHERS = [
    'signin.hashers.Argon2',
    'django.contrib.auth.hashers.PBKDF2PasswordHasher',
]
PASSWORD_LEAST = 12
PASSWORD_MOST = 256
AUTH_PASSWORD_VALIDATORS = [
    {
        'NAME': 'django.contrib.auth.password_validation.MinimumLengthValidator',
        'OPTIONS': {'min_length': PASSWORD_LEAST},
    },
    {'NAME': 'django.contrib.auth.password_validation.CommonPasswordValidator'},
    {'NAME': 'django.contrib.auth.password_validation.NumericPasswordValidator'},
    {
        'NAME': 'django.contrib.auth.password_validation.UserAttributeSimilarityValidator',
        'OPTIONS': {'user_attributes': ('email', 'name')},
    },
]

# Seconds.
TOKEN_LIFE = 14 * 24 * 3600
SESSION_LIFE = 90 * 24 * 3600
LOST_ANSWER = 60
# An answer to "register" takes this long for everybody, as far as Supabase lets it.
REGISTER_FLOOR = 1.0

# kind: (how many, in how many seconds)
ALLOWANCES = {
    'login by place': (60, 300),
    'login by address': (10, 900),
    'register by place': (60, 3600),
    'register by address': (3, 3600),
    'confirm by place': (30, 300),
    'confirm by address': (5, 900),
    'factor by place': (30, 300),
    'factor by session': (10, 300),
    'token by place': (600, 300),
}

BODY_LIMIT = 64 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = BODY_LIMIT

REST_FRAMEWORK = {
    'DEFAULT_AUTHENTICATION_CLASSES': [],
    'DEFAULT_PERMISSION_CLASSES': [],
    'DEFAULT_PARSER_CLASSES': ['signin.forms.StrictJSON'],
    'DEFAULT_RENDERER_CLASSES': ['rest_framework.renderers.JSONRenderer'],
    'EXCEPTION_HANDLER': 'signin.problems.answer',
    'DEFAULT_METADATA_CLASS': None,
    'UNAUTHENTICATED_USER': None,
    'UNAUTHENTICATED_TOKEN': None,
    'URL_FORMAT_OVERRIDE': None,
}

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = 'no-referrer'
SECURE_HSTS_SECONDS = 0 if IS_LOCAL else 365 * 24 * 3600

LOGGING = {
    'version': 1,
    'disable_existing_loggers': False,
    'formatters': {'lines': {'()': 'service.logs.Lines'}},
    'handlers': {'stderr': {'class': 'logging.StreamHandler', 'formatter': 'lines'}},
    'root': {'handlers': ['stderr'], 'level': 'INFO'},
    'loggers': {
        'django': {'handlers': [], 'level': 'WARNING', 'propagate': True},
        'django.db.backends': {'level': 'ERROR'},
        'httpx': {'level': 'WARNING'},
        'httpcore': {'level': 'WARNING'},
    },
}
