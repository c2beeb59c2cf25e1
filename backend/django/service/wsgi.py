# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""For gunicorn: gunicorn --chdir backend/django --threads 8 service.wsgi"""
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'service.settings')
application = get_wsgi_application()
