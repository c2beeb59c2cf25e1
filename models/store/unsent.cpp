// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/unsent.h"

namespace desk {

Delivery deliveryAfter(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Offline:
    case Error::Kind::ServerFault:
    case Error::Kind::Busy:
    case Error::Kind::Garbled: // it may have been stored all the same
    case Error::Kind::Cancelled:
    case Error::Kind::SignedOut:
    case Error::Kind::Locked:
        return Delivery::Waiting;
    case Error::Kind::Forbidden:
    case Error::Kind::NotFound:
    case Error::Kind::Conflict:
    case Error::Kind::Rejected:
        break;
    }
    return Delivery::Failed;
}

} // namespace desk
