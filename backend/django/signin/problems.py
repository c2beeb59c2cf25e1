# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that is not an answer: {code, message}, with the seconds to wait where there are any. The message is one
of ours, always: what failed inside is for the log."""
import logging
import math

from django.db import Error as DatabaseError
from django.db import IntegrityError
from django.http import JsonResponse
from rest_framework import exceptions
from rest_framework.response import Response

log = logging.getLogger('signin')

PROBLEMS = {
    'invalid_credentials': (401, 'The address or the password is wrong.'),
    'no_authorization': (401, 'A token is missing: "Authorization: Token …".'),
    'token_expired': (401, 'This sign-in has ended. Sign in again.'),
    'token_replayed': (401, 'An old token came back, so this sign-in was ended everywhere. Sign in again.'),
    'not_allowed': (403, 'This account may not sign in here. Ask the administrator of your help desk.'),
    'email_not_confirmed': (403, 'This address is not confirmed yet.'),
    'otp_expired': (403, 'This code is wrong or has run out.'),
    'insufficient_aal': (403, 'A second factor is needed for this.'),
    'mfa_verification_rejected': (403, 'The second factor was refused.'),
    'weak_password': (400, 'This password is too easy to guess.'),
    'validation_failed': (400, 'The request is not as it should be.'),
    'mfa_factor_not_found': (400, 'There is no such second factor.'),
    'mfa_challenge_expired': (400, 'This took too long. Type a new code.'),
    'mfa_verification_failed': (400, 'This code is wrong.'),
    'mfa_ip_address_mismatch': (400, 'The network changed meanwhile. Type a new code.'),
    'mfa_totp_verify_not_enabled': (400, 'Second factors are switched off.'),
    'conflict': (409, 'Something else happened at the same moment. Try again.'),
    'throttled': (429, 'Too many tries. Wait a little.'),
    'upstream_unavailable': (503, 'The help desk cannot be reached. Try again in a moment.'),
    'unexpected_failure': (500, 'Something went wrong here. It was written down.'),
    'bad_request': (400, 'The request is not as it should be.'),
    'not_found': (404, 'There is nothing here.'),
    'method_not_allowed': (405, 'This address is for POST, and health for GET.'),
    'not_acceptable': (406, 'Answers are JSON.'),
    'unsupported_media_type': (415, 'Requests are JSON.'),
}

OF_STATUS = {404: 'not_found', 405: 'method_not_allowed', 406: 'not_acceptable', 415: 'unsupported_media_type'}


class Problem(exceptions.APIException):
    """more: further members of the answer, for example the reasons of a weak password."""

    def __init__(self, code, retry_after=None, **more):
        self.code = code
        self.status_code, sentence = PROBLEMS[code]
        self.retry_after = retry_after
        self.more = more
        super().__init__(sentence, code)


def answer(failure, context):
    """REST framework's exception handler."""
    problem = problem_of(failure)
    if problem is None:
        # No traceback leaves the house; the log has the places without the words.
        log.error('a request broke', exc_info=(type(failure), failure, failure.__traceback__))
        problem = Problem('unexpected_failure')
    headers = {}
    if problem.retry_after is not None:
        headers['Retry-After'] = str(math.ceil(problem.retry_after))
    if problem.status_code == 401:
        headers['WWW-Authenticate'] = 'Token'
    return Response(body(problem.code, **problem.more), status=problem.status_code, headers=headers)


def body(code, **more):
    return {'code': code, 'message': PROBLEMS[code][1], **more}


def problem_of(failure):
    if isinstance(failure, Problem):
        return failure
    if isinstance(failure, exceptions.ValidationError):
        fields = sorted(failure.detail) if isinstance(failure.detail, dict) else []
        return Problem('validation_failed', fields=[name for name in fields if name != 'non_field_errors'])
    if isinstance(failure, exceptions.APIException):
        return Problem(OF_STATUS.get(failure.status_code, 'validation_failed'))
    if isinstance(failure, IntegrityError):
        return Problem('conflict')
    if isinstance(failure, DatabaseError):
        log.error('the database failed', exc_info=(type(failure), failure, failure.__traceback__))
        return Problem('upstream_unavailable', retry_after=5)
    return None


def bad_request(request, exception=None):
    return JsonResponse(body('bad_request'), status=400)


def forbidden(request, exception=None):
    return JsonResponse(body('not_allowed'), status=403)


def not_found(request, exception=None):
    return JsonResponse(body('not_found'), status=404)


def broken(request):
    return JsonResponse(body('unexpected_failure'), status=500)
