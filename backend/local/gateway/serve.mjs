// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From a socket to the steps and back. Bodies are read whole: nothing here is larger than an attachment.
import { Readable } from 'node:stream';
import { Call, chain } from './call.mjs';
import { control } from './control.mjs';
import { errorShapes } from './errors.mjs';
import { pipeHttp } from './pipe.mjs';
import { auth } from '../auth/steps.mjs';
import { mailLinks, verifyLinks } from '../repairs/2-mail-links.mjs';
import { tokens } from '../repairs/3-tokens.mjs';
import { limits } from '../repairs/3-limits.mjs';
import { sqlErrors } from '../repairs/4-values.mjs';
import { resumable } from '../repairs/5-resumable.mjs';
import { storage } from '../repairs/5-storage.mjs';
import { newAddress } from '../repairs/7-new-address.mjs';
import { refresh } from '../repairs/8-refresh.mjs';
import { sessions } from '../repairs/9-sessions.mjs';
import { oauth } from '../repairs/12-oauth.mjs';
import { factors } from '../repairs/11-factors.mjs';

const mebibyte = 1024 * 1024;

/** The order matters: what is listed first sees the request first and the answer last. */
const repairs = [
    ['3', limits],
    ['2', verifyLinks],
    ['12', oauth],
    ['3', tokens],
    ['8', refresh],
    ['11', factors],
    ['9', sessions],
    ['2', mailLinks],
    ['10', auth],
    ['7', newAddress],
    ['5', resumable],
    ['5', storage],
    ['4', sqlErrors],
];

function steps(context) {
    const bound = (step) => (call, next) => step(context, call, next);
    const wanted = repairs.filter(([number]) => !context.without.has(number)).map(([, step]) => bound(step));
    return chain([errorShapes, bound(control), ...wanted], (call) =>
        context.app.fetch(call.request(), { peerAddress: null }),
    );
}

export async function serve(gateway, request, response) {
    try {
        if (!isOurName(gateway, request))
            return send(response, Response.json({ message: 'unknown host' }, { status: 421 }));
        if (request.url === '/__life') return send(response, await life(gateway, request));
        const { context } = gateway;
        if (!context)
            return send(
                response,
                Response.json(
                    { message: 'the stack is being reset' },
                    { status: 503, headers: { 'retry-after': '1' } },
                ),
            );
        const body = await readBody(request, limitOf(request.url));
        if (!body) return refuseSize(request, response);
        const url = new URL(request.url, context.site);
        const fault = context.faults.match(request.method, request.url);
        if (fault && (await fault.before(request, response))) return;
        if (url.pathname.startsWith('/realtime/v1/')) return pipeHttp(context, request, response, body);
        context.handle ??= steps(context);
        const headers = new Headers(Object.entries(request.headers).filter(([, value]) => typeof value === 'string'));
        headers.delete('connection');
        const answer = await context.handle(new Call({ method: request.method, url, headers, body }));
        if (fault && (await fault.after(request, response, answer))) return;
        send(response, answer);
    } catch (error) {
        console.error(error);
        if (!response.headersSent)
            send(response, Response.json({ message: 'An unexpected error occurred' }, { status: 500 }));
        else response.destroy();
    }
}

// A page of the web whose name was made to point here must not read codes out of the mail box.
export function isOurName({ port }, request) {
    return [`127.0.0.1:${port}`, `localhost:${port}`].includes(request.headers.host);
}

async function life(gateway, request) {
    const body = await readBody(request, 64 * 1024);
    if (request.headers.apikey !== gateway.secretKey)
        return Response.json({ message: 'the secret key is needed' }, { status: 401 });
    return gateway.turn(request.method === 'PUT' && body ? JSON.parse(body) : null);
}

// GoTrue takes 1 MB; an attachment may have 50.
const limitOf = (path) =>
    path.startsWith('/auth/v1/') ? mebibyte : path.startsWith('/storage/v1/') ? 52 * mebibyte : 10 * mebibyte;

async function readBody(request, limit) {
    const parts = [];
    let size = 0;
    for await (const part of request) {
        size += part.length;
        if (size <= limit) parts.push(part);
    }
    return size > limit ? null : Buffer.concat(parts);
}

function refuseSize(request, response) {
    const auth = request.url.startsWith('/auth/v1/');
    const body = auth
        ? { code: 413, error_code: 'request_entity_too_large', msg: 'Request body too large' }
        : {
              statusCode: '413',
              error: 'Payload too large',
              message: 'The object exceeded the maximum allowed size',
              code: 'EntityTooLarge',
          };
    send(response, Response.json(body, { status: 413 }));
}

export function send(response, answer) {
    const headers = Object.fromEntries(answer.headers);
    const cookies = answer.headers.getSetCookie();
    if (cookies.length > 0) headers['set-cookie'] = cookies;
    response.writeHead(answer.status, headers);
    if (!answer.body) return response.end();
    Readable.fromWeb(answer.body)
        .on('error', () => response.destroy())
        .pipe(response);
}
