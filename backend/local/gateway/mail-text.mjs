// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the mails say: the project's own templates as HTML, and a text with the code, a link into the program, and the
// link through the browser when somebody asked for one.
const escaped = (text) =>
    text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** `hash` as it goes into links (it may begin with pkce_); `redirect` is empty when nobody asked for a browser. */
export function linkMail({ template, site, to, type, code, hash, redirect, email = to, newEmail = to }) {
    const kind = type === 'magiclink' || type === 'signup' ? 'email' : type;
    const program = `deskbell://auth/callback?token_hash=${hash}&type=${kind}`;
    const browser = `${site}/auth/v1/verify?token=${hash}&type=${type}&redirect_to=${encodeURIComponent(redirect || site)}`;
    const lines = [`Your code is ${code}`, '', 'Or open this link on the computer where Deskbell waits:', program];
    if (redirect) lines.push('', 'Or through the browser:', browser);
    lines.push('', 'If you did not ask for this, do nothing.');
    const values = {
        Token: code,
        TokenHash: hash,
        ConfirmationURL: browser,
        SiteURL: site,
        RedirectTo: redirect || site,
        Email: email,
        NewEmail: newEmail,
    };
    return { to, subject: template.subject, text: `${lines.join('\n')}\n`, html: filled(template, values) };
}

/** A code that no link carries. */
export function codeMail(template, site, to, code) {
    const html = filled(template, { Token: code, SiteURL: site, Email: to });
    const lines = [`Your code is ${code}`, '', 'If you did not ask for this, do nothing.'];
    return { to, subject: template.subject, text: `${lines.join('\n')}\n`, html };
}

function filled(template, values) {
    return template.html.replace(/\{\{\s*\.(\w+)\s*\}\}/g, (_, name) => escaped(values[name] ?? ''));
}
