// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every verb of the staff window as one QAction, with its words and its key. Menus, buttons and the overlay
// of keys only arrange them.
#pragma once

#include <QAction>
#include <QList>
#include <QObject>

#include <array>

namespace desk {

enum class Verb {
    Back,
    Forward,
    Search,
    NewTicket,
    ShowMine,
    ShowUnassigned,
    ShowAllOpen,
    ShowSolved,
    ShowOutbox,
    ShowAllowedEmails,
    ShowSafetyRules,
    ShowDevices,
    ShowAccount,
    NextTicket,
    PreviousTicket,
    OpenTicket,
    SetStatus,
    SetPriority,
    Assign,
    AssignToMe,
    EditSubject,
    Reply,
    Note,
    NextPane,
    PreviousPane,
    ToggleDensity,
    ToggleContext,
    Refresh,
    ShowKeys,
    Lock,
    SignOut,
    Count
};

class Actions : public QObject
{
    Q_OBJECT

public:
    /// The shortcuts work in `window`; single letters do not fire while text is being typed.
    explicit Actions(QWidget *window);

    [[nodiscard]] QAction *operator[](Verb verb) const { return m_actions[std::size_t(verb)]; }
    /// In the order of the enum, for the overlay of keys.
    [[nodiscard]] QList<QAction *> all() const;

private:
    std::array<QAction *, std::size_t(Verb::Count)> m_actions{};
};

} // namespace desk
