// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The person with an authenticator app, and on the pages "Sign-in and account" and "Safety rules".
#include "tests/faults/person.h"

namespace desk::test {

namespace {

using Box = AddressPresenter::Box;
using Setup = FactorSetup::State;

const QString busy = QStringLiteral("busy");
const QString wantedPassword = QStringLiteral("canary third password");
const QString wantedAddress = QStringLiteral("ana.new@desk.test");
constexpr int WantedMinutes = 20;

/// A page that could not be read says so, and can be asked for again.
QString readingWay(const Pages &pages, bool isFailed, const ErrorText &problem)
{
    if (!pages.isOpen)
        return QStringLiteral("go to the page");
    if (!isFailed)
        return busy;
    return problem.what.isEmpty() ? QString() : QStringLiteral("try again");
}

QString passwordWay(const PasswordPresenter &password)
{
    if (password.isBusy())
        return busy;
    if (password.canSave() || password.canSendCode())
        return QStringLiteral("save, or ask for a code");
    if (password.typed().password.isEmpty() || password.resendIn() > 0)
        return QStringLiteral("type");
    return password.problem().what.isEmpty() ? QString() : QStringLiteral("wait, and it says how long");
}

QString addressWay(const Pages &pages, const AddressPresenter &address)
{
    using State = AddressPresenter::State;
    if (address.isBusy())
        return busy;
    if (address.state() == State::Waiting)
        return QStringLiteral("agree, send again or give it up");
    if (address.state() != State::Settled)
        return readingWay(pages, address.state() == State::Failed, address.loadProblem());
    if (address.canRequest() || address.wanted().isEmpty())
        return QStringLiteral("ask for it");
    return address.problem().what.isEmpty() ? QString() : QStringLiteral("wait, and it says how long");
}

QString rulesWay(const Pages &pages, const SafetyPresenter &rules)
{
    if (rules.state() != SafetyPresenter::State::Shown)
        return readingWay(pages, rules.state() == SafetyPresenter::State::Failed, rules.loadProblem());
    return rules.isSaving() || rules.isDemandBusy() ? busy : QStringLiteral("change the rules");
}

} // namespace

QString Person::setupWay(const FactorSetup &setup)
{
    if (setup.state() == Setup::Asking || setup.isChecking())
        return busy;
    if (setup.state() == Setup::Failed)
        return setup.problem().what.isEmpty() ? QString() : QStringLiteral("try again");
    return setup.state() == Setup::Shown ? QStringLiteral("type the code") : QString();
}

QString Person::appWay(FactorDoor &door)
{
    if (door.isBusy())
        return busy;
    return door.mustEnrol() ? setupWay(door.setup()) : QStringLiteral("type the code");
}

QString Person::insideWay(Pages &pages) const
{
    FactorPresenter &apps = *pages.account.factors();
    const bool isListed = apps.state() == FactorPresenter::State::Shown;
    switch (errand) {
    case Errand::Password:
        return passwordWay(pages.account.password());
    case Errand::Address:
        return addressWay(pages, pages.account.address());
    case Errand::AddApp:
        if (apps.isAdding())
            return setupWay(apps.setup());
        return isListed ? QStringLiteral("add one")
                        : readingWay(pages, apps.state() == FactorPresenter::State::Failed, apps.problem());
    case Errand::RemoveApp:
        if (apps.isRemoving())
            return busy;
        return isListed ? QStringLiteral("remove it")
                        : readingWay(pages, apps.state() == FactorPresenter::State::Failed, apps.problem());
    case Errand::EndOthers:
        return pages.account.sessions().isBusy() ? busy : QStringLiteral("end them");
    case Errand::LeaveEverywhere:
        return QStringLiteral("wait for the server to hear of it");
    default:
        return rulesWay(pages, pages.rules);
    }
}

/// It was ordered, it has not happened, and nothing says so.
bool Person::isSilent(Pages &pages) const
{
    const PasswordPresenter &password = pages.account.password();
    const AddressPresenter &address = pages.account.address();
    FactorPresenter &apps = *pages.account.factors();
    const FactorSetup &setup = apps.setup();
    switch (errand) {
    case Errand::Password:
        return password.step() == PasswordPresenter::Step::Typing && password.problem().what.isEmpty();
    case Errand::Address:
        return address.state() == AddressPresenter::State::Settled && address.problem().what.isEmpty();
    case Errand::AddApp:
        return setup.state() == Setup::Shown && setup.code().size() == 6 && setup.problem().what.isEmpty();
    case Errand::RemoveApp:
        return !apps.factors().isEmpty() && apps.problem().what.isEmpty();
    case Errand::EndOthers:
        return pages.endProblem.isEmpty();
    case Errand::Demand:
        return !pages.rules.isFactorDemanded() && pages.rules.demandProblem().what.isEmpty();
    case Errand::Minutes:
        return pages.rules.isChanged() && pages.rules.saveProblem().what.isEmpty();
    default:
        return false;
    }
}

bool Person::hasLost(Pages &pages) const
{
    AddressPresenter &address = pages.account.address();
    const FactorSetup &setup = pages.account.factors()->setup();
    switch (errand) {
    case Errand::Password:
        return pages.account.password().typed().password != wantedPassword;
    case Errand::Address:
        return address.state() == AddressPresenter::State::Settled && address.wanted() != wantedAddress;
    case Errand::AddApp:
        return setup.state() == Setup::Shown && setup.code().size() != 6;
    case Errand::Minutes:
        return pages.rules.minutes(Role::Staff) != WantedMinutes;
    default:
        return false;
    }
}

QString Person::read(Program &program)
{
    FactorDoor &door = program.door.factor();
    QString said;
    if (program.door.page() == DoorPresenter::Page::Factor)
        said = door.problem().whole() + door.setup().problem().whole();
    if (!program.pages())
        return said;
    Pages &pages = *program.pages();
    FactorPresenter &apps = *pages.account.factors();
    const AddressPresenter &address = pages.account.address();
    for (const ErrorText &one : {pages.account.password().problem(), address.problem(), address.loadProblem(),
                                 apps.problem(), apps.setup().problem(), pages.rules.loadProblem(),
                                 pages.rules.demandProblem(), pages.rules.saveProblem()})
        said += one.whole();
    return said + pages.endProblem;
}

void Person::look(Program &program)
{
    Pages *pages = program.pages();
    m_wasTold = m_wasTold || (pages && pages == m_typedOn && !isSilent(*pages));
}

QString Person::complaint(Program &program) const
{
    Pages *pages = program.pages();
    if (!pages || pages != m_typedOn || isDone(program))
        return {};
    if (hasLost(*pages))
        return QStringLiteral("I7: what was typed is gone");
    return !m_wasTold ? QStringLiteral("I4: it did not happen, and nothing says so") : QString();
}

bool Person::isDone(const Program &program) const
{
    if (errand == Errand::None)
        return true;
    if (!program.pages())
        return false;
    Pages &pages = *program.pages();
    const AccountState &server = m_server.account;
    FactorPresenter &apps = *pages.account.factors();
    const bool isListed = apps.state() == FactorPresenter::State::Shown;
    switch (errand) {
    case Errand::Password: // whose answer was lost is told by the next try that it is this one already
        return server.password == wantedPassword.toUtf8() &&
               (pages.isPasswordSaved ||
                pages.account.password().wrongField() == PasswordPresenter::Field::Password);
    case Errand::Address:
        return server.email == wantedAddress && pages.account.address().address().email == wantedAddress;
    case Errand::AddApp:
        return server.hasApp() && isListed && apps.factors().size() == 1 && !apps.isAdding();
    case Errand::RemoveApp:
        return !server.hasApp() && isListed && apps.factors().isEmpty() && !apps.isRemoving();
    case Errand::EndOthers:
        return !m_server.honours(server.elsewhere) && pages.areOthersEnded;
    case Errand::LeaveEverywhere: // promised for the life of the token that can say so (docs/security.md)
        return !m_server.honours(server.elsewhere) || !m_server.hasToken(left);
    case Errand::Demand:
        return server.demanded && pages.rules.isFactorDemanded();
    default:
        return server.staffMinutes == WantedMinutes && pages.rules.minutes(Role::Staff) == WantedMinutes &&
               !pages.rules.isChanged();
    }
}

void Person::typeAppCode(Program &program)
{
    FactorDoor &door = program.door.factor();
    if (door.mustEnrol())
        return typeAppCode(door.setup());
    door.setCode(QString::fromLatin1(appCode(appStep(m_server.now()))));
    door.submit();
}

void Person::typeAppCode(FactorSetup &setup)
{
    if (setup.state() == Setup::None || setup.state() == Setup::Failed)
        return setup.begin();
    setup.setCode(QString::fromLatin1(appCode(appStep(m_server.now()))));
    setup.confirm();
}

void Person::goOnInside(Program &program)
{
    Pages &pages = *program.pages();
    const bool isAboutRules = errand == Errand::Demand || errand == Errand::Minutes;
    if (!pages.isOpen)
        return isAboutRules ? pages.openRules() : pages.openAccount();
    m_typedOn = &pages;
    m_wasTold = false;
    FactorPresenter &apps = *pages.account.factors();
    switch (errand) {
    case Errand::Password:
        return changePassword(pages.account.password());
    case Errand::Address:
        return changeAddress(pages.account.address());
    case Errand::AddApp:
        return addApp(apps);
    case Errand::RemoveApp:
        return apps.factors().isEmpty() ? apps.refresh() : apps.remove(apps.factors().first().id);
    case Errand::EndOthers:
        return pages.account.sessions().endOthers();
    case Errand::Demand:
    case Errand::Minutes:
        return changeRules(pages.rules);
    default:
        return;
    }
}

void Person::changePassword(PasswordPresenter &password) const
{
    password.setPassword(wantedPassword);
    if (password.step() == PasswordPresenter::Step::Typing)
        return password.save();
    if (m_server.account.nonce.isEmpty()) // used, or it never came
        return password.sendCode();
    password.setCode(QString::fromLatin1(m_server.account.nonce));
    password.save();
}

/// Types what came into the mail boxes; looks anew when there is nothing that could be typed.
void Person::changeAddress(AddressPresenter &address) const
{
    const AccountState &server = m_server.account;
    if (address.state() == AddressPresenter::State::Settled && server.wanted.isEmpty() &&
        server.email != wantedAddress) {
        address.setWanted(wantedAddress);
        return address.request();
    }
    if (address.state() != AddressPresenter::State::Waiting)
        return address.refresh();
    for (const Box box : {Box::Old, Box::New}) {
        const QByteArray code = server.codes.at(std::size_t(box));
        if (code.isEmpty() || address.hasAgreed(box))
            continue;
        address.setCode(box, QString::fromLatin1(code));
        return address.confirm(box);
    }
    server.wanted.isEmpty() ? address.refresh() : address.sendAgain();
}

/// An app that counts although nobody said so is in the list.
void Person::addApp(FactorPresenter &apps)
{
    if (apps.isAdding())
        return typeAppCode(apps.setup());
    m_server.account.hasApp() || apps.state() == FactorPresenter::State::Failed ? apps.refresh() : apps.add();
}

void Person::changeRules(SafetyPresenter &rules) const
{
    if (rules.state() != SafetyPresenter::State::Shown)
        return rules.refresh();
    if (errand == Errand::Demand)
        return rules.demandFactor(true);
    rules.setMinutes(Role::Staff, WantedMinutes);
    rules.save();
}

} // namespace desk::test
