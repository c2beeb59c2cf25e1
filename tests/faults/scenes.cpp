// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/accountscenes.h"

namespace desk::test {

using namespace std::chrono_literals;

namespace {

using Page = DoorPresenter::Page;

bool atTheDoor(World &world)
{
    world.program->door.start();
    return world.runUntil(5s, [&] { return world.program->door.page() == Page::SignIn; });
}

} // namespace

bool withAMail(World &world)
{
    if (!atTheDoor(world))
        return false;
    world.person.askForCode(*world.program);
    return world.runUntil(5s,
                          [&] { return world.program->door.signIn().step() == SignInPresenter::Step::Code; });
}

namespace {

bool withARecoveryMail(World &world)
{
    if (!atTheDoor(world))
        return false;
    world.person.forgetPassword(*world.program);
    const RegistrationPresenter &form = world.program->door.ways().registration();
    return world.runUntil(5s, [&] { return form.step() == RegistrationPresenter::Step::Code; });
}

bool atTheNewPassword(World &world)
{
    if (!withARecoveryMail(world))
        return false;
    world.person.typeProof(*world.program);
    const RegistrationPresenter &form = world.program->door.ways().registration();
    return world.runUntil(5s, [&] { return form.step() == RegistrationPresenter::Step::NewPassword; });
}

bool withAText(World &world)
{
    if (!atTheDoor(world))
        return false;
    world.person.askForText(*world.program);
    const PhonePresenter &phone = world.program->door.ways().phone();
    return world.runUntil(5s, [&] { return phone.step() == PhonePresenter::Step::Code; });
}

bool atThePin(World &world)
{
    if (!withAMail(world))
        return false;
    world.person.typeCode(*world.program);
    return world.runUntil(5s, [&] { return world.program->door.page() == Page::Pin; });
}

} // namespace

bool atWork(World &world)
{
    return atThePin(world) && world.work(30s);
}

namespace {

bool atWorkThroughTheService(World &world)
{
    if (!atTheDoor(world))
        return false;
    world.person.typeServicePassword(*world.program);
    return world.runUntil(5s, [&] { return world.program->door.page() == Page::Pin; }) && world.work(30s);
}

bool closedAgain(World &world)
{
    if (!atWork(world))
        return false;
    world.program.reset();
    world.program = std::make_unique<Program>(world.time, world.line, world.rooms, world.keyring);
    return true;
}

} // namespace

bool prepare(World &world, Step step)
{
    if (step != Step::SetPin)
        world.server.pin = QStringLiteral("482930");
    if (isOfAccount(step))
        return prepareAccount(world, step);
    switch (step) {
    case Step::Restore:
        return closedAgain(world);
    case Step::RequestCode:
    case Step::Password:
    case Step::SignUp:
    case Step::Recovery:
    case Step::SendText:
    case Step::ServicePassword:
        return atTheDoor(world);
    case Step::Proof:
        return withARecoveryMail(world);
    case Step::NewPassword:
        return atTheNewPassword(world);
    case Step::TextCode:
        return withAText(world);
    case Step::ServiceRefresh:
    case Step::ServiceRevoke:
        return atWorkThroughTheService(world);
    case Step::VerifyCode:
    case Step::VerifyLink:
    case Step::Exchange:
    case Step::MyState:
        return withAMail(world);
    case Step::VerifyPin:
    case Step::SetPin:
    case Step::Connect:
    case Step::Join:
    case Step::System:
        return atThePin(world);
    default:
        return atWork(world);
    }
}

namespace {

/// False: not one of those.
bool actOnOtherWay(World &world, Step step)
{
    Program &program = *world.program;
    switch (step) {
    case Step::SignUp:
        return world.person.makeAccount(program), true;
    case Step::Recovery:
        return world.person.forgetPassword(program), true;
    case Step::Proof:
        return world.person.typeProof(program), true;
    case Step::NewPassword:
        return world.person.choosePassword(program), true;
    case Step::SendText:
        return world.person.askForText(program), true;
    case Step::TextCode:
        return world.person.typeTextCode(program), true;
    default:
        return false;
    }
}

} // namespace

void act(World &world, Step step)
{
    Program &program = *world.program;
    if (isOfAccount(step))
        return actOnAccount(world, step);
    if (actOnOtherWay(world, step))
        return;
    switch (step) {
    case Step::Restore:
        return program.door.start();
    case Step::RequestCode:
        return world.person.askForCode(program);
    case Step::VerifyCode:
    case Step::MyState:
        return world.person.typeCode(program);
    case Step::VerifyLink:
    case Step::Exchange:
        return world.person.openLink(program, step == Step::VerifyLink);
    case Step::Password:
        return world.person.typePassword(program);
    case Step::VerifyPin:
    case Step::SetPin:
    case Step::Connect:
    case Step::Join:
    case Step::System:
        return world.person.typePin(program);
    case Step::Lock:
        return program.door.lock(program.account(), DoorPresenter::LockReason::ByPerson);
    case Step::Touch:
        return program.touch();
    case Step::ServicePassword:
        return world.person.typeServicePassword(program);
    case Step::Revoke:
    case Step::ServiceRevoke:
        world.signedOut = true;
        return program.door.signOut();
    case Step::TokenPush:
        return deliver(program.keeper.renew(program.keeper.accessToken()), &program,
                       [](const Result<Done> &) {});
    case Step::Rejoin:
    case Step::PhxClose:
        return world.rooms.shut(Step::PhxClose);
    case Step::PhxError:
        return world.rooms.shut(Step::PhxError);
    case Step::Change:
        return world.rooms.change();
    default:
        return; // time does it
    }
}

std::chrono::milliseconds comesWithin(Step step)
{
    const bool renews = step == Step::Refresh || step == Step::ServiceRefresh;
    return renews ? 15min : step == Step::Heartbeat ? 30s : 5s;
}

} // namespace desk::test
