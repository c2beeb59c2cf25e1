// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Questions that more than one screen asks.
#pragma once

#include "ui/dialogs/ask.h"

#include <QUrl>

namespace desk {

/// A question whose "no" changes nothing: `act` is called after a "yes".
void askFor(Ask &ask, QWidget *over, const Question &question, std::function<void()> act);

/// Shows where the link leads; `open` is called when the person wants to go there. Nobody is asked about an
/// address that is never opened (isOpenable).
void askToOpen(Ask &ask, QWidget *over, const QUrl &url, std::function<void()> open);

enum class Unwanted {
    Message, ///< one message in its conversation
    Waiting, ///< whatever waits to be sent: a request, a message, a change
    Ticket,  ///< a ticket that is being written
    Begun    ///< a request that is being written, for another that takes its place
};

/// Before something goes that only this computer has; `discard` is called when it shall.
void askToDiscard(Ask &ask, QWidget *over, Unwanted what, std::function<void()> discard);

} // namespace desk
