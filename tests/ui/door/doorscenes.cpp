// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeclock.h"
#include "tests/support/fakefactors.h"
#include "tests/support/fakeidentity.h"
#include "tests/support/fakeownservice.h"
#include "tests/support/fakeregistration.h"
#include "tests/ui/door/galleryscenes.h"
#include "tests/ui/door/people.h"
#include "ui/account/factorpanel.h"
#include "ui/account/factorpresenter.h"
#include "ui/dialogs/ask.h"
#include "ui/signin/doorpresenter.h"
#include "ui/signin/serverpresenter.h"
#include "ui/signin/signinwindow.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QTest>
#include <QVBoxLayout>

namespace desk {

void Shooter::shoot(QWidget &window, const QString &name) const
{
    QTest::qWait(20); // layouts settle in the event loop
    window.grab().save(m_folder.filePath(name + u'-' + m_suffix + QStringLiteral(".png")));
}

namespace {

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

void shootSignIn(const Shooter &shooter, const Theme &theme)
{
    Scene s(theme, false);
    s.door.signInInstead();
    shooter.shoot(s.window, QStringLiteral("01-address"));
    s.door.signIn().setEmail(QStringLiteral("orla.byrne@corrib-foods"));
    s.door.signIn().sendCode();
    shooter.shoot(s.window, QStringLiteral("02-address-wrong"));
    s.door.signIn().setEmail(QStringLiteral("orla.byrne@corrib-foods.example"));
    s.door.signIn().sendCode();
    s.identity.answer(Result<Done>(failed(Error::Kind::Busy, {}, 45)));
    s.settle();
    shooter.shoot(s.window, QStringLiteral("03-address-busy"));
    s.later(46);
    s.toCode();
    s.later(6);
    s.door.signIn().setCode(QStringLiteral("407"));
    shooter.shoot(s.window, QStringLiteral("04-code"));
    s.door.signIn().setCode(QStringLiteral("407213"));
    s.refuse(failed(Error::Kind::Rejected, QStringLiteral("otp_expired")));
    shooter.shoot(s.window, QStringLiteral("05-code-wrong"));
    s.door.signIn().usePassword();
    shooter.shoot(s.window, QStringLiteral("06-password"));
    s.door.signIn().setPassword(QStringLiteral("horse"));
    s.door.signIn().signIn();
    s.refuse(failed(Error::Kind::Rejected));
    shooter.shoot(s.window, QStringLiteral("07-password-wrong"));
    s.identity.end(Identity::EndReason::Removed);
    s.identity.keep(Identity::Keeping::MemoryNoKeychain);
    shooter.shoot(s.window, QStringLiteral("08-ended-not-kept"));
}

void shootWays(const Shooter &shooter, const Theme &theme)
{
    Scene s(theme, false);
    const Provider keycloak{QStringLiteral("keycloak"), QStringLiteral("Keycloak")};
    WaysIn offered;
    offered.providers = {keycloak};
    s.door.signInInstead();
    s.answer(offered);
    shooter.shoot(s.window, QStringLiteral("09-address-providers"));
    s.door.openLink(QUrl(QStringLiteral("deskbell://auth/callback?token_hash=abc&type=email")));
    s.settle();
    shooter.shoot(s.window, QStringLiteral("09-link"));
    s.door.signIn().refuseLink();
    s.door.ways().useBrowser(keycloak);
    s.settle();
    shooter.shoot(s.window, QStringLiteral("09-browser"));
    s.clock.advance(std::chrono::seconds(BrowserPresenter::Patience));
    s.door.ways().browser().tick();
    s.settle();
    shooter.shoot(s.window, QStringLiteral("09-browser-late"));
}

WaysIn everything()
{
    WaysIn ways;
    ways.signUp = ways.phone = true;
    ways.providers = {{QStringLiteral("keycloak"), QStringLiteral("Keycloak")}};
    return ways;
}

void shootOffers(const Shooter &shooter, const Theme &theme)
{
    Scene s(theme, false);
    s.offer(everything());
    shooter.shoot(s.window, QStringLiteral("09-every-way"));
    s.door.signIn().setEmail(QStringLiteral("orla.byrne@corrib-foods.example"));
    s.door.signIn().usePassword();
    shooter.shoot(s.window, QStringLiteral("09-password"));
    WaysIn some = everything();
    some.email = some.signUp = false;
    s.offer(some);
    shooter.shoot(s.window, QStringLiteral("09-no-email"));
    some.phone = false;
    some.providers.clear();
    s.offer(some);
    shooter.shoot(s.window, QStringLiteral("09-nothing"));
}

void shootRegistration(const Shooter &shooter, const Theme &theme)
{
    Scene s(theme, false);
    s.offer(everything());
    RegistrationPresenter &form = s.door.ways().registration();
    s.door.ways().useNewAccount();
    shooter.shoot(s.window, QStringLiteral("09-register"));
    form.setEmail(QStringLiteral("orla.byrne@corrib-foods.example"));
    form.setName(QStringLiteral("Orla Byrne"));
    form.setPassword(QStringLiteral("corrib-2026"));
    shooter.shoot(s.window, QStringLiteral("09-register-guessed"));
    form.submit();
    s.registration.begun.answer(failed(Error::Kind::Rejected, QStringLiteral("weak_password length pwned")));
    s.settle();
    shooter.shoot(s.window, QStringLiteral("09-register-weak"));
    form.setPassword(QStringLiteral("kitchen lamp otter"));
    s.window.currentWidget()->findChild<QAbstractButton *>(QStringLiteral("revealPassword"))->click();
    shooter.shoot(s.window, QStringLiteral("09-register-strong"));
    form.submit();
    s.registration.begun.answer(failed(Error::Kind::Offline));
    s.settle();
    shooter.shoot(s.window, QStringLiteral("09-register-offline"));
    form.submit();
    s.registration.begun.answer(Registration::Begun::MailSent);
    s.settle();
    s.later(6);
    shooter.shoot(s.window, QStringLiteral("09-proof"));
    form.setCode(QStringLiteral("407213"));
    s.registration.done.answer(failed(Error::Kind::Rejected, QStringLiteral("otp_expired")));
    s.settle();
    shooter.shoot(s.window, QStringLiteral("09-proof-wrong"));
    form.proven();
    s.registration.done.answer(failed(Error::Kind::Offline));
    s.settle();
    shooter.shoot(s.window, QStringLiteral("09-password-unsaved"));
}

void shootRecovery(const Shooter &shooter, const Theme &theme)
{
    Scene s(theme, false);
    s.offer(everything());
    RegistrationPresenter &form = s.door.ways().registration();
    s.door.ways().useForgottenPassword();
    shooter.shoot(s.window, QStringLiteral("09-forgot"));
    form.setEmail(QStringLiteral("orla.byrne@corrib-foods"));
    form.submit();
    shooter.shoot(s.window, QStringLiteral("09-forgot-wrong"));
    form.setEmail(QStringLiteral("orla.byrne@corrib-foods.example"));
    form.submit();
    s.registration.done.answer(Done{});
    s.settle();
    s.later(600);
    shooter.shoot(s.window, QStringLiteral("09-recovery-old"));
    form.proven();
    shooter.shoot(s.window, QStringLiteral("09-new-password"));
    form.setPassword(QStringLiteral("monkey dragon"));
    form.submit();
    s.registration.done.answer(failed(Error::Kind::Forbidden, QStringLiteral("insufficient_aal")));
    s.settle();
    shooter.shoot(s.window, QStringLiteral("09-new-password-factor"));
}

void shootPhone(const Shooter &shooter, const Theme &theme)
{
    Scene s(theme, false);
    s.offer(everything());
    PhonePresenter &phone = s.door.ways().phone();
    s.door.ways().usePhone();
    shooter.shoot(s.window, QStringLiteral("09-phone"));
    phone.setNumber(QStringLiteral("07700 900101"));
    phone.send();
    shooter.shoot(s.window, QStringLiteral("09-phone-wrong"));
    phone.setNumber(QStringLiteral("+44 7700 900101"));
    phone.send();
    s.answer(Done{});
    s.later(6);
    shooter.shoot(s.window, QStringLiteral("09-phone-code"));
    phone.setCode(QStringLiteral("000000"));
    s.refuse(failed(Error::Kind::Rejected, QStringLiteral("otp_expired")));
    shooter.shoot(s.window, QStringLiteral("09-phone-code-wrong"));
    phone.setCode(QStringLiteral("4"));
    s.later(60);
    shooter.shoot(s.window, QStringLiteral("09-phone-code-old"));
}

void shootService(const Shooter &shooter, const Theme &theme)
{
    Scene s(theme, false);
    const SignInService corrib{QStringLiteral("Corrib Foods"), QStringLiteral("Company account"),
                               QUrl(QStringLiteral("https://signin.corrib-foods.example"))};
    s.service.offered = {corrib};
    s.door.signInInstead();
    s.settle();
    shooter.shoot(s.window, QStringLiteral("09-address-services"));
    ServicePresenter &service = s.door.ways().service();
    s.door.signIn().setEmail(QStringLiteral("orla.byrne@corrib-foods.example"));
    s.door.ways().useService(corrib);
    s.settle();
    shooter.shoot(s.window, QStringLiteral("09-service"));
    service.setPassword(QStringLiteral("horse"));
    service.goOn();
    s.service.accounts.answer(failed(Error::Kind::SignedOut, QStringLiteral("invalid_credentials")));
    s.settle();
    shooter.shoot(s.window, QStringLiteral("09-service-wrong"));
    service.setPassword(QStringLiteral("horse"));
    service.goOn();
    s.service.accounts.answer(failed(Error::Kind::Busy, QStringLiteral("throttled"), 640));
    s.settle();
    shooter.shoot(s.window, QStringLiteral("09-service-busy"));
    service.beNew();
    service.setName(QStringLiteral("Orla Byrne"));
    service.setPassword(QStringLiteral("horse"));
    service.goOn();
    s.service.mails.answer(failed(Error::Kind::Rejected, QStringLiteral("weak_password length common")));
    s.settle();
    shooter.shoot(s.window, QStringLiteral("09-service-new"));
    service.back();
    service.forgot();
    s.settle();
    shooter.shoot(s.window, QStringLiteral("09-service-forgotten"));
    service.setPassword(QStringLiteral("four bells at noon"));
    service.goOn();
    s.service.mails.answer(Done{});
    s.settle();
    shooter.shoot(s.window, QStringLiteral("09-service-code"));
}

void shootPin(const Shooter &shooter, const Theme &theme)
{
    Scene s(theme, true);
    Account fresh = ana();
    fresh.pinSet = false;
    s.toPin(fresh);
    s.door.pin().setPin(QStringLiteral("491736"));
    s.door.pin().setAgain(QStringLiteral("4917"));
    shooter.shoot(s.window, QStringLiteral("10-pin-choose"));
    fresh.enrolCodeNeeded = true;
    s.door.pin().begin(fresh);
    shooter.shoot(s.window, QStringLiteral("11-pin-choose-code"));
    s.door.lock(ana(), DoorPresenter::LockReason::ByPerson, true);
    shooter.shoot(s.window, QStringLiteral("12-pin-locked"));
    s.door.pin().setPin(QStringLiteral("111222"));
    s.door.pin().submit();
    s.outcome(PinOutcome::Code::Wrong, 2, 0);
    shooter.shoot(s.window, QStringLiteral("13-pin-wrong"));
    s.door.pin().forgotten();
    shooter.shoot(s.window, QStringLiteral("14-pin-forgotten"));
    s.door.pin().setPin(QStringLiteral("111222"));
    s.door.pin().submit();
    s.outcome(PinOutcome::Code::Locked, 0, 277);
    shooter.shoot(s.window, QStringLiteral("15-pin-resting"));
    s.door.pin().showBlocked(60);
    shooter.shoot(s.window, QStringLiteral("16-pin-blocked"));
    Account raised = ana();
    raised.pinMustChange = true;
    s.door.pin().begin(raised);
    shooter.shoot(s.window, QStringLiteral("17-pin-replace"));
    Account stranger = orla();
    stranger.organization = {};
    stranger.organizationName.clear();
    s.door.pin().begin(stranger);
    shooter.shoot(s.window, QStringLiteral("18-not-member"));
}

void shootFactor(const Shooter &shooter, const Theme &theme)
{
    Scene s(theme, false);
    Account asked = ana();
    asked.factor = Account::Factor::Verify;
    s.toFactor(asked);
    shooter.shoot(s.window, QStringLiteral("19-factor"));
    s.door.factor().setCode(QStringLiteral("492817"));
    s.door.factor().submit();
    s.factors.done.answer(failed(Error::Kind::Rejected, QStringLiteral("mfa_verification_failed")));
    s.settle();
    shooter.shoot(s.window, QStringLiteral("19-factor-wrong"));
    Scene other(theme, false);
    asked.factor = Account::Factor::Enrol;
    other.toFactor(asked);
    shooter.shoot(other.window, QStringLiteral("19-factor-setup-waiting"));
    other.factors.enrolments.answer(FakeFactors::enrolment());
    other.window.resize(520, 760);
    other.settle();
    shooter.shoot(other.window, QStringLiteral("19-factor-setup"));
    other.door.factor().setup().setCode(QStringLiteral("492817"));
    other.door.factor().setup().confirm();
    other.factors.done.answer(failed(Error::Kind::Offline, QStringLiteral("answer_lost")));
    other.settle();
    shooter.shoot(other.window, QStringLiteral("19-factor-setup-lost"));
    Scene refused(theme, false);
    refused.toFactor(asked);
    refused.factors.enrolments.answer(failed(Error::Kind::Offline));
    refused.settle();
    shooter.shoot(refused.window, QStringLiteral("19-factor-setup-failed"));
}

void shootPanel(const Shooter &shooter, const Theme &theme)
{
    FakeFactors factors;
    FakeClock clock;
    AskInDialog ask;
    FactorPresenter presenter(factors, clock);
    QWidget page;
    page.setAutoFillBackground(true);
    auto *column = new QVBoxLayout(&page);
    auto *panel = new FactorPanel({presenter, theme, clock, ask}, &page);
    column->addWidget(panel);
    column->addStretch(1);
    page.resize(760, 640);
    page.show();
    panel->open();
    factors.lists.answer(QList<Factor>{});
    shooter.shoot(page, QStringLiteral("19-panel-none"));
    presenter.add();
    factors.enrolments.answer(FakeFactors::enrolment());
    shooter.shoot(page, QStringLiteral("19-panel-setup"));
    presenter.cancel();
    presenter.refresh();
    factors.lists.answer(QList<Factor>{{FakeFactors::phone(), {}, clock.now()},
                                       {FactorId::create(), QStringLiteral("My tablet"), clock.now()}});
    shooter.shoot(page, QStringLiteral("19-panel-two"));
}

void shootOpening(const Shooter &shooter, const Theme &theme)
{
    Scene s(theme, true);
    s.door.start();
    shooter.shoot(s.window, QStringLiteral("20-opening"));
    s.refuse(failed(Error::Kind::Offline));
    shooter.shoot(s.window, QStringLiteral("21-stack-down"));
    s.door.setStackFailed(QStringLiteral("Node 22 or newer is not installed."));
    shooter.shoot(s.window, QStringLiteral("22-stack-failed"));
    Scene other(theme, false);
    other.door.start();
    other.refuse(failed(Error::Kind::Offline));
    shooter.shoot(other.window, QStringLiteral("23-unreachable"));
    ServerPresenter server(
        [](const QString &, const QString &) {
            return Error{Error::Kind::Rejected, {}, 0, QStringLiteral("key_secret"), 0};
        },
        {}, {});
    SignInWindow window(theme);
    window.resize(520, 660);
    window.showServer(server);
    window.show();
    server.setAddress(QStringLiteral("https://desk.northlight.example"));
    server.setKey(QStringLiteral("sb_secret_123"));
    server.goOn();
    shooter.shoot(window, QStringLiteral("24-server"));
}

} // namespace

void shootDoor(const Shooter &shooter, const Theme &theme)
{
    shootSignIn(shooter, theme);
    shootWays(shooter, theme);
    shootOffers(shooter, theme);
    shootRegistration(shooter, theme);
    shootRecovery(shooter, theme);
    shootPhone(shooter, theme);
    shootService(shooter, theme);
    shootPin(shooter, theme);
    shootFactor(shooter, theme);
    shootPanel(shooter, theme);
    shootOpening(shooter, theme);
}

} // namespace desk
