// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// /admin/users/{id}/factors: how an admin helps somebody who lost the second factor.
import { authError } from '../gateway/errors.mjs';
import { loadUser } from './admin-users.mjs';
import { takeAway } from '../factors/enrol.mjs';
import { factorsOf } from '../factors/rows.mjs';

const missing = () => authError(404, 'mfa_factor_not_found', 'Factor not found');

export async function listFactors({ sql }, call, id) {
    const { row, refusal } = await loadUser(sql, id);
    return refusal ?? Response.json(await factorsOf(sql, row.id));
}

export async function removeFactor({ sql }, call, id, factor) {
    const { row, refusal } = await loadUser(sql, id);
    if (refusal) return refusal;
    const found = (await factorsOf(sql, row.id)).find((one) => one.id === factor);
    if (!found) return missing();
    await takeAway(sql, found);
    return Response.json(found);
}
