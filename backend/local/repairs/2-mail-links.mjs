// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// @supabase/lite 0.10.0, repair 2. Its mails ignore `redirect_to` and PKCE, its links always answer with tokens in
// the fragment, and `verify` refuses type "email". Here: the mail carries what was asked for, a link that was asked
// for with a challenge answers `?code=`, and "email" finds the code of a sign-in and of a sign-up alike.
import { AsyncLocalStorage } from 'node:async_hooks';
import crypto from 'node:crypto';
import { authError } from '../gateway/errors.mjs';
import { isChallenge, noChallenge } from '../gateway/forms.mjs';
import { codeMail, linkMail } from '../gateway/mail-text.mjs';
import { allowedRedirect, redirected } from '../gateway/redirects.mjs';
import { claimsOf, verifiedClaims } from '../gateway/tokens.mjs';

const asked = new AsyncLocalStorage();
const senders = /^\/auth\/v1\/(otp|signup|magiclink|recover|resend|user)$/;
const prefix = 'pkce_';
// Types that the library does not know, as those that it does.
const flows = { signup: 'email/signup' };
const kinds = { email: ['magiclink', 'signup'], invite: ['signup'] };

/** Takes the place of the library's mailer. */
export function mailer(context) {
    const send = (type) => (to, hash, code, about) => {
        const { redirect = '', challenge = '' } = asked.getStore() ?? {};
        const template = context.project.templates[type];
        context.mailbox.add(
            linkMail({
                template,
                site: context.site,
                to,
                type,
                code,
                hash: challenge ? prefix + hash : hash,
                redirect,
                email: about?.currentEmail ?? to,
                newEmail: about?.newEmail ?? to,
            }),
        );
    };
    return {
        sendConfirmation: send('signup'),
        sendRecovery: send('recovery'),
        sendMagicLink: send('magiclink'),
        sendEmailChange: send('email_change'),
        sendReauthentication: (to, code) =>
            context.mailbox.add(codeMail(context.project.templates.reauthentication, context.site, to, code)),
    };
}

/** The step for requests that send mail: remembers what was asked for, and begins the PKCE flow. */
export async function mailLinks(context, call, next) {
    if (!senders.test(call.path) || call.method === 'GET') return next(call);
    const body = call.json() ?? {};
    const challenge = body.code_challenge || '';
    const method = String(body.code_challenge_method || (challenge ? 'plain' : '')).toLowerCase();
    if (challenge && !isChallenge(challenge, method)) return authError(400, 'validation_failed', noChallenge);
    const wanted = call.url.searchParams.get('redirect_to');
    const redirect = wanted ? allowedRedirect(context, wanted) : '';
    const response = await asked.run({ redirect, challenge }, () => next(call));
    if (challenge && body.email && response.ok) await beginFlow(context, call, body, challenge, method);
    return response;
}

// As in GoTrue the code is fixed when the flow begins; the link only makes it valid. A flow is for links of one kind,
// and a sign-up for an address that somebody has begins none.
async function beginFlow({ sql, state }, call, body, challenge, method) {
    const email = String(body.email ?? '')
        .trim()
        .toLowerCase();
    const kind = kindOfFlow(call, body);
    const bearer = call.headers.get('authorization')?.replace(/^Bearer /, '');
    const mine = kind === 'email_change' ? (verifiedClaims(bearer, state.jwtSecret)?.sub ?? null) : null;
    await sql`
        insert into auth.flow_state (id, user_id, auth_code, authentication_method, code_challenge, code_challenge_method, provider_type)
        select ${crypto.randomUUID()}::uuid, id, ${crypto.randomUUID()},
               case when ${kind} = 'magiclink' and email_confirmed_at is null then 'email/signup' else ${kind} end,
               ${challenge}, ${method}, 'email'
        from auth.users
        where (${mine}::uuid = id or (${mine}::uuid is null and email = ${email}))
          and (${kind} <> 'email/signup' or email_confirmed_at is null)`;
}

function kindOfFlow(call, body) {
    if (call.path.endsWith('/signup')) return flows.signup;
    if (call.path.endsWith('/recover')) return 'recovery';
    return call.path.endsWith('/user') || body.type === 'email_change' ? 'email_change' : 'magiclink';
}

/** The step for POST /verify (type "email", hashes of PKCE flows) and for the links themselves. */
export async function verifyLinks(context, call, next) {
    if (call.path !== '/auth/v1/verify') return next(call);
    if (call.method === 'GET') return follow(context, call, next);
    const body = call.json();
    if (!body) return next(call);
    return verify(call, body, next);
}

async function verify(call, body, next) {
    const hash =
        typeof body.token_hash === 'string' && body.token_hash.startsWith(prefix)
            ? body.token_hash.slice(prefix.length)
            : body.token_hash;
    const types = kinds[body.type] ?? [body.type];
    let response;
    for (const type of types) {
        response = await next(call.with({ json: { ...body, token_hash: hash, type } }));
        if (response.ok) return response;
    }
    if (response.headers.get('x-sb-error-code') !== 'otp_expired' || body.token_hash) return response;
    return authError(403, 'otp_expired', 'Token has expired or is invalid');
}

async function follow(context, call, next) {
    const query = call.url.searchParams;
    const target = allowedRedirect(context, query.get('redirect_to'));
    const token = query.get('token') ?? '';
    const withChallenge = token.startsWith(prefix);
    const url = new URL('/auth/v1/verify', context.site);
    const response = await verify(
        call.with({ method: 'POST', url }),
        { type: query.get('type'), token_hash: token },
        (inner) => {
            inner.headers.set('apikey', context.state.publishableKey); // a browser brings no key
            return next(inner);
        },
    );
    const answer = await response.json();
    if (!response.ok) return refused(target, answer, withChallenge);
    if (answer.msg) return accepted(target, answer.msg, withChallenge); // one of two boxes has agreed
    if (!withChallenge) return redirected(target, { fragment: sessionFragment(answer, query.get('type')) });
    const code = await issueCode(context, answer, query.get('type'));
    if (!code)
        return refused(
            target,
            { error_code: 'flow_state_not_found', msg: 'invalid flow state, no valid flow state found' },
            true,
        );
    return redirected(target, { query: { code } });
}

// The library opened a session with the link; with PKCE there is none before the exchange.
async function issueCode({ sql }, session, type) {
    const { sub, session_id: id } = claimsOf(session.access_token);
    await sql`delete from auth.sessions where id = ${id}`;
    const found = await sql`
        update auth.flow_state set auth_code_issued_at = now(), created_at = now(), updated_at = now()
        where id = (select id from auth.flow_state where user_id = ${sub} and authentication_method = ${flows[type] ?? type} order by created_at desc limit 1)
        returning auth_code`;
    return found[0]?.auth_code;
}

function sessionFragment(session, type) {
    const { access_token, expires_in, expires_at, refresh_token, token_type } = session;
    return { access_token, expires_at, expires_in, refresh_token, sb: '', token_type, type };
}

function accepted(target, message, withChallenge) {
    return redirected(target, {
        query: withChallenge ? { message } : {},
        fragment: { message, sb: '' },
    });
}

// GoTrue says a failure in the fragment, and for PKCE in the query too.
function refused(target, { error_code, msg }, withChallenge) {
    const said = { error: 'access_denied', error_code, error_description: msg };
    return redirected(target, { query: withChallenge ? said : {}, fragment: { ...said, sb: '' } });
}
