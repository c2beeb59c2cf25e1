// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Errors of auth in the two shapes of GoTrue: `{code: 422, error_code, msg}`, and `{code: symbol, message}` for
// those who send X-Supabase-Api-Version.
const version = '2024-01-01';

export function authError(status, symbol, message, extra = {}) {
    return Response.json(
        { code: status, error_code: symbol, msg: message, ...extra },
        { status, headers: { 'x-sb-error-code': symbol } },
    );
}

export async function errorShapes(call, next) {
    const response = await next(call);
    if (!call.path.startsWith('/auth/v1/') || response.status < 400) return response;
    const body = await response
        .clone()
        .json()
        .catch(() => null);
    if (!body?.error_code) return response;
    const headers = new Headers(response.headers);
    headers.delete('content-length');
    headers.set('x-sb-error-code', body.error_code);
    if (call.headers.get('x-supabase-api-version') !== version) {
        return new Response(JSON.stringify(body), { status: response.status, headers });
    }
    const { code: _status, error_code: code, msg: message, ...rest } = body;
    headers.set('x-supabase-api-version', version);
    return new Response(JSON.stringify({ code, message, ...rest }), { status: response.status, headers });
}
