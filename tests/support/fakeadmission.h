// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An Admission that writes down what it is asked and answers when the test says so.
#pragma once

#include "models/ports/admission.h"
#include "tests/support/asked.h"

class FakeAdmission final : public desk::Admission
{
public:
    struct Call
    {
        QString verb;
        QString what;
        bool operator==(const Call &) const = default;
    };

    QFuture<desk::Result<QList<desk::AllowedEmail>>> allowed(const QString &query,
                                                             const QString &after) override
    {
        calls.append({QStringLiteral("allowed"), query + u'|' + after});
        return list.ask();
    }
    QFuture<desk::Result<QList<desk::AllowedVerdict>>> preview(const QList<desk::AllowedEntry> &sent) override
    {
        entries = sent;
        calls.append({QStringLiteral("preview"), QString::number(sent.size())});
        return previews.ask();
    }
    QFuture<desk::Result<QList<desk::AllowedVerdict>>> admit(const QList<desk::AllowedEntry> &sent) override
    {
        entries = sent;
        calls.append({QStringLiteral("admit"), QString::number(sent.size())});
        return admits.ask();
    }
    QFuture<desk::Result<desk::Done>> changeRole(const QString &email, desk::Role role,
                                                 const QString &reason) override
    {
        calls.append(
            {QStringLiteral("changeRole"), email + u'|' + QString::number(int(role)) + u'|' + reason});
        return done.ask();
    }
    QFuture<desk::Result<desk::Removal>> remove(const QString &email, const QString &reason) override
    {
        calls.append({QStringLiteral("remove"), email + u'|' + reason});
        return removals.ask();
    }
    QFuture<desk::Result<int>> endSessions(desk::PersonId person) override
    {
        calls.append({QStringLiteral("endSessions"), person.toString()});
        return counts.ask();
    }
    QFuture<desk::Result<QString>> issueEnrolCode(desk::PersonId person) override
    {
        calls.append({QStringLiteral("issueEnrolCode"), person.toString()});
        return codes.ask();
    }
    QFuture<desk::Result<QList<desk::WaitingPerson>>> waiting() override { return people.ask(); }
    QFuture<desk::Result<desk::Done>> letIn(desk::PersonId person, desk::Role role, desk::CompanyId) override
    {
        calls.append({QStringLiteral("letIn"), person.toString() + u'|' + QString::number(int(role))});
        return done.ask();
    }
    QFuture<desk::Result<desk::Done>> refuse(desk::PersonId person) override
    {
        calls.append({QStringLiteral("refuse"), person.toString()});
        return done.ask();
    }

    [[nodiscard]] int count(const QString &verb) const
    {
        int found = 0;
        for (const Call &call : calls)
            found += call.verb == verb;
        return found;
    }
    /// Answers the two questions of a refresh.
    void answerRefresh(const QList<desk::AllowedEmail> &rows, const QList<desk::WaitingPerson> &waits = {})
    {
        list.answer(rows);
        people.answer(waits);
    }

    QList<Call> calls;
    QList<desk::AllowedEntry> entries;
    Asked<QList<desk::AllowedEmail>> list;
    Asked<QList<desk::AllowedVerdict>> previews;
    Asked<QList<desk::AllowedVerdict>> admits;
    Asked<desk::Done> done;
    Asked<desk::Removal> removals;
    Asked<int> counts;
    Asked<QString> codes;
    Asked<QList<desk::WaitingPerson>> people;
};
