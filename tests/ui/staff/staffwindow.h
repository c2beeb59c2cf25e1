// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The whole staff window over the demo desk, with questions that answer themselves. For tests and pictures.
#pragma once

#include "models/items/conversationmodel.h"
#include "models/items/outboxmodel.h"
#include "models/items/peoplemodel.h"
#include "models/items/ticketlistmodel.h"
#include "models/items/viewcounts.h"
#include "models/sync/securitynews.h"
#include "resources/resources.h"
#include "tests/support/fakeadmission.h"
#include "tests/support/fakecredentials.h"
#include "tests/support/fakefactors.h"
#include "tests/support/fakefeed.h"
#include "tests/support/fakesafety.h"
#include "tests/support/fakesessions.h"
#include "tests/ui/layoutinmemory.h"
#include "tests/ui/setanswers.h"
#include "tests/ui/staff/demodesk.h"
#include "ui/conversation/draftbook.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"

#include <QApplication>

namespace desk::test {

struct StaffWindow
{
    explicit StaffWindow(Theme::Choice choice = Theme::Choice::Light)
    {
        initResources();
        theme.install(*qApp);
        theme.setChoice(choice);
    }
    /// After demo.fill(), so that the window begins as after a quick load.
    void open()
    {
        window = std::make_unique<MainWindow>(StaffParts{
            demo.account, demo.desk, demo.commands, demo.sync,    tickets,  conversation, team,
            outbox,       counts,    demo.clock,    theme,        layout,   ask,          &admission,
            &drafts,      &sessions, &news,         &credentials, &factors, &safety});
        window->show();
    }
    template <class T>
    T *find(const char *name) const
    {
        return window->findChild<T *>(QString::fromLatin1(name));
    }

    Theme theme;
    DemoDesk demo;
    TicketListModel tickets{demo.desk};
    ConversationModel conversation{demo.desk};
    PeopleModel team{demo.desk};
    OutboxModel outbox{demo.desk};
    ViewCounts counts{demo.desk};
    LayoutInMemory layout;
    SetAnswers ask;
    DraftBook drafts;
    FakeAdmission admission;
    FakeSessions sessions;
    FakeFeed feed;
    SecurityNews news{sessions, feed, 1};
    FakeCredentials credentials;
    FakeFactors factors;
    FakeSafety safety;
    std::unique_ptr<MainWindow> window;
};

} // namespace desk::test
