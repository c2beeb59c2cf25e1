// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shells.h"

#include "app/openoutside.h"
#include "app/workspace.h"
#include "ui/client/clientwindow.h"
#include "ui/shell/mainwindow.h"

namespace desk {

namespace {

/// Clients have no list of the team's tickets, no team, and nothing of the admins.
ClientParts clientParts(const StaffParts &all)
{
    return {all.account,  all.desk,  all.commands,    all.sync,   all.conversation,
            all.clock,    all.theme, all.layout,      all.ask,    all.drafts,
            all.sessions, all.news,  all.credentials, all.factors};
}

template <class Window>
std::unique_ptr<QWidget> wired(std::unique_ptr<Window> window, Workspace &workspace)
{
    QObject::connect(window.get(), &Window::lockRequested, &workspace,
                     [&workspace] { Q_EMIT workspace.lockRequested(DoorPresenter::LockReason::ByPerson); });
    QObject::connect(window.get(), &Window::signOutRequested, &workspace, &Workspace::signOutRequested);
    QObject::connect(window.get(), &Window::addressChanged, &workspace, &Workspace::takeAddress);
    QObject::connect(&workspace, &Workspace::addressLinkArrived, window.get(), &Window::openAddressLink);
    QObject::connect(window.get(), &Window::linkConfirmed, &workspace, openOutside);
    return window;
}

} // namespace

std::unique_ptr<QWidget> makeShell(StaffParts parts, Workspace &workspace)
{
    const Role role = parts.account.role;
    if (!isTeam(role))
        return wired(std::make_unique<ClientWindow>(clientParts(parts)), workspace);
    if (role != Role::Admin) {
        parts.admission = nullptr;
        parts.safety = nullptr;
    }
    return wired(std::make_unique<MainWindow>(parts), workspace);
}

} // namespace desk
