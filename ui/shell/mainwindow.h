// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window of the team: bar, rail, list, conversation, context, footer. Puts them together and says where
// the person is; what each of them does is in its own file.
#pragma once

#include "models/domain/drafts.h"
#include "models/domain/result.h"
#include "models/ports/identity.h"
#include "ui/dialogs/leaving.h"
#include "ui/shell/staffparts.h"
#include "ui/shell/trail.h"
#include "ui/theme/theme.h"

#include <QUrl>
#include <QWidget>

#include <memory>

namespace desk {

class MainWindow : public QWidget
{
    Q_OBJECT

public:
    explicit MainWindow(const StaffParts &parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Opens the ticket where the person is; the list keeps its view.
    void openTicket(TicketId ticket);
    /// One of the views, the Outbox, the Allowed emails, the safety rules, the devices, or the account.
    void go(Verb place);
    /// From a mail about a new address: leads to where it is confirmed.
    void openAddressLink(const QUrl &link);

Q_SIGNALS:
    void lockRequested();
    void signOutRequested(desk::Identity::SignOut where);
    void addressChanged(const QString &email);    ///< the person signs in with another one now
    void themeChosen(desk::Theme::Choice choice); ///< put on already; to be remembered
    /// Somebody has seen where the link leads and wants to go there.
    void linkConfirmed(const QUrl &url);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Presenters; ///< what is known without widgets
    struct Panes;      ///< what is seen

    void build();
    void buildPages();
    void buildAdmission();
    void buildSafety();
    void buildAccount();
    QWidget *buildTickets();
    void bindPlaces();
    void bindTicket();
    void bindKeys();
    void bindAccount();
    void bindAccountPage();
    void visit();
    void follow(const std::optional<Stop> &stop);
    void showPlace();
    void showPage();
    [[nodiscard]] QWidget *pageOf(Verb place) const;
    void askAtPlace();
    void reload();
    void signOut(Identity::SignOut where);
    void showTrail();
    void showVerbs();
    void refreshFreshness();
    void sayRefused(const Draft &draft, const Error &error);
    void newTicket();
    void resumeNewTicket();
    void goOnWithNewTicket();
    [[nodiscard]] LeftBehind leftBehind() const;
    void write(bool note);
    void jumpPane(int by);
    void restoreDensity();

    StaffParts m_parts;
    std::unique_ptr<Presenters> m_present;
    std::unique_ptr<Panes> m_panes;
    Actions *m_actions;
    Leaving m_leaving;
    Trail m_trail;
    Verb m_place = Verb::Count;
};

} // namespace desk
