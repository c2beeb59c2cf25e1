// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of one ticket's conversation. Kept only for tickets that somebody looked at or wrote in.
#pragma once

#include "models/domain/message.h"
#include "models/store/collection.h"

namespace desk {

template <>
struct RowOrder<Message>
{
    static MessageId id(const Message &message) { return message.id; }
    /// What is not sent yet stands last: its time is this machine's, which may be wrong.
    static bool less(const Message &a, const Message &b)
    {
        const bool aSent = a.delivery == Delivery::Sent;
        const bool bSent = b.delivery == Delivery::Sent;
        if (aSent != bSent)
            return aSent;
        return a.createdAt != b.createdAt ? a.createdAt < b.createdAt : a.id < b.id;
    }
};

template <>
struct RowOrder<TicketChange>
{
    static qint64 id(const TicketChange &change) { return change.id; }
    static bool less(const TicketChange &a, const TicketChange &b)
    {
        return a.at != b.at ? a.at < b.at : a.id < b.id;
    }
};

/// Only Desk mutates it.
struct Conversation
{
    Collection<Message> messages;
    Collection<TicketChange> changes;
    QString description;
    bool loaded = false; ///< the whole of it was read, and nothing can have been missed since
};

} // namespace desk
