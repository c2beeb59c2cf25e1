// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An Error and what we were doing, as a sentence for people: what happened, what is safe, what to do.
// The only place where an Error becomes words. Its `detail` goes to the log and never comes here.
#pragma once

#include "models/domain/result.h"

#include <QString>

namespace desk {

/// What was being done when it failed.
enum class Doing {
    SendingCode,
    SendingText,
    CheckingCode,
    CheckingPassword,
    OpeningLink,
    ReturningFromBrowser,
    RestoringSession,
    CheckingPin,
    SavingPin,
    SavingPassword,
    Locking,
    Loading,       ///< a list, or the whole state
    OpeningThread, ///< one conversation
    FilingRequest, ///< a client's request or a new ticket
    SendingReply,
    AddingNote,
    SavingChange,     ///< status, priority, assignee, title
    LoadingAdmission, ///< the admin page
    ChangingAdmission,
    LoadingDevices, ///< sessions and security events
    EndingSession,
    StartingFactor, ///< an authenticator app is to be set up
    CheckingFactor, ///< a code of one
    LoadingFactors,
    RemovingFactor,
    LoadingAddress, ///< one's own, on the account page
    ChangingAddress,
    ConfirmingAddress, ///< by the code or the link of a mail box
    ChangingPassword,
    LoadingSafety, ///< what the organization demands of its people
    ChangingSafety,
    SendingProof, ///< the mail with the code that a new password needs
};

struct ErrorText
{
    QString what; ///< the headline: what did not happen
    QString then; ///< why, what is safe, what to do

    /// Both as running text, for places with one line.
    [[nodiscard]] QString whole() const;
    bool operator==(const ErrorText &) const = default;
};

[[nodiscard]] ErrorText errorText(const Error &error, Doing doing);

/// "0:24", "4:37", "1:02:05"; nothing of it is translated. `seconds` below zero count as zero.
[[nodiscard]] QString clockText(int seconds);

} // namespace desk
