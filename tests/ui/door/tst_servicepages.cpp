// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the organization's own service: from its button to the PIN.
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

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace desk;

namespace {

SignInService named(const char *name, const char *organization)
{
    return {QString::fromUtf8(organization), QString::fromUtf8(name),
            QUrl(QStringLiteral("https://signin.corrib.test:8443/desk"))};
}

struct Window
{
    Theme theme;
    FakeIdentity identity;
    FakeFactors factors;
    FakeRegistration registration;
    FakeOwnService service;
    FakeClock clock;
    DoorPresenter door{{identity, registration, service, factors},
                       clock,
                       DoorOptions{false, QStringLiteral("desk.example"), {}}};
    SignInWindow window{theme};

    explicit Window(const QList<SignInService> &offered)
    {
        theme.install(*qApp);
        service.offered = offered;
        window.showDoor(door);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        door.signInInstead();
        QTRY_VERIFY(button("service_0"));
    }
    QAbstractButton *button(const char *name)
    {
        return window.currentWidget()->findChild<QAbstractButton *>(QString::fromLatin1(name));
    }
    QLineEdit *line(const char *name)
    {
        return window.currentWidget()->findChild<QLineEdit *>(QString::fromLatin1(name));
    }
    QString text(const char *name)
    {
        return window.currentWidget()->findChild<QLabel *>(QString::fromLatin1(name))->text();
    }
    QString page() { return window.currentWidget()->objectName(); }
};

} // namespace

class TstServicePages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { initResources(); }

    void onePressAndTheKeyboardSignIn()
    {
        Window w({named("R&D account", "Corrib Foods")});
        QCOMPARE(w.button("service_0")->text(), QStringLiteral("Go on with R&&D account"));
        QTest::keyClicks(w.line("email"), QStringLiteral("orla@corrib.test"));
        w.button("service_0")->click();
        QCOMPARE(w.page(), QStringLiteral("servicePage"));
        QCOMPARE(QApplication::focusWidget(), w.line("servicePassword")); // the address was typed already
        QVERIFY(w.line("servicePassword")->echoMode() == QLineEdit::Password);
        QTest::keyClicks(w.line("servicePassword"), QStringLiteral("four bells"));
        QTest::keyClick(w.line("servicePassword"), Qt::Key_Return);
        QCOMPARE(w.service.calls.last(),
                 QStringLiteral("signIn signin.corrib.test:8443 orla@corrib.test four bells"));
        w.service.accounts.answer(orla());
        QTRY_COMPARE(w.page(), QStringLiteral("pinEntryPage"));
    }

    void oneSeesWhereThePasswordGoes()
    {
        Window w({named("Account", "Corrib Foods")});
        w.button("service_0")->click();
        QVERIFY(w.text("intro").contains(QStringLiteral("Corrib Foods")));
        QVERIFY(w.text("intro").contains(QStringLiteral("signin.corrib.test:8443")));
        w.button("serviceNew")->click();
        QCOMPARE(w.page(), QStringLiteral("serviceNewPage"));
        QVERIFY(w.text("intro").contains(QStringLiteral("signin.corrib.test:8443")));
    }

    void namesOfStrangersAreOnePlainLine()
    {
        Window w({named("<b>Acc\nount</b>\u202e", "Corrib"), named("Account", "Other\u202e Foods")});
        QCOMPARE(w.button("service_0")->text(), QStringLiteral("Go on with <b>Acc ount</b>‹RLO›, Corrib"));
        QVERIFY(w.button("service_1")->text().contains(QStringLiteral("‹RLO›"))); // several: whose each is
        w.button("service_0")->click();
        QVERIFY(w.text("title").contains(QStringLiteral("<b>Acc ount</b>‹RLO›")));
        QVERIFY(!w.text("intro").contains(QChar(0x202e)));
    }

    void onlyWhoIsNewIsAskedForAName()
    {
        Window w({named("Account", "Corrib")});
        w.button("service_0")->click();
        w.button("serviceForgot")->click();
        QVERIFY(w.line("serviceNewPassword")->isVisible() && !w.line("serviceName")->isVisible());
        w.button("serviceBack")->click();
        w.button("serviceNew")->click();
        QVERIFY(w.line("serviceName")->isVisible());
        QCOMPARE(QApplication::focusWidget(), w.line("serviceName"));
    }

    void theCodeIsTypedAndAWrongOneStandsBesideItsField()
    {
        Window w({named("Account", "Corrib")});
        w.button("service_0")->click();
        w.button("serviceForgot")->click();
        QTest::keyClicks(w.line("serviceNewEmail"), QStringLiteral("orla@corrib.test"));
        QTest::keyClicks(w.line("serviceNewPassword"), QStringLiteral("four bells at noon"));
        w.button("serviceSend")->click();
        w.service.mails.answer(Done{});
        QTRY_COMPARE(w.page(), QStringLiteral("serviceCodePage"));
        QTest::keyClicks(w.line("serviceCode"), QStringLiteral("407213"));
        w.service.accounts.answer(failed(Error::Kind::Rejected, QStringLiteral("otp_expired")));
        QTRY_VERIFY(w.line("serviceCode")->text().isEmpty());
        QVERIFY(w.line("serviceCode")->accessibleDescription().contains(QStringLiteral("newest")));
        QCOMPARE(QApplication::focusWidget(), w.line("serviceCode"));
    }
};

QTEST_MAIN(TstServicePages)
#include "tst_servicepages.moc"
