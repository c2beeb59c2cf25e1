// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/realtime/claims.h"
#include "backend/realtime/filter.h"
#include "backend/realtime/httpmessage.h"
#include "backend/realtime/joinrequest.h"
#include "backend/realtime/pgoutput.h"
#include "backend/realtime/questions.h"
#include "backend/realtime/values.h"

#include <QRandomGenerator>
#include <QTest>

using namespace desk::realtime;

namespace {

// A literal with zero bytes in it.
template <size_t Size>
QByteArray bytes(const char (&literal)[Size])
{
    return QByteArray(literal, qsizetype(Size - 1));
}

} // namespace

// The server's parts that need no database.
class TestParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filtersAreReadAsTheyAreWritten()
    {
        const auto filters = parseFilters("a=eq.1,b=in.(x,\"y,z\",\"q\\\"\"),c=neq.\"with, comma\"");
        QVERIFY(filters);
        QCOMPARE(filters->size(), 3);
        QCOMPARE((*filters)[1].values, (QList<QByteArray>{"x", "y,z", "q\""}));
        QCOMPARE((*filters)[2].values, QList<QByteArray>{"with, comma"});
        QCOMPARE(parseFilters("a=eq.")->first().values, QList<QByteArray>{""});
        QCOMPARE(parseFilters("a=eq.x.y=z")->first().values, QList<QByteArray>{"x.y=z"});
        for (const char *const wrong :
             {"", "a", "a=", "a=1", "=eq.1", "a=near.1", "a=in.x", "a=in.()", "a=eq.1,", ","})
            QVERIFY2(!parseFilters(wrong), wrong);
        QVERIFY(!parseFilters("a=in.(" + QByteArray("1,").repeated(100) + "1)")); // more than a hundred
    }

    void absentAndNullValuesNeverMatch()
    {
        Table table;
        table.columns = {{"a", 23, true}, {"b", 25, false}};
        const auto matches = [&table](const char *filter, const Row &row) {
            return matchesAll(*parseFilters(filter), table, row);
        };
        const Cell one{Cell::State::Text, "1"};
        QVERIFY(matches("a=eq.1", {one, {}}));
        QVERIFY(!matches("b=neq.1", {one, {Cell::State::Null, {}}}));
        QVERIFY(!matches("b=neq.1", {one, {Cell::State::Unchanged, {}}}));
        QVERIFY(!matches("b=neq.1", {one, {}}));
        QVERIFY(!matches("c=neq.1", {one, one}));
        QVERIFY(!matches("b=neq.1", {one})); // a shorter row
    }

    void decimalsCompareExactly_data()
    {
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::addColumn<int>("order");
        const auto row = [](const char *a, const char *b, int order) {
            QTest::addRow("%s ? %s", a, b) << QByteArray(a) << QByteArray(b) << order;
        };
        row("1", "1.000", 0);
        row("0", "-0.00", 0);
        row("9007199254740993", "9007199254740992", 1);
        row("-5", "3", -1);
        row("-5", "-4", -1);
        row("10", "9", 1);
        row("0.009", "0.01", -1);
        row("1e3", "1000", 0);
        row("1.5e-7", "0.00000015", 0);
        row("NaN", "Infinity", 1);
        row("-Infinity", "-1e300", -1);
        row("123456789012345678901234567890.1", "123456789012345678901234567890.10", 0);
    }
    void decimalsCompareExactly()
    {
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        QFETCH(int, order);
        QCOMPARE(compareDecimals(a, b), order);
        QCOMPARE(compareDecimals(b, a), -order);
    }

    void valuesBecomeTheJsonOfPostgreSql_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("array");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("json");
        const auto row = [](const char *name, ValueKind kind, bool array, const char *text,
                            const char *json) {
            QTest::newRow(name) << int(kind) << array << QByteArray(text) << QByteArray(json);
        };
        row("integer", ValueKind::Number, false, "9223372036854775807", "9223372036854775807");
        row("infinite", ValueKind::Number, false, "Infinity", "\"Infinity\"");
        row("text", ValueKind::Text, false, "a\"\\\n\x01", "\"a\\\"\\\\\\u000a\\u0001\"");
        row("time", ValueKind::TimestampTz, false, "2026-01-02 03:04:05.6+00",
            "\"2026-01-02T03:04:05.6+00:00\"");
        row("local", ValueKind::Timestamp, false, "2026-01-02 03:04:05", "\"2026-01-02T03:04:05\"");
        row("never", ValueKind::TimestampTz, false, "infinity", "\"infinity\"");
        row("before", ValueKind::TimestampTz, false, "0044-03-15 12:00:00+00 BC",
            "\"0044-03-15T12:00:00+00:00 BC\"");
        row("words", ValueKind::Text, true, "{a,\"b \\\"c\\\"\",NULL,\"NULL\",\"\"}",
            "[\"a\",\"b \\\"c\\\"\",null,\"NULL\",\"\"]");
        row("nested", ValueKind::Number, true, "{{1,2},{3,4}}", "[[1,2],[3,4]]");
        row("bounds", ValueKind::Number, true, "[0:1]={1,2}", "[1,2]");
        row("empty", ValueKind::Text, true, "{}", "[]");
        row("truths", ValueKind::Bool, true, "{t,f}", "[true,false]");
    }
    void valuesBecomeTheJsonOfPostgreSql()
    {
        QFETCH(int, kind);
        QFETCH(bool, array);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, json);
        QByteArray out;
        appendValue(out, {ValueKind(kind), array}, text);
        QCOMPARE(out, json);
    }

    void commitCountsWhenTheSnapshotHasIt()
    {
        QVERIFY(allVisible("100:105:", {99, 104}));
        QVERIFY(!allVisible("100:105:102,103", {101, 103}));
        QVERIFY(allVisible("100:105:102,103", {101, 104}));
        QVERIFY(!allVisible("100:105:", {105}));
        QVERIFY(!allVisible("nonsense", {1}));
        // ids begin anew after 2^32; snapshots count on
        QVERIFY(allVisible("4294967290:4294967300:4294967299", {4294967291U, 2U}));
        QVERIFY(!allVisible("4294967290:4294967300:4294967299", {3U}));
    }

    void cutLogMessagesBreakTheStreamAndNothingElse()
    {
        const QByteArray table = bytes("R\0\0\0\x07public\0t\0d\0\x01\x01id\0\0\0\0\x17\xff\xff\xff\xff");
        const QByteArray insert = bytes("I\0\0\0\x07N\0\x01t\0\0\0\x02"
                                        "42");
        PgOutput whole;
        QVERIFY(!whole.take(table) && !whole.take(insert));
        const auto transaction = whole.take("C");
        QVERIFY(!whole.broken());
        QCOMPARE(transaction->changes.size(), size_t(1));
        QCOMPARE(transaction->changes[0].row[0].text, QByteArray("42"));
        for (qsizetype length = 1; length < insert.size(); ++length) {
            PgOutput output;
            output.take(table);
            output.take(insert.first(length));
            QVERIFY(output.broken());
        }
        PgOutput unknown;
        unknown.take(insert); // of a table that was not described
        QVERIFY(unknown.broken());
        QRandomGenerator random(3);
        for (int round = 0; round < 20000; ++round) {
            PgOutput output;
            QByteArray noise = table + insert;
            for (int i = 0; i < 4; ++i)
                noise[random.bounded(int(noise.size()))] = char(random.bounded(256));
            output.take(noise.first(table.size()));
            output.take(noise.mid(table.size()));
        }
    }

    void keysStandForRoles()
    {
        const Keys keys("secret", "sb_publishable_x", "sb_secret_x");
        QCOMPARE(keys.claimsOf("sb_publishable_x", 0).claims->role, QByteArray("anon"));
        QCOMPARE(keys.claimsOf("sb_secret_x", 0).claims->role, QByteArray("service_role"));
        QVERIFY(keys.opensEverything("sb_secret_x", 0) && !keys.opensEverything("sb_publishable_x", 0));
        for (const char *const wrong : {"", ".", "..", "a.b", "eyJhbGciOiJub25lIn0.e30.", "sb_secret_"})
            QVERIFY2(!keys.claimsOf(wrong, 0).claims, wrong);
    }

    void requestHeadsAreReadOrRefused()
    {
        const auto head = readHead(
            "GET /realtime/v1/websocket?apikey=a%20b&vsn=2.0.0 HTTP/1.1\r\nUpgrade: WebSocket\r\n\r\nrest");
        QVERIFY(head.request && head.request->wantsWebSocket());
        QCOMPARE(head.request->key(), QByteArray("a b"));
        QCOMPARE(head.request->path, QStringLiteral("/realtime/v1/websocket"));
        const auto bearer = readHead("POST /x HTTP/1.1\r\nAuthorization: Bearer t\r\n\r\n");
        QCOMPARE(bearer.request->key(), QByteArray("t"));
        QVERIFY(!readHead("GET /x HTT").request && !readHead("GET /x HTT").bad);
        for (const char *const wrong :
             {"GET\r\n\r\n", "GET x HTTP/1.1\r\n\r\n", "GET /x SMTP\r\n\r\n", "\r\n\r\n"})
            QVERIFY2(readHead(wrong).bad, wrong);
        QVERIFY(readHead(QByteArray(40'000, 'x')).bad);
    }

    void joinsAreReadLeniently()
    {
        const JoinRequest request =
            readJoin(R"({"config":{"private":"true","broadcast":{"self":"true","ack":false},)"
                     R"("presence":{"enabled":"false"}},"user_token":"t"})");
        QVERIFY(request.isPrivate && request.self && !request.ack && !request.presenceEnabled);
        QCOMPARE(request.token, QByteArray("t"));
        QVERIFY(readJoin(R"({"access_token":"sb_publishable_x"})").token.isEmpty());
        QVERIFY(readJoin("nonsense").problem.isEmpty()); // an empty join is a join
    }
};

QTEST_GUILESS_MAIN(TestParts)
#include "tst_parts.moc"
