# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Refresh tokens at rest, and tokens of ours that are not at rest at all."""
import base64
import hashlib
import hmac

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class Unreadable(Exception):
    """Sealed with a key that is gone."""


def _box():
    return MultiFernet([Fernet(key) for key in settings.SEAL_KEYS])


def seal(text):
    return _box().encrypt(text.encode()).decode()


def unseal(sealed):
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise Unreadable from None


def digest(token):
    return hashlib.sha256(token.encode()).hexdigest()


def _token(key, sign_in_id, serial, salt):
    inner = hmac.new(base64.urlsafe_b64decode(key), b'deskbell token key', hashlib.sha256).digest()
    text = sign_in_id.bytes + serial.to_bytes(8, 'big') + bytes(salt)
    return base64.urlsafe_b64encode(hmac.new(inner, text, hashlib.sha256).digest()).decode().rstrip('=')


def token_for(sign_in_id, serial, salt):
    """A new token. It follows from the key and the row, so that a lost answer can be given again without keeping it."""
    return _token(settings.SEAL_KEYS[0], sign_in_id, serial, salt)


def token_again(issued):
    """The same token again; None when its key is gone."""
    for key in settings.SEAL_KEYS:
        token = _token(key, issued.sign_in_id, issued.serial, issued.salt)
        if hmac.compare_digest(digest(token), issued.digest):
            return token
    return None
