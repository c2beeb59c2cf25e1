// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of accounts, passwords and phones in the window, and that what is switched off is not shown.
#include "resources/resources.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakefactors.h"
#include "tests/support/fakeidentity.h"
#include "tests/support/fakeownservice.h"
#include "tests/support/fakeregistration.h"
#include "tests/ui/door/people.h"
#include "ui/signin/doorpresenter.h"
#include "ui/signin/signinwindow.h"
#include "ui/theme/theme.h"
#include "ui/widgets/strengthbar.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace desk;

namespace {

struct Window
{
    Theme theme;
    FakeIdentity identity;
    FakeRegistration registration;
    FakeFactors factors;
    FakeOwnService service;
    FakeClock clock;
    DoorPresenter door{{identity, registration, service, factors},
                       clock,
                       DoorOptions{false, QStringLiteral("desk.example"), {}}};
    SignInWindow window{theme};

    explicit Window(const WaysIn &ways)
    {
        theme.install(*qApp);
        window.showDoor(door);
        window.show();
        door.signInInstead();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QVERIFY(identity.answer(Result<WaysIn>(ways)));
        QTRY_VERIFY(door.ways().offered() == ways);
    }
    template <class T>
    T *find(const char *name)
    {
        T *found = window.currentWidget()->findChild<T *>(QString::fromLatin1(name));
        return found ? found : (qWarning("no %s on %s", name, qPrintable(page())), nullptr);
    }
    QString page() { return window.currentWidget()->objectName(); }
    bool shows(const char *name) { return find<QWidget>(name)->isVisible(); }
    void click(const char *name) { QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton); }
    void type(const char *name, const QString &text) { QTest::keyClicks(find<QLineEdit>(name), text); }
    void enter(const char *name) { QTest::keyClick(find<QLineEdit>(name), Qt::Key_Return); }
};

WaysIn everything()
{
    WaysIn ways;
    ways.signUp = ways.phone = true;
    ways.providers = {{QStringLiteral("keycloak"), QStringLiteral("Keycloak")}};
    return ways;
}

WaysIn withoutEmail()
{
    WaysIn ways = everything();
    ways.email = ways.signUp = false;
    return ways;
}

} // namespace

class TstWayPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { initResources(); }

    void whatIsOffIsNotShown()
    {
        Window plain{WaysIn{}};
        QVERIFY(plain.shows("email") && plain.shows("usePassword") && plain.shows("haveCode"));
        QVERIFY(!plain.shows("usePhone") && !plain.shows("useNewAccount"));
        plain.click("usePassword");
        QVERIFY(!plain.shows("newAccount") && plain.shows("forgotPassword"));

        Window w{everything()};
        QVERIFY(w.shows("email") && w.shows("usePhone") && w.shows("useNewAccount"));
        QTRY_VERIFY(w.shows("provider_keycloak")); // made anew: its layout shows it in the next turn
    }

    void withoutEmailTheOtherWaysAreTheFirst()
    {
        Window w{withoutEmail()};
        for (const char *name : {"email", "sendCode", "usePassword", "haveCode", "useNewAccount"})
            QVERIFY2(!w.shows(name), name);
        QVERIFY(w.shows("usePhone"));
        QTRY_VERIFY(w.shows("provider_keycloak"));
        QCOMPARE(QApplication::focusWidget(), w.find<QWidget>("usePhone"));
    }

    void aServerThatOffersNothingSaysSo()
    {
        WaysIn nothing;
        nothing.email = false;
        Window w{nothing};
        QVERIFY(w.find<QLabel>("intro")->text().contains(QStringLiteral("no way to sign in")));
        QVERIFY(!w.shows("email") && !w.shows("usePhone"));
    }

    void anAccountIsMadeByTheKeyboardAlone()
    {
        Window w{everything()};
        w.type("email", QStringLiteral("orla@corrib.test"));
        w.click("useNewAccount");
        QCOMPARE(w.page(), QStringLiteral("registerPage"));
        QCOMPARE(w.find<QLineEdit>("registerEmail")->text(), QStringLiteral("orla@corrib.test"));
        QCOMPARE(QApplication::focusWidget(), w.find<QLineEdit>("registerName"));
        w.type("registerName", QStringLiteral("Orla  Byrne "));
        QCOMPARE(w.find<QLineEdit>("registerName")->text(), QStringLiteral("Orla  Byrne ")); // as it is typed
        w.enter("registerName");
        QCOMPARE(QApplication::focusWidget(), w.find<QLineEdit>("registerPassword"));
        w.type("registerPassword", QStringLiteral("kitchen lamp otter"));
        QCOMPARE(w.find<QLineEdit>("registerPassword")->text(), QStringLiteral("kitchen lamp otter"));
        w.enter("registerPassword");
        QCOMPARE(w.registration.calls.last(),
                 QStringLiteral("signUp orla@corrib.test kitchen lamp otter Orla  Byrne"));
        w.registration.begun.answer(Registration::Begun::MailSent);
        QTRY_COMPARE(w.page(), QStringLiteral("proofPage"));
        w.type("code", QStringLiteral("407213"));
        w.registration.done.answer(Done{});
        QTRY_COMPARE(w.page(), QStringLiteral("newPasswordPage"));
        w.registration.done.answer(Done{});
        QTRY_VERIFY(w.identity.calls.contains(QStringLiteral("account")));
        QVERIFY(w.identity.answer(Result<Account>(orla())));
        QTRY_COMPARE(w.page(), QStringLiteral("pinEntryPage"));
    }

    void theStrengthIsTold()
    {
        Window w{everything()};
        w.click("useNewAccount");
        QCOMPARE(w.find<StrengthBar>("strengthBar")->level(), 0);
        w.type("registerName", QStringLiteral("Quillfeather"));
        w.type("registerPassword", QStringLiteral("Quillfeather1"));
        QVERIFY(w.find<StrengthBar>("strengthBar")->level() < 3);
        QVERIFY(w.find<QWidget>("strength")->accessibleName().contains(QStringLiteral("your name")));
        w.type("registerPassword", QStringLiteral(" kitchen lamp otter"));
        QCOMPARE(w.find<StrengthBar>("strengthBar")->level(), 4);
        QCOMPARE(w.find<QWidget>("strength")->accessibleName(), QStringLiteral("Strong"));
    }

    void aPasswordIsShownOnDemandAndHiddenForTheNext()
    {
        Window w{everything()};
        w.click("useNewAccount");
        QCOMPARE(w.find<QLineEdit>("registerPassword")->echoMode(), QLineEdit::Password);
        w.click("revealPassword");
        QCOMPARE(w.find<QLineEdit>("registerPassword")->echoMode(), QLineEdit::Normal);
        w.type("registerPassword", QStringLiteral("kitchen lamp otter"));
        w.click("registerBack");
        QCOMPARE(w.page(), QStringLiteral("addressPage"));
        w.click("useNewAccount");
        QCOMPARE(w.find<QLineEdit>("registerPassword")->echoMode(), QLineEdit::Password);
        QVERIFY(w.find<QLineEdit>("registerPassword")->text().isEmpty());
    }

    void aWeakPasswordStandsBesideItsField()
    {
        Window w{everything()};
        w.click("useNewAccount");
        w.type("registerEmail", QStringLiteral("orla@corrib.test"));
        w.type("registerPassword", QStringLiteral("short"));
        w.click("createAccount");
        w.registration.begun.answer(failed(Error::Kind::Rejected, QStringLiteral("weak_password length")));
        QTRY_VERIFY(
            w.find<QLineEdit>("registerPassword")->accessibleDescription().contains(QStringLiteral("short")));
        QCOMPARE(w.find<QLineEdit>("registerPassword")->text(), QStringLiteral("short"));
    }

    void aForgottenPasswordBeginsWithTheAddressThatStandsThere()
    {
        Window w{WaysIn{}};
        w.type("email", QStringLiteral("orla@corrib.test"));
        w.click("usePassword");
        w.click("forgotPassword");
        QCOMPARE(w.page(), QStringLiteral("forgotPage"));
        QCOMPARE(w.find<QLineEdit>("forgotEmail")->text(), QStringLiteral("orla@corrib.test"));
        w.click("forgotBack");
        QCOMPARE(w.page(), QStringLiteral("passwordPage"));
        w.click("forgotPassword");
        w.click("sendRecovery");
        w.registration.done.answer(Done{});
        QTRY_COMPARE(w.page(), QStringLiteral("proofPage"));
        w.type("code", QStringLiteral("407213"));
        w.registration.done.answer(Done{});
        QTRY_COMPARE(w.page(), QStringLiteral("newPasswordPage"));
        QCOMPARE(QApplication::focusWidget(), w.find<QLineEdit>("newPassword"));
        w.type("newPassword", QStringLiteral("kitchen lamp otter"));
        w.enter("newPassword");
        QCOMPARE(w.registration.calls.last(), QStringLiteral("choosePassword kitchen lamp otter"));
    }

    void aSessionThatEndsTakesThePageWithIt()
    {
        Window w{WaysIn{}};
        w.click("usePassword");
        w.click("forgotPassword");
        w.type("forgotEmail", QStringLiteral("orla@corrib.test"));
        w.click("sendRecovery");
        w.registration.done.answer(Done{});
        QTRY_COMPARE(w.page(), QStringLiteral("proofPage"));
        w.type("code", QStringLiteral("407213"));
        w.registration.done.answer(Done{});
        QTRY_COMPARE(w.page(), QStringLiteral("newPasswordPage"));
        w.identity.end(Identity::EndReason::Removed);
        QCOMPARE(w.page(), QStringLiteral("addressPage"));
    }

    void aPhoneSignsIn()
    {
        Window w{everything()};
        w.click("usePhone");
        QCOMPARE(w.page(), QStringLiteral("phonePage"));
        w.type("phone", QStringLiteral("07700 900101"));
        w.enter("phone");
        QVERIFY(w.find<QLineEdit>("phone")->accessibleDescription().contains(QStringLiteral("+44")));
        w.find<QLineEdit>("phone")->selectAll();
        w.type("phone", QStringLiteral("+44 7700 900101"));
        w.enter("phone");
        QVERIFY(w.identity.answer(Result<Done>(Done{})));
        QTRY_COMPARE(w.page(), QStringLiteral("phoneCodePage"));
        w.type("code", QStringLiteral("407213"));
        QCOMPARE(w.identity.calls.last(), QStringLiteral("signInWithTextCode +447700900101 407213"));
        QVERIFY(w.identity.answer(Result<Account>(ana())));
        QTRY_COMPARE(w.page(), QStringLiteral("pinEntryPage"));
    }
};

QTEST_MAIN(TstWayPages)
#include "tst_waypages.moc"
