# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every request passes before it is read: who calls, over what, and how much of it."""
import ipaddress

from django.conf import settings
from django.http import JsonResponse

from .environment import LOOPBACK_NAMES


def refusal(status, code, message):
    return JsonResponse({'code': code, 'message': message}, status=status)


class AnswerHeaders:
    """Answers hold tokens: nobody keeps them, nothing shows them."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response['Cache-Control'] = 'no-store'
        response['Content-Length'] = str(len(response.content))  # so that one can tell a whole answer from half of one
        response['Content-Security-Policy'] = "default-src 'none'; frame-ancestors 'none'"
        response['X-Frame-Options'] = 'DENY'
        response['Cross-Origin-Resource-Policy'] = 'same-origin'
        return response


class Caller:
    """Sets `request.place`, the caller's address. What proxies say is believed of the trusted ones alone."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        host = request.get_host()  # raises for a host that is not ours
        place, is_forwarded = place_of(request)
        request.place = place
        is_safe = request.scheme == 'https'
        if is_forwarded:
            is_safe = request.headers.get('X-Forwarded-Proto', '').strip() == 'https'
        name = host.rsplit(':', 1)[0] if not host.endswith(']') else host
        # A password that came in the open is known already; answering would only make it a habit.
        if not is_safe and not (name in LOOPBACK_NAMES and is_loopback(place)):
            return refusal(403, 'https_required', 'This service speaks https only.')
        return self.get_response(request)


def is_trusted(text):
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    return any(address in network for network in settings.TRUSTED_PROXIES)


def is_loopback(text):
    try:
        return ipaddress.ip_address(text).is_loopback
    except ValueError:
        return False


def place_of(request):
    """The nearest address that is no trusted proxy, and whether a proxy told it."""
    place = request.META.get('REMOTE_ADDR', '')
    if not is_trusted(place):
        return place, False
    for told in reversed(request.headers.get('X-Forwarded-For', '').split(',')):
        told = told.strip()
        try:
            place = str(ipaddress.ip_address(told))
        except ValueError:
            break
        if not is_trusted(place):
            break
    return place, True


class BodyLimit:
    """REST framework reads the stream itself, past Django's own limit: so it is asked before."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if 'HTTP_TRANSFER_ENCODING' in request.META:
            return refusal(411, 'length_required', 'Say how long the request is.')
        try:
            length = int(request.META.get('CONTENT_LENGTH') or 0)
        except ValueError:
            length = -1
        if length < 0:
            return refusal(400, 'validation_failed', 'The length of the request is not a number.')
        if length > settings.BODY_LIMIT:
            return refusal(413, 'body_too_large', 'The request is too large.')
        return self.get_response(request)
