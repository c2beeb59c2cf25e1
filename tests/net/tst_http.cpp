// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/httpclient.h"
#include "tests/net/netfixture.h"

using namespace desk;
using namespace desk::test;
using namespace std::chrono_literals;
using Kind = Error::Kind;

namespace {

struct FakeTokens final : TokenSource
{
    QByteArray token = "first";
    QByteArray after = "second";
    Error failure;
    bool fails = false;
    int renewals = 0;
    quint64 number = 1;

    QByteArray accessToken() const override { return token; }
    quint64 session() const override { return number; }
    QFuture<Result<Done>> renew(const QByteArray &refused) override
    {
        if (refused != token)
            return ready<Done>(Done{});
        ++renewals;
        if (fails)
            return ready<Done>(failure);
        token = after;
        return ready<Done>(Done{});
    }
};

Request idempotentPost()
{
    Request request;
    request.verb = Request::Verb::Post;
    request.path = "/rest/v1/rpc/pull";
    request.body = "{}";
    request.idempotent = true;
    return request;
}

Request plainPost()
{
    Request request = idempotentPost();
    request.idempotent = false;
    return request;
}

Request get()
{
    Request request;
    request.path = "/rest/v1/tickets?id=eq.1";
    return request;
}

} // namespace

class TestHttp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestsCarryTheKeyAndNoSurprises()
    {
        NetFixture f;
        f.script.say(200, "[]");
        QVERIFY(f.wait(f.transport.send(get())).ok());
        const Asked &asked = f.script.asked.first();
        using R = QNetworkRequest;
        QCOMPARE(asked.header("apikey"), QByteArray("sb_publishable_test_key"));
        QVERIFY(!asked.request.hasRawHeader("Authorization"));
        QCOMPARE(asked.request.attribute(R::RedirectPolicyAttribute).toInt(), int(R::ManualRedirectPolicy));
        QCOMPARE(asked.request.attribute(R::Http2AllowedAttribute).toBool(), false);
        QCOMPARE(asked.request.attribute(R::CookieLoadControlAttribute).toInt(), int(R::Manual));
        QCOMPARE(asked.request.attribute(R::CookieSaveControlAttribute).toInt(), int(R::Manual));
        QCOMPARE(asked.request.attribute(R::CacheLoadControlAttribute).toInt(), int(R::AlwaysNetwork));
        QCOMPARE(asked.query(), QByteArray("id=eq.1"));
    }

    void redirectsAreErrors_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {300, 301, 302, 303, 307, 308})
            QTest::addRow("%d", status) << status;
    }
    void redirectsAreErrors()
    {
        QFETCH(int, status);
        NetFixture f;
        f.script.next.push_back(Told{status, {}, {{"Location", "https://evil.test/"}}});
        const auto answer = f.wait(f.transport.send(get()));
        QVERIFY(!answer.ok());
        QCOMPARE(answer.error().kind, Kind::Offline);
        QCOMPARE(f.script.asked.size(), 1);
    }

    void aPortalsPageIsNotAnAnswer()
    {
        NetFixture f;
        f.script.next.push_back(
            Told{200, "<html>Sign in to the hotel</html>", {{"Content-Type", "text/html"}}});
        const auto answer = f.wait(f.transport.send(get()));
        QVERIFY(!answer.ok());
        QCOMPARE(answer.error().code, QStringLiteral("captive"));
    }

    void silenceEndsAtTheDeadline()
    {
        NetFixture f;
        Told silence;
        silence.silent = true;
        f.script.next.push_back(silence);
        const auto heard = f.heard(f.transport.send(get()));
        f.time.pass(19s);
        QCoreApplication::processEvents();
        QVERIFY(!heard->has_value());
        f.time.pass(2s);
        QTRY_VERIFY(heard->has_value());
        QCOMPARE((*heard)->error().kind, Kind::Offline);
        QCOMPARE((*heard)->error().code, QStringLiteral("deadline"));
        QCOMPARE(f.time.pending(), 0);
    }

    void hugeAnswersAreCutOff()
    {
        NetFixture f;
        Request request = get();
        request.limit = 1000;
        f.script.say(200, QByteArray(1001, ' '));
        QCOMPARE(f.wait(f.transport.send(request)).error().code, QStringLiteral("too_large"));
        f.script.say(200, QByteArray(1000, ' '));
        QVERIFY(f.wait(f.transport.send(request)).ok());
        f.script.next.push_back(Told{200, "[]", {{"Content-Length", "100000000000"}}});
        QCOMPARE(f.wait(f.transport.send(request)).error().code, QStringLiteral("too_large"));
    }

    void busyServersAreAskedAgainWithPauses()
    {
        for (const int status : {429, 502, 503, 504}) {
            NetFixture f;
            f.script.next.push_back(Told{status, "{}", {{"Retry-After", "3"}}});
            f.script.say(200, "[1]");
            const auto heard = f.heard(f.transport.send(idempotentPost()));
            QTRY_COMPARE(f.time.pending(), 2); // deadline and pause
            QCOMPARE(f.script.asked.size(), 1);
            f.time.pass(status == 429 || status == 503 ? 2900ms : 700ms);
            QCOMPARE(f.script.asked.size(), 1);
            f.time.pass(200ms);
            QTRY_VERIFY(heard->has_value());
            QVERIFY((*heard)->ok());
            QCOMPARE(f.script.asked.size(), 2);
        }
    }

    void whatMayNotBeRepeatedIsNot()
    {
        NetFixture f;
        f.script.say(503, "{}");
        QCOMPARE(f.wait(f.transport.send(plainPost())).error().kind, Kind::ServerFault);
        f.script.fail(QNetworkReply::RemoteHostClosedError);
        QCOMPARE(f.wait(f.transport.send(plainPost())).error().code, QStringLiteral("cut"));
        QCOMPARE(f.script.asked.size(), 2);
    }

    void aLongRetryAfterIsToldInsteadOfWaitedFor()
    {
        NetFixture f;
        f.script.next.push_back(Told{429, "{}", {{"Retry-After", "600"}}});
        const auto answer = f.wait(f.transport.send(get()));
        QCOMPARE(answer.error().kind, Kind::Busy);
        QCOMPARE(answer.error().retryAfter, 600);
        QCOMPARE(f.script.asked.size(), 1);
    }

    void repeatedTransportErrorsTakeNewConnections()
    {
        NetFixture f;
        for (int i = 0; i < 3; ++i) {
            f.script.fail(QNetworkReply::ConnectionRefusedError);
            QCOMPARE(f.wait(f.transport.send(plainPost())).error().code, QStringLiteral("refused"));
        }
        QCOMPARE(f.script.managers, 1);
        f.script.say(200, "{}");
        QVERIFY(f.wait(f.transport.send(plainPost())).ok());
        QCOMPARE(f.script.managers, 2);
    }

    void aBodyThatBreaksOffIsNoAnswer()
    {
        NetFixture f;
        f.script.next.push_back(Told{200, "[{\"id\":", {}, QNetworkReply::RemoteHostClosedError});
        QCOMPARE(f.wait(f.transport.send(plainPost())).error().code, QStringLiteral("cut"));
    }

    void sixAtOnceTheRestWaits()
    {
        NetFixture f;
        Told silence;
        silence.silent = true;
        f.script.otherwise = [&](const Asked &) { return silence; };
        QList<QFuture<Result<HttpAnswer>>> futures;
        for (int i = 0; i < 10; ++i)
            futures.append(f.transport.send(get()));
        QCOMPARE(f.script.asked.size(), HttpTransport::MaxActive);
    }

    void goingAwayCancelsWhatIsUnderWay()
    {
        Script script;
        FakeTime time;
        Told silence;
        silence.silent = true;
        script.otherwise = [&](const Asked &) { return silence; };
        QObject context;
        int cancelled = 0;
        {
            HttpTransport transport(scripted(script), testEndpoint(), time);
            for (int i = 0; i < 8; ++i)
                deliver(transport.send(get()), &context, [&](const Result<HttpAnswer> &answer) {
                    cancelled += !answer.ok() && answer.error().kind == Kind::Cancelled ? 1 : 0;
                });
        }
        QTRY_COMPARE(cancelled, 8);
        QCOMPARE(time.pending(), 0);
    }

    void aThousandRefusalsAreOneRefresh()
    {
        NetFixture f;
        FakeTokens tokens;
        HttpClient client(f.transport, tokens);
        f.script.otherwise = [](const Asked &asked) {
            const bool fresh = asked.header("Authorization") == "Bearer second";
            return fresh ? Told{200, "[]"} : Told{401, R"({"code":"PGRST303"})"};
        };
        int good = 0;
        for (int i = 0; i < 1000; ++i)
            deliver(client.get("/rest/v1/tickets"), &f.context,
                    [&](const Result<HttpAnswer> &answer) { good += answer.ok() ? 1 : 0; });
        QTRY_COMPARE_WITH_TIMEOUT(good, 1000, 20000);
        QCOMPARE(tokens.renewals, 1);
    }

    void aSecondRefusalIsTheServersFault()
    {
        NetFixture f;
        FakeTokens tokens;
        HttpClient client(f.transport, tokens);
        f.script.otherwise = [](const Asked &) { return Told{401, R"({"code":"PGRST301"})"}; };
        const auto answer = f.wait(client.get("/rest/v1/tickets"));
        QCOMPARE(answer.error().kind, Kind::ServerFault); // the session lives: signing in would not help
        QCOMPARE(answer.error().status, 401);
        QCOMPARE(f.script.asked.size(), 2);
        QCOMPARE(tokens.renewals, 1);
    }

    void aRefreshThatIsOfflineIsOfflineNotSignedOut()
    {
        NetFixture f;
        FakeTokens tokens;
        tokens.fails = true;
        tokens.failure = Error{Kind::Offline, {}, 0, QStringLiteral("host"), 0};
        HttpClient client(f.transport, tokens);
        f.script.say(401, "{}");
        QCOMPARE(f.wait(client.get("/rest/v1/tickets")).error().kind, Kind::Offline);
    }

    void nobodyElsesTokenIsUsed()
    {
        NetFixture f;
        FakeTokens tokens;
        HttpClient client(f.transport, tokens);
        f.script.say(401, "{}");
        const auto answer = f.heard(client.get("/rest/v1/tickets"));
        tokens.token = "of the next person";
        tokens.number = 2;
        QTRY_VERIFY(answer->has_value());
        QCOMPARE((*answer)->error().kind, Kind::Cancelled);
        QCOMPARE(f.script.asked.size(), 1);
        QCOMPARE(tokens.renewals, 0);
    }

    void withoutASessionNothingIsRefreshed()
    {
        NetFixture f;
        FakeTokens tokens;
        tokens.token.clear();
        HttpClient client(f.transport, tokens);
        f.script.say(401, "{}");
        QCOMPARE(f.wait(client.post("/rest/v1/rpc/my_state", "{}")).error().kind, Kind::SignedOut);
        QVERIFY(!f.script.asked.first().request.hasRawHeader("Authorization"));
        QCOMPARE(tokens.renewals, 0);
    }
};

QTEST_GUILESS_MAIN(TestHttp)
#include "tst_http.moc"
