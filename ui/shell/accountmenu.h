// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The face in the corner and what is behind it: who I am, the theme, lock, sign out. For every role's window.
#pragma once

#include "models/domain/account.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>

class QAction;
class QMenu;

namespace desk {

class AccountButton : public QAbstractButton
{
    Q_OBJECT

public:
    AccountButton(const Account &account, Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] QMenu *menu() const { return m_menu; }
    /// Whether these are in the menu; they are not at first.
    void setAccountOffered(bool offered);
    void setDevicesOffered(bool offered);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void lockRequested();
    void signOutRequested();
    void themeChosen(desk::Theme::Choice choice); ///< put on already; to be remembered
    void keysRequested();
    void devicesRequested();
    void signInRequested(); ///< "Sign-in and account"

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void buildMenu();
    void buildThemes();

    const Account &m_account;
    Theme &m_theme;
    QMenu *m_menu;
    QAction *m_signIn = nullptr;
    QAction *m_devices = nullptr;
};

} // namespace desk
