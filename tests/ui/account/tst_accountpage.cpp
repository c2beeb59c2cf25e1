// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The account page by its object names, in the staff window: what is shown when, and what each button asks.
#include "tests/ui/keyboard.h"
#include "tests/ui/staff/devicerows.h"
#include "tests/ui/staff/staffwindow.h"
#include "ui/widgets/label.h"
#include "ui/widgets/noteline.h"

#include <QAction>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace desk;
using namespace desk::test;

namespace {

const SignInAddress settled{QStringLiteral("ana@desk.test"), {}, {}};
const SignInAddress waiting{QStringLiteral("ana@desk.test"), QStringLiteral("ana@new.test"),
                            Instant{1'000'000}};
const QString good = QStringLiteral("four words in a row");

Error refusal(const char *code)
{
    return {Error::Kind::Rejected, {}, 400, QString::fromLatin1(code), 0};
}

struct Page : StaffWindow
{
    explicit Page(const SignInAddress &address = settled)
    {
        demo.fill(20);
        open();
        find<QAction>("accountSignIn")->trigger();
        credentials.addresses.answer(address);
        (void)QTest::qWaitFor([&] { return words("addressIntro").contains(address.email); });
    }
    QString words(const char *name) const { return find<Label>(name)->text(); }
    bool sees(const char *name) const { return find<QWidget>(name) && find<QWidget>(name)->isVisible(); }
    void type(const char *name, const QString &text) const
    {
        find<QLineEdit>(name)->setFocus();
        find<QLineEdit>(name)->selectAll();
        QTest::keyClicks(find<QLineEdit>(name), text);
    }
    void click(const char *name) const { find<QPushButton>(name)->click(); }
    /// As a hand does: the keyboard is at the button then.
    void press(const char *name) const
    {
        find<QPushButton>(name)->setFocus();
        QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton);
    }
    void happen(qint64 id, SecurityEvent::Kind kind)
    {
        SecurityEvent event = happened(kind, {}, "Ana", demo.clock.now());
        event.id = id;
        news.begin();
        sessions.events.answer(QList<SecurityEvent>{event});
    }
    bool hasKeyboard(const char *name) const { return window->focusWidget() == find<QWidget>(name); }
};

} // namespace

class TestAccountPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMenuLeadsToIt()
    {
        Page page;
        QVERIFY(page.sees("accountPage"));
        QVERIFY(page.sees("newAddress"));
        QVERIFY(!page.sees("oldBox") && !page.sees("passwordCode") && !page.sees("abandonAddress"));
        QVERIFY(!page.find<QPushButton>("changeAddress")->isEnabled());
        page.window->go(Verb::ShowMine);
        QVERIFY(!page.sees("accountPage"));
        page.find<QAction>("actionBack")->trigger();
        QVERIFY(page.sees("accountPage"));
    }

    void aPasswordIsChangedAfterACode()
    {
        Page page;
        page.type("newPassword", good);
        page.click("savePassword");
        page.credentials.done.answer(refusal("reauthentication_needed"));
        QTRY_VERIFY(page.sees("passwordCode"));
        QVERIFY(!page.sees("newPassword"));
        QTRY_COMPARE(page.credentials.calls.last(), QStringLiteral("sendCode"));
        page.credentials.done.answer(Done{});
        QTRY_VERIFY(!page.find<QLineEdit>("passwordCode")->isReadOnly());
        page.type("passwordCode", QStringLiteral("123456"));
        page.click("savePassword");
        QCOMPARE(page.credentials.passwords.last(), (NewPassword{good, QStringLiteral("123456"), {}}));
        page.credentials.done.answer(Done{});
        QTRY_VERIFY(page.sees("newPassword"));
        QVERIFY(page.find<QLineEdit>("newPassword")->text().isEmpty());
        QVERIFY(page.find<QLineEdit>("newPassword")->hasFocus()); // not in the next card
    }

    /// A button that waits for the server lets go of the keyboard; the next card must not get it.
    void theKeyboardStaysWithThePassword()
    {
        Page page;
        page.type("newPassword", good);
        page.press("savePassword");
        QVERIFY(page.hasKeyboard("newPassword"));
        page.credentials.done.answer(refusal("reauthentication_needed"));
        QTRY_VERIFY(page.sees("passwordCode"));
        page.credentials.done.answer(Done{});
        QTRY_VERIFY(!page.find<QLineEdit>("passwordCode")->isReadOnly());
        page.type("passwordCode", QStringLiteral("123456"));
        page.press("savePassword");
        QVERIFY(page.hasKeyboard("passwordCode"));
        page.credentials.done.answer(refusal("reauthentication_not_valid"));
        QTRY_VERIFY(page.sees("passwordProblem"));
        QTest::keyClicks(page.window->focusWidget(), QStringLiteral("654321"));
        QCOMPARE(page.find<QLineEdit>("passwordCode")->text(), QStringLiteral("654321"));
        page.press("savePassword");
        page.credentials.done.answer(Done{});
        QTRY_VERIFY(page.sees("newPassword"));
        QVERIFY(page.hasKeyboard("newPassword"));
    }

    void howHardItIsToGuessIsSaidWhileItIsTyped()
    {
        Page page;
        page.type("newPassword", QStringLiteral("ribeiro"));
        QVERIFY2(page.find<NoteLine>("strength")->text().contains(QStringLiteral("your name")),
                 qPrintable(page.find<NoteLine>("strength")->text()));
        page.type("newPassword", QStringLiteral("violet kettle jumps nine rivers"));
        QCOMPARE(page.find<NoteLine>("strength")->text(), QStringLiteral("Strong"));
    }

    void passwordsAreDotsAndGoWhenThePageIsLeft()
    {
        Page page;
        page.type("newPassword", good);
        QCOMPARE(page.find<QLineEdit>("newPassword")->echoMode(), QLineEdit::Password);
        page.window->go(Verb::ShowMine);
        QVERIFY(page.find<QLineEdit>("newPassword")->text().isEmpty());
    }

    void bothBoxesAreShownAndOneIsNotEnough()
    {
        Page page(waiting);
        QVERIFY(page.sees("oldBoxCode") && page.sees("newBoxCode"));
        QVERIFY(!page.sees("newAddress"));
        QVERIFY(!page.find<QPushButton>("oldBoxConfirm")->isEnabled());
        page.type("oldBoxCode", QStringLiteral("111111"));
        page.click("oldBoxConfirm");
        QCOMPARE(page.credentials.calls.last(), QStringLiteral("confirm ana@desk.test 111111"));
        page.credentials.agreements.answer(Agreement::OneBox);
        QTRY_VERIFY(page.sees("oldBoxAgreed"));
        QVERIFY(!page.sees("oldBoxCode"));
        QVERIFY(page.find<QLineEdit>("newBoxCode")->hasFocus());
        QSignalSpy changed(page.window.get(), &MainWindow::addressChanged);
        page.type("newBoxCode", QStringLiteral("222222"));
        page.click("newBoxConfirm");
        page.credentials.agreements.answer(Agreement::Changed);
        QTRY_COMPARE(changed.size(), 1);
        QTRY_VERIFY(page.sees("newAddress"));
        QVERIFY(page.words("addressIntro").contains(QStringLiteral("ana@new.test")));
    }

    void theKeyboardStaysWithTheMailBox()
    {
        Page page(waiting);
        page.type("newBoxCode", QStringLiteral("111111"));
        page.press("newBoxConfirm");
        QVERIFY(page.hasKeyboard("newBoxCode"));
        page.credentials.agreements.answer(refusal("otp_expired"));
        QTRY_VERIFY(page.sees("addressProblem"));
        QTest::keyClicks(page.window->focusWidget(), QStringLiteral("222222"));
        QCOMPARE(page.find<QLineEdit>("newBoxCode")->text(), QStringLiteral("222222"));
        QVERIFY(page.find<QLineEdit>("oldBoxCode")->text().isEmpty());
        page.press("newBoxConfirm");
        page.credentials.agreements.answer(Agreement::OneBox);
        QTRY_VERIFY(page.sees("newBoxAgreed"));
        QVERIFY(page.hasKeyboard("oldBoxCode")); // and not a way to give it up
    }

    void theAuthenticatorAppHasItsCard()
    {
        Page page;
        QCOMPARE(page.factors.calls, QStringList{QStringLiteral("list")});
        page.factors.lists.answer(QList<Factor>{});
        QTRY_VERIFY(page.sees("addFactor"));
        QVERIFY(page.sees("factorPanel"));
    }

    void whatAnAppNeedsToSeeComesIntoView()
    {
        Page page;
        page.window->resize(1200, 700);
        page.factors.lists.answer(QList<Factor>{});
        QTRY_VERIFY(page.sees("addFactor"));
        page.click("addFactor");
        page.factors.enrolments.answer(FakeFactors::enrolment());
        QTRY_VERIFY(page.sees("factorCode"));
        QTRY_VERIFY(!page.find<QWidget>("factorCode")->visibleRegion().isEmpty());
        QVERIFY(!page.find<QWidget>("confirmFactor")->visibleRegion().isEmpty());
    }

    /// An admin may remove the app while its owner looks at it.
    void whatHappensToTheAccessIsReadAgain()
    {
        Page page;
        page.factors.lists.answer(QList<Factor>{{FakeFactors::phone(), {}, Instant{1}}});
        QTRY_VERIFY(page.sees("factorRow"));
        page.happen(2, SecurityEvent::Kind::FactorRemoved);
        QTRY_COMPARE(page.factors.calls.count(QStringLiteral("list")), 2);
        page.factors.lists.answer(QList<Factor>{});
        QTRY_VERIFY(!page.sees("factorRow"));
        page.window->go(Verb::ShowMine);
        page.happen(3, SecurityEvent::Kind::PasswordSet);
        QTRY_VERIFY(page.sees("accessBanner"));
        QCOMPARE(page.factors.calls.count(QStringLiteral("list")), 2);
    }

    void f5ReadsThePageAgain()
    {
        Page page;
        QTest::keyClick(page.window.get(), Qt::Key_F5);
        QTRY_COMPARE(page.credentials.addresses.open(), std::size_t(1));
        QCOMPARE(page.factors.calls.count(QStringLiteral("list")), 2);
        page.credentials.addresses.answer(waiting);
        QTRY_VERIFY(page.sees("oldBox"));
        page.find<QAction>("accountDevices")->trigger();
        page.sessions.answerRefresh({});
        page.sessions.calls.clear();
        QTest::keyClick(page.window.get(), Qt::Key_F5);
        QTRY_COMPARE(page.sessions.calls, (QStringList{QStringLiteral("mine"), QStringLiteral("myEvents")}));
    }

    void abandoningIsAsked()
    {
        Page page(waiting);
        page.ask.answer = {false, {}};
        page.click("abandonAddress");
        QCOMPARE(page.ask.asked.last().name, QStringLiteral("abandonQuestion"));
        QVERIFY(!page.credentials.calls.contains(QStringLiteral("abandon")));
        page.ask.answer = {true, {}};
        page.click("abandonAddress");
        QVERIFY(page.credentials.calls.contains(QStringLiteral("abandon")));
    }

    void aLinkAsksOnThePage()
    {
        Page page(waiting);
        page.window->go(Verb::ShowMine);
        page.window->openAddressLink(
            QUrl(QStringLiteral("deskbell://auth/callback?token_hash=ab&type=email_change")));
        QVERIFY(page.sees("accountPage"));
        QVERIFY(page.sees("confirmLink"));
        QCOMPARE(page.credentials.agreements.open(), std::size_t(0));
        page.click("confirmLink");
        QCOMPARE(page.credentials.agreements.open(), std::size_t(1));
    }

    void signingOutIsAskedAndSaysHowFar()
    {
        Page page;
        QSignalSpy leave(page.window.get(), &MainWindow::signOutRequested);
        page.ask.answer = {false, {}};
        page.click("signOutEverywhere");
        QVERIFY(leave.isEmpty());
        QVERIFY(page.ask.asked.last().danger);
        page.ask.answer = {true, {}};
        page.click("signOutHere");
        QCOMPARE(page.ask.asked.last().name, QStringLiteral("signOutQuestion"));
        QCOMPARE(leave.size(), 1);
        QVERIFY(leave.last().first().value<Identity::SignOut>() == Identity::SignOut::Here);
        page.click("signOutEverywhere");
        QCOMPARE(leave.size(), 2);
        QVERIFY(leave.last().first().value<Identity::SignOut>() == Identity::SignOut::Everywhere);
    }

    void withoutTheServerItIsSaidWhatHolds()
    {
        Page page;
        page.ask.answer = {false, {}};
        page.demo.goLive();
        page.click("signOutEverywhere");
        QVERIFY(!page.ask.asked.last().text.contains(QStringLiteral("out of reach")));
        page.demo.feed.go(Feed::State::Closed);
        page.demo.sync.wake();
        QTRY_VERIFY(!page.demo.backend.pulls.empty());
        QuietBackend::answer(page.demo.backend.pulls,
                             Result<PullPage>(Error{Error::Kind::Offline, {}, 0, {}, 0}));
        QTRY_COMPARE(page.demo.sync.state(), Sync::State::Offline);
        page.click("signOutEverywhere");
        QVERIFY(page.ask.asked.last().text.contains(QStringLiteral("out of reach")));
        QVERIFY(page.ask.asked.last().text.contains(QStringLiteral("15 minutes")));
    }

    void allOthersAreEndedAfterAQuestion()
    {
        Page page;
        page.press("endOthers");
        QVERIFY(page.hasKeyboard("endOthers")); // the next button signs out everywhere
        QCOMPARE(page.ask.asked.last().name, QStringLiteral("endOthersQuestion"));
        QCOMPARE(page.sessions.calls.count(QStringLiteral("endOthers")), 1);
        page.sessions.counts.answer(Error{Error::Kind::Offline, {}, 0, {}, 0});
        QTRY_VERIFY(page.sees("signOutProblem"));
        page.click("endOthers");
        page.sessions.counts.answer(2);
        QTRY_VERIFY(!page.sees("signOutProblem"));
    }

    void everyStopHasANameAndIsReached_data()
    {
        QTest::addColumn<bool>("isWaiting");
        QTest::newRow("settled") << false;
        QTest::newRow("waiting") << true;
    }
    void everyStopHasANameAndIsReached()
    {
        QFETCH(bool, isWaiting);
        Page page(isWaiting ? waiting : settled);
        QCOMPARE(namelessStops(page.window.get()), QString());
        QCOMPARE(notReached(page.window.get()), QString());
    }

    void aHostileAddressIsShownAsText()
    {
        Page page(SignInAddress{QStringLiteral("ana@desk.test"), QStringLiteral("<b>x</b>\u202e@new.test"),
                                Instant{1}});
        QTRY_VERIFY(page.sees("oldBox"));
        QVERIFY(page.words("addressIntro").contains(QStringLiteral("<b>x</b>")));
        QVERIFY(!page.words("addressIntro").contains(QChar(0x202e)));
        QCOMPARE(page.find<Label>("addressIntro")->textFormat(), Qt::PlainText);
    }

    void withoutThePortThereIsNoPage()
    {
        StaffWindow shown;
        shown.demo.fill(20);
        shown.window = std::make_unique<MainWindow>(
            StaffParts{shown.demo.account, shown.demo.desk, shown.demo.commands, shown.demo.sync,
                       shown.tickets, shown.conversation, shown.team, shown.outbox, shown.counts,
                       shown.demo.clock, shown.theme, shown.layout, shown.ask});
        QVERIFY(!shown.find<QWidget>("accountPage"));
        QVERIFY(!shown.find<QAction>("accountSignIn")->isVisible());
        shown.window->openAddressLink(QUrl(QStringLiteral("deskbell://auth/callback")));
        QVERIFY(!shown.find<QWidget>("accountPage"));
    }
};

QTEST_MAIN(TestAccountPage)
#include "tst_accountpage.moc"
