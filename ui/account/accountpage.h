// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// "Sign-in and account": address, password, and the ways out. In the windows of all roles.
#pragma once

#include "models/domain/account.h"
#include "models/ports/identity.h"

#include <QWidget>

#include <functional>

class QScrollArea;
class QUrl;
class QVBoxLayout;

namespace desk {

class AccountPresenter;
class Ask;
class Clock;
class FactorPanel;
class SecurityNews;
class Theme;
class Toast;

/// By reference: outlives the page.
struct AccountParts
{
    AccountPresenter &presenter;
    const Account &account;
    const Theme &theme;
    const Clock &clock;
    Ask &ask;
    std::function<bool()> reached; ///< whether the server answers at the moment
    SecurityNews *news = nullptr;  ///< of the person's access; null: only F5 reads the page again
};

class AccountPage : public QWidget
{
    Q_OBJECT

public:
    explicit AccountPage(const AccountParts &parts, QWidget *parent = nullptr);

    /// Asks the server; called when somebody comes here, and by F5.
    void open();
    /// A link from a mail about a new address: asks before it is used.
    void openLink(const QUrl &link);

Q_SIGNALS:
    void signOutRequested(desk::Identity::SignOut where); ///< was asked, and is wanted

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void buildCards(QVBoxLayout *column);
    void buildFactors(QVBoxLayout *column);

    AccountParts m_parts;
    QScrollArea *m_scroll = nullptr;
    FactorPanel *m_factors = nullptr;
    Toast *m_toast = nullptr;
};

} // namespace desk
