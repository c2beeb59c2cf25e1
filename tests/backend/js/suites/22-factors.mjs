// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Authenticator apps: enrolment, and what a right and a wrong code do.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readQR } from '../support/checkout.mjs';
import { challenge, codeOf, enrol, factorTest, prove, refresh, secured, wrongCode } from '../support/factors.mjs';
import { claims, signIn } from '../support/people.mjs';
import { owner, raw, turn } from '../support/stack.mjs';

const bo = 'bo@deskbell.test';

/** The dots of our SVG as the pixels that a camera would see. */
function pixels(svg) {
    const [, size] = svg.match(/viewBox="0 0 (\d+) /).map(Number);
    const data = new Uint8ClampedArray((size * 4) ** 2 * 4).fill(255);
    const dark = (x, y) => data.fill(0, (y * size * 4 + x) * 4, (y * size * 4 + x) * 4 + 3);
    for (const [, path] of svg.matchAll(/<path d="([^"]+)"/g)) {
        let [x, y] = [0, 0];
        for (const [, command, args] of path.matchAll(/([Mmhv])(-?[\d.]+(?:[ ,]?-?[\d.]+)?)/g)) {
            const [a, b = 0] = args
                .split(/[ ,]|(?=-)/)
                .filter(Boolean)
                .map(Number);
            if (command === 'M') [x, y] = [a, b];
            if (command === 'm') [x, y] = [x + a, y + b];
            if (command === 'h' && a > 0)
                for (let i = 0; i < 16 * a; i++) dark(x * 4 + (i % (4 * a)), y * 4 + Math.floor(i / (4 * a)));
        }
    }
    return { width: size * 4, height: size * 4, data };
}

factorTest('an enrolled factor comes with a secret, its address and a picture of it', async () => {
    const { who, id } = await signIn(bo);
    const { data, error } = await who.auth.mfa.enroll({
        factorType: 'totp',
        friendlyName: 'My phone',
        issuer: 'Deskbell',
    });
    assert.equal(error, null);
    assert.deepEqual([data.type, data.friendly_name], ['totp', 'My phone']);
    assert.match(data.totp.secret, /^[A-Z2-7]{32}$/);
    const uri = new URL(data.totp.uri);
    assert.deepEqual([uri.protocol, uri.host], ['otpauth:', 'totp']);
    assert.equal(decodeURIComponent(uri.pathname), `/Deskbell:${bo}`);
    assert.deepEqual(
        ['secret', 'issuer', 'algorithm', 'digits', 'period'].map((name) => uri.searchParams.get(name)),
        [data.totp.secret, 'Deskbell', 'SHA1', '6', '30'],
    );
    const svg = decodeURIComponent(data.totp.qr_code.replace(/^data:image\/svg\+xml;utf-8,/, ''));
    assert.equal(readQR(pixels(svg)), data.totp.uri);
    const [row] = await owner()`select user_id, status, factor_type from auth.mfa_factors where id = ${data.id}`;
    assert.deepEqual({ ...row }, { user_id: id, status: 'unverified', factor_type: 'totp' });
});

factorTest('without an issuer the factor is of the site, and an unknown type is refused', async () => {
    const { token } = await signIn(bo);
    const { body } = await raw('POST', '/auth/v1/factors', { token, body: { factor_type: 'totp' } });
    assert.match(body.totp.qr_code, /^<svg /);
    assert.match(new URL(body.totp.uri).searchParams.get('issuer'), /^127\.0\.0\.1:\d+$/);
    const other = await raw('POST', '/auth/v1/factors', { token, body: { factor_type: 'smoke' } });
    assert.deepEqual([other.status, other.body.error_code], [400, 'validation_failed']);
    assert.equal(
        (await raw('POST', '/auth/v1/factors', { body: { factor_type: 'totp' } })).body.error_code,
        'no_authorization',
    );
});

factorTest('two factors of one name are a conflict, without a name too', async () => {
    const { token } = await signIn(bo);
    for (const name of [undefined, 'My phone']) {
        const body = { factor_type: 'totp', friendly_name: name };
        assert.equal((await raw('POST', '/auth/v1/factors', { token, body })).status, 200);
        const again = await raw('POST', '/auth/v1/factors', { token, body });
        assert.deepEqual([again.status, again.body.error_code], [422, 'mfa_factor_name_conflict']);
    }
});

factorTest('ten factors are the most', async () => {
    const { who, token } = await signIn(bo);
    for (let i = 0; i < 10; i++) await enrol(who);
    const { status, body } = await raw('POST', '/auth/v1/factors', {
        token,
        body: { factor_type: 'totp', friendly_name: 'one more' },
    });
    assert.deepEqual([status, body.error_code], [422, 'too_many_enrolled_mfa_factors']);
});

factorTest('a right code raises the session to aal2, and a refresh keeps it there', async () => {
    const { who, session, old } = await secured(bo);
    const said = claims(session.access_token);
    assert.deepEqual([said.aal, said.session_id], ['aal2', claims(old.access_token).session_id]);
    assert.deepEqual(
        said.amr.map((one) => one.method),
        ['totp', 'otp'],
    );
    assert.deepEqual(
        session.user.factors.map((one) => [one.factor_type, one.status]),
        [['totp', 'verified']],
    );
    const { data } = await who.auth.refreshSession();
    assert.equal(claims(data.session.access_token).aal, 'aal2');
    const level = await who.auth.mfa.getAuthenticatorAssuranceLevel();
    assert.deepEqual([level.data.currentLevel, level.data.nextLevel], ['aal2', 'aal2']);
    const [row] =
        await owner()`select aal, factor_id is not null as bound, pg_typeof(aal)::text as type from auth.sessions where id = ${said.session_id}`;
    assert.deepEqual({ ...row }, { aal: 'aal2', bound: true, type: 'auth.aal_level' });
});

factorTest('a new sign-in is aal1 and says that aal2 comes next', async () => {
    const { factor } = await secured(bo);
    const { who, token } = await signIn(bo);
    assert.equal(claims(token).aal, 'aal1');
    const level = await who.auth.mfa.getAuthenticatorAssuranceLevel();
    assert.deepEqual([level.data.currentLevel, level.data.nextLevel], ['aal1', 'aal2']);
    const listed = await who.auth.mfa.listFactors();
    assert.deepEqual(
        listed.data.totp.map((one) => one.id),
        [factor.id],
    );
    assert.equal(claims((await prove(who, factor, 1)).access_token).aal, 'aal2');
});

factorTest('a right code ends what is below aal2: other sessions, and factors that nobody verified', async () => {
    const [first, second] = [await signIn(bo), await signIn(bo)];
    const [kept, left] = [await enrol(first.who), await enrol(first.who)];
    const stranger = await signIn('orla@corrib.test');
    await prove(first.who, kept);
    const ended = await raw('GET', '/auth/v1/user', { token: second.token });
    assert.deepEqual([ended.status, ended.body.error_code], [403, 'session_not_found']);
    assert.equal((await refresh(stranger.session.refresh_token)).status, 200);
    const rows = await owner()`select id from auth.mfa_factors where id in (${kept.id}, ${left.id})`;
    assert.deepEqual(
        rows.map((one) => one.id),
        [kept.id],
    );
});

factorTest('another session at aal2 lives on', async () => {
    const one = await secured(bo);
    const two = await signIn(bo);
    const { refresh_token } = await prove(two.who, one.factor, 1);
    assert.equal((await refresh(one.session.refresh_token)).status, 200);
    assert.equal((await refresh(refresh_token)).status, 200);
});

factorTest('the refresh token from before the code is dead at once', async () => {
    const { old, session } = await secured(bo);
    const { status, body } = await refresh(old.refresh_token);
    assert.deepEqual([status, body.error_code], [400, 'refresh_token_already_used']);
    // Whoever used it may be a thief, so the whole session went.
    assert.equal((await refresh(session.refresh_token)).body.error_code, 'refresh_token_not_found');
});

factorTest('a wrong code is told, and the challenge goes on', async () => {
    const { who } = await signIn(bo);
    const { id: factorId, secret } = await enrol(who);
    const challengeId = await challenge(who, factorId);
    const { error } = await who.auth.mfa.verify({ factorId, challengeId, code: wrongCode(secret) });
    assert.deepEqual([error.status, error.code], [422, 'mfa_verification_failed']);
    const empty = await raw('POST', `/auth/v1/factors/${factorId}/verify`, {
        token: (await who.auth.getSession()).data.session.access_token,
        body: { challenge_id: challengeId, code: '' },
    });
    assert.deepEqual([empty.status, empty.body.error_code], [400, 'validation_failed']);
    const { data } = await who.auth.mfa.verify({ factorId, challengeId, code: codeOf(secret) });
    assert.equal(claims(data.access_token).aal, 'aal2');
});

factorTest('a code is taken once, and the one after it is right too', async () => {
    const { who } = await signIn(bo);
    const { id: factorId, secret } = await enrol(who);
    const attempt = async (code) =>
        (await who.auth.mfa.verify({ factorId, challengeId: await challenge(who, factorId), code })).error?.code;
    for (const code of [codeOf(secret), codeOf(secret, 1)]) {
        assert.equal(await attempt(code), undefined);
        assert.equal(await attempt(code), 'mfa_verification_failed');
    }
    for (const steps of [-3, 3]) assert.equal(await attempt(codeOf(secret, steps)), 'mfa_verification_failed');
});

factorTest('one code sent twice at once opens once', async () => {
    const { who, token } = await signIn(bo);
    const { id, secret } = await enrol(who);
    const challenges = [await challenge(who, id), await challenge(who, id)];
    const code = codeOf(secret);
    const answers = await Promise.all(
        challenges.map((challenge_id) =>
            raw('POST', `/auth/v1/factors/${id}/verify`, { token, body: { challenge_id, code } }),
        ),
    );
    assert.deepEqual(answers.map((one) => one.status).sort(), [200, 422]);
});

factorTest('an unknown challenge and an unknown factor are told apart', async () => {
    const { who, token } = await signIn(bo);
    const { id, secret } = await enrol(who);
    const other = await raw('POST', `/auth/v1/factors/${id}/verify`, {
        token,
        body: { challenge_id: randomUUID(), code: codeOf(secret) },
    });
    assert.deepEqual([other.status, other.body.error_code], [422, 'mfa_factor_not_found']);
    const orla = await signIn('orla@corrib.test');
    for (const [factor, symbol] of [
        [id, 'mfa_factor_not_found'],
        ['x', 'validation_failed'],
    ]) {
        const answer = await raw('POST', `/auth/v1/factors/${factor}/challenge`, { token: orla.token, body: {} });
        assert.deepEqual([answer.status, answer.body.error_code], [404, symbol]);
        const removal = await raw('DELETE', `/auth/v1/factors/${factor}`, { token: orla.token });
        assert.equal(removal.status, 404);
    }
});
