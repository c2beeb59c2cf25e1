// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in through an organization's Django service, on the real stack: its token, Supabase's, and the rows behind.
import assert from 'node:assert/strict';
import { test } from '../support/runner.mjs';
import { ask, djangoDatabase, logIn, manage, rows, rpc } from '../support/django.mjs';
import { postgres } from '../support/checkout.mjs';
import { owner, raw, stack } from '../support/stack.mjs';
import { claims, codeIn, mails, pins } from '../support/people.mjs';

const ana = 'ana@deskbell.test';

/** Past the PIN, which is set when there is none yet. */
async function open(said) {
    const { access_token: token } = said.supabase;
    const { body: state } = await rpc(token, 'my_state');
    const pin = pins[said.user.role];
    if (!state.pin_set) assert.equal((await rpc(token, 'set_pin', { new_pin: pin })).body.ok, true);
    assert.equal((await rpc(token, 'verify_pin', { pin })).body.ok, true);
    return token;
}

async function refused(answer, status, code) {
    assert.deepEqual([answer.status, answer.body?.code], [status, code]);
}

const faults = (rules) => raw('PUT', '/__faults', { key: stack.secret_key, body: { rules } });
const noFaults = () => raw('DELETE', '/__faults', { key: stack.secret_key });

test('before anybody is signed in, the service is named', async () => {
    const { status, body } = await raw('POST', '/rest/v1/rpc/sign_in_services', { body: {} });
    assert.equal(status, 200);
    assert.deepEqual(body, [
        { organization_name: 'Deskbell Demo', name: 'Demo account (Django)', url: stack.django },
    ]);
});

test('a password there opens a session here, and the PIN the rows', async () => {
    const said = await logIn(ana);
    assert.deepEqual([said.user.email, said.user.role, said.user.organization.name], [ana, 'staff', 'Deskbell Demo']);
    assert.equal(said.user.id, claims(said.supabase.access_token).sub);
    assert.deepEqual(await rows(said.supabase.access_token), []);
    assert.deepEqual(await rows(await open(said)), [{ id: said.user.organization.id }]);
});

test('a refresh is a new token of the same session, and the PIN stays right', async () => {
    const first = await logIn(ana);
    await open(first);
    const { status, body: second } = await ask('refresh', {}, first.token);
    assert.equal(status, 200);
    assert.notEqual(second.token, first.token);
    assert.equal(
        claims(second.supabase.access_token).session_id,
        claims(first.supabase.access_token).session_id,
    );
    assert.equal((await rows(second.supabase.access_token)).length, 1);
});

test('an answer that was lost is given again', async () => {
    const first = await logIn(ana);
    const second = (await ask('refresh', {}, first.token)).body;
    const again = (await ask('refresh', {}, first.token)).body;
    assert.equal(again.token, second.token);
    assert.equal((await ask('refresh', {}, again.token)).status, 200);
});

test('a stolen token that comes back ends the session on both sides at once', async () => {
    const first = await logIn(ana);
    await open(first);
    const second = (await ask('refresh', {}, first.token)).body;
    const third = (await ask('refresh', {}, second.token)).body;
    assert.equal((await rows(third.supabase.access_token)).length, 1);
    await refused(await ask('refresh', {}, first.token), 401, 'token_replayed');
    assert.deepEqual(await rows(third.supabase.access_token), [], 'the access token still lives and opens nothing');
    await refused(await ask('refresh', {}, third.token), 401, 'token_expired');
});

test('ten refreshes at once are one', async () => {
    const first = await logIn(ana);
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask('refresh', {}, first.token)));
    assert.deepEqual(new Set(answers.map((one) => one.status)), new Set([200]));
    assert.equal(new Set(answers.map((one) => one.body.token)).size, 1);
    assert.equal((await ask('refresh', {}, answers[0].body.token)).status, 200);
});

test('five sign-ins of one person at once do not take each other’s link', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => logIn('bo@deskbell.test')));
    assert.equal(new Set(answers.map((one) => claims(one.supabase.access_token).session_id)).size, 5);
});

test('signing out ends both sessions', async () => {
    const said = await logIn(ana);
    const token = await open(said);
    assert.equal((await ask('logout', {}, said.token)).status, 204);
    await refused(await ask('refresh', {}, said.token), 401, 'token_expired');
    assert.deepEqual(await rows(token), []);
    assert.equal((await raw('GET', '/auth/v1/user', { token })).body.error_code, 'session_not_found');
});

test('signing out while auth is away is told to it later', async () => {
    const said = await logIn(ana);
    const token = await open(said);
    await faults([{ match: { path: '^/auth/v1/' }, action: { cut: 'before' }, times: 0 }]);
    try {
        assert.equal((await ask('logout', {}, said.token)).status, 204);
    } finally {
        await noFaults();
    }
    assert.equal((await rows(token)).length, 1, 'Supabase does not know yet');
    // Its turn comes two seconds after the first try failed: asked until then, and not waited for.
    for (const end = Date.now() + 20_000; (await rows(token)).length > 0; ) {
        assert.ok(Date.now() < end, 'upkeep tells Supabase');
        await manage('upkeep');
    }
    assert.equal((await raw('GET', '/auth/v1/user', { token })).body.error_code, 'session_not_found');
});

test('auth that is away signs nobody out', async () => {
    const said = await logIn(ana);
    for (const action of [{ cut: 'before' }, { cut: 'after' }, { status: 503 }, { html: true }, { truncate: 20 }]) {
        await faults([{ match: { path: '^/auth/v1/token' }, action, times: 0 }]);
        try {
            await refused(await ask('refresh', {}, said.token), 503, 'upstream_unavailable');
        } finally {
            await noFaults();
        }
    }
    assert.equal((await ask('refresh', {}, said.token)).status, 200);
});

test('a role that was changed is the one that is answered, and who was switched off is out', async () => {
    const said = await logIn('bo@deskbell.test');
    const set = (column, value) =>
        owner()`update public.memberships set ${owner()({ [column]: value })} where user_id = ${said.user.id}`;
    try {
        await set('role', 'manager');
        const second = (await ask('refresh', {}, said.token)).body;
        assert.equal(second.user.role, 'manager');
        await set('active', false);
        await refused(await ask('refresh', {}, second.token), 403, 'not_allowed');
        await refused(await ask('login', { email: 'bo@deskbell.test', password: 'four bells at noon' }), 403, 'not_allowed');
        const sessions = await owner()`select 1 from auth.sessions where id = ${claims(said.supabase.access_token).session_id}`;
        assert.equal(sessions.length, 0);
    } finally {
        await set('role', 'staff');
        await set('active', true);
    }
});

test('somebody invited registers with a code from the mail box; a stranger gets the same answer and no mail', async () => {
    const email = 'nora@corrib.test';
    const chosen = 'a kettle in the rain';
    await owner()`insert into private.allowed_emails (org_id, email, role)
                  select id, ${email}, 'client' from public.organizations where name = 'Deskbell Demo'`;
    const invited = await ask('register', { email, password: chosen, name: 'Nora Quinn', role: 'admin' });
    const stranger = await ask('register', { email: 'mallory@evil.test', password: chosen, name: 'M' });
    assert.deepEqual([invited.status, invited.body.code], [202, 'confirmation_sent']);
    assert.deepEqual([stranger.status, stranger.body], [invited.status, invited.body]);
    assert.deepEqual([(await mails(email)).length, (await mails('mallory@evil.test')).length], [1, 0]);
    await refused(await ask('login', { email, password: chosen }), 401, 'invalid_credentials');

    const code = codeIn((await mails(email))[0]);
    await refused(await ask('confirm', { email, password: chosen, code: code === '000000' ? '111111' : '000000' }), 403, 'otp_expired');
    const { status, body } = await ask('confirm', { email, password: chosen, code });
    assert.equal(status, 200, JSON.stringify(body));
    assert.deepEqual([body.user.role, body.user.name], ['client', 'Nora Quinn']);
    assert.equal((await rows(await open(body))).length, 1);
    assert.equal((await logIn(email, chosen)).user.id, body.user.id);
});

test('Django’s role enters its own database and no other', async () => {
    const mine = postgres(djangoDatabase().toString(), { max: 1, onnotice() {} });
    const [about] = await mine`select rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication as much,
                                      (select count(*)::int from person) as people,
                                      to_regclass('auth.users') is null as alone
                               from pg_roles where rolname = current_user`;
    await mine.end();
    assert.deepEqual({ ...about }, { much: false, people: about.people, alone: true });
    assert.ok(about.people >= 6);
    for (const name of ['deskbell', 'deskbell_people']) {
        const url = Object.assign(djangoDatabase(), { pathname: `/${name}` });
        const sql = postgres(url.toString(), { max: 1, onnotice() {} });
        await assert.rejects(sql`select 1`, { code: '42501' });
        await sql.end();
    }
});
