// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of an organization over the server's functions; who may change them is decided there.
#pragma once

#include "models/domain/account.h"
#include "models/ports/safetyrules.h"
#include "net/http/httpclient.h"

#include <QJsonObject>

namespace desk {

class SupabaseSafety final : public SafetyRules
{
public:
    /// `http` outlives this and whatever was asked.
    SupabaseSafety(HttpClient &http, const Account &account);

    QFuture<Result<SafetySettings>> settings() override;
    QFuture<Result<Done>> demandFactor(bool demanded) override;
    QFuture<Result<Done>> setIdleMinutes(Role role, int minutes) override;

private:
    QFuture<Result<HttpAnswer>> call(const char *function, QJsonObject arguments = {});

    HttpClient &m_http;
    QString m_organization;
};

} // namespace desk
