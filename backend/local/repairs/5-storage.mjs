// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// @supabase/lite 0.10.0, repair 5. Signed URLs come in other shapes than storage-api's, `authenticated` paths are
// unknown, an expired signature is a 500, and downloads know no ranges.
import { claimsOf } from '../gateway/tokens.mjs';

const base = '/storage/v1';
const absent = 'Either the object does not exist or you do not have access to it';

export async function storage(context, call, next) {
    if (!call.path.startsWith(`${base}/`)) return next(call);
    const path = call.path.replace(/^(\/storage\/v1\/object\/(?:info\/)?)authenticated\//, '$1');
    const plain = path === call.path ? call : call.with({ url: moved(call.url, path) });
    if (call.method === 'POST' && /^\/storage\/v1\/object\/sign\/[^/]+$/.test(path)) return signMany(plain, next);
    if (call.method === 'POST' && path.startsWith(`${base}/object/sign/`))
        return reshaped(next(plain), ({ signedUrl }) => ({ signedURL: bare(signedUrl) }));
    if (call.method === 'POST' && path.startsWith(`${base}/object/upload/sign/`)) {
        return reshaped(next(plain), ({ signedUrl, token }) => ({ url: bare(signedUrl), token }));
    }
    const refusal = signatureRefusal(plain);
    if (refusal) return refusal;
    const response = await next(plain);
    return call.method === 'GET' && path.startsWith(`${base}/object/`) ? ranged(call, response) : response;
}

const moved = (url, path) => Object.assign(new URL(url), { pathname: path });
const bare = (url) => url.replace(/^\/storage\/v1/, '');

async function reshaped(pending, shape) {
    const response = await pending;
    return response.ok ? Response.json(shape(await response.json())) : response;
}

async function signMany(call, next) {
    const { paths = [], expiresIn } = call.json() ?? {};
    const list = [];
    for (const path of paths) {
        const name = String(path).split('/').map(encodeURIComponent).join('/');
        const response = await next(call.with({ url: moved(call.url, `${call.path}/${name}`), json: { expiresIn } }));
        const { signedUrl } = await response.json();
        list.push(
            response.ok ? { error: null, path, signedURL: bare(signedUrl) } : { error: absent, path, signedURL: null },
        );
    }
    return Response.json(list);
}

function signatureRefusal(call) {
    if (!/^\/storage\/v1\/object\/(upload\/)?sign\//.test(call.path) || call.method === 'POST') return null;
    const claims = claimsOf(call.url.searchParams.get('token') ?? '');
    if (claims?.exp && claims.exp * 1000 > Date.now()) return null;
    const message = claims?.exp ? '"exp" claim timestamp check failed' : 'jwt malformed';
    return Response.json({ statusCode: '400', error: 'InvalidJWT', message, code: 'InvalidJWT' }, { status: 400 });
}

async function ranged(call, response) {
    const wanted = call.headers.get('range')?.match(/^bytes=(\d*)-(\d*)$/);
    if (response.status !== 200 || !wanted || (!wanted[1] && !wanted[2])) return response;
    const bytes = Buffer.from(await response.arrayBuffer());
    const from = wanted[1] ? Number(wanted[1]) : Math.max(0, bytes.length - Number(wanted[2]));
    const to = wanted[1] && wanted[2] ? Math.min(Number(wanted[2]), bytes.length - 1) : bytes.length - 1;
    const headers = new Headers(response.headers);
    if (from > to || from >= bytes.length) {
        const body = {
            statusCode: '416',
            error: 'InvalidRange',
            message: 'The requested range cannot be satisfied',
            code: 'InvalidRange',
        };
        return Response.json(body, { status: 416, headers: { 'content-range': `bytes */${bytes.length}` } });
    }
    headers.set('content-range', `bytes ${from}-${to}/${bytes.length}`);
    headers.set('content-length', String(to - from + 1));
    return new Response(bytes.subarray(from, to + 1), { status: 206, headers });
}
