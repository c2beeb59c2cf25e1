// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ending sessions, and removing the authenticator apps of a member. One is shown as ended when the server has
// ended it: a session that seems to be over and is not would be worse than a moment of waiting. The same end
// asked for twice before its answer is asked once.
#pragma once

#include "models/ports/sessions.h"

#include <QObject>
#include <QSet>

namespace desk {

class SessionCommands : public QObject
{
    Q_OBJECT

public:
    explicit SessionCommands(Sessions &sessions, QObject *parent = nullptr);

    [[nodiscard]] bool isBusy() const { return !m_underWay.isEmpty(); }

    void end(SessionId session);
    void endOthers();
    void endAllOf(PersonId person);
    void removeFactorsOf(PersonId person);

Q_SIGNALS:
    void busyChanged(bool busy);
    void failed(const desk::Error &error);
    void ended(int count);
    void factorsRemoved(int count);
    void removalFailed(const desk::Error &error);

private:
    template <class Ask, class Heard>
    void once(const QString &what, Ask ask, Heard heard);
    void heardEnd(const Result<int> &count);

    Sessions &m_sessions;
    QSet<QString> m_underWay;
};

} // namespace desk
