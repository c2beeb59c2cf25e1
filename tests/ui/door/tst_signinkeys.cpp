// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The sign-in window by the keyboard alone: Tab meets every control of every page, and nothing without a
// name.
#include "resources/resources.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakefactors.h"
#include "tests/support/fakeidentity.h"
#include "tests/support/fakeownservice.h"
#include "tests/support/fakeregistration.h"
#include "tests/ui/door/people.h"
#include "ui/signin/doorpresenter.h"
#include "ui/signin/serverpresenter.h"
#include "ui/signin/signinwindow.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QTest>

#include <functional>

using namespace desk;

namespace {

struct Window
{
    Theme theme;
    FakeIdentity identity;
    FakeFactors factors;
    FakeRegistration registration;
    FakeClock clock;
    FakeOwnService service;
    DoorPresenter door{{identity, registration, service, factors},
                       clock,
                       DoorOptions{false, QStringLiteral("desk.example"), {}}};
    ServerPresenter server{[](const QString &, const QString &) { return std::optional<Error>(); },
                           QStringLiteral("https://desk.example"), QStringLiteral("sb_publishable_1")};
    SignInWindow window{theme};

    Window()
    {
        theme.install(*qApp);
        window.resize(window.minimumSize());
        window.showDoor(door);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }
    QWidget *page() { return window.currentWidget(); }
    void toCode()
    {
        door.signInInstead();
        door.signIn().setEmail(QStringLiteral("orla@corrib.test"));
        door.signIn().sendCode();
        QVERIFY(identity.answer(Result<Done>(Done{})));
        QTRY_COMPARE(door.signIn().step(), SignInPresenter::Step::Code);
        clock.advance(std::chrono::seconds(60)); // "Send again" is there
        door.signIn().tick();
    }
    /// Everything that an installation can have switched on.
    void offerAll()
    {
        door.signInInstead();
        WaysIn all;
        all.signUp = all.phone = true;
        all.providers = {{QStringLiteral("keycloak"), QStringLiteral("Keycloak")}};
        QVERIFY(identity.answer(Result<WaysIn>(all)));
        QTRY_VERIFY(door.ways().offered() == all);
    }
    void toProof()
    {
        offerAll();
        door.ways().useForgottenPassword();
        door.ways().registration().setEmail(QStringLiteral("orla@corrib.test"));
        door.ways().registration().submit();
        registration.done.answer(Done{});
        QTRY_COMPARE(door.ways().registration().step(), RegistrationPresenter::Step::Code);
        clock.advance(std::chrono::seconds(60)); // "Send again" is there
        door.ways().registration().tick();
    }
    void toPhoneCode()
    {
        offerAll();
        door.ways().usePhone();
        door.ways().phone().setNumber(QStringLiteral("+44 7700 900101"));
        door.ways().phone().send();
        QVERIFY(identity.answer(Result<Done>(Done{})));
        QTRY_COMPARE(door.ways().phone().step(), PhonePresenter::Step::Code);
    }
    void toService()
    {
        door.signInInstead();
        door.signIn().setEmail(QStringLiteral("orla@corrib.test"));
        door.ways().useService({QStringLiteral("Corrib"), QStringLiteral("Account"),
                                QUrl(QStringLiteral("https://signin.corrib.test"))});
        door.ways().service().setPassword(QStringLiteral("four bells"));
    }
    void toServiceCode()
    {
        toService();
        door.ways().service().forgot();
        door.ways().service().setPassword(QStringLiteral("four bells"));
        door.ways().service().goOn();
        service.mails.answer(Done{});
        QTRY_COMPARE(door.ways().service().step(), ServicePresenter::Step::Code);
        clock.advance(std::chrono::seconds(60));
        door.ways().service().tick();
    }
    void toPin(const Account &account) { door.lock(account, DoorPresenter::LockReason::ByPerson); }
    void fail(Error::Kind kind)
    {
        door.start();
        QVERIFY(identity.answer(Result<Account>(failed(kind))));
        QTRY_VERIFY(!door.isWorking());
    }
    void rest()
    {
        toPin(ana());
        door.pin().setPin(QStringLiteral("491736"));
        door.pin().submit();
        QVERIFY(identity.answer(Result<PinOutcome>(PinOutcome{PinOutcome::Code::Locked, 0, 277, 0})));
        QTRY_COMPARE(door.pin().page(), PinPresenter::Page::Resting);
    }
};

Account fresh()
{
    Account account = ana();
    account.pinSet = false;
    account.enrolCodeNeeded = true;
    return account;
}

Account raised()
{
    Account account = ana();
    account.pinMustChange = true;
    return account;
}

Account stranger()
{
    Account account = orla();
    account.organization = {};
    return account;
}

struct Scene
{
    const char *name;
    const char *page;
    std::function<void(Window &)> go;
};

const QList<Scene> &scenes()
{
    static const QList<Scene> all{
        {"address", "addressPage", [](Window &w) { w.door.signInInstead(); }},
        {"code", "codePage", [](Window &w) { w.toCode(); }},
        {"password", "passwordPage",
         [](Window &w) {
             w.door.signInInstead();
             w.door.signIn().usePassword();
         }},
        {"every way", "addressPage", [](Window &w) { w.offerAll(); }},
        {"every way with a password", "passwordPage",
         [](Window &w) {
             w.offerAll();
             w.door.signIn().usePassword();
         }},
        {"only a phone", "addressPage",
         [](Window &w) {
             w.door.signInInstead();
             WaysIn phone;
             phone.email = false;
             phone.phone = true;
             QVERIFY(w.identity.answer(Result<WaysIn>(phone)));
             QTRY_VERIFY(w.door.ways().offered() == phone);
         }},
        {"new account", "registerPage",
         [](Window &w) {
             w.offerAll();
             w.door.ways().useNewAccount();
             w.door.ways().registration().setEmail(QStringLiteral("orla@corrib.test"));
             w.door.ways().registration().setPassword(QStringLiteral("kitchen lamp otter"));
         }},
        {"forgotten password", "forgotPage",
         [](Window &w) {
             w.offerAll();
             w.door.ways().useForgottenPassword();
         }},
        {"proof", "proofPage", [](Window &w) { w.toProof(); }},
        {"new password", "newPasswordPage",
         [](Window &w) {
             w.toProof();
             w.door.ways().registration().proven();
         }},
        {"phone", "phonePage",
         [](Window &w) {
             w.offerAll();
             w.door.ways().usePhone();
         }},
        {"code by phone", "phoneCodePage", [](Window &w) { w.toPhoneCode(); }},
        {"service", "servicePage", [](Window &w) { w.toService(); }},
        {"service's first password", "serviceNewPage",
         [](Window &w) {
             w.toService();
             w.door.ways().service().beNew();
         }},
        {"service's code", "serviceCodePage", [](Window &w) { w.toServiceCode(); }},
        {"PIN", "pinEntryPage", [](Window &w) { w.toPin(ana()); }},
        {"forgotten PIN", "pinEntryPage",
         [](Window &w) {
             w.toPin(ana());
             w.door.pin().forgotten();
         }},
        {"first PIN", "pinChoosePage", [](Window &w) { w.toPin(fresh()); }},
        {"longer PIN", "pinChoosePage", [](Window &w) { w.toPin(raised()); }},
        {"resting PIN", "pinRestPage", [](Window &w) { w.rest(); }},
        {"blocked", "pinRestPage",
         [](Window &w) {
             w.toPin(ana());
             w.door.pin().showBlocked(0);
         }},
        {"nobody let in", "pinHelpPage", [](Window &w) { w.toPin(stranger()); }},
        {"unreachable", "openingPage", [](Window &w) { w.fail(Error::Kind::Offline); }},
        {"demo's server", "openingPage", [](Window &w) { w.door.showStackDown(); }},
        {"server", "serverPage", [](Window &w) { w.window.showServer(w.server); }},
    };
    return all;
}

/// What one can press or type into now.
QSet<QWidget *> controlsOf(const QWidget *page)
{
    QSet<QWidget *> controls;
    const auto children = page->findChildren<QWidget *>();
    for (QWidget *child : children) {
        const bool isControl = qobject_cast<QAbstractButton *>(child) || qobject_cast<QLineEdit *>(child);
        const bool isInside = qobject_cast<QLineEdit *>(child->parentWidget()); // the icon in a field
        if (isControl && !isInside && child->isVisible() && child->isEnabled())
            controls.insert(child);
    }
    return controls;
}

QString nameOf(QWidget *widget)
{
    QAccessibleInterface *reader = QAccessible::queryAccessibleInterface(widget);
    return reader ? reader->text(QAccessible::Name) : QString();
}

} // namespace

class TstSignInKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { initResources(); }
    void tabMeetsEveryControlOfThePage_data();
    void tabMeetsEveryControlOfThePage();
    void aWrongCodeOfTheAppIsReplacedByTheNext();
    void lookingAgainKeepsTheKeyboard();
};

void TstSignInKeys::tabMeetsEveryControlOfThePage_data()
{
    QTest::addColumn<int>("scene");
    for (int i = 0; i < scenes().size(); ++i)
        QTest::newRow(scenes().at(i).name) << i;
}

void TstSignInKeys::tabMeetsEveryControlOfThePage()
{
    QFETCH(int, scene);
    Window w;
    scenes().at(scene).go(w);
    QCOMPARE(w.page()->objectName(), QString::fromLatin1(scenes().at(scene).page));
    QSet<QWidget *> waiting = controlsOf(w.page());
    QVERIFY(!waiting.isEmpty());
    QVERIFY2(waiting.contains(QApplication::focusWidget()), "a page begins in one of its controls");

    QSet<QWidget *> seen;
    while (!seen.contains(QApplication::focusWidget())) {
        QWidget *here = QApplication::focusWidget();
        const QString what = QString::fromLatin1(here->metaObject()->className()) + u' ' + here->objectName();
        QVERIFY2(w.page()->isAncestorOf(here), qPrintable(what));
        QVERIFY2(!nameOf(here).isEmpty(), qPrintable(what));
        QVERIFY2(!here->visibleRegion().isEmpty(), qPrintable(what)); // scrolled to in the smallest window
        seen.insert(here);
        waiting.remove(here);
        QTest::keyClick(here, Qt::Key_Tab);
    }

    for (const QWidget *left : std::as_const(waiting))
        qWarning("not reached: %s", qPrintable(left->objectName()));
    QVERIFY(waiting.isEmpty());
}

/// The button was pressed with the mouse, and is not to be pressed while the server looks.
void TstSignInKeys::aWrongCodeOfTheAppIsReplacedByTheNext()
{
    Window w;
    Account account = ana();
    account.factor = Account::Factor::Verify;
    w.door.start();
    QVERIFY(w.identity.answer(Result<Account>(account)));
    QTRY_COMPARE(w.page()->objectName(), QStringLiteral("factorPage"));
    auto *code = w.page()->findChild<QLineEdit *>(QStringLiteral("appCode"));
    QTest::keyClicks(code, QStringLiteral("000000"));
    QTest::mouseClick(w.page()->findChild<QAbstractButton *>(QStringLiteral("goOn")), Qt::LeftButton);
    w.factors.done.answer(
        Error{Error::Kind::Rejected, {}, 422, QStringLiteral("mfa_verification_failed"), 0});
    QTRY_COMPARE(QApplication::focusWidget(), code);
    QTest::keyClicks(code, QStringLiteral("287082"));
    QCOMPARE(code->text(), QStringLiteral("287082"));
}

/// What comes next is "Use another account", which signs out.
void TstSignInKeys::lookingAgainKeepsTheKeyboard()
{
    Window w;
    Account account = ana();
    account.factor = Account::Factor::Verify;
    w.door.start();
    QVERIFY(w.identity.answer(Result<Account>(account)));
    QTRY_COMPARE(w.page()->objectName(), QStringLiteral("factorPage"));
    auto *again = w.page()->findChild<QAbstractButton *>(QStringLiteral("lookAgain"));
    again->setFocus();
    QTest::keyClick(again, Qt::Key_Space);
    QTRY_COMPARE(QApplication::focusWidget(), again);
    QVERIFY(w.identity.answer(Result<Account>(account)));
    QTRY_VERIFY(!w.door.factor().notice().isEmpty());
    QCOMPARE(QApplication::focusWidget(), again);
}

QTEST_MAIN(TstSignInKeys)
#include "tst_signinkeys.moc"
