// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace desk::realtime::test {

// The local stack that the tests share, as `packaging/stack status` describes it.
struct Stack
{
    bool running = false;
    QUrl database;      // owner, no superuser
    QUrl adminDatabase; // superuser
    QUrl realtime;
    QByteArray jwtSecret;
    QByteArray publishableKey;
    QByteArray secretKey;

    // Of the home that DESKBELL_STACK_HOME names. Not running when there is none.
    static Stack find();

    // A signed token with sub, role, session_id and exp (seconds from now). `extra` is JSON members, with a
    // comma first.
    QByteArray token(const QByteArray &sub, int seconds = 3600, const QByteArray &role = "authenticated",
                     const QByteArray &extra = {}) const;
};

} // namespace desk::realtime::test
