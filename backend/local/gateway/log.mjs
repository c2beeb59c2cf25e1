// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The library prints whole database errors, and these quote the rows that people wrote. A log of ours names the
// error and its SQLSTATE, never its text.
export function quietErrors() {
    console.error = (...parts) => console.log('error:', ...parts.map(named));
}

function named(part) {
    if (!(part instanceof Error)) return typeof part === 'string' ? part.slice(0, 40) : typeof part;
    if (part.code || part.name === 'PostgresError') return `${part.name} ${part.code ?? ''}`;
    const frame =
        String(part.stack)
            .split('\n')
            .find((line) => line.includes(' at ')) ?? '';
    return `${part.name}${frame.replace(/\s+/g, ' ')}`;
}
