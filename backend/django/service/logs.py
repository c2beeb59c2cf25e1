# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines of the log. The words of an exception may quote a row, a request or a key, so only its kind and its way through
the code are written; what looks like a secret is taken out of everything else."""
import logging
import re
import traceback

# A JWT, a key of a project, a token of ours or of GoTrue, an address with an @. Numbers and ids of rows stay.
SECRETS = re.compile(
    r'eyJ[\w-]+\.[\w-]+\.?[\w-]*|sb_(?:secret|publishable)_[\w-]+|\$argon2\S+|pbkdf2_\S+|gAAAA[\w=-]+'
    r'|(?<![\w/-])(?=[\w-]*[A-Z])(?=[\w-]*[a-z])[\w-]{40,}|[^\s@<>"\'(]+@[^\s@<>"\')]+'
)


def redacted(text):
    return SECRETS.sub('[…]', text)


def way_of(failure):
    """Kinds and places of an exception and its causes, without a word of what they say."""
    lines = []
    seen = set()
    while failure is not None and id(failure) not in seen:
        seen.add(id(failure))
        frames = traceback.extract_tb(failure.__traceback__)
        places = ' < '.join(f'{frame.filename}:{frame.lineno} {frame.name}' for frame in reversed(frames))
        lines.append(f'{type(failure).__module__}.{type(failure).__qualname__} at {places or "no place"}')
        failure = failure.__cause__ or failure.__context__
    return '\n  after '.join(lines)


class Lines(logging.Formatter):
    def __init__(self):
        super().__init__('%(asctime)s %(levelname)s %(name)s: %(message)s')

    def formatException(self, ei):
        return way_of(ei[1])

    def format(self, record):
        record.exc_text = None  # another formatter may have left the whole text there
        line = redacted(super().format(record))
        record.exc_text = None
        # One line for each record: what a stranger sent begins no line of its own.
        first, *rest = line.split('\n  after ')
        return '\n  after '.join([first.replace('\r', ' ').replace('\n', ' | '), *rest])
