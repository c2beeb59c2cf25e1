// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions that write down what they are asked and answer when the test says so.
#pragma once

#include "models/ports/sessions.h"
#include "tests/support/asked.h"

#include <QStringList>

class FakeSessions final : public desk::Sessions
{
public:
    QFuture<desk::Result<desk::Done>> say(const desk::DeviceWords &device) override
    {
        said.append(device);
        return done.ask();
    }
    QFuture<desk::Result<QList<desk::OpenSession>>> mine() override
    {
        calls.append(QStringLiteral("mine"));
        return list.ask();
    }
    QFuture<desk::Result<QList<desk::OpenSession>>> ofMember(desk::PersonId person) override
    {
        calls.append(QStringLiteral("member ") + person.toString());
        return list.ask();
    }
    QFuture<desk::Result<desk::Done>> end(desk::SessionId session) override
    {
        calls.append(QStringLiteral("end ") + session.toString());
        return done.ask();
    }
    QFuture<desk::Result<int>> endOthers() override
    {
        calls.append(QStringLiteral("endOthers"));
        return counts.ask();
    }
    QFuture<desk::Result<int>> endAllOf(desk::PersonId person) override
    {
        calls.append(QStringLiteral("endAllOf ") + person.toString());
        return counts.ask();
    }
    QFuture<desk::Result<int>> removeFactorsOf(desk::PersonId person) override
    {
        calls.append(QStringLiteral("removeFactorsOf ") + person.toString());
        return counts.ask();
    }
    QFuture<desk::Result<QList<desk::SecurityEvent>>> myEvents() override
    {
        calls.append(QStringLiteral("myEvents"));
        return events.ask();
    }
    QFuture<desk::Result<QList<desk::SecurityEvent>>> allEvents() override
    {
        calls.append(QStringLiteral("allEvents"));
        return events.ask();
    }
    /// Answers the two questions of a refresh.
    void answerRefresh(const QList<desk::OpenSession> &rows, const QList<desk::SecurityEvent> &happened = {})
    {
        list.answer(rows);
        events.answer(happened);
    }

    QStringList calls;
    QList<desk::DeviceWords> said;
    Asked<desk::Done> done;
    Asked<int> counts;
    Asked<QList<desk::OpenSession>> list;
    Asked<QList<desk::SecurityEvent>> events;
};
