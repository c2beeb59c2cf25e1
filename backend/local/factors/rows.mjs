// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Second factors as GoTrue shows them in a user object: without the secret.

export async function factorsOf(sql, user) {
    const rows = await sql`
        select id, created_at, updated_at, status, friendly_name, factor_type, coalesce(phone, '') as phone, last_challenged_at
        from auth.mfa_factors where user_id = ${user} order by created_at`;
    return rows.map(({ friendly_name: name, ...row }) => ({ ...row, ...(name ? { friendly_name: name } : {}) }));
}
