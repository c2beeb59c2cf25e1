// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/person.h"

namespace desk::test {

namespace {

const QString pinDigits = QStringLiteral("482930");
const QString mail = QStringLiteral("ana@desk.test");
constexpr int TriesOfACode = 2;

} // namespace

QString Person::signInWay(const SignInPresenter &door)
{
    if (door.isBusy())
        return QStringLiteral("busy");
    if (door.canSignIn())
        return QStringLiteral("sign in");
    if (door.canSendCode() || door.email().isEmpty())
        return QStringLiteral("ask for a code");
    if (door.resendIn() > 0 || door.problem())
        return QStringLiteral("wait, and it says how long");
    // A field that was emptied for another try.
    return door.step() == SignInPresenter::Step::Address ? QString() : QStringLiteral("type");
}

QString Person::wayOut(Program &program) const
{
    DoorPresenter &door = program.door;
    switch (door.page()) {
    case DoorPresenter::Page::Opening:
        return door.isWorking()                   ? QStringLiteral("busy")
               : door.problem().whole().isEmpty() ? QString()
                                                  : QStringLiteral("try again");
    case DoorPresenter::Page::SignIn:
        return doorWay(door);
    case DoorPresenter::Page::Factor:
        return appWay(door.factor());
    case DoorPresenter::Page::Pin:
        return door.pin().isBusy() ? QStringLiteral("busy") : QStringLiteral("type the PIN");
    case DoorPresenter::Page::Open:
        if (errand != Errand::None && !isDone(program))
            return insideWay(*program.pages());
        switch (program.feedState()) {
        case Feed::State::Live:
            return QStringLiteral("work");
        case Feed::State::Closed:
            return {};
        default:
            return program.time.pending() > 0 ? QStringLiteral("work, it connects again by itself")
                                              : QString();
        }
    default:
        return {};
    }
}

void Person::goOn(Program &program)
{
    const QString way = wayOut(program);
    if (way.isEmpty() || way == u"busy")
        return;
    if (program.door.page() == DoorPresenter::Page::Opening)
        program.door.start();
    else if (program.door.page() == DoorPresenter::Page::SignIn)
        program.door.ways().way() == WaysPresenter::Way::Registration ? goOnRegistering(program)
        : program.door.ways().way() == WaysPresenter::Way::Phone      ? goOnByPhone(program)
                                                                      : signIn(program);
    else if (program.door.page() == DoorPresenter::Page::Factor)
        typeAppCode(program);
    else if (program.door.page() == DoorPresenter::Page::Pin)
        typePin(program);
    else if (program.isOpen() && !isDone(program))
        goOnInside(program);
}

void Person::signIn(Program &program)
{
    if (program.door.ways().way() == WaysPresenter::Way::Service)
        return typeServicePassword(program);
    SignInPresenter &door = program.door.signIn();
    if (door.step() == SignInPresenter::Step::Password)
        return typePassword(program);
    const bool tried = isTried();
    if (door.step() == SignInPresenter::Step::Code && !m_typed.isNull() && door.canSignIn() && !tried)
        return typeCode(program);
    if (door.step() == SignInPresenter::Step::Code && !m_server.code.isEmpty() && !tried)
        return typeCode(program);
    // A code that went through and brought nothing back is typed once more; then another is asked for.
    if (door.step() == SignInPresenter::Step::Code && m_server.code.isEmpty() && m_tries < TriesOfACode &&
        !m_typed.isEmpty())
        return typeCode(program);
    askForCode(program);
}

bool Person::isTried() const
{
    return m_typed == m_server.code && m_tries >= TriesOfACode;
}

/// The newest that came; else the last one once more.
QByteArray Person::nextCode()
{
    const QByteArray code = m_server.code.isEmpty() ? m_typed : m_server.code;
    m_tries = code == m_typed ? m_tries + 1 : 1;
    m_typed = code;
    return code;
}

void Person::askForCode(Program &program) const
{
    program.door.signIn().setEmail(mail);
    program.door.signIn().sendCode();
}

void Person::typeCode(Program &program)
{
    const QByteArray code = nextCode();
    SignInPresenter &door = program.door.signIn();
    if (door.code().toLatin1() == code)
        door.signIn();
    else
        door.setCode(QString::fromLatin1(code)); // the sixth digit signs in
}

void Person::openLink(Program &program, bool byHash) const
{
    const QString text =
        byHash ? QStringLiteral("deskbell://auth/callback?type=magiclink&token_hash=") +
                     QString::fromLatin1(m_server.hash)
               : QStringLiteral("http://127.0.0.1:4711/abc?code=") + QString::fromLatin1(m_server.authCode);
    SignInPresenter &door = program.door.signIn();
    if (door.step() == SignInPresenter::Step::Link) // still there after a fault: pressed once more
        return door.signIn();
    QObject::connect(&door, &SignInPresenter::changed, &door, [&door, pressed = false]() mutable {
        if (door.step() != SignInPresenter::Step::Link || pressed)
            return;
        pressed = true;
        door.signIn();
    });
    program.door.openLink(QUrl(text));
}

void Person::typePassword(Program &program) const
{
    SignInPresenter &door = program.door.signIn();
    door.setEmail(mail);
    door.usePassword();
    door.setPassword(QStringLiteral("canarypassword"));
    door.signIn();
}

void Person::typeServicePassword(Program &program) const
{
    ServicePresenter &door = program.door.ways().service();
    if (program.door.ways().way() != WaysPresenter::Way::Service)
        program.door.ways().useService({QStringLiteral("Desk"), QStringLiteral("Account"),
                                        QUrl(QStringLiteral("https://signin.desk.test"))});
    door.setEmail(mail);
    door.setPassword(QStringLiteral("canarypassword"));
    door.goOn();
}

void Person::typePin(Program &program) const
{
    PinPresenter &door = program.door.pin();
    door.setPin(pinDigits);
    door.setAgain(pinDigits);
    door.submit();
}

} // namespace desk::test
