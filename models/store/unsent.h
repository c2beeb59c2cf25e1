// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One thing that I wrote and that the server does not have yet.
#pragma once

#include "models/domain/drafts.h"
#include "models/domain/instant.h"
#include "models/domain/result.h"
#include "models/store/collection.h"

namespace desk {

struct Unsent
{
    QUuid id; ///< idOf(draft)
    Draft draft;
    Delivery delivery = Delivery::Pending;
    Error error;          ///< of the last attempt; only meaningful when Waiting or Failed
    Instant at;           ///< when it was written
    quint64 sequence = 0; ///< the order in which things were written; clocks may jump

    [[nodiscard]] TicketId ticket() const { return ticketOf(draft); }
    bool operator==(const Unsent &) const = default;
};

template <>
struct RowOrder<Unsent>
{
    static QUuid id(const Unsent &unsent) { return unsent.id; }
    static bool less(const Unsent &a, const Unsent &b) { return a.sequence < b.sequence; }
};

/// Whether the server may yet say yes to the same words (Waiting), or has said no (Failed).
[[nodiscard]] Delivery deliveryAfter(const Error &error);

} // namespace desk
