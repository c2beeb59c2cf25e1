// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A session for somebody who has proved who they are. The step for tokens signs anew and writes down how it was opened.
import crypto from 'node:crypto';
import { signToken } from '../gateway/tokens.mjs';
import { findPerson, userJson } from './people.mjs';

export async function openSession({ sql, state }, { id }) {
    const session = crypto.randomUUID();
    const refresh = crypto.randomBytes(9).toString('base64url');
    await sql.begin(async (transaction) => {
        await transaction`
            insert into auth.sessions (id, user_id, aal, created_at, updated_at) values (${session}, ${id}, 'aal1', now(), now())`;
        await transaction`
            insert into auth.refresh_tokens (id, token, user_id, session_id, revoked, created_at, updated_at)
            values (${crypto.randomUUID()}, ${refresh}, ${id}, ${session}, false, now(), now())`;
        await transaction`update auth.users set last_sign_in_at = now(), updated_at = now() where id = ${id}`;
    });
    const user = await userJson(sql, await findPerson(sql, { id }));
    const iat = Math.floor(Date.now() / 1000);
    const exp = iat + 60;
    const claims = { sub: id, aud: user.aud, role: user.role, email: user.email, session_id: session, iat, exp };
    return {
        access_token: signToken(claims, state.jwtSecret),
        token_type: 'bearer',
        expires_in: 60,
        expires_at: exp,
        refresh_token: refresh,
        user,
    };
}
