// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What callers send, judged by its looks alone.

export const isUuid = (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** The challenge of a PKCE flow and its method, in lower case. */
export const isChallenge = (challenge, method) =>
    /^[A-Za-z0-9._~-]{43,128}$/.test(challenge) && ['s256', 'plain'].includes(method);

export const noChallenge = 'code challenge does not have a valid form or method';
