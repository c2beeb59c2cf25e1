// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A door with somebody in front of it who has their picture taken.
#pragma once

#include "tests/support/fakeclock.h"
#include "tests/support/fakefactors.h"
#include "tests/support/fakeidentity.h"
#include "tests/support/fakeownservice.h"
#include "tests/support/fakeregistration.h"
#include "tests/ui/door/people.h"
#include "ui/signin/doorpresenter.h"
#include "ui/signin/signinwindow.h"

#include <QTest>

namespace desk {

struct Scene
{
    FakeIdentity identity;
    FakeFactors factors;
    FakeRegistration registration;
    FakeClock clock;
    FakeOwnService service;
    DoorPresenter door;
    SignInWindow window;

    Scene(const Theme &theme, bool demo)
        : door({identity, registration, service, factors}, clock,
               DoorOptions{demo, demo ? QString() : QStringLiteral("northlight.example"), {}})
        , window(theme)
    {
        window.showDoor(door);
        window.resize(520, 660);
        window.show();
        window.activateWindow();
    }
    template <class T>
    void answer(const T &value)
    {
        identity.answer(Result<T>(value));
        settle();
    }
    void refuse(const Error &error)
    {
        identity.answer(Result<Account>(error));
        settle();
    }
    void settle() { QTest::qWait(50); }
    void later(int seconds)
    {
        clock.advance(std::chrono::seconds(seconds));
        door.signIn().tick();
        door.pin().tick();
        door.ways().registration().tick();
        door.ways().phone().tick();
    }
    void offer(const WaysIn &ways)
    {
        door.signInInstead();
        answer(ways);
    }
    void toCode()
    {
        door.signInInstead();
        door.signIn().setEmail(QStringLiteral("orla.byrne@corrib-foods.example"));
        door.signIn().sendCode();
        answer(Done{});
    }
    void toPin(const Account &account)
    {
        toCode();
        door.signIn().setCode(QStringLiteral("407213"));
        answer(account);
    }
    void toFactor(const Account &account)
    {
        toPin(account);
        (void)QTest::qWaitFor([this] { return door.page() == DoorPresenter::Page::Factor; });
    }
    void outcome(PinOutcome::Code code, int left, int wait) { answer(PinOutcome{code, left, wait, 0}); }
};

} // namespace desk
