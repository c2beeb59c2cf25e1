// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a sign-in service of an organization's own says, by its symbols. What it shares with every server is
// errortext.h's.
#pragma once

#include "ui/text/errortext.h"

namespace desk {

enum class ServiceField { None, Email, Name, Password, Code };

struct ServiceProblem
{
    ServiceField field = ServiceField::None; ///< what to mend; None: the whole step
    ErrorText text;

    bool operator==(const ServiceProblem &) const = default;
};

/// `doing`: SendingCode, CheckingCode or CheckingPassword.
[[nodiscard]] ServiceProblem serviceProblem(const Error &error, Doing doing);

} // namespace desk
