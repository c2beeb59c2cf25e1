// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rules of an organization that write down what they are asked and answer when the test says so.
#pragma once

#include "models/ports/safetyrules.h"
#include "tests/support/asked.h"

#include <QStringList>

class FakeSafety final : public desk::SafetyRules
{
public:
    QFuture<desk::Result<desk::SafetySettings>> settings() override
    {
        calls.append(QStringLiteral("settings"));
        return readings.ask();
    }
    QFuture<desk::Result<desk::Done>> demandFactor(bool demanded) override
    {
        calls.append(demanded ? QStringLiteral("demand") : QStringLiteral("demand no more"));
        return done.ask();
    }
    QFuture<desk::Result<desk::Done>> setIdleMinutes(desk::Role role, int minutes) override
    {
        calls.append(QStringLiteral("minutes %1 %2").arg(int(role)).arg(minutes));
        return done.ask();
    }

    QStringList calls;
    Asked<desk::SafetySettings> readings;
    Asked<desk::Done> done;
};
