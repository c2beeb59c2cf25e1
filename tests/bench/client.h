// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The program as app/workspace.cpp puts it together, down to the whole window of the team. Nothing of it is
// made for measuring but two ears: one at the websocket, one at the window's painting.
#pragma once

#include "models/commands/ticketcommands.h"
#include "models/items/conversationmodel.h"
#include "models/items/outboxmodel.h"
#include "models/items/peoplemodel.h"
#include "models/items/ticketlistmodel.h"
#include "models/items/viewcounts.h"
#include "models/sync/sync.h"
#include "net/http/httpclient.h"
#include "net/supabase/supabasebackend.h"
#include "net/supabase/supabasefeed.h"
#include "tests/bench/stopwatch.h"
#include "ui/dialogs/ask.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowstate.h"

#include <QHash>
#include <QLineEdit>

#include <atomic>

namespace desk::bench {

/// Notes when live frames reach the program and how many they were; written by the reading thread.
struct Arrivals
{
    std::atomic<int> frames = 0;
    std::atomic<Nanos> first = 0;
};

/// Where the splitters were, until the end of the process.
class ForgetfulLayout final : public LayoutMemory
{
public:
    [[nodiscard]] QByteArray layout(const QString &name) const override { return m_kept.value(name); }
    void setLayout(const QString &name, const QByteArray &state) override { m_kept.insert(name, state); }

private:
    QHash<QString, QByteArray> m_kept;
};

class Client
{
public:
    Client(HttpTransport &transport, TokenSource &tokens, const Account &account, Theme &theme,
           Timers &timers, Arrivals &arrivals);
    ~Client();

    Desk desk;
    Sync &sync() { return m_sync; }
    TicketListModel &tickets() { return m_tickets; }
    /// The search field in the bar.
    QLineEdit &search() { return *m_search; }
    SupabaseFeed &feed() { return m_feed; }
    PaintWatch &paint() { return m_paint; }
    /// The window of 1280x800 with the view of all open tickets, newest change first; starts the sync.
    void show();
    /// Every row is shown, and each is not newer than the one above it.
    [[nodiscard]] bool isSorted() const;
    [[nodiscard]] std::int64_t versions() const;

private:
    Account m_account;
    SystemClock m_clock;
    HttpClient m_http;
    SupabaseBackend m_backend;
    SupabaseFeed m_feed;
    Sync m_sync;
    TicketCommands m_commands;
    TicketListModel m_tickets;
    ConversationModel m_conversation;
    PeopleModel m_team;
    OutboxModel m_outbox;
    ViewCounts m_counts;
    ForgetfulLayout m_layout;
    AskInDialog m_ask;
    MainWindow m_window;
    QLineEdit *m_search;
    PaintWatch m_paint;
};

} // namespace desk::bench
