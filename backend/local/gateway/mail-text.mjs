// What the mails say. The code and a link into the program always; a link through the browser when one was asked for.
const subjects = {
    magiclink: 'Your sign-in code for Deskbell',
    signup: 'Your sign-in code for Deskbell',
    recovery: 'Set a new password for Deskbell',
    email_change: 'Confirm your new address for Deskbell',
};

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

/** `hash` as it goes into links (it may begin with pkce_); `redirect` is empty when nobody asked for a browser. */
export function linkMail({ site, to, type, code, hash, redirect }) {
    const kind = type === 'magiclink' || type === 'signup' ? 'email' : type;
    const program = `deskbell://auth/callback?token_hash=${hash}&type=${kind}`;
    const browser = redirect ? `${site}/auth/v1/verify?token=${hash}&type=${type}&redirect_to=${encodeURIComponent(redirect)}` : '';
    const text = [`Your code is ${code}`, '', 'Or open this link on the computer where Deskbell waits:', program];
    const html = [`<p>Your code is <b>${code}</b></p>`, `<p><a href="${escaped(program)}">Open Deskbell</a></p>`];
    if (browser) {
        text.push('', 'Or through the browser:', browser);
        html.push(`<p><a href="${escaped(browser)}">Sign in through the browser</a></p>`);
    }
    text.push('', 'Whoever did not ask for this mail may ignore it.');
    return { to, subject: subjects[type] ?? 'Deskbell', text: `${text.join('\n')}\n`, html: html.join('\n') };
}

export function codeMail(to, code) {
    return { to, subject: 'Confirm it is you', text: `Your code is ${code}\n`, html: `<p>Your code is <b>${code}</b></p>` };
}
