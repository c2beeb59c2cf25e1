// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/syncwords.h"

#include "models/store/desk.h"
#include "models/sync/sync.h"
#include "ui/text/times.h"

namespace desk {

namespace {

struct Unsents
{
    int pending = 0;
    int waiting = 0;
    int failed = 0;
};

Unsents count(const Desk &desk)
{
    Unsents counts;
    for (const Unsent &unsent : desk.outbox()) {
        switch (unsent.delivery) {
        case Delivery::Pending:
            ++counts.pending;
            break;
        case Delivery::Waiting:
            ++counts.waiting;
            break;
        case Delivery::Failed:
            ++counts.failed;
            break;
        case Delivery::Sent:
            break;
        }
    }
    return counts;
}

} // namespace

SyncWords syncWords(const Sync &sync, const Desk &desk)
{
    using State = SyncWords::State;
    const Unsents unsent = count(desk);
    const int unsaid = unsent.pending + unsent.waiting;
    const QString since = sync.since().isSet() ? clockTime(sync.since()) : QString();
    if (sync.state() == Sync::State::Locked || sync.state() == Sync::State::Denied)
        return {State::SignInAgain, 0, {}};
    if (unsent.failed > 0) // a person must act, whatever the connection does
        return {State::NotSent, unsent.failed, {}};
    switch (sync.state()) {
    case Sync::State::Offline:
        return {State::Offline, unsaid, since};
    case Sync::State::Stale:
        return {State::Stale, unsaid, since};
    case Sync::State::Live:
        if (unsent.pending > 0)
            return {State::Sending, unsent.pending, {}};
        return unsent.waiting > 0 ? SyncWords{State::Waiting, unsent.waiting, {}}
                                  : SyncWords{State::UpToDate, 0, {}};
    default:
        return {State::Connecting, 0, {}};
    }
}

} // namespace desk
