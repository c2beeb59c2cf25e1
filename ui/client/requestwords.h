// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The client's words for a ticket. Clients read request, step and person; never status, queue or ticket.
#pragma once

#include "models/domain/ticket.h"

#include <QList>
#include <QStringList>

namespace desk {

enum class RequestStep { Received, WithPerson, WaitingForYou, Solved };
inline constexpr int RequestStepCount = 4;

[[nodiscard]] RequestStep stepOf(const Ticket &ticket);
[[nodiscard]] QString stepWords(RequestStep step);
/// All four, in order.
[[nodiscard]] QStringList stepNames();

struct Choice
{
    QString words; ///< what the client reads
    QString hint;  ///< one more line; may be empty
    QString value; ///< category as it is stored
    Priority priority = Priority::Medium;
};

/// What it is about; the last one is "Something else", stored as no category.
[[nodiscard]] QList<Choice> requestCategories();
/// How urgent it is. Critical is not for clients: the team decides that.
[[nodiscard]] QList<Choice> requestUrgencies();

/// Who looks after a request: "With Ana Ribeiro", or that nobody does yet. Somebody whose name the client
/// does not know (an agent who has left, or came a moment ago) is the help desk itself.
[[nodiscard]] QString withWords(PersonId person, const QString &name);

/// The name without what comes after the first space; the whole name where there is none.
[[nodiscard]] QString firstName(const QString &name);

} // namespace desk
