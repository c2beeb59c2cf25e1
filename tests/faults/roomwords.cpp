// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/roomwords.h"

namespace desk::test {

QByteArray fine()
{
    return R"({"status":"ok","response":{}})";
}

QByteArray reply(const frames::Frame &to, const QByteArray &payload)
{
    return frames::encodeText({to.joinRef, to.ref, to.topic, QStringLiteral("phx_reply"), payload},
                              frames::Vsn::V2);
}

QByteArray error(const QByteArray &reason)
{
    return R"({"status":"error","response":{"reason":")" + reason + "\"}}";
}

QByteArray said(const char *status, const char *extension, const QByteArray &message)
{
    return QByteArray(R"({"status":")") + status + R"(","extension":")" + extension + R"(","message":")" +
           message + "\"}";
}

QByteArray ticket(int version)
{
    return R"({"ids":[1],"data":{"schema":"public","table":"tickets","type":"UPDATE","commit_timestamp":"2026-01-02T03:04:05Z",)"
           R"("columns":[],"record":{"id":"00000000-0000-4000-8000-0000000000a1","number":7,)"
           R"("requester_id":"00000000-0000-4000-8000-000000000002","title":"t","description":"d","category":"",)"
           R"("status":"open","priority":"low","created_at":"2026-01-02T03:04:05.000001+00:00",)"
           R"("updated_at":"2026-01-02T03:04:05.000001+00:00","version":)" +
           QByteArray::number(version) + R"(},"errors":null}})";
}

QByteArray reasonOf(Fault fault)
{
    switch (fault) {
    case Fault::Status403:
        return "Unauthorized: You do not have permissions to read from this Channel topic";
    case Fault::Status404:
        return "TenantNotFound: Tenant not found: desk";
    case Fault::Status429:
        return "ClientJoinRateLimitReached: Too many joins per second";
    case Fault::Status429Seconds:
        return "ConnectionRateLimitReached: Too many connected users";
    default:
        return "InvalidJWTToken: Token has expired 3 seconds ago";
    }
}

} // namespace desk::test
