// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
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
#include "ui/widgets/noteline.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

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
    DoorPresenter door;
    SignInWindow window;

    explicit Window(bool demo = false)
        : door({identity, registration, service, factors}, clock,
               DoorOptions{demo, demo ? QString() : QStringLiteral("desk.example"), {}})
        , window(theme)
    {
        theme.install(*qApp);
        window.showDoor(door);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }
    /// What is on the page that is shown.
    template <class T>
    T *find(const char *name)
    {
        T *found = window.currentWidget()->findChild<T *>(QString::fromLatin1(name));
        return found ? found : (qWarning("no %s on %s", name, qPrintable(page())), nullptr);
    }
    QString page() { return window.currentWidget()->objectName(); }
    QLineEdit *focused() { return qobject_cast<QLineEdit *>(QApplication::focusWidget()); }
    void toCode()
    {
        door.signInInstead();
        QTest::keyClicks(find<QLineEdit>("email"), QStringLiteral("orla@corrib.test"));
        QTest::keyClick(find<QLineEdit>("email"), Qt::Key_Return);
        QVERIFY(identity.answer(Result<Done>(Done{})));
        QTRY_COMPARE(page(), QStringLiteral("codePage"));
    }
};

} // namespace

class TstSignInWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { initResources(); }
    void everyWayInIsSeenWithoutScrolling();
    void theKeyboardAloneSignsIn();
    void pastingTheCodeSignsIn();
    void aWrongCodeStandsBesideItsField();
    void theCodeFieldKeepsTheKeyboardWhileItIsChecked();
    void thePasswordIsAnotherWay();
    void theButtonOfAProviderOutlivesItsOwnPress();
    void everyControlHasANameAndTheKeyboardReachesIt_data();
    void everyControlHasANameAndTheKeyboardReachesIt();
    void thePinIsTypedAndSent();
    void mistakesAreReadOutOnce();
    void twoNewPinsAreSaved();
    void aRestingPinShowsItsCountdown();
    void theDemoCanStartItsServer();
    void theServerIsNamedButNotInTheDemo();
    void aSecretKeyIsNotKept();
    void lockingChangesTheTitle();
};

void TstSignInWindow::everyWayInIsSeenWithoutScrolling()
{
    Window w(true);
    w.service.offered = {{QStringLiteral("Deskbell Demo"), QStringLiteral("Demo account (Django)"),
                          QUrl(QStringLiteral("https://desk.example/"))}};
    w.door.signInInstead();
    WaysIn all;
    all.phone = true;
    all.signUp = true;
    all.providers = {{QStringLiteral("keycloak"), QStringLiteral("Keycloak")}};
    QVERIFY(w.identity.answer(Result<WaysIn>(all)));
    QTRY_COMPARE(w.door.ways().offered().providers.size(), 1);
    QCoreApplication::processEvents();
    w.window.grab(); // lays it out
    const auto *page = qobject_cast<QScrollArea *>(w.window.currentWidget());
    QVERIFY(page);
    QCOMPARE(page->verticalScrollBar()->maximum(), 0);
    QVERIFY(w.window.height() <= w.window.screen()->availableGeometry().height());
}

void TstSignInWindow::theKeyboardAloneSignsIn()
{
    Window w;
    QSignalSpy signedIn(&w.door.signIn(), &SignInPresenter::signedIn);
    w.toCode();

    QVERIFY(w.focused());
    QTest::keyClicks(w.focused(), QStringLiteral("407213"));
    QVERIFY(w.identity.answer(Result<Account>(orla())));

    QTRY_COMPARE(signedIn.count(), 1);
    QTRY_COMPARE(w.page(), QStringLiteral("pinEntryPage"));
}

void TstSignInWindow::pastingTheCodeSignsIn()
{
    Window w;
    w.toCode();

    QGuiApplication::clipboard()->setText(QStringLiteral("407 213\n"));
    QTest::keySequence(w.focused(), QKeySequence::Paste);

    QTRY_COMPARE(w.identity.calls.last(), QStringLiteral("signInWithCode orla@corrib.test 407213"));
}

void TstSignInWindow::aWrongCodeStandsBesideItsField()
{
    Window w;
    w.toCode();

    QTest::keyClicks(w.focused(), QStringLiteral("000000"));
    QVERIFY(w.identity.answer(Result<Account>(failed(Error::Kind::Rejected, QStringLiteral("otp_expired")))));

    QTRY_VERIFY(w.find<QWidget>("hint")->accessibleName().contains(QStringLiteral("newest email")));
    QVERIFY(w.find<QLineEdit>("code")->text().isEmpty());
    QCOMPARE(QApplication::focusWidget(), w.find<QLineEdit>("code"));
}

void TstSignInWindow::theCodeFieldKeepsTheKeyboardWhileItIsChecked()
{
    Window w;
    w.toCode();

    QTest::keyClicks(w.focused(), QStringLiteral("407213"));
    QTest::keyClicks(w.find<QLineEdit>("code"), QStringLiteral("9"));

    QCOMPARE(w.find<QLineEdit>("code")->text(), QStringLiteral("407213"));
    QCOMPARE(QApplication::focusWidget(), w.find<QLineEdit>("code"));
}

void TstSignInWindow::theButtonOfAProviderOutlivesItsOwnPress()
{
    Window w;
    w.door.signInInstead();
    WaysIn offered;
    offered.providers = {{QStringLiteral("keycloak"), QStringLiteral("Keycloak")}};
    QVERIFY(w.identity.answer(Result<WaysIn>(offered)));
    QTRY_VERIFY(w.window.findChild<QAbstractButton *>(QStringLiteral("provider_keycloak")));
    const QPointer<QAbstractButton> button = w.find<QAbstractButton>("provider_keycloak");

    button->click();

    QCOMPARE(w.page(), QStringLiteral("browserPage"));
    QVERIFY(button);
    w.find<QAbstractButton>("browserCancel")->click();
    QCOMPARE(w.page(), QStringLiteral("addressPage"));
    QVERIFY(button && w.window.findChildren<QAbstractButton *>(button->objectName()).size() == 1);
}

void TstSignInWindow::thePasswordIsAnotherWay()
{
    Window w;
    w.door.signInInstead();
    QTest::keyClicks(w.find<QLineEdit>("email"), QStringLiteral("ana@deskbell.test"));

    QTest::mouseClick(w.find<QAbstractButton>("usePassword"), Qt::LeftButton);
    QCOMPARE(w.page(), QStringLiteral("passwordPage"));
    QCOMPARE(w.find<QLineEdit>("password")->echoMode(), QLineEdit::Password);
    QTest::keyClicks(w.find<QLineEdit>("password"), QStringLiteral("horse"));
    QTest::keyClick(w.find<QLineEdit>("password"), Qt::Key_Return);

    QCOMPARE(w.identity.calls.last(), QStringLiteral("signInWithPassword ana@deskbell.test horse"));
}

void TstSignInWindow::everyControlHasANameAndTheKeyboardReachesIt_data()
{
    QTest::addColumn<QString>("page");
    for (const char *page :
         {"addressPage", "codePage", "passwordPage", "registerPage", "forgotPage", "proofPage",
          "newPasswordPage", "phonePage", "phoneCodePage", "pinEntryPage", "pinChoosePage", "pinRestPage",
          "pinHelpPage", "openingPage", "servicePage", "serviceNewPage", "serviceCodePage"})
        QTest::newRow(page) << QString::fromLatin1(page);
}

void TstSignInWindow::everyControlHasANameAndTheKeyboardReachesIt()
{
    QFETCH(QString, page);
    Window w;

    auto *shown = w.window.findChild<QWidget *>(page);
    QVERIFY(shown);

    const auto controls = shown->findChildren<QWidget *>();
    int seen = 0;
    for (const QWidget *control : controls) {
        if (!qobject_cast<const QAbstractButton *>(control) && !qobject_cast<const QLineEdit *>(control))
            continue;
        if (control->parentWidget() && qobject_cast<const QLineEdit *>(control->parentWidget()))
            continue; // the icon inside a field
        const bool isButton = qobject_cast<const QAbstractButton *>(control);
        const QString name = isButton && control->accessibleName().isEmpty()
                                 ? qobject_cast<const QAbstractButton *>(control)->text()
                                 : control->accessibleName();
        QVERIFY2(!control->objectName().isEmpty(), qPrintable(page));
        QVERIFY2(!name.isEmpty(), qPrintable(control->objectName()));
        QVERIFY2(control->focusPolicy() & Qt::TabFocus, qPrintable(control->objectName()));
        ++seen;
    }
    QVERIFY(seen > 0);
}

void TstSignInWindow::thePinIsTypedAndSent()
{
    Window w;
    w.door.lock(ana(), DoorPresenter::LockReason::ByPerson);
    QCOMPARE(w.page(), QStringLiteral("pinEntryPage"));

    QTest::keyClicks(w.focused(), QStringLiteral("491736"));
    QTest::keyClick(w.focused(), Qt::Key_Return);

    QCOMPARE(w.identity.calls.last(), QStringLiteral("verifyPin 491736"));
    QVERIFY(w.identity.answer(Result<PinOutcome>(PinOutcome{PinOutcome::Code::Wrong, 2, 0, 0})));
    QTRY_VERIFY(w.find<QWidget>("pinAdvice")->accessibleName().contains(QStringLiteral("2 more times")));
    QVERIFY(w.find<QLineEdit>("pin")->text().isEmpty());
}

void TstSignInWindow::mistakesAreReadOutOnce()
{
    Window w;
    QStringList heard; // also what pages that are not shown would say
    const auto notes = w.window.findChildren<NoteLine *>();
    for (NoteLine *note : notes)
        connect(note, &NoteLine::alerted, &w.window, [&heard](const QString &text) { heard << text; });
    w.door.lock(ana(), DoorPresenter::LockReason::ByPerson);

    QTest::keyClicks(w.focused(), QStringLiteral("111222"));
    QTest::keyClick(w.focused(), Qt::Key_Return);
    QVERIFY(w.identity.answer(Result<PinOutcome>(PinOutcome{PinOutcome::Code::Wrong, 2, 0, 0})));
    QTRY_COMPARE(heard.size(), 1);
    QVERIFY(heard.first().contains(QStringLiteral("2 more times")));
    QCOMPARE(w.find<QLineEdit>("pin")->accessibleDescription(), heard.first());
    Q_EMIT w.door.pin().changed();
    QCOMPARE(heard.size(), 1);
    QTest::keyClicks(w.focused(), QStringLiteral("1"));
    QVERIFY(w.find<QLineEdit>("pin")->accessibleDescription().isEmpty());

    w.identity.end(Identity::EndReason::Expired);
    QTest::keyClicks(w.find<QLineEdit>("email"), QStringLiteral("nobody"));
    QTest::keyClick(w.find<QLineEdit>("email"), Qt::Key_Return);
    QCOMPARE(heard.size(), 2);
    QCOMPARE(w.find<QLineEdit>("email")->accessibleDescription(), heard.last());
}

void TstSignInWindow::twoNewPinsAreSaved()
{
    Window w;
    Account fresh = ana();
    fresh.pinSet = false;
    w.door.lock(fresh, DoorPresenter::LockReason::ByPerson);
    QCOMPARE(w.page(), QStringLiteral("pinChoosePage"));

    QTest::keyClicks(w.find<QLineEdit>("newPin"), QStringLiteral("491736"));
    QVERIFY(!w.find<QAbstractButton>("savePin")->isEnabled());
    QTest::keyClicks(w.find<QLineEdit>("againPin"), QStringLiteral("491736"));
    QTest::mouseClick(w.find<QAbstractButton>("savePin"), Qt::LeftButton);

    QCOMPARE(w.identity.calls.last(), QStringLiteral("setPin 491736"));
}

void TstSignInWindow::aRestingPinShowsItsCountdown()
{
    Window w;
    w.door.lock(ana(), DoorPresenter::LockReason::ByPerson);
    QTest::keyClicks(w.focused(), QStringLiteral("491736"));
    QTest::keyClick(w.focused(), Qt::Key_Return);

    QVERIFY(w.identity.answer(Result<PinOutcome>(PinOutcome{PinOutcome::Code::Locked, 0, 277, 0})));

    QTRY_COMPARE(w.page(), QStringLiteral("pinRestPage"));
    QVERIFY(w.find<QWidget>("countdown")->accessibleName().startsWith(QStringLiteral("4:37")));
    w.clock.advance(std::chrono::seconds(277));
    w.door.pin().tick();
    QCOMPARE(w.page(), QStringLiteral("pinEntryPage"));
}

void TstSignInWindow::theDemoCanStartItsServer()
{
    Window w(true);
    QSignalSpy wanted(&w.door, &DoorPresenter::startStackRequested);
    w.door.showStackDown();

    QTest::mouseClick(w.find<QAbstractButton>("startStack"), Qt::LeftButton);

    QCOMPARE(wanted.count(), 1);
    QVERIFY(!w.find<QAbstractButton>("startStack")->isEnabled());
}

void TstSignInWindow::theServerIsNamedButNotInTheDemo()
{
    Window real;
    real.door.signInInstead();
    Window demo(true);
    demo.door.signInInstead();
    QSignalSpy wanted(&real.window, &SignInWindow::serverChangeRequested);

    QVERIFY(real.find<QWidget>("foot")->accessibleName().contains(QStringLiteral("desk.example")));
    QTest::mouseClick(real.find<QAbstractButton>("changeServer"), Qt::LeftButton);
    QCOMPARE(wanted.count(), 1);
    QVERIFY(demo.find<QWidget>("foot")->accessibleName().isEmpty());
    QVERIFY(!demo.window.findChild<QAbstractButton *>(QStringLiteral("changeServer")));
}

void TstSignInWindow::aSecretKeyIsNotKept()
{
    Theme theme;
    theme.install(*qApp);
    ServerPresenter server(
        [](const QString &, const QString &) {
            return Error{Error::Kind::Rejected, {}, 0, QStringLiteral("key_secret"), 0};
        },
        {}, {});
    QSignalSpy chosen(&server, &ServerPresenter::chosen);
    SignInWindow window(theme);
    window.showServer(server);
    window.show();

    QTest::keyClicks(window.findChild<QLineEdit *>(QStringLiteral("serverAddress")),
                     QStringLiteral("desk.example"));
    QTest::keyClicks(window.findChild<QLineEdit *>(QStringLiteral("serverKey")),
                     QStringLiteral("sb_secret_1"));
    QTest::mouseClick(window.findChild<QAbstractButton *>(QStringLiteral("useServer")), Qt::LeftButton);

    QCOMPARE(chosen.count(), 0);
    QVERIFY(window.findChild<QLineEdit *>(QStringLiteral("serverKey"))->text().isEmpty());
    QVERIFY(server.advice().contains(QStringLiteral("secret key")));
}

void TstSignInWindow::lockingChangesTheTitle()
{
    Window w;
    w.door.signInInstead();
    QCOMPARE(w.window.windowTitle(), QStringLiteral("Deskbell"));

    w.door.lock(ana(), DoorPresenter::LockReason::ByPerson);

    QCOMPARE(w.window.windowTitle(), QStringLiteral("Deskbell, locked"));
}

QTEST_MAIN(TstSignInWindow)
#include "tst_signinwindow.moc"
