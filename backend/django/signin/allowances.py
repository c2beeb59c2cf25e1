# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Limits that hold for all processes at once and outlive a restart: counted in the database, before the work is done,
and in a transaction of their own, so that guesses in parallel count and nothing that fails takes them back."""
import ipaddress

from django.conf import settings
from django.db import connection
from django.utils.crypto import salted_hmac

from .models import Allowance
from .problems import Problem


def _key(kind, subject):
    return salted_hmac('deskbell allowance', f'{kind}:{subject}', algorithm='sha256').hexdigest()


def take(kind, subject):
    most, seconds = settings.ALLOWANCES[kind]
    with connection.cursor() as cursor:
        cursor.execute(
            """
            insert into allowance as a (key, opened_at, used) values (%(key)s, now(), 1)
            on conflict (key) do update
               set used = case when a.opened_at <= now() - %(window)s * interval '1 second' then 1 else a.used + 1 end,
                   opened_at = case when a.opened_at <= now() - %(window)s * interval '1 second' then now()
                                    else a.opened_at end
            returning used, ceil(extract(epoch from opened_at - now()) + %(window)s)
            """,
            {'key': _key(kind, subject), 'window': seconds},
        )
        used, left = cursor.fetchone()
    if used > most:
        raise Problem('throttled', retry_after=max(1, int(left)))


def take_for_place(kind, place):
    take(kind, network_of(place))


def give_back(kind, subject):
    Allowance.objects.filter(key=_key(kind, subject)).delete()


def network_of(place):
    """One household has 2^64 addresses of IPv6, so they count as one."""
    try:
        address = ipaddress.ip_address(place)
    except ValueError:
        return place
    mapped = getattr(address, 'ipv4_mapped', None)
    if mapped:
        return str(mapped)
    return str(ipaddress.ip_network((address, 64), strict=False)) if address.version == 6 else place
