// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What GoTrue has and @supabase/lite 0.10.0 has not, one step for each matter.
import { keyKind } from '../gateway/keys.mjs';
import { admin } from './admin.mjs';

const steps = [admin];

export function auth(context, call, next) {
    // Without a key nobody comes as far as GoTrue; the library says so.
    const isOurs = call.path.startsWith('/auth/v1/') && keyKind(context.state, call.headers.get('apikey'));
    if (!isOurs) return next(call);
    const through = steps.reduceRight((rest, step) => (inner) => step(context, inner, rest), next);
    return through(call);
}
