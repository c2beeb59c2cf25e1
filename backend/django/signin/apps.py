# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
from django.apps import AppConfig


class SignInConfig(AppConfig):
    name = 'signin'
    verbose_name = 'Sign-in'
