// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// GET /settings: what this installation lets people do, from config.toml and the knobs of the moment.
const gateways = ['twilio', 'twilio_verify', 'messagebird', 'textlocal', 'vonage'];

export async function settings(context, call, next) {
    if (call.path !== '/auth/v1/settings' || call.method !== 'GET') return next(call);
    const response = await next(call);
    if (!response.ok) return response;
    const { external, ...rest } = await response.json();
    const { auth } = context.project;
    const { knobs } = context;
    const providers = Object.entries(auth.external ?? {}).map(([name, { enabled }]) => [name, enabled === true]);
    return Response.json({
        ...rest,
        external: {
            ...external,
            ...Object.fromEntries(providers),
            email: knobs.email_enabled,
            phone: knobs.phone_enabled,
        },
        disable_signup: !knobs.signup_enabled,
        mailer_autoconfirm: knobs.mail_autoconfirm,
        phone_autoconfirm: knobs.sms_autoconfirm,
        sms_provider: gateways.find((name) => auth.sms?.[name]?.enabled) ?? '',
        saml_enabled: false,
        passkeys_enabled: false,
    });
}
