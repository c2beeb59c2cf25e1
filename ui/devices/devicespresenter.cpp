// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/devicespresenter.h"

#include "models/domain/deliver.h"
#include "models/domain/shutout.h"

#include <algorithm>
#include <utility>

namespace desk {

DevicesPresenter::DevicesPresenter(Sessions &sessions, QObject *parent)
    : QObject(parent)
    , m_sessions(sessions)
    , m_commands(sessions)
{
    connect(&m_commands, &SessionCommands::ended, this, [this](int count) {
        Q_EMIT ended(count);
        refresh();
    });
    connect(&m_commands, &SessionCommands::failed, this, [this](const Error &error) {
        Q_EMIT endFailed(error);
        refresh(); // it may be over all the same
    });
    connect(&m_commands, &SessionCommands::factorsRemoved, this, [this](int count) {
        Q_EMIT factorsRemoved(count);
        refresh();
    });
    connect(&m_commands, &SessionCommands::removalFailed, this, &DevicesPresenter::removalFailed);
}

void DevicesPresenter::showMine()
{
    show(Whose::Mine, {});
}

void DevicesPresenter::showMember(PersonId person)
{
    show(Whose::Member, person);
}

void DevicesPresenter::showEverybody()
{
    show(Whose::Everybody, {});
}

/// Nothing of one person stands under the name of another, not even for a moment.
void DevicesPresenter::show(Whose whose, PersonId person)
{
    if (whose != m_whose || person != m_person) {
        m_whose = whose;
        m_person = person;
        m_model.setRows({});
        m_events.clear();
        m_state = State::Loading;
    }
    refresh();
}

void DevicesPresenter::refresh()
{
    ++m_round;
    m_waiting = 0;
    if (m_state == State::Failed)
        m_state = State::Loading;
    m_error = {};
    if (m_whose != Whose::Everybody)
        askSessions();
    askEvents();
    Q_EMIT changed();
}

/// The page is shown when all of it is there; one refusal is told once.
template <class T, class Take>
void DevicesPresenter::ask(const QFuture<Result<T>> &question, Take take)
{
    ++m_waiting;
    deliver(question, this, [this, round = m_round, take = std::move(take)](const Result<T> &answer) {
        if (round != m_round)
            return;
        --m_waiting;
        if (answer.ok()) {
            take(answer.value());
        } else {
            m_state = State::Failed;
            m_error = answer.error();
            if (isShutOut(m_error))
                Q_EMIT shutOut();
        }
        if (m_waiting == 0 && m_state != State::Failed)
            m_state = State::Shown;
        if (m_waiting == 0)
            Q_EMIT changed();
    });
}

void DevicesPresenter::askSessions()
{
    ask(m_whose == Whose::Member ? m_sessions.ofMember(m_person) : m_sessions.mine(),
        [this](const QList<OpenSession> &rows) { m_model.setRows(rows); });
}

void DevicesPresenter::askEvents()
{
    ask(m_whose == Whose::Mine ? m_sessions.myEvents() : m_sessions.allEvents(),
        [this](const QList<SecurityEvent> &events) {
            m_events = events;
            if (m_whose == Whose::Member)
                m_events.removeIf([this](const SecurityEvent &event) { return event.person != m_person; });
        });
}

void DevicesPresenter::endAll()
{
    if (m_whose == Whose::Mine)
        m_commands.endOthers();
    else if (m_whose == Whose::Member)
        m_commands.endAllOf(m_person);
}

void DevicesPresenter::removeFactors()
{
    if (m_whose == Whose::Member)
        m_commands.removeFactorsOf(m_person);
}

} // namespace desk
