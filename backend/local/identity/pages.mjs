// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The three pages that people see at the identity provider. No scripts, nothing from elsewhere.
import { accounts } from './accounts.mjs';

const escaped = (text) =>
    String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

const style = `
body { font: 16px/1.5 system-ui, sans-serif; margin: 12vh auto; max-width: 24rem; padding: 0 1rem; color: #1c2430; }
label { display: block; margin: 1rem 0 .25rem; }
select, input { font: inherit; width: 100%; box-sizing: border-box; padding: .5rem; }
button { font: inherit; margin: 1.25rem .5rem 0 0; padding: .5rem 1.25rem; }
.wrong { color: #a3121f; }`;

function page(title, content) {
    return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title><style>${style}</style><h1>${escaped(title)}</h1>${content}</html>`;
}

export function loginPage(uid, { wrong = false, chosen = '' } = {}) {
    const options = accounts.map(({ login, name, email, verified }) => {
        const said = `${name} (${email}${verified ? '' : ', not verified'})`;
        return `<option value="${escaped(login)}"${login === chosen ? ' selected' : ''}>${escaped(said)}</option>`;
    });
    return page(
        'Demo identity provider',
        `${wrong ? '<p class="wrong" role="alert">This password is wrong.</p>' : ''}
<form id="login" method="post" action="/interaction/${escaped(uid)}/login">
<label for="account">Account</label><select id="account" name="account">${options.join('')}</select>
<label for="password">Password</label>
<input id="password" name="password" type="password" required autofocus autocomplete="off">
<button type="submit">Sign in</button></form>
<p>Everybody has the same password here: <code>packaging/stack status</code> says it.</p>${cancel(uid)}`,
    );
}

export function consentPage(uid, scopes) {
    return page(
        'Deskbell wants to know who you are',
        `<p>It will see: ${escaped(scopes.join(', '))}.</p>
<form id="consent" method="post" action="/interaction/${escaped(uid)}/consent"><button type="submit">Allow</button></form>
${cancel(uid)}`,
    );
}

export function messagePage(title, text) {
    return page(title, `<p>${escaped(text)}</p>`);
}

const cancel = (uid) =>
    `<form id="cancel" method="post" action="/interaction/${escaped(uid)}/cancel"><button type="submit">Cancel</button></form>`;
