// The program as app/workspace.cpp puts it together, as far as the list of tickets: transport, backend, live
// feed, sync, desk, models, and the list as it stands in the window. Nothing of it is made for measuring.
#pragma once

#include "models/items/peoplemodel.h"
#include "models/items/ticketlistmodel.h"
#include "models/items/viewcounts.h"
#include "models/sync/sync.h"
#include "net/http/httpclient.h"
#include "net/supabase/supabasebackend.h"
#include "net/supabase/supabasefeed.h"
#include "tests/bench/stopwatch.h"
#include "ui/inbox/inboxwidget.h"
#include "ui/theme/theme.h"

namespace desk::bench {

/// Notes when live frames reach the program and how many they were.
struct Arrivals
{
    int frames = 0;
    Nanos first = 0;
};

class Client
{
public:
    Client(HttpTransport &transport, TokenSource &tokens, const Account &account, const Theme &theme,
           Timers &timers, Arrivals &arrivals);
    ~Client();

    Desk desk;
    SupabaseBackend &backend() { return m_backend; }
    Sync &sync() { return m_sync; }
    TicketListModel &tickets() { return m_tickets; }
    InboxPresenter &inbox() { return m_inbox; }
    InboxWidget &window() { return m_window; }
    SupabaseFeed &feed() { return m_feed; }
    PaintWatch &paint() { return m_paint; }
    /// All tickets in one list, newest change first, 1280x800.
    void show();
    /// Every row is shown, and each is not newer than the one above it.
    [[nodiscard]] bool isSorted() const;
    [[nodiscard]] std::int64_t versions() const;

private:
    SystemClock m_clock;
    HttpClient m_http;
    SupabaseBackend m_backend;
    SupabaseFeed m_feed;
    Sync m_sync;
    TicketListModel m_tickets;
    PeopleModel m_team;
    ViewCounts m_counts;
    InboxPresenter m_inbox;
    InboxWidget m_window;
    PaintWatch m_paint;
};

} // namespace desk::bench
