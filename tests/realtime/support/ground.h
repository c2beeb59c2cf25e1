// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/realtime/support/client.h"
#include "tests/realtime/support/serverprocess.h"
#include "tests/realtime/support/sql.h"

#include <memory>

namespace desk::realtime::test {

// What the tests stand on: the stack's database with a schema of their own, and a server of their own.
//
// rt_test.notes   row level security: each person sees what is theirs; nobody may read `secret`
// rt_test.open    no row level security, all columns logged (replica identity full)
// rt_test.keyless no primary key
// rt_test.shut    readable by nobody
// Private channels: topic `room:<uuid>` may be read and written by that person, `news` read by everybody who
// signed in.
class Ground
{
public:
    static constexpr auto ada = "aaaaaaaa-0000-4000-8000-000000000001";
    static constexpr auto bob = "bbbbbbbb-0000-4000-8000-000000000002";

    ~Ground();
    // What is missing, or an empty string.
    QByteArray lay(const QStringList &serverOptions = {});

    Stack stack;
    std::unique_ptr<Sql> sql; // as the owner of the database
    ServerProcess server;

    QByteArray token(const char *sub, int seconds = 3600) const { return stack.token(sub, seconds); }
    bool open(Client &client) const { return client.open(server.address(), stack.publishableKey); }
    // PUT or DELETE of the faults; the answer's body.
    QByteArray faults(const QByteArray &body);
    void noFaults();

private:
    void clear();
};

} // namespace desk::realtime::test
