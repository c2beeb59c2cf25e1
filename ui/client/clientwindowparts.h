// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the client's window is made of; for its own files only.
#pragma once

#include "models/commands/ticketcommands.h"
#include "ui/account/accountpage.h"
#include "ui/account/accountpresenter.h"
#include "ui/client/clienttopbar.h"
#include "ui/client/clientwindow.h"
#include "ui/client/homepage.h"
#include "ui/client/newrequestpage.h"
#include "ui/client/requestpage.h"
#include "ui/conversation/replypresenter.h"
#include "ui/devices/accessbanner.h"
#include "ui/devices/devicespage.h"
#include "ui/devices/devicespresenter.h"
#include "ui/inbox/rowpaint.h"

#include <QStackedWidget>

namespace desk {

struct ClientWindow::Presenters
{
    explicit Presenters(const ClientParts &parts)
        : drafts(parts.drafts ? *parts.drafts : own)
        , home(parts.desk, parts.clock, parts.account)
        , draft([&commands = parts.commands](const NewTicket &ticket) { return commands.file(ticket); })
        , request(parts.commands, parts.desk, parts.account)
        , reply(parts.commands, parts.desk, parts.clock, parts.account.person, false)
    {
        home.setBook(drafts);
        draft.setBook(drafts, parts.account.person);
        reply.setBook(drafts);
        if (parts.sessions)
            devices = std::make_unique<DevicesPresenter>(*parts.sessions);
        if (parts.sessions && parts.credentials)
            account = std::make_unique<AccountPresenter>(*parts.credentials, *parts.sessions, parts.factors,
                                                         parts.clock);
    }

    DraftBook own; ///< unless a longer-lived one is given
    DraftBook &drafts;
    ClientHomePresenter home;
    NewRequestPresenter draft;
    RequestPresenter request;
    ReplyPresenter reply;
    std::unique_ptr<DevicesPresenter> devices;
    std::unique_ptr<AccountPresenter> account;
};

struct ClientWindow::Pages
{
    std::shared_ptr<void> lines = rememberedLines();
    ClientTopBar *top = nullptr;
    QStackedWidget *stack = nullptr;
    HomePage *home = nullptr;
    NewRequestPage *draft = nullptr;
    RequestPage *request = nullptr;
    DevicesPage *devices = nullptr;
    AccessBanner *access = nullptr;
    AccountPage *account = nullptr;
};

} // namespace desk
