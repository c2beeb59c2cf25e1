// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody who wants to work: looks at the page that the door shows, and does what it offers. Where it offers
// nothing, the case has failed.
#pragma once

#include "tests/faults/program.h"

namespace desk::test {

/// What somebody wants who is inside.
enum class Errand { None, Password, Address, AddApp, RemoveApp, EndOthers, LeaveEverywhere, Demand, Minutes };

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
    /// The errand is done on the server, and its page says so.
    [[nodiscard]] bool isDone(const Program &program) const;
    /// What the pages of apps, the account and the rules say that went wrong.
    [[nodiscard]] static QString read(Program &program);
    /// Looks at the page, as often as time passes.
    void look(Program &program);
    /// What the page of the errand has done to the person: it said nothing, or lost what was typed.
    [[nodiscard]] QString complaint(Program &program) const;

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
    void typeAppCode(Program &program);
    /// The next thing of the errand.
    void goOnInside(Program &program);

    Errand errand = Errand::None;
    int left = -1; ///< the session of a sign-out everywhere

private:
    void signIn(Program &program);
    void goOnRegistering(Program &program);
    void goOnByPhone(Program &program);
    [[nodiscard]] static QString signInWay(const SignInPresenter &door);
    [[nodiscard]] static QString registrationWay(const RegistrationPresenter &form);
    [[nodiscard]] static QString phoneWay(const PhonePresenter &phone);
    [[nodiscard]] static QString doorWay(DoorPresenter &door);
    void changePassword(PasswordPresenter &password) const;
    void changeAddress(AddressPresenter &address) const;
    void addApp(FactorPresenter &apps);
    void changeRules(SafetyPresenter &rules) const;
    void typeAppCode(FactorSetup &setup);
    [[nodiscard]] static QString appWay(FactorDoor &door);
    [[nodiscard]] static QString setupWay(const FactorSetup &setup);
    [[nodiscard]] QString insideWay(Pages &pages) const;
    [[nodiscard]] bool isSilent(Pages &pages) const;
    [[nodiscard]] bool hasLost(Pages &pages) const;
    [[nodiscard]] QByteArray nextCode();
    [[nodiscard]] bool isTried() const;
    [[nodiscard]] bool canType() const;
    [[nodiscard]] static QString serviceWay(const ServicePresenter &door);

    AuthModel &m_server;
    QByteArray m_typed; ///< the code that was typed last
    int m_tries = 0;
    bool m_wasTold = false;    ///< that it did not happen, since it was tried last
    QPointer<Pages> m_typedOn; ///< a lock takes with it what stood on a page
};

} // namespace desk::test
