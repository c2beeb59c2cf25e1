#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""manage.py migrate | upkeep | person … | demo_people | test tests"""
import os
import sys

if __name__ == '__main__':
    os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'service.settings')
    from service.environment import Refused

    try:
        from django.core.management import execute_from_command_line

        execute_from_command_line(sys.argv)
    except Refused as refusal:
        sys.exit(f'django: {refusal}')
