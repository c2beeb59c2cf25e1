// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/accountscenes.h"

namespace desk::test {

using namespace std::chrono_literals;

namespace {

using Page = DoorPresenter::Page;

bool atTheApp(World &world)
{
    if (!withAMail(world))
        return false;
    world.person.typeCode(*world.program);
    return world.runUntil(5s, [&] { return world.program->door.page() == Page::Factor; });
}

bool withAKey(World &world)
{
    return atTheApp(world) && world.runUntil(5s, [&] {
        return world.program->door.factor().setup().state() == FactorSetup::State::Shown;
    });
}

/// With a session of the same person on another computer.
bool inside(World &world)
{
    if (!(world.server.account.hasApp() ? atTheApp(world) && world.work(30s) : atWork(world)))
        return false;
    world.server.signInElsewhere();
    return true;
}

bool onTheAccountPage(World &world)
{
    if (!inside(world))
        return false;
    Pages &pages = *world.program->pages();
    pages.openAccount();
    return world.runUntil(5s, [&] {
        return pages.account.address().state() == AddressPresenter::State::Settled &&
               pages.account.factors()->state() == FactorPresenter::State::Shown;
    });
}

bool onTheRulesPage(World &world)
{
    if (!inside(world))
        return false;
    Pages &pages = *world.program->pages();
    pages.openRules();
    return world.runUntil(5s, [&] { return pages.rules.state() == SafetyPresenter::State::Shown; });
}

Errand errandOf(Step step)
{
    switch (step) {
    case Step::AddApp:
        return Errand::AddApp;
    case Step::RemoveApp:
        return Errand::RemoveApp;
    case Step::Nonce:
    case Step::ChangePassword:
        return Errand::Password;
    case Step::ReadAccount:
    case Step::WishAddress:
    case Step::ChangeAddress:
    case Step::AgreeAddress:
        return Errand::Address;
    case Step::EndOthers:
        return Errand::EndOthers;
    case Step::LeaveEverywhere:
        return Errand::LeaveEverywhere;
    case Step::DemandApp:
        return Errand::Demand;
    case Step::ReadRules:
    case Step::SetMinutes:
        return Errand::Minutes;
    default:
        return Errand::None;
    }
}

/// On the page, and as far as the step before this one.
bool halfway(World &world, Step step, const std::function<bool(Pages &)> &isThere)
{
    if (!onTheAccountPage(world))
        return false;
    world.person.errand = errandOf(step);
    world.person.goOnInside(*world.program);
    return world.runUntil(5s, [&] { return isThere(*world.program->pages()); });
}

} // namespace

bool prepareAccount(World &world, Step step)
{
    AccountState &account = world.server.account;
    account.demanded = step == Step::Enrol || step == Step::FirstAppCode;
    account.asksForNonce = step == Step::Nonce || step == Step::ChangePassword;
    if (step <= Step::AppCode || step == Step::RemoveApp || step >= Step::ReadRules)
        world.server.addApp();
    switch (step) {
    case Step::AppList:
    case Step::Challenge:
    case Step::AppCode:
        return atTheApp(world);
    case Step::Enrol:
        return withAMail(world);
    case Step::FirstAppCode:
        return withAKey(world);
    case Step::ReadAccount:
    case Step::ReadRules:
        return inside(world);
    case Step::DemandApp:
    case Step::SetMinutes:
        return onTheRulesPage(world);
    case Step::ChangePassword:
        return halfway(world, step, [&](Pages &) { return !account.nonce.isEmpty(); });
    case Step::AgreeAddress:
        return halfway(world, step, [](Pages &pages) {
            return pages.account.address().state() == AddressPresenter::State::Waiting;
        });
    case Step::AddApp:
        return halfway(world, step, [](Pages &pages) {
            return pages.account.factors()->setup().state() == FactorSetup::State::Shown;
        });
    default:
        return onTheAccountPage(world);
    }
}

void actOnAccount(World &world, Step step)
{
    Program &program = *world.program;
    world.person.errand = errandOf(step);
    switch (step) {
    case Step::Enrol:
        return world.person.typeCode(program);
    case Step::AppList:
    case Step::Challenge:
    case Step::AppCode:
    case Step::FirstAppCode:
        return world.person.typeAppCode(program);
    case Step::ReadAccount:
        return program.pages()->openAccount();
    case Step::ReadRules:
        return program.pages()->openRules();
    case Step::LeaveEverywhere:
        world.signedOut = true;
        world.person.left = world.session();
        return program.door.signOut(Identity::SignOut::Everywhere);
    default:
        return world.person.goOnInside(program);
    }
}

} // namespace desk::test
