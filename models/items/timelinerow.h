// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One row of a conversation as it is shown.
#pragma once

#include "models/domain/message.h"

#include <QDate>

namespace desk {

struct TimelineRow
{
    enum class Kind : quint8 {
        Day,         ///< `day`, local
        Description, ///< the request itself: `message` without an id
        Message,     ///< `message`
        Change,      ///< `change`
        NewLine,     ///< what follows came since the last look
    };
    Kind kind = Kind::Day;
    QDate day;
    Message message;
    TicketChange change;

    [[nodiscard]] bool isSameRow(const TimelineRow &other) const
    {
        return kind == other.kind && day == other.day && message.id == other.message.id &&
               change.id == other.change.id;
    }
    bool operator==(const TimelineRow &) const = default;
};

class Desk;

/// What happened, without by whom and when: "Status Open → Solved".
[[nodiscard]] QString changeText(const Desk &desk, const TicketChange &change);
/// The whole row in one sentence, for screen readers.
[[nodiscard]] QString timelineSentence(const Desk &desk, const TimelineRow &row);

} // namespace desk
