// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the staff window is made of, by reference: the workspace owns all of it and outlives the window.
#pragma once

#include "models/domain/account.h"

namespace desk {

class Admission;
class Ask;
class Clock;
class ConversationModel;
class Credentials;
class Desk;
class DraftBook;
class Factors;
class LayoutMemory;
class OutboxModel;
class PeopleModel;
class SafetyRules;
class SecurityNews;
class Sessions;
class Sync;
class Theme;
class TicketCommands;
class TicketListModel;
class ViewCounts;

struct StaffParts
{
    const Account &account;
    const Desk &desk;
    TicketCommands &commands;
    Sync &sync;
    TicketListModel &tickets;
    ConversationModel &conversation;
    PeopleModel &team;
    OutboxModel &outbox;
    ViewCounts &counts;
    const Clock &clock;
    Theme &theme;
    LayoutMemory &layout;
    Ask &ask;
    Admission *admission = nullptr;     ///< admins only; null: no Allowed emails page
    DraftBook *drafts = nullptr;        ///< outlives the window; null: drafts end with it
    Sessions *sessions = nullptr;       ///< null: no Devices and sessions page
    SecurityNews *news = nullptr;       ///< of the person's access; null: nothing is told
    Credentials *credentials = nullptr; ///< null, or no sessions: no Sign-in and account page
    Factors *factors = nullptr;         ///< null: no authenticator apps on that page
    SafetyRules *safety = nullptr;      ///< admins only; null: no Safety rules page
};

} // namespace desk
