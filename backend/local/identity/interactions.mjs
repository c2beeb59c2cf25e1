// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What people do at the identity provider: sign in, allow, or turn back.
import crypto from 'node:crypto';
import { accounts } from './accounts.mjs';
import { consentPage, loginPage, messagePage } from './pages.mjs';

const place = /^\/interaction\/[\w-]+(?:\/(login|consent|cancel))?$/;

/** False when the request is not for here. */
export async function interact({ provider, password }, request, response) {
    const found = request.url.match(place);
    if (!found) return false;
    const work = request.method === 'POST' ? works[found[1]] : request.method === 'GET' && !found[1] ? show : null;
    if (!work) return (html(response, 404, messagePage('Not found', 'There is nothing here.')), true);
    let interaction;
    try {
        interaction = await provider.interactionDetails(request, response);
    } catch {
        return (html(response, 400, messagePage('Too late', 'Please begin again in Deskbell.')), true);
    }
    await work({ provider, password, interaction }, request, response);
    return true;
}

const works = { login, consent, cancel };

function show({ interaction: { uid, prompt, params } }, _, response) {
    html(response, 200, prompt.name === 'consent' ? consentPage(uid, params.scope.split(' ')) : loginPage(uid));
}

async function login({ provider, password, interaction }, request, response) {
    const form = await readForm(request);
    const account = accounts.find((one) => one.login === form.get('account'));
    if (!account || !isSame(form.get('password') ?? '', password)) {
        return html(response, 401, loginPage(interaction.uid, { wrong: true, chosen: form.get('account') ?? '' }));
    }
    const result = { login: { accountId: account.subject } };
    return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

async function consent({ provider, interaction }, request, response) {
    const { session, params, prompt } = interaction;
    if (prompt.name !== 'consent') return show({ interaction }, request, response);
    const grant = interaction.grantId
        ? await provider.Grant.find(interaction.grantId)
        : new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
    const { missingOIDCScope = [], missingOIDCClaims = [] } = prompt.details;
    grant.addOIDCScope(missingOIDCScope.join(' '));
    grant.addOIDCClaims(missingOIDCClaims);
    const result = { consent: { grantId: await grant.save() } };
    return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
}

function cancel({ provider }, request, response) {
    const result = { error: 'access_denied', error_description: 'The sign-in was cancelled' };
    return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

function isSame(given, wanted) {
    const digest = (text) => crypto.createHash('sha256').update(text).digest();
    return crypto.timingSafeEqual(digest(given), digest(wanted));
}

async function readForm(request) {
    let text = '';
    for await (const part of request) {
        text += part;
        if (text.length > 4096) return new URLSearchParams();
    }
    return new URLSearchParams(text);
}

export function html(response, status, text) {
    response.writeHead(status, {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
        'referrer-policy': 'no-referrer',
    });
    response.end(text);
}
