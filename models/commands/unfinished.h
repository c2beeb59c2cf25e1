// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person wrote and the server does not have, while nobody is at work with it: from one life of the
// commands to the next, when a lock lies between.
#pragma once

#include "models/store/unsent.h"

#include <QSet>

#include <vector>

namespace desk {

struct Unfinished
{
    std::vector<Unsent> outbox; ///< in the order in which it was written
    QSet<QUuid> perhapsStored;  ///< of these: sent, but not answered

    [[nodiscard]] bool isEmpty() const { return outbox.empty(); }
};

} // namespace desk
