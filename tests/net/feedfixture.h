// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A feed over a wire and a clock that obey the test.
#pragma once

#include "net/supabase/supabasefeed.h"
#include "tests/net/fakewire.h"
#include "tests/net/netfixture.h"

#include <QSignalSpy>

namespace desk::test {

struct TurnedTokens final : TokenSource
{
    QByteArray token = "first";
    QByteArray next = "second";
    bool offline = false;
    int renewals = 0;

    QByteArray accessToken() const override { return token; }
    quint64 session() const override { return 1; }
    QFuture<Result<Done>> renew(const QByteArray &refused) override
    {
        if (refused != token)
            return ready<Done>(Done{});
        ++renewals;
        if (offline)
            return ready<Done>(Error{Error::Kind::Offline, {}, 0, {}, 0});
        token = next;
        Q_EMIT tokenChanged();
        return ready<Done>(Done{});
    }
};

inline Account account(Role role)
{
    Account one;
    one.person = PersonId::fromString(u"00000000-0000-4000-8000-000000000001");
    one.organization = OrgId::fromString(u"00000000-0000-4000-8000-00000000000f");
    one.role = role;
    return one;
}

struct FeedFixture : NetFixture
{
    TurnedTokens tokens;
    Switchboard board;
    SupabaseFeed feed;
    QSignalSpy states{&feed, &Feed::stateChanged};
    QSignalSpy events{&feed, &Feed::arrived};
    QSignalSpy gaps{&feed, &Feed::gapSuspected};

    explicit FeedFixture(Role role = Role::Staff)
        : feed(transport, tokens, account(role), time, board.factory(), [] { return 0.5; })
    {
    }
    void connectUp()
    {
        feed.open();
        Q_EMIT board.wire().opened();
    }
    void live()
    {
        connectUp();
        board.goLive();
    }
    void rejoined(std::chrono::milliseconds after)
    {
        const int before = board.count(QStringLiteral("phx_join"));
        time.pass(after);
        QTRY_COMPARE(board.count(QStringLiteral("phx_join")), before + 1);
    }
    QByteArray change(const QByteArray &data) const
    {
        return R"([null,null,")" + board.last(QStringLiteral("phx_join")).topic.toLatin1() +
               R"(","postgres_changes",{"ids":[1],"data":)" + data + "}]";
    }
};

inline QByteArray ticketChange(const char *type, const QByteArray &extra = {},
                               const QByteArray &errors = "null")
{
    return QByteArray(R"({"schema":"public","table":"tickets","type":")") + type +
           R"(","commit_timestamp":"2026-01-02T03:04:05Z","columns":[{"name":"id","type":"uuid"}],)"
           R"("record":{"id":"00000000-0000-4000-8000-0000000000a1","number":9007199254740993,)"
           R"("requester_id":"00000000-0000-4000-8000-000000000002","title":"t","description":"d","category":"",)"
           R"("status":"open","priority":"low","version":1,"created_at":"2026-01-02T03:04:05.000001+00:00",)"
           R"("updated_at":"2026-01-02T03:04:05.000001+00:00")" +
           extra + R"(},"errors":)" + errors + "}";
}

} // namespace desk::test
