// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions over the server's functions; who may see and end which is decided there.
#pragma once

#include "models/domain/account.h"
#include "models/ports/sessions.h"
#include "net/http/httpclient.h"

#include <QJsonObject>

namespace desk {

class SupabaseSessions final : public Sessions
{
public:
    /// `http` outlives this and whatever was asked.
    SupabaseSessions(HttpClient &http, const Account &account);

    QFuture<Result<Done>> say(const DeviceWords &device) override;
    QFuture<Result<QList<OpenSession>>> mine() override;
    QFuture<Result<QList<OpenSession>>> ofMember(PersonId person) override;
    QFuture<Result<Done>> end(SessionId session) override;
    QFuture<Result<int>> endOthers() override;
    QFuture<Result<int>> endAllOf(PersonId person) override;
    QFuture<Result<int>> removeFactorsOf(PersonId person) override;
    QFuture<Result<QList<SecurityEvent>>> myEvents() override;
    QFuture<Result<QList<SecurityEvent>>> allEvents() override;

private:
    enum class Again { No, Safe }; ///< whether it may be sent twice
    QFuture<Result<HttpAnswer>> call(const char *function, const QJsonObject &arguments, Again again);

    HttpClient &m_http;
    QString m_organization;
};

} // namespace desk
