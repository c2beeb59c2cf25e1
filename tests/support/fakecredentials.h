// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Credentials that write down what they are asked and answer when the test says so.
#pragma once

#include "models/ports/credentials.h"
#include "tests/support/asked.h"

#include <QStringList>

class FakeCredentials final : public desk::Credentials
{
public:
    QFuture<desk::Result<desk::Done>> changePassword(const desk::NewPassword &wanted) override
    {
        passwords.append(wanted);
        return note(QStringLiteral("changePassword"), done);
    }
    QFuture<desk::Result<desk::Done>> sendCode() override { return note(QStringLiteral("sendCode"), done); }
    QFuture<desk::Result<desk::SignInAddress>> address() override
    {
        return note(QStringLiteral("address"), addresses);
    }
    QFuture<desk::Result<desk::SignInAddress>> changeAddress(const QString &email) override
    {
        return note(QStringLiteral("changeAddress ") + email, changes);
    }
    QFuture<desk::Result<desk::Agreement>> confirmAddress(const QString &box, const QString &code) override
    {
        return note(QStringLiteral("confirm ") + box + u' ' + code, agreements);
    }
    QFuture<desk::Result<desk::Agreement>> confirmAddress(const QUrl &link) override
    {
        return note(QStringLiteral("confirm ") + link.toString(), agreements);
    }
    QFuture<desk::Result<desk::Done>> abandonAddress() override
    {
        return note(QStringLiteral("abandon"), done);
    }

    QStringList calls;
    QList<desk::NewPassword> passwords;
    Asked<desk::Done> done;
    Asked<desk::SignInAddress> addresses; ///< of address()
    Asked<desk::SignInAddress> changes;   ///< of changeAddress()
    Asked<desk::Agreement> agreements;

private:
    template <class T>
    QFuture<desk::Result<T>> note(const QString &call, Asked<T> &asked)
    {
        calls.append(call);
        return asked.ask();
    }
};
