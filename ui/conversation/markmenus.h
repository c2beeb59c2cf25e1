// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The menus behind the buttons of the conversation's head: every status, every priority, everybody on the
// team, each with its shape. The present one is ticked.
#pragma once

#include "models/domain/ticket.h"

#include <functional>

class QIcon;
class QMenu;
class QWidget;

namespace desk {

class PeopleModel;
struct Tokens;

void fillStatusMenu(QMenu *menu, TicketStatus now, const Tokens &tokens,
                    const std::function<void(TicketStatus)> &choose);
void fillPriorityMenu(QMenu *menu, Priority now, const Tokens &tokens,
                      const std::function<void(Priority)> &choose);
void fillAssigneeMenu(QMenu *menu, PersonId now, PersonId me, const PeopleModel &team, const Tokens &tokens,
                      const std::function<void(PersonId)> &choose);

} // namespace desk
