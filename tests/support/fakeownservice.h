// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An OwnService that records what is asked of it and answers when the test says so. No logic.
#pragma once

#include "models/ports/ownservice.h"
#include "tests/support/asked.h"

#include <QStringList>

namespace desk {

class FakeOwnService final : public OwnService
{
public:
    QStringList calls; ///< "signIn ana@deskbell.test secret", in order; services() is not among them
    QList<SignInService> offered;
    Asked<Account> accounts;
    Asked<Done> mails;

    QFuture<Result<QList<SignInService>>> services() override { return ready<QList<SignInService>>(offered); }
    QFuture<Result<Account>> signIn(const SignInService &service, const QString &email,
                                    const QString &password) override
    {
        note({QStringLiteral("signIn"), service.url.authority(), email, password});
        return accounts.ask();
    }
    QFuture<Result<Done>> requestCode(const SignInService &service, const QString &email,
                                      const QString &password, const QString &name) override
    {
        note({QStringLiteral("requestCode"), service.url.authority(), email, password, name});
        return mails.ask();
    }
    QFuture<Result<Account>> confirm(const SignInService &service, const QString &email,
                                     const QString &password, const QString &code) override
    {
        note({QStringLiteral("confirm"), service.url.authority(), email, password, code});
        return accounts.ask();
    }

private:
    void note(const QStringList &words) { calls << words.join(u' '); }
};

} // namespace desk
