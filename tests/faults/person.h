// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody who wants to work: looks at the page that the door shows, and does what it offers. Where it offers
// nothing, the case has failed.
#pragma once

#include "tests/faults/program.h"

namespace desk::test {

class Person
{
public:
    explicit Person(AuthModel &server)
        : m_server(server)
    {
    }
    /// What can be done or waited for now; empty: stuck. "busy" is not a way out.
    [[nodiscard]] QString wayOut(Program &program) const;
    /// One thing, if there is one to do.
    void goOn(Program &program);

    void askForCode(Program &program) const;
    void typeCode(Program &program);
    void openLink(Program &program, bool byHash) const;
    void typePassword(Program &program) const;
    void typeServicePassword(Program &program) const;
    void typePin(Program &program) const;

private:
    void signIn(Program &program);
    [[nodiscard]] QString signInWay(SignInPresenter &door) const;
    [[nodiscard]] QString serviceWay(const ServicePresenter &door) const;

    AuthModel &m_server;
    QByteArray m_typed; ///< the code that was typed last
    int m_tries = 0;
};

} // namespace desk::test
