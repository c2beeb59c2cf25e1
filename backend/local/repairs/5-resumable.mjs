// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// @supabase/lite 0.10.0, repair 5, the resumable uploads (TUS 1.0.0), which it does not have. Parts are kept in memory
// for an hour; when the last one is there, the whole goes the way of every upload, under the rights of who sent it.
import crypto from 'node:crypto';

const base = '/storage/v1/upload/resumable';
const version = { 'tus-resumable': '1.0.0' };
const hour = 3600_000;

export async function resumable(context, call, next) {
    if (call.path !== base && !call.path.startsWith(`${base}/`)) return next(call);
    if (call.method === 'OPTIONS')
        return empty(204, { 'tus-version': '1.0.0', 'tus-extension': 'creation,expiration' });
    if (call.headers.get('tus-resumable') !== '1.0.0') return empty(412, { 'tus-version': '1.0.0' });
    const { uploads } = context;
    for (const [id, { begun }] of uploads) if (begun < Date.now() - hour) uploads.delete(id);
    if (call.method === 'POST' && call.path === base) return create(context, call);
    const id = call.path.slice(base.length + 1);
    const upload = uploads.get(id);
    if (!upload || upload.owner !== call.headers.get('authorization')?.split('.')[1])
        return text(404, 'upload not found');
    if (call.method === 'HEAD')
        return empty(200, {
            'upload-offset': upload.bytes.length,
            'upload-length': upload.length,
            'cache-control': 'no-store',
        });
    if (call.method === 'PATCH') return append(context, call, id, upload, next);
    return empty(405, { allow: 'POST, HEAD, PATCH' });
}

const text = (status, body) => new Response(body, { status, headers: version });
const empty = (status, headers = {}) => new Response(null, { status, headers: { ...version, ...headers } });

function create(context, call) {
    const length = Number(call.headers.get('upload-length'));
    const about = metadata(call.headers.get('upload-metadata') ?? '');
    if (!Number.isInteger(length) || length < 0 || !about.bucketName || !about.objectName)
        return text(400, 'Upload-Length or Upload-Metadata is wrong');
    if (length > 50 * 1024 * 1024) return text(413, 'Maximum size exceeded');
    const owner = call.headers.get('authorization')?.split('.')[1];
    if (!owner) return text(401, 'no token');
    const id = crypto.randomUUID();
    context.uploads.set(id, {
        owner,
        about,
        length,
        bytes: Buffer.alloc(0),
        upsert: call.headers.get('x-upsert') ?? 'false',
        begun: Date.now(),
    });
    return empty(201, { location: `${context.site}${base}/${id}`, 'upload-offset': 0 });
}

async function append(context, call, id, upload, next) {
    if (call.headers.get('content-type') !== 'application/offset+octet-stream') return text(415, 'wrong content type');
    if (Number(call.headers.get('upload-offset')) !== upload.bytes.length)
        return text(409, 'upload offset does not match');
    const bytes = Buffer.concat([upload.bytes, call.body]);
    if (bytes.length > upload.length) return text(413, 'more than was announced');
    if (bytes.length < upload.length) {
        upload.bytes = bytes;
        return empty(204, { 'upload-offset': bytes.length });
    }
    const stored = await store(call, upload, bytes, next);
    if (!stored.ok) return stored;
    context.uploads.delete(id);
    return empty(204, { 'upload-offset': bytes.length });
}

function store(call, { about, upsert }, bytes, next) {
    const headers = new Headers({
        'content-type': about.contentType || 'application/octet-stream',
        'content-length': String(bytes.length),
        'x-upsert': upsert,
    });
    for (const name of ['authorization', 'apikey'])
        if (call.headers.has(name)) headers.set(name, call.headers.get(name));
    if (about.cacheControl) headers.set('cache-control', `max-age=${about.cacheControl}`);
    const name = about.objectName.split('/').map(encodeURIComponent).join('/');
    return next(
        call.with({
            method: 'POST',
            url: new URL(`/storage/v1/object/${about.bucketName}/${name}`, call.url),
            headers,
            body: bytes,
        }),
    );
}

function metadata(header) {
    const pairs = header.split(',').map((pair) => pair.trim().split(' '));
    return Object.fromEntries(pairs.map(([name, value = '']) => [name, Buffer.from(value, 'base64').toString('utf8')]));
}
