// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the devices page knows and does, without a widget: the sessions of one person and what happened to the
// access. Reads through the port Sessions; what is ended goes through SessionCommands.
#pragma once

#include "models/commands/sessioncommands.h"
#include "models/items/sessionmodel.h"

#include <QObject>

namespace desk {

class DevicesPresenter : public QObject
{
    Q_OBJECT

public:
    /// Whose devices are shown. Only admins may look at others; the server asks again.
    enum class Whose { Mine, Member, Everybody };
    enum class State { Loading, Shown, Failed };

    explicit DevicesPresenter(Sessions &sessions, QObject *parent = nullptr);

    [[nodiscard]] SessionCommands &commands() { return m_commands; }
    [[nodiscard]] const SessionModel &sessions() const { return m_model; } ///< none for Everybody
    [[nodiscard]] const QList<SecurityEvent> &events() const { return m_events; }
    [[nodiscard]] Whose whose() const { return m_whose; }
    [[nodiscard]] PersonId person() const { return m_person; } ///< null unless Member
    [[nodiscard]] State state() const { return m_state; }
    /// Of the last time; empty kind unless the state is Failed.
    [[nodiscard]] const Error &error() const { return m_error; }

public Q_SLOTS:
    void showMine();
    void showMember(desk::PersonId person);
    void showEverybody();
    /// Asks again; what is shown stays until the answer is there.
    void refresh();
    /// All that can be ended: my others, or all of the member.
    void endAll();
    /// Of the member; nothing otherwise.
    void removeFactors();

Q_SIGNALS:
    void changed(); ///< state, sessions, events or whose
    void endFailed(const desk::Error &error);
    void ended(int count);
    void factorsRemoved(int count);
    void removalFailed(const desk::Error &error);
    void shutOut(); ///< the server asks for the PIN, or for signing in

private:
    void show(Whose whose, PersonId person);
    void askSessions();
    void askEvents();
    template <class T, class Take>
    void ask(const QFuture<Result<T>> &question, Take take);

    Sessions &m_sessions;
    SessionCommands m_commands;
    SessionModel m_model;
    QList<SecurityEvent> m_events;
    Whose m_whose = Whose::Mine;
    PersonId m_person;
    State m_state = State::Loading;
    Error m_error;
    int m_round = 0;   ///< answers to older questions are not shown
    int m_waiting = 0; ///< answers of this round that are not here yet
};

} // namespace desk
