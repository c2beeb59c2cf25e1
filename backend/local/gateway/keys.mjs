// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Both families of keys: the new opaque ones, and the legacy tokens signed with the project's secret.
export function keyKind(state, key) {
    if (key === state.publishableKey || key === state.anonKey) return { type: 'publishable', claims: { role: 'anon' } };
    if (key === state.secretKey || key === state.serviceRoleKey)
        return { type: 'secret', claims: { role: 'service_role' } };
    return null;
}
