# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """RFC 9106's second choice: 64 MiB, so that eight at once still fit into a small machine."""

    time_cost = 3
    memory_cost = 64 * 1024
    parallelism = 4
