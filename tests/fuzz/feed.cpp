// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The whole feed, from a websocket to events: each line of the input is something that the other end does.
// "!" opens the connection, "~" ends it, "+" lets two seconds pass, "-" asks to reconnect; all else is a
// frame.
#include "tests/fuzz/rows.h"
#include "tests/net/feedfixture.h"

#include <QLoggingCategory>

using namespace desk;
using namespace desk::fuzz;

namespace {

/// Without the spies of FeedFixture: they would keep what they saw.
struct Line : test::NetFixture
{
    test::TurnedTokens tokens;
    test::Switchboard board;
    SupabaseFeed feed{transport, tokens,          test::account(Role::Staff),
                      time,      board.factory(), [] { return 0.5; }};
    QObject listener;
    bool isOver = false;

    Line()
    {
        QObject::connect(&feed, &Feed::arrived, &listener, [this](const Event &event) {
            require(!isOver, "a closed feed is silent");
            requireRows(event);
        });
        QObject::connect(&feed, &Feed::gapSuspected, &listener,
                         [this] { require(!isOver, "a closed feed is silent"); });
        feed.open();
    }
    void play(const QByteArray &line)
    {
        const bool wired = !board.wires.isEmpty() && board.wires.last();
        if (line == "+")
            time.pass(std::chrono::seconds(2));
        else if (line == "-")
            feed.reconnect();
        else if (line == "!" && wired)
            Q_EMIT board.wire().opened();
        else if (line == "~" && wired)
            Q_EMIT board.wire().closed(1006);
        else if (wired)
            board.say(line);
        QCoreApplication::processEvents();
    }
    void end()
    {
        feed.close();
        isOver = true;
        require(feed.state() == Feed::State::Closed, "a closed feed says so");
        time.pass(std::chrono::minutes(2));
        QCoreApplication::processEvents();
    }
};

QCoreApplication &program()
{
    static int count = 1;
    static char name[] = "feed";
    static char *words[] = {name, nullptr};
    // Never taken down: a static one would go after parts of Qt that its end speaks to (a crash with Qt 6.8).
    static auto *one = new QCoreApplication(count, words);
    return *one;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const bool isQuiet = (QLoggingCategory::setFilterRules(QStringLiteral("*=false")), true);
    (void)isQuiet;
    (void)program();
    Line line;
    const QList<QByteArray> lines = bytesOf(data, size).split('\n');
    for (const QByteArray &one : lines.first(std::min<qsizetype>(lines.size(), 40)))
        line.play(one);
    line.end();
    return 0;
}
