// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The ways in beside the code by email.
#include "tests/ui/door/doorscene.h"
#include "tests/ui/door/galleryscenes.h"

#include <QAbstractButton>

namespace desk {

namespace {

void shootLinks(const Shooter &shooter, const Theme &theme)
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

} // namespace

void shootWays(const Shooter &shooter, const Theme &theme)
{
    shootLinks(shooter, theme);
    shootOffers(shooter, theme);
    shootRegistration(shooter, theme);
    shootRecovery(shooter, theme);
    shootPhone(shooter, theme);
    shootService(shooter, theme);
}

} // namespace desk
