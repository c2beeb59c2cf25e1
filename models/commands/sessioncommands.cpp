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

/// `count` makes the number of ended sessions of a good answer.
template <class Ask, class Count>
void SessionCommands::once(const QString &what, Ask ask, Count count)
{
    if (m_underWay.contains(what))
        return;
    m_underWay.insert(what);
    if (m_underWay.size() == 1)
        Q_EMIT busyChanged(true);
    deliver(ask(), this, [this, what, count = std::move(count)](const auto &answer) {
        m_underWay.remove(what);
        if (answer.ok())
            Q_EMIT ended(count(answer.value()));
        else
            Q_EMIT failed(answer.error());
        if (m_underWay.isEmpty())
            Q_EMIT busyChanged(false);
    });
}

void SessionCommands::end(SessionId session)
{
    once(
        session.toString(), [&] { return m_sessions.end(session); }, [](Done) { return 1; });
}

void SessionCommands::endOthers()
{
    once(
        QStringLiteral("others"), [&] { return m_sessions.endOthers(); }, [](int count) { return count; });
}

void SessionCommands::endAllOf(PersonId person)
{
    once(
        QStringLiteral("all of ") + person.toString(), [&] { return m_sessions.endAllOf(person); },
        [](int count) { return count; });
}

} // namespace desk
