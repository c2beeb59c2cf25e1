# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import timedelta

from django.core.management.base import BaseCommand
from django.db import transaction
from django.db.models import Max, Q
from django.db.models.functions import Least
from django.utils import timezone

from signin import endings
from signin.models import Allowance, SignIn


class Command(BaseCommand):
    help = 'Ends what ran out, tells Supabase what ended while it was away, forgets old counts. For every minute.'

    def handle(self, **_):
        ended = self._end_run_out()
        done, waiting = endings.carry_out_due()
        forgotten, _ = Allowance.objects.filter(opened_at__lt=timezone.now() - timedelta(days=1)).delete()
        self.stdout.write(
            f'ran out: {ended}; ended at Supabase: {done}, still to be told: {waiting}; counts forgotten: {forgotten}'
        )

    def _end_run_out(self):
        now = timezone.now()
        run_out = SignIn.objects.annotate(runs_out=Least(Max('tokens__expires_at'), 'ends_at')).filter(
            Q(runs_out__lte=now) | Q(runs_out=None)
        )
        found = list(run_out.values_list('pk', flat=True))
        for pk in found:
            with transaction.atomic():
                sign_in = SignIn.objects.select_for_update().filter(pk=pk).first()
                newest = sign_in and sign_in.tokens.filter(serial=sign_in.serial).first()
                # It may have been renewed since we looked.
                if sign_in and (newest is None or min(newest.expires_at, sign_in.ends_at) <= now):
                    endings.end(sign_in)
        return len(found)
