// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a browser is sent back: the code in the query, a failure in query and fragment.

import { redirected as sendTo } from '../gateway/redirects.mjs';

/** A failure on the way: GoTrue's status and symbol, or `oauth`, the provider's own word. */
export class Refusal extends Error {
    constructor(status, symbol, message, oauth = '') {
        super(message);
        Object.assign(this, { status, symbol, oauth });
    }
}

const words = {
    400: 'invalid_request',
    401: 'unauthorized_client',
    403: 'access_denied',
    503: 'temporarily_unavailable',
};
const denied = ['signup_disabled', 'user_banned', 'provider_email_needs_verification'];

function saidOf({ status, symbol, message, oauth }) {
    const error = oauth || (denied.includes(symbol) ? 'access_denied' : (words[status] ?? 'server_error'));
    return { error, ...(symbol ? { error_code: symbol } : {}), error_description: message };
}

export function redirected(target, { query, fragment, status = 302 } = {}) {
    return sendTo(target, { query, fragment, status, headers: { 'cache-control': 'no-store' } });
}

export function failed(target, refusal) {
    const said = saidOf(refusal);
    return redirected(target, { query: said, fragment: { ...said, sb: '' } });
}

/** When it is not even known where the browser came from: to our own page, in the query alone. */
export const lost = (site, refusal) => redirected(site, { query: saidOf(refusal), status: 303 });
