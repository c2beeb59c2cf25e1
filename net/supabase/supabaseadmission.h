// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Admission over the server's functions; who may call which is decided there.
#pragma once

#include "models/domain/account.h"
#include "models/ports/admission.h"
#include "net/http/httpclient.h"

namespace desk {

class SupabaseAdmission final : public Admission
{
public:
    /// `http` outlives this and whatever was asked.
    SupabaseAdmission(HttpClient &http, const Account &account);

    QFuture<Result<QList<AllowedEmail>>> allowed(const QString &query, const QString &after) override;
    QFuture<Result<QList<AllowedVerdict>>> preview(const QList<AllowedEntry> &entries) override;
    QFuture<Result<QList<AllowedVerdict>>> admit(const QList<AllowedEntry> &entries) override;
    QFuture<Result<Done>> changeRole(const QString &email, Role role, const QString &reason) override;
    QFuture<Result<Removal>> remove(const QString &email, const QString &reason) override;
    QFuture<Result<int>> endSessions(PersonId person) override;
    QFuture<Result<QString>> issueEnrolCode(PersonId person) override;
    QFuture<Result<QList<WaitingPerson>>> waiting() override;
    QFuture<Result<Done>> letIn(PersonId person, Role role, CompanyId company) override;
    QFuture<Result<Done>> refuse(PersonId person) override;

private:
    QFuture<Result<HttpAnswer>> call(const char *function, QJsonObject arguments, bool idempotent = false);
    QFuture<Result<QList<AllowedVerdict>>> upsert(const QList<AllowedEntry> &entries, bool dryRun);

    HttpClient &m_http;
    QString m_organization;
};

} // namespace desk
