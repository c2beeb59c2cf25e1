// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One case's world: a server, a wire, a keychain, a program, a person, and the time that passes for all.
#pragma once

#include "tests/faults/person.h"

namespace desk::test {

class World
{
public:
    World();
    ~World();

    /// Lets time pass; everything that is due happens, in order.
    void run(std::chrono::milliseconds span);
    /// Until it is so, looking every second; false: it was not in that time.
    bool runUntil(std::chrono::milliseconds most, const std::function<bool()> &isSo);
    /// The person goes on until the desk is open and live.
    bool work(std::chrono::milliseconds most);
    /// The program ends as if it were killed, and another one begins on the same keychain.
    void restart();
    /// Hours pass for everybody but the program's monotonic clock, and connections die without a word.
    void sleep(std::chrono::hours span);
    void setWallClock(std::chrono::hours by);

    /// Open, live, as new as the server, in a session that it honours, and the errand is done.
    [[nodiscard]] bool isWorking() const;
    /// The session that the program has, as far as the server knows it; -1: none.
    [[nodiscard]] int session() const;
    /// The session that a new start would find honoured; -1: none.
    [[nodiscard]] int keptSession() const;

    FakeTime time;
    Trouble trouble;
    AuthModel server{time};
    Rooms rooms{time, server, trouble};
    Line line{time, server, trouble};
    KeyringModel keyring{time};
    Person person{server};
    std::unique_ptr<Program> program;
    bool signedOut = false; ///< by the person
    bool mayForget = false; ///< a session that nothing could be known of
    /// A code of an app may reach the server after the next one was taken: what that brought is dead then,
    /// and nobody can know.
    bool mayLoseCode = false;

    /// What was written into the log in this world.
    [[nodiscard]] static QString &log();
    static void collectLogs();

private:
    void settle();
    void tick();
    void checkUse(const AuthModel::Issue &issue);
};

} // namespace desk::test
