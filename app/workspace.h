// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lives from a verified PIN to the lock, the sign-out or the end of the session. One object a line, in the
// order of the picture in docs/architecture.md; leaving destroys it, so nothing of one person is there for
// the next.
#pragma once

#include "app/idlewatch.h"
#include "app/keepalive.h"
#include "models/commands/introduction.h"
#include "models/commands/ticketcommands.h"
#include "models/items/conversationmodel.h"
#include "models/items/outboxmodel.h"
#include "models/items/peoplemodel.h"
#include "models/items/ticketlistmodel.h"
#include "models/items/viewcounts.h"
#include "models/sync/securitynews.h"
#include "models/sync/standing.h"
#include "models/sync/sync.h"
#include "net/supabase/supabaseadmission.h"
#include "net/supabase/supabasebackend.h"
#include "net/supabase/supabasefeed.h"
#include "net/supabase/supabasesafety.h"
#include "net/supabase/supabasesessions.h"
#include "ui/dialogs/ask.h"
#include "ui/signin/doorpresenter.h"

#include <QUrl>

#include <memory>

namespace desk {

class Reception;
class Settings;
class Theme;

class Workspace : public QObject
{
    Q_OBJECT

public:
    Workspace(const Account &account, Reception &reception, Settings &settings, Theme &theme,
              const Clock &clock, Timers &timers, QObject *parent = nullptr);
    ~Workspace() override;

    [[nodiscard]] const Account &account() const { return m_account; }
    void show();
    void hide();
    void raise();
    [[nodiscard]] bool isMinimized() const;
    /// The machine woke up, or the network changed; Reception::wake() comes first.
    void wake();
    /// The person signs in with another address now: the door says that one.
    void takeAddress(const QString &email);
    /// What is not sent yet; for the next workspace of this person.
    [[nodiscard]] Unfinished unfinished() const { return m_commands.unfinished(); }
    /// The newest security event that was told; for the next workspace, too.
    [[nodiscard]] std::optional<qint64> knownNews() const { return m_news.known(); }

Q_SIGNALS:
    void lockRequested(desk::DoorPresenter::LockReason reason);
    void signOutRequested(desk::Identity::SignOut where);
    /// Into the window: a link from a mail about a new address.
    void addressLinkArrived(const QUrl &link);
    /// Let in as another, or not at all, from now on: what is shown here is no longer theirs to see.
    void standingChanged(const desk::Account &now);

private:
    void lookAtLock();

    Reception &m_reception;
    Account m_account;
    Desk m_desk;
    SupabaseBackend m_backend;
    SupabaseAdmission m_admission;
    SupabaseSessions m_sessions;
    SupabaseSafety m_safety;
    SupabaseFeed m_feed;
    Sync m_sync;
    TicketCommands m_commands;
    Introduction m_introduction;
    Standing m_standing;
    SecurityNews m_news;
    TicketListModel m_tickets;
    ConversationModel m_conversation;
    PeopleModel m_team;
    OutboxModel m_outbox;
    ViewCounts m_counts;
    IdleWatch m_idle;
    KeepAlive m_keepAlive;
    AskInDialog m_ask;
    std::unique_ptr<QWidget> m_window;
};

} // namespace desk
