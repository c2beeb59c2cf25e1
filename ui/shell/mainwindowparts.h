// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window holds; for mainwindow.cpp and mainwindowbind.cpp only.
#pragma once

#include "ui/account/accountpage.h"
#include "ui/account/accountpresenter.h"
#include "ui/admin/admissionpresenter.h"
#include "ui/admin/safetypage.h"
#include "ui/admin/safetypresenter.h"
#include "ui/context/contextpanel.h"
#include "ui/conversation/conversationwidget.h"
#include "ui/conversation/replypresenter.h"
#include "ui/conversation/ticketpresenter.h"
#include "ui/devices/accessbanner.h"
#include "ui/devices/devicespage.h"
#include "ui/devices/devicespresenter.h"
#include "ui/inbox/inboxpresenter.h"
#include "ui/inbox/inboxwidget.h"
#include "ui/inbox/rowpaint.h"
#include "ui/shell/footer.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/outboxpage.h"
#include "ui/shell/rail.h"
#include "ui/shell/topbar.h"
#include "ui/widgets/toast.h"

#include <QSplitter>
#include <QStackedWidget>

namespace desk {

struct MainWindow::Presenters
{
    explicit Presenters(const StaffParts &parts)
        : drafts(parts.drafts ? *parts.drafts : own)
        , inbox(parts.tickets, parts.desk, parts.sync)
        , ticket(parts.commands, parts.desk)
        , reply(parts.commands, parts.desk, parts.clock, parts.account.person, true)
    {
        reply.setBook(drafts);
        if (parts.admission)
            admission = std::make_unique<AdmissionPresenter>(*parts.admission);
        if (parts.safety)
            safety = std::make_unique<SafetyPresenter>(*parts.safety, parts.clock);
        if (parts.sessions)
            devices = std::make_unique<DevicesPresenter>(*parts.sessions);
        if (parts.sessions && parts.credentials)
            account = std::make_unique<AccountPresenter>(*parts.credentials, *parts.sessions, parts.factors,
                                                         parts.clock);
    }

    DraftBook own; ///< unless a longer-lived one is given
    DraftBook &drafts;
    InboxPresenter inbox;
    TicketPresenter ticket;
    ReplyPresenter reply;
    std::unique_ptr<AdmissionPresenter> admission; ///< admins only
    std::unique_ptr<SafetyPresenter> safety;       ///< admins only
    std::unique_ptr<DevicesPresenter> devices;
    std::unique_ptr<AccountPresenter> account;
};

struct MainWindow::Panes
{
    std::shared_ptr<void> lines = rememberedLines();
    TopBar *top = nullptr;
    Rail *rail = nullptr;
    QStackedWidget *pages = nullptr;
    QSplitter *tickets = nullptr;
    InboxWidget *inbox = nullptr;
    ConversationWidget *conversation = nullptr;
    ContextPanel *context = nullptr;
    OutboxPage *outbox = nullptr;
    QWidget *admission = nullptr;
    SafetyPage *safety = nullptr;
    DevicesPage *devices = nullptr;
    AccessBanner *access = nullptr;
    AccountPage *account = nullptr;
    Footer *footer = nullptr;
    Toast *toast = nullptr;
};

} // namespace desk
