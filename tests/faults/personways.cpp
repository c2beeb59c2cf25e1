// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The person on the ways beside the mailed code: a new account, a forgotten password, a phone.
#include "tests/faults/person.h"

namespace desk::test {

namespace {

const QString mail = QStringLiteral("ana@desk.test");
const QString another = QStringLiteral("canary another password");
constexpr int TriesOfACode = 2;
const QString phoneNumber = QStringLiteral("+44 7700 900101");

using Way = WaysPresenter::Way;
using Form = RegistrationPresenter::Step;

} // namespace

QString Person::doorWay(DoorPresenter &door)
{
    switch (door.ways().way()) {
    case Way::Registration:
        return registrationWay(door.ways().registration());
    case Way::Phone:
        return phoneWay(door.ways().phone());
    case Way::Service:
        return serviceWay(door.ways().service());
    default:
        return signInWay(door.signIn());
    }
}

QString Person::serviceWay(const ServicePresenter &door)
{
    if (door.isBusy())
        return QStringLiteral("busy");
    if (door.canGoOn())
        return QStringLiteral("sign in");
    return door.problem().text.whole().isEmpty() ? QStringLiteral("type") : QStringLiteral("mend, or wait");
}

/// A new code, or one that may not have been looked at.
bool Person::canType() const
{
    if (m_server.code.isEmpty())
        return !m_typed.isEmpty() && m_tries < TriesOfACode;
    return m_typed != m_server.code || m_tries < TriesOfACode;
}

QString Person::registrationWay(const RegistrationPresenter &form)
{
    if (form.isBusy())
        return QStringLiteral("busy");
    if (form.canSubmit())
        return QStringLiteral("go on");
    if (form.step() == Form::NewPassword)
        return QStringLiteral("leave the password as it is");
    if (form.step() == Form::Code && form.canSendAgain())
        return QStringLiteral("ask for a code");
    return form.resendIn() > 0 || form.problem() ? QStringLiteral("wait, and it says how long")
                                                 : QStringLiteral("go back");
}

QString Person::phoneWay(const PhonePresenter &phone)
{
    if (phone.isBusy())
        return QStringLiteral("busy");
    if (phone.canSignIn())
        return QStringLiteral("sign in");
    if (phone.canSend())
        return QStringLiteral("ask for a code");
    return phone.resendIn() > 0 || phone.problem() ? QStringLiteral("wait, and it says how long") : QString();
}

void Person::makeAccount(Program &program) const
{
    RegistrationPresenter &form = program.door.ways().registration();
    program.door.ways().useNewAccount();
    form.setEmail(mail);
    form.setPassword(another);
    form.submit();
}

void Person::forgetPassword(Program &program) const
{
    RegistrationPresenter &form = program.door.ways().registration();
    program.door.ways().useForgottenPassword();
    form.setEmail(mail);
    form.submit();
}

void Person::typeProof(Program &program)
{
    RegistrationPresenter &form = program.door.ways().registration();
    const QByteArray code = nextCode();
    if (form.code().toLatin1() == code)
        form.submit();
    else
        form.setCode(QString::fromLatin1(code)); // the sixth digit submits
}

void Person::choosePassword(Program &program) const
{
    RegistrationPresenter &form = program.door.ways().registration();
    form.setPassword(another);
    form.submit();
}

void Person::goOnRegistering(Program &program)
{
    RegistrationPresenter &form = program.door.ways().registration();
    switch (form.step()) {
    case Form::NewAccount:
    case Form::Forgot:
        return form.submit();
    case Form::NewPassword:
        return choosePassword(program);
    case Form::Code:
        break;
    }
    if (canType() && (form.canSubmit() || form.code().isEmpty()))
        return typeProof(program);
    form.sendAgain();
}

void Person::askForText(Program &program) const
{
    PhonePresenter &phone = program.door.ways().phone();
    program.door.ways().usePhone();
    phone.setNumber(phoneNumber);
    phone.send();
}

void Person::typeTextCode(Program &program)
{
    PhonePresenter &phone = program.door.ways().phone();
    const QByteArray code = nextCode();
    if (phone.code().toLatin1() == code)
        phone.signIn();
    else
        phone.setCode(QString::fromLatin1(code)); // the sixth digit signs in
}

void Person::goOnByPhone(Program &program)
{
    PhonePresenter &phone = program.door.ways().phone();
    if (phone.step() == PhonePresenter::Step::Code && canType())
        return typeTextCode(program);
    phone.send();
}

} // namespace desk::test
