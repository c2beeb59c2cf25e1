// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/realtime/joinrequest.h"
#include "backend/realtime/pglink.h"

#include <functional>

namespace desk::realtime {

struct BindingOutcome
{
    bool lost = false;       // no database at the moment
    QString problem;         // what is wrong, as the `system` message says it; empty when all is well
    QList<Binding> bindings; // with filters that can be matched
};

// Asks whether the publication has what the bindings name, and lets PostgreSQL print the filters' values as
// it prints the columns, so that they can be compared as text.
void checkBindings(PgLink &link, QObject *context, const QList<Binding> &bindings,
                   const std::function<void(const BindingOutcome &)> &then);

} // namespace desk::realtime
