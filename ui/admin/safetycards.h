// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The two cards of the page Safety rules: the demand of an authenticator app, and the minutes until the lock.
#pragma once

#include "ui/account/accountcard.h"
#include "ui/admin/safetypresenter.h"

class QCheckBox;
class QGridLayout;
class QSpinBox;

namespace desk {

class Ask;

class DemandCard : public AccountCard
{
    Q_OBJECT

public:
    DemandCard(SafetyPresenter &presenter, Ask &ask, const Theme &theme, QWidget *parent = nullptr);

Q_SIGNALS:
    void accountRequested(); ///< where one sets up an app of one's own

private:
    void build();
    void choose(bool demanded);
    void refresh();

    SafetyPresenter &m_presenter;
    Ask &m_ask;
    QCheckBox *m_demanded = nullptr;
    NoteLine *m_problem = nullptr;
    QPushButton *m_account = nullptr;
};

class IdleCard : public AccountCard
{
    Q_OBJECT

public:
    IdleCard(SafetyPresenter &presenter, const Theme &theme, QWidget *parent = nullptr);

private:
    void build();
    void addRole(QGridLayout *grid, Role role, const QString &words, const QString &spoken);
    void refresh();

    SafetyPresenter &m_presenter;
    std::array<QSpinBox *, IdleRoles.size()> m_minutes{};
    NoteLine *m_problem = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace desk
