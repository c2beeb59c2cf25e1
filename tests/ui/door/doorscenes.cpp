// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/door/doorscene.h"
#include "tests/ui/door/galleryscenes.h"
#include "ui/account/factorpanel.h"
#include "ui/account/factorpresenter.h"
#include "ui/dialogs/ask.h"
#include "ui/signin/serverpresenter.h"

#include <QCoreApplication>
#include <QVBoxLayout>

namespace desk {

void Shooter::shoot(QWidget &window, const QString &name) const
{
    QTest::qWait(20); // layouts settle in the event loop
    window.grab().save(m_folder.filePath(name + u'-' + m_suffix + QStringLiteral(".png")));
}

namespace {

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
    shootPin(shooter, theme);
    shootFactor(shooter, theme);
    shootPanel(shooter, theme);
    shootOpening(shooter, theme);
}

} // namespace desk
