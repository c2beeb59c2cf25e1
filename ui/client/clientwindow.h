// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a client sees: home, a new request, one request. Knows which of them is shown and who is asked what.
#pragma once

#include "models/domain/account.h"
#include "models/domain/id.h"
#include "models/ports/identity.h"
#include "ui/dialogs/leaving.h"
#include "ui/theme/theme.h"

#include <QUrl>
#include <QWidget>

#include <memory>

namespace desk {

class Ask;
class Clock;
class ConversationModel;
class Credentials;
class Desk;
class DraftBook;
class Factors;
class LayoutMemory;
class SecurityNews;
class Sessions;
class Sync;
class TicketCommands;

/// By reference: the workspace owns all of it and outlives the window.
struct ClientParts
{
    const Account &account;
    const Desk &desk;
    TicketCommands &commands;
    Sync &sync;
    ConversationModel &conversation;
    const Clock &clock;
    Theme &theme;
    LayoutMemory &layout;
    Ask &ask;
    DraftBook *drafts = nullptr;        ///< outlives the window; null: drafts end with it
    Sessions *sessions = nullptr;       ///< null: no Devices and sessions page
    SecurityNews *news = nullptr;       ///< of the person's access; null: nothing is told
    Credentials *credentials = nullptr; ///< null, or no sessions: no Sign-in and account page
    Factors *factors = nullptr;         ///< null: no authenticator apps on that page
};

class ClientWindow : public QWidget
{
    Q_OBJECT

public:
    explicit ClientWindow(const ClientParts &parts, QWidget *parent = nullptr);
    ~ClientWindow() override;

    void openRequest(TicketId ticket);
    void goHome();
    void showDevices();
    void showAccount();
    /// From a mail about a new address: leads to where it is confirmed.
    void openAddressLink(const QUrl &link);
    void startRequest(const QString &words);

Q_SIGNALS:
    void lockRequested();
    void signOutRequested(desk::Identity::SignOut where);
    void addressChanged(const QString &email);    ///< the person signs in with another one now
    void themeChosen(desk::Theme::Choice choice); ///< put on already; to be remembered
    /// Somebody has seen where the link leads and wants to go there.
    void linkConfirmed(const QUrl &url);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    struct Presenters; ///< what is known without widgets
    struct Pages;      ///< what is seen

    void build();
    void bind();
    void bindRequest();
    void buildDevices();
    void buildAccount();
    void reload();
    void signOut(Identity::SignOut where);
    [[nodiscard]] bool isReached() const;
    void refreshFreshness();
    void showUnsent();
    [[nodiscard]] LeftBehind leftBehind() const;

    ClientParts m_parts;
    std::unique_ptr<Presenters> m_present;
    std::unique_ptr<Pages> m_pages;
    Leaving m_leaving;
};

} // namespace desk
