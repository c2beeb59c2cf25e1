// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions that a sign-in service opened: it keeps Supabase's refresh token and gave us one of its own, which
// changes at each refresh. One that came back when its successor was used already ends the session.
#pragma once

#include "net/auth/renewal.h"
#include "net/auth/servicelines.h"

namespace desk {

class ServiceRenewal final : public Renewal
{
public:
    /// `supabase` ends at Supabase what the service cannot be told.
    ServiceRenewal(ServiceLines &lines, Renewal &supabase)
        : m_lines(lines)
        , m_supabase(supabase)
    {
    }

    QFuture<Result<SessionPointer>> renew(const Session &session) override;
    QFuture<Result<SessionPointer>> raise(const Session &session, const FactorProof &proof) override;
    [[nodiscard]] std::optional<Identity::EndReason> endReason(const Session &session,
                                                               const QString &code) const override;
    QFuture<Result<Done>> signOut(Session &session, Reach reach) override;

private:
    ServiceLines &m_lines;
    Renewal &m_supabase;
};

/// Asks whoever gave the session out.
class RenewalByOrigin final : public Renewal
{
public:
    RenewalByOrigin(Renewal &supabase, Renewal &service)
        : m_supabase(supabase)
        , m_service(service)
    {
    }

    QFuture<Result<SessionPointer>> renew(const Session &session) override
    {
        return of(session).renew(session);
    }
    QFuture<Result<SessionPointer>> raise(const Session &session, const FactorProof &proof) override
    {
        return of(session).raise(session, proof);
    }
    [[nodiscard]] std::optional<Identity::EndReason> endReason(const Session &session,
                                                               const QString &code) const override
    {
        return of(session).endReason(session, code);
    }
    QFuture<Result<Done>> signOut(Session &session, Reach reach) override
    {
        return of(session).signOut(session, reach);
    }

private:
    [[nodiscard]] Renewal &of(const Session &session) const
    {
        return session.service.isEmpty() ? m_supabase : m_service;
    }

    Renewal &m_supabase;
    Renewal &m_service;
};

} // namespace desk
