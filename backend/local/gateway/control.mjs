// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is ours and not Supabase's: the mail box, health, and the knobs and faults of the tests (secret key needed).
export async function control(context, call, next) {
    if (call.path === '/healthz') return health(context);
    if (call.path === '/mail') return mail(context, call);
    if (call.path === '/') return new Response(landing, { headers: { 'content-type': 'text/html; charset=utf-8' } });
    if (!call.path.startsWith('/__')) return next(call);
    const key = call.headers.get('apikey') ?? call.headers.get('authorization')?.replace(/^Bearer /, '');
    if (key !== context.state.secretKey) return Response.json({ message: 'the secret key is needed' }, { status: 401 });
    if (call.path === '/__faults')
        return turn(
            call,
            (wanted) => context.faults.replace(wanted?.rules),
            () => context.faults.replace([]),
            () => ({ rules: context.faults.list() }),
        );
    if (call.path === '/__knobs')
        return turn(
            call,
            (wanted) => context.knobs.turn(wanted),
            () => (context.knobs.restore(), context.buckets.refill()),
            () => ({ ...context.knobs }),
        );
    if (call.path === '/__sockets') return sockets(context, call);
    return Response.json({ message: 'no such control' }, { status: 404 });
}

// Where a link leads whose redirect is not allowed.
const landing = `<!doctype html><meta charset="utf-8"><title>Deskbell</title>
<p>This is Deskbell's local stack. If a link brought you here, ask Deskbell for a new one, or type the code from the mail.</p>`;

async function health(context) {
    const leftOut = context.state.withoutRealtime === true;
    const { ports } = context.state;
    const [database, realtime, identity] = await Promise.all([
        context.sql`select 1`.then(
            () => true,
            () => false,
        ),
        leftOut ? 'left out' : answers(`http://127.0.0.1:${ports.realtime}/health`),
        answers(`http://127.0.0.1:${ports.identity}/healthz`),
    ]);
    const ok = database && realtime !== false && identity;
    return Response.json(
        { ok, stack: context.state.id, code: context.code, database, realtime, identity },
        { status: ok ? 200 : 503 },
    );
}

async function answers(url) {
    try {
        return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
    } catch {
        return false;
    }
}

function mail(context, call) {
    if (call.method === 'POST') return delivered(context, call);
    if (call.method === 'DELETE') context.mailbox.clear();
    else if (call.method !== 'GET') return new Response(null, { status: 405, headers: { allow: 'GET, POST, DELETE' } });
    return Response.json(context.mailbox.list(), { headers: { 'cache-control': 'no-store' } });
}

/** What backend/mail sends, with a key of its own. */
function delivered(context, call) {
    const { state, knobs, mailbox } = context;
    if (call.headers.get('apikey') !== state.mailKey) return new Response(null, { status: 401 });
    if (knobs.take('mail_refusals')) return new Response(null, { status: 503 });
    const { to, subject, text, html, notice } = call.json() ?? {};
    if ([to, subject, text, html, notice].some((part) => typeof part !== 'string' || part === ''))
        return new Response(null, { status: 400 });
    mailbox.add({ to, subject, text, html, notice });
    if (knobs.take('mail_lost_answers')) return new Response(null, { status: 504 });
    return new Response(null, { status: 204 });
}

function turn(call, put, clear, show) {
    if (call.method === 'PUT') {
        const wrong = put(call.json());
        if (wrong) return Response.json({ message: wrong }, { status: 400 });
    } else if (call.method === 'DELETE') {
        clear();
    }
    return Response.json(show());
}

/** DELETE cuts every live websocket as a dead network would: no close frame. */
function sockets(context, call) {
    const count = context.sockets.size;
    if (call.method === 'DELETE') context.sockets.forEach((socket) => socket.destroy());
    return Response.json({ count });
}
