// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/realtime/support/stack.h"

#include <QProcess>
#include <QUrl>

namespace desk::realtime::test {

// A deskbell-realtime of the test's own, beside the stack's: its faults and its end disturb nobody.
class ServerProcess
{
public:
    ~ServerProcess();

    // Waits for `listening on`. `database` without a password in argv; false when it did not come up.
    bool start(const Stack &stack, const QUrl &database, const QStringList &more = {});
    // SIGTERM, and its exit code; -1 when it had to be killed.
    int stop();

    QUrl address() const { return m_address; } // http://127.0.0.1:PORT
    QProcess &process() { return m_process; }

private:
    QProcess m_process;
    QUrl m_address;
};

// A plain HTTP request; `status` 0 when nobody answered.
struct HttpReply
{
    int status = 0;
    QByteArray body;
};
HttpReply request(const QByteArray &method, const QUrl &url, const QByteArray &key,
                  const QByteArray &body = {});

} // namespace desk::realtime::test
