// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The door over an Identity that answers when the test says so.
#pragma once

#include "tests/support/fakeclock.h"
#include "tests/support/fakefactors.h"
#include "tests/support/fakeidentity.h"
#include "tests/support/fakeownservice.h"
#include "tests/support/fakeregistration.h"
#include "tests/ui/door/people.h"
#include "ui/signin/doorpresenter.h"

#include <QSignalSpy>
#include <QTest>

namespace desk {

struct Door
{
    FakeIdentity identity;
    FakeFactors factors;
    FakeRegistration registration;
    FakeClock clock;
    FakeOwnService service;
    DoorPresenter presenter;
    QSignalSpy opened;

    explicit Door(bool demo = false)
        : presenter({identity, registration, service, factors}, clock,
                    DoorOptions{demo, QStringLiteral("desk.example"), {}})
        , opened(&presenter, &DoorPresenter::opened)
    {
    }
    void later(int seconds)
    {
        clock.advance(std::chrono::seconds(seconds));
        presenter.tick();
    }
    void signIn()
    {
        presenter.signInInstead();
        presenter.openLink(QUrl(QStringLiteral("deskbell://auth/callback?code=abc")));
        QTRY_VERIFY(
            identity.calls.contains(QStringLiteral("signInWithLink deskbell://auth/callback?code=abc")));
        QVERIFY(identity.answer(Result<Account>(ana())));
        QTRY_COMPARE(presenter.page(), DoorPresenter::Page::Pin);
    }
};

inline Account verified()
{
    Account account = ana();
    account.pinVerified = true;
    return account;
}

} // namespace desk
