// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Authenticator apps that write down what they are asked and answer when the test says so.
#pragma once

#include "models/ports/factors.h"
#include "tests/support/asked.h"

#include <QStringList>

class FakeFactors final : public desk::Factors
{
public:
    QFuture<desk::Result<QList<desk::Factor>>> list() override
    {
        calls.append(QStringLiteral("list"));
        return lists.ask();
    }
    QFuture<desk::Result<desk::EnrolmentPointer>> enrol() override
    {
        calls.append(QStringLiteral("enrol"));
        return enrolments.ask();
    }
    QFuture<desk::Result<desk::Done>> verify(desk::FactorId factor, const QString &code) override
    {
        calls.append(QStringLiteral("verify ") + factor.toString() + u' ' + code);
        return done.ask();
    }
    QFuture<desk::Result<desk::Done>> prove(const QString &code) override
    {
        calls.append(QStringLiteral("prove ") + code);
        return done.ask();
    }
    QFuture<desk::Result<desk::Done>> remove(desk::FactorId factor) override
    {
        calls.append(QStringLiteral("remove ") + factor.toString());
        return done.ask();
    }
    void abandon(desk::FactorId factor) override
    {
        calls.append(QStringLiteral("abandon ") + factor.toString());
    }

    /// As the server would make one.
    static desk::EnrolmentPointer enrolment()
    {
        auto made = std::make_shared<desk::Enrolment>();
        made->id = phone();
        made->key = desk::Secret("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
        made->address =
            desk::Secret("otpauth://totp/Deskbell:ana%40deskbell.test?issuer=Deskbell"
                         "&secret=ABCDEFGHIJKLMNOPQRSTUVWXYZ234567&algorithm=SHA1&digits=6&period=30");
        return made;
    }
    static desk::FactorId phone()
    {
        return desk::FactorId::fromString(u"00000000-0000-4000-8000-0000000000f1");
    }

    QStringList calls;
    Asked<desk::Done> done;
    Asked<QList<desk::Factor>> lists;
    Asked<desk::EnrolmentPointer> enrolments;
};
