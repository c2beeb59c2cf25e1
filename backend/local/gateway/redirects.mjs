// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where a link may lead, as GoTrue decides it: our own origin, loopback by number on any port and path, and the
// patterns of the allow-list, in which `**` is anything and `*` anything without `.` and `/`. And the way there.

export function allowedRedirect(context, wanted) {
    return wanted && isAllowed(wanted, context.site, context.redirects) ? wanted : context.site;
}

export function isAllowed(wanted, site, patterns) {
    let url;
    try {
        url = new URL(wanted);
    } catch {
        return false;
    }
    if (url.username || url.password) return false;
    if (url.origin !== 'null' && url.origin === new URL(site).origin) return true;
    const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
    if (isWeb && (url.hostname === '127.0.0.1' || url.hostname === '[::1]')) return true;
    const bare = wanted.split('#')[0];
    return patterns.some((pattern) => expression(pattern).test(bare));
}

function expression(pattern) {
    const parts = pattern
        .split(/(\*\*|\*)/)
        .map((part) => (part === '**' ? '.*' : part === '*' ? '[^./]*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')));
    return new RegExp(`^${parts.join('')}$`);
}

/** Sends a browser to `target`, in place of whatever fragment it had. */
export function redirected(target, { query = {}, fragment = null, status = 303, headers = {} }) {
    const [bare] = target.split('#');
    const more = new URLSearchParams(query).toString();
    const hash = fragment ? `#${new URLSearchParams(fragment)}` : '';
    const location = `${bare}${more ? `${bare.includes('?') ? '&' : '?'}${more}` : ''}${hash}`;
    return new Response(null, { status, headers: { ...headers, location } });
}
