// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page Safety rules by its object names: what is shown when, what each control asks, and the keyboard.
#include "tests/ui/keyboard.h"
#include "tests/ui/staff/opened.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/label.h"
#include "ui/widgets/noteline.h"

#include <QAccessible>
#include <QCheckBox>
#include <QPushButton>
#include <QSpinBox>

using namespace desk;
using namespace desk::test;

namespace {

const SafetySettings usual{false, {10, 15, 16, 30}};

Error refusal(Error::Kind kind, const char *code = "")
{
    return {kind, {}, 0, QString::fromLatin1(code), 0};
}

struct Page : Opened
{
    Page() { press("7"); }
    explicit Page(const SafetySettings &settings)
        : Page()
    {
        safety.readings.answer(settings);
        (void)QTest::qWaitFor([&] { return sees("demandFactor"); });
    }
    bool sees(const char *name) const { return find<QWidget>(name) && find<QWidget>(name)->isVisible(); }
    QCheckBox *demand() const { return find<QCheckBox>("demandFactor"); }
    /// By the order of IdleRoles.
    QSpinBox *minutes(int at) const
    {
        return window->findChild<QSpinBox *>(QStringLiteral("idleMinutes%1").arg(at));
    }
    void type(int at, const char *number) const
    {
        minutes(at)->setFocus(Qt::TabFocusReason);
        minutes(at)->selectAll();
        QTest::keyClicks(minutes(at), QString::fromLatin1(number));
    }
    QPushButton *save() const { return find<QPushButton>("saveMinutes"); }
    QString note(const char *name) const { return find<NoteLine>(name)->text(); }
};

} // namespace

class TestSafetyPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyAdminsHaveThePage()
    {
        StaffWindow shown;
        shown.demo.fill(20);
        shown.window = std::make_unique<MainWindow>(
            StaffParts{shown.demo.account, shown.demo.desk, shown.demo.commands, shown.demo.sync,
                       shown.tickets, shown.conversation, shown.team, shown.outbox, shown.counts,
                       shown.demo.clock, shown.theme, shown.layout, shown.ask});
        QVERIFY(!shown.find<QWidget>("safetyPage"));
        QVERIFY(!shown.find<QWidget>("railShowSafetyRules"));
        QVERIFY(!shown.find<QAction>("actionShowSafetyRules")->isEnabled());
    }

    void theRailLeadsThereAndBackLeadsAway()
    {
        Opened shown;
        shown.find<QAbstractButton>("railShowSafetyRules")->click();
        QVERIFY(shown.find<QWidget>("safetyPage")->isVisible());
        QVERIFY(shown.find<QAbstractButton>("railShowSafetyRules")->isChecked());
        QCOMPARE(shown.safety.calls, QStringList{QStringLiteral("settings")});
        shown.find<QAction>("actionBack")->trigger();
        QVERIFY(!shown.find<QWidget>("safetyPage")->isVisible());
    }

    void nothingIsShownAsARuleBeforeTheServerHasSaidIt()
    {
        Page page;
        QVERIFY(page.sees("safetyLoading"));
        QVERIFY(!page.sees("demandCard") && !page.sees("idleCard") && !page.sees("safetyBanner"));
        page.safety.readings.answer(refusal(Error::Kind::Offline));
        QTRY_VERIFY(page.sees("safetyBanner"));
        QVERIFY(!page.sees("safetyLoading") && !page.sees("demandCard"));
        QVERIFY(page.find<Banner>("safetyBanner")->text().contains(QStringLiteral("could not be loaded")));
        page.find<Banner>("safetyBanner")->findChild<QPushButton *>()->click();
        QVERIFY(page.sees("safetyLoading"));
        page.safety.readings.answer(SafetySettings{true, {1, 2, 3, 240}});
        QTRY_VERIFY(page.sees("demandCard"));
        QVERIFY(page.demand()->isChecked());
        QCOMPARE(page.minutes(0)->value(), 1);
        QCOMPARE(page.minutes(3)->value(), 240);
        QVERIFY(!page.save()->isEnabled());
    }

    void turningItOnAsksFirstAndTheTickFollowsTheServer()
    {
        Page page(usual);
        page.ask.answer.yes = false;
        page.demand()->click();
        QCOMPARE(page.ask.asked.size(), 1);
        QVERIFY(page.ask.asked.last().text.contains(QStringLiteral("from their next step on")));
        QVERIFY(!page.safety.calls.contains(QStringLiteral("demand")));
        QVERIFY(!page.demand()->isChecked());
        page.ask.answer.yes = true;
        page.demand()->click();
        QCOMPARE(page.safety.calls.last(), QStringLiteral("demand"));
        QVERIFY(!page.demand()->isChecked()); // not before the server has said so
        page.safety.done.answer(Done{});
        QTRY_VERIFY(page.demand()->isChecked());
        page.demand()->click();
        QCOMPARE(page.ask.asked.size(), 2); // nobody is shut out by this one
        QCOMPARE(page.safety.calls.last(), QStringLiteral("demand no more"));
        page.safety.done.answer(refusal(Error::Kind::ServerFault));
        QTRY_VERIFY(page.sees("demandProblem"));
        QVERIFY(page.demand()->isChecked());
        QVERIFY(!page.sees("ownFactor"));
    }

    void whoHasNoAppIsLedToSettingOneUp()
    {
        Page page(usual);
        page.demand()->click();
        page.safety.done.answer(refusal(Error::Kind::Forbidden, "factor_needed"));
        QTRY_VERIFY(page.sees("ownFactor"));
        QVERIFY(page.note("demandProblem").contains(QStringLiteral("your own authenticator app first")));
        QVERIFY(!page.demand()->isChecked());
        page.find<QPushButton>("ownFactor")->click();
        QVERIFY(page.sees("accountPage"));
        page.find<QAction>("actionBack")->trigger();
        QVERIFY(page.sees("safetyPage"));
        QVERIFY(!page.sees("ownFactor")); // it may be there by now
        QCOMPARE(page.safety.calls.count(QStringLiteral("settings")), 2);
    }

    void minutesAreTypedAndSaved()
    {
        Page page(usual);
        page.type(0, "5");
        QVERIFY(page.save()->isEnabled());
        page.save()->setFocus(Qt::TabFocusReason);
        QTest::keyClick(page.save(), Qt::Key_Space);
        QCOMPARE(page.safety.calls.last(), QStringLiteral("minutes %1 5").arg(int(Role::Admin)));
        page.safety.done.answer(Done{});
        QTRY_VERIFY(!page.save()->isEnabled());
        QVERIFY(page.minutes(0)->hasFocus()); // not lost with the button
        QVERIFY(!page.sees("idleProblem"));
    }

    void refusalKeepsTheMinutes()
    {
        Page page(usual);
        page.type(3, "240");
        page.save()->click();
        page.safety.done.answer(refusal(Error::Kind::Forbidden, "42501"));
        QTRY_VERIFY(page.sees("idleProblem"));
        QCOMPARE(page.minutes(3)->value(), 240);
        QVERIFY(page.save()->isEnabled());
        QVERIFY(page.note("idleProblem").contains(QStringLiteral("as it was")));
        page.press("F5");
        page.safety.readings.answer(usual);
        QTRY_COMPARE(page.safety.readings.open(), std::size_t(0));
        QCOMPARE(page.minutes(3)->value(), 240);
        page.window->go(Verb::ShowMine);
        page.window->go(Verb::ShowSafetyRules);
        QCOMPARE(page.minutes(3)->value(), 30);
    }

    void moreThanTheMostCannotBeTyped()
    {
        Page page(usual);
        page.type(1, "2411");
        QCOMPARE(page.minutes(1)->value(), 241 / 10);
        page.type(1, "0");
        page.minutes(0)->setFocus(Qt::TabFocusReason);
        QVERIFY(page.minutes(1)->value() >= LeastIdleMinutes);
    }

    void everyStopHasANameAndIsReached()
    {
        Page page(usual);
        page.type(0, "5");
        page.demand()->click();
        page.safety.done.answer(refusal(Error::Kind::Forbidden, "factor_needed"));
        QTRY_VERIFY(page.sees("ownFactor"));
        QCOMPARE(namelessStops(page.window.get()), QString());
        QCOMPARE(notReached(page.window.get()), QString());
        const auto *face = QAccessible::queryAccessibleInterface(page.minutes(3));
        QCOMPARE(face->text(QAccessible::Name), QStringLiteral("Minutes until the lock, clients"));
    }

    void fewerMinutesCountAtOnceIsSaid()
    {
        Page page(usual);
        QVERIFY(
            page.find<Label>("idleAtOnce")->text().contains(QStringLiteral("Fewer minutes count at once")));
    }
};

QTEST_MAIN(TestSafetyPage)
#include "tst_safetypage.moc"
