# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What requests may say. Everything else in them is not looked at; a role least of all."""
import re
import unicodedata

from django.conf import settings
from rest_framework import exceptions, parsers, serializers

MARKS = ('Cc', 'Cf', 'Cs', 'Zl', 'Zp')  # control, invisible and half characters, line ends


class StrictJSON(parsers.JSONParser):
    """A JSON object and nothing else, however deep a stranger nests his brackets."""

    def parse(self, stream, media_type=None, parser_context=None):
        try:
            parsed = super().parse(stream, media_type, parser_context)
        except RecursionError:
            raise exceptions.ParseError from None
        if not isinstance(parsed, dict):
            raise exceptions.ParseError
        return parsed


class Text(serializers.CharField):
    """Text only: REST framework would take numbers for words. Half characters cannot be stored or hashed."""

    def to_internal_value(self, data):
        if not isinstance(data, str):
            self.fail('invalid')
        try:
            data.encode()
        except UnicodeEncodeError:
            self.fail('invalid')
        return super().to_internal_value(data)


class Line(Text):
    def to_internal_value(self, data):
        line = super().to_internal_value(data)
        if any(unicodedata.category(letter) in MARKS for letter in line):
            self.fail('invalid')
        return line


class Address(serializers.EmailField):
    def to_internal_value(self, data):
        if not isinstance(data, str) or not data.isascii():
            self.fail('invalid')
        return super().to_internal_value(data).lower()


class Digits(Text, serializers.RegexField):
    def __init__(self, **options):
        super().__init__(regex=re.compile(r'\A[0-9]{6,10}\Z'), **options)


def password(**options):
    return Text(max_length=settings.PASSWORD_MOST, trim_whitespace=False, **options)


class LoginForm(serializers.Serializer):
    email = Address(max_length=254)
    password = password()
    device = Line(max_length=80, required=False, allow_blank=True, default='')


class RegisterForm(serializers.Serializer):
    email = Address(max_length=254)
    password = password()
    name = Line(max_length=80)


class ConfirmForm(LoginForm):
    code = Digits()


class FactorForm(serializers.Serializer):
    factor_id = serializers.UUIDField()
    code = Digits()
