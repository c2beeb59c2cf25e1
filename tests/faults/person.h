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
    void makeAccount(Program &program) const;
    void forgetPassword(Program &program) const;
    void askForText(Program &program) const;
    /// The code that came, on whichever way asked for it.
    void typeProof(Program &program);
    void typeTextCode(Program &program);
    void choosePassword(Program &program) const;
    void typeServicePassword(Program &program) const;
    void typePin(Program &program) const;

private:
    void signIn(Program &program);
    void goOnRegistering(Program &program);
    void goOnByPhone(Program &program);
    [[nodiscard]] static QString signInWay(const SignInPresenter &door);
    [[nodiscard]] static QString registrationWay(const RegistrationPresenter &form);
    [[nodiscard]] static QString phoneWay(const PhonePresenter &phone);
    [[nodiscard]] static QString doorWay(DoorPresenter &door);
    [[nodiscard]] QByteArray nextCode();
    [[nodiscard]] bool isTried() const;
    [[nodiscard]] bool canType() const;
    [[nodiscard]] static QString serviceWay(const ServicePresenter &door);

    AuthModel &m_server;
    QByteArray m_typed; ///< the code that was typed last
    int m_tries = 0;
};

} // namespace desk::test
