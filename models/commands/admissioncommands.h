// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What admins decide about who may come in. Nothing is shown before the server has said yes: a permission
// that seems to be there and is not would be worse than a moment of waiting. The same decision asked for
// twice before its answer is asked once.
#pragma once

#include "models/ports/admission.h"

#include <QObject>
#include <QSet>

namespace desk {

class AdmissionCommands : public QObject
{
    Q_OBJECT

public:
    explicit AdmissionCommands(Admission &admission, QObject *parent = nullptr);

    [[nodiscard]] bool isBusy() const { return !m_underWay.isEmpty(); }

    void admit(const QList<AllowedEntry> &entries); ///< one or many; at most 1000
    void changeRole(const QString &email, Role role, const QString &reason);
    /// Takes the permission away and ends the person's sessions.
    void remove(const QString &email, const QString &reason);
    void endSessions(PersonId person);
    void issueEnrolCode(PersonId person);
    void letIn(PersonId person, Role role, CompanyId company);
    void refuse(PersonId person);

Q_SIGNALS:
    void busyChanged(bool busy);
    void failed(const desk::Error &error);
    void admitted(const QList<desk::AllowedVerdict> &verdicts);
    void roleChanged(const QString &email, desk::Role role);
    void removed(const QString &email, int sessionsEnded);
    void sessionsEnded(int count);
    void codeIssued(desk::PersonId person, const QString &code);
    void personSettled(desk::PersonId person); ///< let in or refused

private:
    template <class Ask, class Then>
    void once(const QString &decision, Ask ask, Then then);

    Admission &m_admission;
    QSet<QString> m_underWay;
};

} // namespace desk
