// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The ways out: here, all others, everywhere. Each asks first.
#pragma once

#include "models/ports/identity.h"
#include "ui/account/accountcard.h"

#include <functional>

namespace desk {

class Ask;
class SessionCommands;

class SignOutCard : public AccountCard
{
    Q_OBJECT

public:
    /// `reached`: whether the server answers at the moment.
    SignOutCard(SessionCommands &sessions, Ask &ask, std::function<bool()> reached, Reader reader,
                const Theme &theme, QWidget *parent = nullptr);

Q_SIGNALS:
    void signOutRequested(desk::Identity::SignOut where); ///< was asked, and is wanted
    void othersEnded(int count);

private:
    void addWay(QPushButton *button, const QString &words);
    void leave(Identity::SignOut where);

    SessionCommands &m_sessions;
    Ask &m_ask;
    std::function<bool()> m_reached;
    NoteLine *m_problem = nullptr;
};

} // namespace desk
