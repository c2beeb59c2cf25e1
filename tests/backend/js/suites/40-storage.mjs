// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Attachments: upload, signed URLs, download, ranges, and who may not.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from '../support/runner.mjs';
import { raw, stack } from '../support/stack.mjs';
import { enter } from '../support/people.mjs';

const bucket = 'attachments';

async function attached(content = 'hello, file') {
    const person = await enter('orla@corrib.test');
    const ticket = randomUUID();
    assert.equal(
        (await person.who.from('tickets').insert({ id: ticket, org_id: person.org, title: 'With a file' })).error,
        null,
    );
    const id = randomUUID();
    const name = `${person.org}/${ticket}/${id}.txt`;
    const { data, error } = await person.who.storage
        .from(bucket)
        .upload(name, Buffer.from(content), { contentType: 'text/plain' });
    assert.equal(error, null);
    assert.equal(data.fullPath, `${bucket}/${name}`);
    const row = {
        id,
        ticket_id: ticket,
        file_name: 'grüße.txt',
        object_name: name,
        size: content.length,
        mime: 'text/plain',
        uploader_id: person.id,
    };
    assert.equal((await person.who.from('attachments').insert(row)).error, null);
    return { person, name };
}

test('what is uploaded comes back, to those who see the ticket', async () => {
    const { person, name } = await attached();
    assert.equal(await (await person.who.storage.from(bucket).download(name)).data.text(), 'hello, file');
    const staff = await enter('ana@deskbell.test');
    assert.equal(await (await staff.who.storage.from(bucket).download(name)).data.text(), 'hello, file');
    const stranger = await enter('thomas@hartmann.test');
    assert.ok((await stranger.who.storage.from(bucket).download(name)).error);
    assert.ok(
        (
            await stranger.who.storage
                .from(bucket)
                .upload(`${name.split('/').slice(0, 2).join('/')}/${randomUUID()}.txt`, Buffer.from('x'))
        ).error,
    );
});

test('a signed address opens without a token, until it expires', { repair: '5' }, async () => {
    const { person, name } = await attached();
    const { data, error } = await person.who.storage.from(bucket).createSignedUrl(name, 60);
    assert.equal(error, null);
    assert.ok(data.signedUrl.startsWith(`${stack.url}/storage/v1/object/sign/`));
    assert.equal(await (await fetch(data.signedUrl)).text(), 'hello, file');
    const { body } = await raw('POST', `/storage/v1/object/sign/${bucket}/${name}`, {
        token: person.token,
        body: { expiresIn: 60 },
    });
    assert.match(body.signedURL, /^\/object\/sign\//);
    const old = (await person.who.storage.from(bucket).createSignedUrl(name, -5)).data.signedUrl;
    const late = await raw('GET', old.slice(stack.url.length), { key: '' });
    assert.deepEqual([late.status, late.body.error], [400, 'InvalidJWT']);
});

test('many signed addresses at once, each with its own outcome', { repair: '5' }, async () => {
    const { person, name } = await attached();
    const absent = `${name.slice(0, -4)}x.txt`;
    const { data, error } = await person.who.storage.from(bucket).createSignedUrls([name, absent], 60);
    assert.equal(error, null);
    assert.equal(await (await fetch(data[0].signedUrl)).text(), 'hello, file');
    assert.deepEqual([data[1].signedUrl ?? null, typeof data[1].error], [null, 'string']);
});

test('an upload can be signed for somebody without a session', { repair: '5' }, async () => {
    const { person, name } = await attached();
    const fresh = `${name.split('/').slice(0, 2).join('/')}/${randomUUID()}.txt`;
    const { data, error } = await person.who.storage.from(bucket).createSignedUploadUrl(fresh);
    assert.equal(error, null);
    assert.equal(
        (await person.who.storage.from(bucket).uploadToSignedUrl(fresh, data.token, Buffer.from('later'))).error,
        null,
    );
    assert.equal(await (await person.who.storage.from(bucket).download(fresh)).data.text(), 'later');
});

test('authenticated paths and ranges', { repair: '5' }, async () => {
    const { person, name } = await attached('0123456789');
    const part = (range) =>
        raw('GET', `/storage/v1/object/authenticated/${bucket}/${name}`, { token: person.token, headers: { range } });
    const middle = await part('bytes=2-4');
    assert.deepEqual([middle.status, middle.text, middle.headers.get('content-range')], [206, '234', 'bytes 2-4/10']);
    assert.equal((await part('bytes=-3')).text, '789');
    assert.equal((await part('bytes=7-')).text, '789');
    assert.equal((await part('bytes=10-')).status, 416);
});

test('an upload in parts, interrupted and resumed', { repair: '5' }, async () => {
    const { person, name } = await attached();
    const folder = name.split('/').slice(0, 2).join('/');
    const upload = async (objectName, length) => {
        const about = Object.entries({ bucketName: bucket, objectName, contentType: 'text/plain' }).map(
            ([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`,
        );
        return raw('POST', '/storage/v1/upload/resumable', {
            token: person.token,
            headers: { 'tus-resumable': '1.0.0', 'upload-length': String(length), 'upload-metadata': about.join(',') },
        });
    };
    const fresh = `${folder}/${randomUUID()}.txt`;
    const begun = await upload(fresh, 10);
    assert.equal(begun.status, 201);
    const where = new URL(begun.headers.get('location')).pathname;
    const headers = (offset) => ({
        'tus-resumable': '1.0.0',
        'content-type': 'application/offset+octet-stream',
        'upload-offset': String(offset),
    });
    const part = (offset, text, token = person.token) =>
        raw('PATCH', where, { token, headers: headers(offset), body: text });
    assert.equal((await part(0, '01234')).status, 204);
    assert.equal((await part(0, 'again')).status, 409);
    const seen = await raw('HEAD', where, { token: person.token, headers: { 'tus-resumable': '1.0.0' } });
    assert.deepEqual([seen.headers.get('upload-offset'), seen.headers.get('upload-length')], ['5', '10']);
    assert.equal((await part(5, '56789', (await enter('thomas@hartmann.test')).token)).status, 404);
    assert.equal((await part(5, '56789')).status, 204);
    assert.equal(await (await person.who.storage.from(bucket).download(fresh)).data.text(), '0123456789');
    const foreign = new URL(
        (await upload(`${randomUUID()}/${randomUUID()}/${randomUUID()}.txt`, 1)).headers.get('location'),
    ).pathname;
    assert.equal((await raw('PATCH', foreign, { token: person.token, headers: headers(0), body: 'x' })).status, 400);
});

test('a name outside ASCII and a name that climbs are refused', async () => {
    const { person, name } = await attached();
    const folder = name.split('/').slice(0, 2).join('/');
    for (const bad of [`${folder}/grüße.txt`, `${folder}/../../x.txt`]) {
        assert.ok(
            (await person.who.storage.from(bucket).upload(bad, Buffer.from('x'), { contentType: 'text/plain' })).error,
            bad,
        );
    }
});
