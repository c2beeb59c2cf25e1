// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What most tests of net begin with: a script, a clock, a transport to a made-up server.
#pragma once

#include "models/domain/deliver.h"
#include "net/http/httptransport.h"
#include "tests/support/faketime.h"
#include "tests/support/scriptednetwork.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTest>

#include <optional>

namespace desk::test {

inline Endpoint testEndpoint()
{
    return Endpoint::from(QStringLiteral("https://desk.test"), QStringLiteral("sb_publishable_test_key"))
        .value();
}

struct NetFixture
{
    Script script;
    FakeTime time;
    HttpTransport transport{scripted(script), testEndpoint(), time, [] { return 0.5; }};
    QObject context;

    template <class T>
    std::shared_ptr<std::optional<Result<T>>> heard(const QFuture<Result<T>> &future)
    {
        auto slot = std::make_shared<std::optional<Result<T>>>();
        deliver(future, &context, [slot](const Result<T> &answer) { slot->emplace(answer); });
        return slot;
    }
    template <class T>
    Result<T> wait(const QFuture<Result<T>> &future)
    {
        const auto slot = heard(future);
        const QDeadlineTimer patience(5000);
        while (!slot->has_value() && !patience.hasExpired())
            QCoreApplication::processEvents();
        return slot->value_or(Result<T>());
    }
};

} // namespace desk::test
