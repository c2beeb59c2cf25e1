// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions whose refresh token we hold ourselves: GoTrue renews and ends them.
#pragma once

#include "net/auth/renewal.h"
#include "net/http/httptransport.h"

namespace desk {

class SupabaseRenewal final : public Renewal
{
public:
    explicit SupabaseRenewal(HttpTransport &transport)
        : m_transport(transport)
    {
    }

    QFuture<Result<SessionPointer>> renew(const Session &session) override;
    QFuture<Result<SessionPointer>> raise(const Session &session, const FactorProof &proof) override;
    [[nodiscard]] std::optional<Identity::EndReason> endReason(const Session &session,
                                                               const QString &code) const override;
    QFuture<Result<Done>> signOut(Session &session, Reach reach) override;

private:
    HttpTransport &m_transport;
};

} // namespace desk
