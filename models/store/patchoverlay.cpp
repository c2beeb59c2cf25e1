// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/patchoverlay.h"

#include <algorithm>

namespace desk {

PatchOverlay::PatchOverlay(TicketTable &table)
    : m_table(table)
{
}

void PatchOverlay::put(const TicketPatch &patch)
{
    lift(patch.ticket);
    auto &patches = m_covered[patch.ticket].patches;
    const auto same = std::find_if(patches.begin(), patches.end(),
                                   [&patch](const TicketPatch &other) { return other.id == patch.id; });
    if (same == patches.end())
        patches.push_back(patch);
    else
        *same = patch;
    lay(patch.ticket);
}

void PatchOverlay::drop(const TicketPatch &patch)
{
    const auto covered = m_covered.find(patch.ticket);
    if (covered == m_covered.end())
        return;
    lift(patch.ticket);
    std::erase_if(covered->patches, [&patch](const TicketPatch &other) { return other.id == patch.id; });
    if (covered->patches.empty())
        m_covered.erase(covered);
    else
        lay(patch.ticket);
}

void PatchOverlay::lift(TicketId ticket)
{
    const auto covered = m_covered.constFind(ticket);
    const int row = m_table.find(ticket);
    if (covered == m_covered.cend() || row < 0)
        return;
    m_table.setShown(static_cast<TicketTable::Row>(row), covered->status, covered->priority,
                     covered->assignee, covered->title);
}

void PatchOverlay::lay(TicketId ticket)
{
    const auto covered = m_covered.find(ticket);
    const int found = m_table.find(ticket);
    if (covered == m_covered.end() || found < 0)
        return;
    const auto row = static_cast<TicketTable::Row>(found);
    covered->status = m_table.status(row);
    covered->priority = m_table.priority(row);
    covered->assignee = m_table.assignee(row).value;
    covered->title = m_table.text(row).title;

    Covered shown = *covered;
    for (const TicketPatch &patch : covered->patches) {
        shown.status = patch.status.value_or(shown.status);
        shown.priority = patch.priority.value_or(shown.priority);
        if (patch.assignee)
            shown.assignee = patch.assignee->value;
        if (patch.title)
            shown.title = patch.title->toStdString();
    }
    m_table.setShown(row, shown.status, shown.priority, shown.assignee, shown.title);
}

} // namespace desk
