// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A Registration that writes down what it is asked and answers when the test says so.
#pragma once

#include "models/ports/registration.h"
#include "tests/support/asked.h"

#include <QStringList>

class FakeRegistration final : public desk::Registration
{
public:
    QFuture<desk::Result<Begun>> signUp(const QString &email, const QString &password,
                                        const QString &name) override
    {
        calls << QStringLiteral("signUp %1 %2 %3").arg(email, password, name).trimmed();
        return begun.ask();
    }
    QFuture<desk::Result<desk::Done>> sendMail(Mail mail, const QString &email) override
    {
        return write(QStringLiteral("sendMail"), mail, email);
    }
    QFuture<desk::Result<desk::Done>> prove(Mail mail, const QString &email, const QString &code) override
    {
        return write(QStringLiteral("prove"), mail, email + u' ' + code);
    }
    QFuture<desk::Result<desk::Done>> choosePassword(const QString &password) override
    {
        calls << QStringLiteral("choosePassword ") + password;
        return done.ask();
    }

    QStringList calls; ///< "sendMail recovery ana@deskbell.test", in order
    Asked<Begun> begun;
    Asked<desk::Done> done;

private:
    QFuture<desk::Result<desk::Done>> write(const QString &what, Mail mail, const QString &rest)
    {
        calls << QStringLiteral("%1 %2 %3")
                     .arg(what, mail == Mail::SignUp ? QStringLiteral("sign-up") : QStringLiteral("recovery"),
                          rest);
        return done.ask();
    }
};
