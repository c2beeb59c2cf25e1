// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/sessioncommands.h"

#include "models/domain/deliver.h"

#include <utility>

namespace desk {

SessionCommands::SessionCommands(Sessions &sessions, QObject *parent)
    : QObject(parent)
    , m_sessions(sessions)
{
}

template <class Ask, class Heard>
void SessionCommands::once(const QString &what, Ask ask, Heard heard)
{
    if (m_underWay.contains(what))
        return;
    m_underWay.insert(what);
    if (m_underWay.size() == 1)
        Q_EMIT busyChanged(true);
    deliver(ask(), this, [this, what, heard = std::move(heard)](const auto &answer) {
        m_underWay.remove(what);
        heard(answer);
        if (m_underWay.isEmpty())
            Q_EMIT busyChanged(false);
    });
}

void SessionCommands::heardEnd(const Result<int> &count)
{
    if (count.ok())
        Q_EMIT ended(count.value());
    else
        Q_EMIT failed(count.error());
}

void SessionCommands::end(SessionId session)
{
    once(
        session.toString(), [&] { return m_sessions.end(session); },
        [this](const Result<Done> &answer) {
            heardEnd(answer.ok() ? Result<int>(1) : Result<int>(answer.error()));
        });
}

void SessionCommands::endOthers()
{
    once(
        QStringLiteral("others"), [&] { return m_sessions.endOthers(); },
        [this](const Result<int> &count) { heardEnd(count); });
}

void SessionCommands::endAllOf(PersonId person)
{
    once(
        QStringLiteral("all of ") + person.toString(), [&] { return m_sessions.endAllOf(person); },
        [this](const Result<int> &count) { heardEnd(count); });
}

void SessionCommands::removeFactorsOf(PersonId person)
{
    once(
        QStringLiteral("factors of ") + person.toString(), [&] { return m_sessions.removeFactorsOf(person); },
        [this](const Result<int> &count) {
            if (count.ok())
                Q_EMIT factorsRemoved(count.value());
            else
                Q_EMIT removalFailed(count.error());
        });
}

} // namespace desk
