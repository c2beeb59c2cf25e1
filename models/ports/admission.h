// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who may come in: what admins ask of the server. Managers may invite clients.
#pragma once

#include "models/domain/allowedemail.h"
#include "models/domain/result.h"

#include <QFuture>
#include <QList>

namespace desk {

struct Removal
{
    int sessionsEnded = 0;
};

class Admission
{
public:
    virtual ~Admission() = default;

    /// At most 500 rows, by address; `after` is the last address of the page before.
    virtual QFuture<Result<QList<AllowedEmail>>> allowed(const QString &query, const QString &after) = 0;
    /// What would happen; changes nothing. At most 1000 entries.
    virtual QFuture<Result<QList<AllowedVerdict>>> preview(const QList<AllowedEntry> &entries) = 0;
    /// Does it, once, for all entries.
    virtual QFuture<Result<QList<AllowedVerdict>>> admit(const QList<AllowedEntry> &entries) = 0;
    virtual QFuture<Result<Done>> changeRole(const QString &email, Role role, const QString &reason) = 0;
    /// Takes the permission away and ends the person's sessions.
    virtual QFuture<Result<Removal>> remove(const QString &email, const QString &reason) = 0;
    virtual QFuture<Result<int>> endSessions(PersonId person) = 0;
    /// A code to hand over in person: with it the person sets a new PIN. Shown once.
    virtual QFuture<Result<QString>> issueEnrolCode(PersonId person) = 0;

    virtual QFuture<Result<QList<WaitingPerson>>> waiting() = 0;
    virtual QFuture<Result<Done>> letIn(PersonId person, Role role, CompanyId company) = 0;
    virtual QFuture<Result<Done>> refuse(PersonId person) = 0;
};

} // namespace desk
