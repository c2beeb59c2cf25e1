# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The addresses of the service. Each checks the form, counts the try, and asks one function."""
import logging
import re
import time

from django.conf import settings
from rest_framework import status
from rest_framework.response import Response
from rest_framework.views import APIView

from . import allowances, forms, people, sessions
from .problems import Problem
from .refusals import problem_from
from .supabase import Refusal, Supabase, Unreachable

log = logging.getLogger('signin')
TOKEN = re.compile(r'Token ([A-Za-z0-9_-]{43})')


def filled(form, request):
    filled_form = form(data=request.data)
    filled_form.is_valid(raise_exception=True)
    return filled_form.validated_data


def presented(request):
    said = request.META.get('HTTP_AUTHORIZATION', '')
    if not said:
        raise Problem('no_authorization')
    found = TOKEN.fullmatch(said)
    if not found:
        raise Problem('token_expired')
    allowances.take_for_place('token by place', request.place)
    return found.group(1)


class Health(APIView):
    def get(self, request):
        return Response({'ok': True})


class Login(APIView):
    def post(self, request):
        said = filled(forms.LoginForm, request)
        allowances.take_for_place('login by place', request.place)
        allowances.take('login by address', said['email'])
        person = people.with_password(said['email'], said['password'])
        if person is None:
            raise Problem('invalid_credentials')
        allowances.give_back('login by address', said['email'])
        with Supabase(request.place) as supabase:
            return Response(sessions.open_for(person, said['device'], supabase))


class Register(APIView):
    """Sends a code, if Supabase lets this address in. Nothing is kept: the password comes again with the code, so that
    whoever types the code and whoever chose the password are one."""

    def post(self, request):
        said = filled(forms.RegisterForm, request)
        allowances.take_for_place('register by place', request.place)
        allowances.take('register by address', said['email'])
        people.demand_strength(said['password'], said['email'], said['name'])
        until = time.monotonic() + settings.REGISTER_FLOOR
        with Supabase(request.place) as supabase:
            self._send(supabase, said)
        time.sleep(max(0.0, until - time.monotonic()))
        return Response(
            {
                'code': 'confirmation_sent',
                'message': 'If this address may come in, a mail with a code is on its way to it.',
            },
            status=status.HTTP_202_ACCEPTED,
        )

    def _send(self, supabase, said):
        """One answer for all: strangers, members, those who asked a moment ago. What is the same for every address
        may be told: that Supabase is away or that it has had enough of us."""
        try:
            supabase.send_code(said['email'], said['name'])
        except Refusal as failure:
            if failure.symbol == 'over_request_rate_limit':
                raise problem_from(failure, door=True) from None
            log.info('no code was sent: %s', failure)
        except Unreachable as failure:
            if not failure.may_have_happened:
                raise problem_from(failure, door=True) from None
            log.warning('perhaps no code was sent: %s', failure)


class Confirm(APIView):
    def post(self, request):
        said = filled(forms.ConfirmForm, request)
        allowances.take_for_place('confirm by place', request.place)
        allowances.take('confirm by address', said['email'])
        people.demand_strength(said['password'], said['email'])
        with Supabase(request.place) as supabase:
            return Response(sessions.open_with_code(said, supabase))


class Refresh(APIView):
    def post(self, request):
        token = presented(request)
        with Supabase(request.place) as supabase:
            return Response(sessions.renew(token, supabase))


class Factor(APIView):
    def post(self, request):
        token = presented(request)
        said = filled(forms.FactorForm, request)
        allowances.take_for_place('factor by place', request.place)
        allowances.take('factor by session', token)  # a wrong code leaves the token as it is
        with Supabase(request.place) as supabase:
            proof = sessions.Proof(str(said['factor_id']), said['code'])
            return Response(sessions.renew(token, supabase, proof))


class Logout(APIView):
    def post(self, request):
        token = presented(request)
        with Supabase(request.place) as supabase:
            sessions.end(token, supabase)
        return Response(status=status.HTTP_204_NO_CONTENT)
