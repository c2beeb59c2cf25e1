// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/admissioncommands.h"

#include "models/domain/deliver.h"

#include <utility>

namespace desk {

namespace {

QString about(const char *verb, const QString &whom)
{
    return QLatin1String(verb) + u' ' + whom;
}

QString about(const char *verb, PersonId person)
{
    return about(verb, person.toString());
}

} // namespace

AdmissionCommands::AdmissionCommands(Admission &admission, QObject *parent)
    : QObject(parent)
    , m_admission(admission)
{
}

/// `then` sees good answers only, while the decision still counts as under way.
template <class Ask, class Then>
void AdmissionCommands::once(const QString &decision, Ask ask, Then then)
{
    if (m_underWay.contains(decision))
        return;
    m_underWay.insert(decision);
    if (m_underWay.size() == 1)
        Q_EMIT busyChanged(true);
    deliver(ask(), this, [this, decision, then = std::move(then)](const auto &answer) mutable {
        m_underWay.remove(decision);
        if (answer.ok())
            then(answer.value());
        else
            Q_EMIT failed(answer.error());
        if (m_underWay.isEmpty())
            Q_EMIT busyChanged(false);
    });
}

void AdmissionCommands::admit(const QList<AllowedEntry> &entries)
{
    once(
        QStringLiteral("admit"), [&] { return m_admission.admit(entries); },
        [this](const QList<AllowedVerdict> &verdicts) { Q_EMIT admitted(verdicts); });
}

void AdmissionCommands::changeRole(const QString &email, Role role, const QString &reason)
{
    once(
        about("role", email), [&] { return m_admission.changeRole(email, role, reason); },
        [this, email, role](Done) { Q_EMIT roleChanged(email, role); });
}

void AdmissionCommands::remove(const QString &email, const QString &reason)
{
    once(
        about("remove", email), [&] { return m_admission.remove(email, reason); },
        [this, email](const Removal &removal) { Q_EMIT removed(email, removal.sessionsEnded); });
}

void AdmissionCommands::endSessions(PersonId person)
{
    once(
        about("sessions", person), [&] { return m_admission.endSessions(person); },
        [this](int count) { Q_EMIT sessionsEnded(count); });
}

void AdmissionCommands::issueEnrolCode(PersonId person)
{
    once(
        about("code", person), [&] { return m_admission.issueEnrolCode(person); },
        [this, person](const QString &code) { Q_EMIT codeIssued(person, code); });
}

void AdmissionCommands::letIn(PersonId person, Role role, CompanyId company)
{
    once(
        about("settle", person), [&] { return m_admission.letIn(person, role, company); },
        [this, person](Done) { Q_EMIT personSettled(person); });
}

void AdmissionCommands::refuse(PersonId person)
{
    once(
        about("settle", person), [&] { return m_admission.refuse(person); },
        [this, person](Done) { Q_EMIT personSettled(person); });
}

} // namespace desk
