// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the command tells people, on stderr, so that stdout holds nothing but the answer asked for.

/** Something that people can mend: told as one sentence, without a stack trace. */
export class Refusal extends Error {}

export function say(text) {
    process.stderr.write(`stack: ${text}\n`);
}
