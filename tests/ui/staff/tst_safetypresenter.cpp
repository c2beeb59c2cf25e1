// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The safety rules without their widgets.
#include "tests/support/fakeclock.h"
#include "tests/support/fakesafety.h"
#include "ui/admin/safetypresenter.h"

#include <QSignalSpy>
#include <QTest>

using namespace desk;
using State = SafetyPresenter::State;

namespace {

const SafetySettings usual{false, {10, 15, 16, 30}};

Error refusal(Error::Kind kind, const char *code = "")
{
    return {kind, {}, 0, QString::fromLatin1(code), 0};
}

struct Form
{
    FakeClock clock;
    FakeSafety rules;
    SafetyPresenter presenter{rules, clock};

    explicit Form(const SafetySettings &settings = usual) { load(settings); }
    void load(const SafetySettings &settings)
    {
        presenter.refresh();
        rules.readings.answer(settings);
        (void)QTest::qWaitFor([&] { return presenter.state() == State::Shown; });
    }
    static QString call(Role role, int minutes)
    {
        return QStringLiteral("minutes %1 %2").arg(int(role)).arg(minutes);
    }
};

} // namespace

class TestSafetyPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsSaidOrChangedBeforeTheServerHasAnswered()
    {
        FakeClock clock;
        FakeSafety rules;
        SafetyPresenter presenter(rules, clock);
        presenter.refresh();
        QVERIFY(presenter.state() == State::Loading);
        presenter.demandFactor(true);
        presenter.setMinutes(Role::Staff, 5);
        presenter.save();
        QCOMPARE(rules.calls, QStringList{QStringLiteral("settings")});
        rules.readings.answer(refusal(Error::Kind::Offline));
        QTRY_VERIFY(presenter.state() == State::Failed);
        QVERIFY(!presenter.loadProblem().what.isEmpty());
        presenter.refresh();
        QVERIFY(presenter.state() == State::Loading);
    }

    void aServerThatAskedForAPauseIsAskedAgainAfterIt()
    {
        FakeClock clock;
        FakeSafety rules;
        SafetyPresenter presenter(rules, clock);
        presenter.refresh();
        rules.readings.answer(Error{Error::Kind::Busy, {}, 429, {}, 3});
        QTRY_VERIFY(presenter.state() == State::Failed);
        clock.advance(std::chrono::seconds(3));
        presenter.tick();
        QCOMPARE(rules.calls.size(), 2);
        rules.readings.answer(usual);
        QTRY_VERIFY(presenter.state() == State::Shown);
    }

    void theDemandIsWhatTheServerHasTaken()
    {
        Form form;
        QSignalSpy told(&form.presenter, &SafetyPresenter::demandChanged);
        form.presenter.demandFactor(true);
        form.presenter.demandFactor(true); // a second click
        QCOMPARE(form.rules.calls.count(QStringLiteral("demand")), 1);
        QVERIFY(!form.presenter.isFactorDemanded());
        form.rules.done.answer(Done{});
        QTRY_COMPARE(told.count(), 1);
        QVERIFY(form.presenter.isFactorDemanded());
        form.presenter.demandFactor(true); // is so already
        QCOMPARE(form.rules.calls.count(QStringLiteral("demand")), 1);
        form.presenter.demandFactor(false);
        QCOMPARE(form.rules.calls.last(), QStringLiteral("demand no more"));
    }

    void whoHasNoAppIsToldToSetOneUpFirst()
    {
        Form form;
        form.presenter.demandFactor(true);
        form.rules.done.answer(refusal(Error::Kind::Forbidden, "factor_needed"));
        QTRY_VERIFY(form.presenter.needsOwnFactor());
        QVERIFY(!form.presenter.isFactorDemanded());
        QCOMPARE(form.presenter.demandProblem().what,
                 QStringLiteral("Set up your own authenticator app first."));
        form.presenter.forget();
        QVERIFY(!form.presenter.needsOwnFactor());
    }

    void whoMayNotIsNotSentToTheirOwnApp()
    {
        Form form;
        form.presenter.demandFactor(true);
        form.rules.done.answer(refusal(Error::Kind::Forbidden, "42501"));
        QTRY_VERIFY(!form.presenter.demandProblem().what.isEmpty());
        QVERIFY(!form.presenter.needsOwnFactor());
    }

    void onlyMinutesThatWereChangedAreSaved()
    {
        Form form;
        QSignalSpy saved(&form.presenter, &SafetyPresenter::minutesSaved);
        QVERIFY(!form.presenter.isChanged());
        form.presenter.setMinutes(Role::Client, 20);
        form.presenter.setMinutes(Role::Admin, 5);
        form.presenter.setMinutes(Role::Staff, 99);
        form.presenter.setMinutes(Role::Staff, 16); // thought better of it
        QVERIFY(form.presenter.isChanged());
        form.presenter.save();
        form.presenter.save();
        QCOMPARE(form.rules.calls.size(), 2);
        QCOMPARE(form.rules.calls.last(), Form::call(Role::Admin, 5));
        form.rules.done.answer(Done{});
        QTRY_COMPARE(form.rules.calls.last(), Form::call(Role::Client, 20));
        QCOMPARE(saved.count(), 0);
        form.rules.done.answer(Done{});
        QTRY_COMPARE(saved.count(), 1);
        QVERIFY(!form.presenter.isChanged() && !form.presenter.isSaving());
        QCOMPARE(form.rules.calls.size(), 3);
    }

    void aRefusalEndsTheSavingAndKeepsWhatWasTyped()
    {
        Form form;
        form.presenter.setMinutes(Role::Admin, 5);
        form.presenter.setMinutes(Role::Staff, 6);
        form.presenter.setMinutes(Role::Client, 7);
        form.presenter.save();
        form.rules.done.answer(Done{});
        QTRY_COMPARE(form.rules.calls.last(), Form::call(Role::Staff, 6));
        form.rules.done.answer(refusal(Error::Kind::Offline));
        QTRY_VERIFY(!form.presenter.isSaving());
        QVERIFY(!form.presenter.saveProblem().what.isEmpty());
        QCOMPARE(form.presenter.minutes(Role::Staff), 6);
        QCOMPARE(form.presenter.minutes(Role::Client), 7);
        form.presenter.save(); // goes on where it ended
        QCOMPARE(form.rules.calls.last(), Form::call(Role::Staff, 6));
        QVERIFY(form.presenter.saveProblem().what.isEmpty());
    }

    void whatIsTypedWhileItIsSavedWaitsForTheNextSave()
    {
        Form form;
        form.presenter.setMinutes(Role::Admin, 5);
        form.presenter.save();
        form.presenter.setMinutes(Role::Admin, 6);
        form.rules.done.answer(Done{});
        QTRY_VERIFY(!form.presenter.isSaving());
        QCOMPARE(form.presenter.minutes(Role::Admin), 6);
        QVERIFY(form.presenter.isChanged());
        QCOMPARE(form.rules.calls.size(), 2);
    }

    void anotherReadingKeepsWhatIsTyped()
    {
        Form form;
        form.presenter.setMinutes(Role::Admin, 5);
        form.load({true, {12, 13, 14, 15}});
        QTRY_VERIFY(form.presenter.isFactorDemanded());
        QCOMPARE(form.presenter.minutes(Role::Admin), 5);
        QCOMPARE(form.presenter.minutes(Role::Client), 15);
        form.presenter.forget();
        QCOMPARE(form.presenter.minutes(Role::Admin), 12);
    }

    /// The page is read whenever somebody comes to it, and its answer may be slower than a decision there.
    void anOlderReadingDoesNotUndoADecision()
    {
        Form form;
        form.presenter.setMinutes(Role::Admin, 5);
        form.presenter.refresh();
        form.presenter.demandFactor(true);
        form.rules.done.answer(Done{});
        QTRY_VERIFY(form.presenter.isFactorDemanded());
        form.presenter.save();
        form.rules.done.answer(Done{});
        QTRY_VERIFY(!form.presenter.isChanged());
        QCOMPARE(form.rules.calls.count(QStringLiteral("settings")), 4);
        form.rules.readings.answer(usual);
        form.rules.readings.answer(usual);
        form.rules.readings.answer(SafetySettings{true, {5, 15, 16, 31}});
        QTRY_COMPARE(form.presenter.minutes(Role::Client), 31);
        QVERIFY(form.presenter.isFactorDemanded());
        QCOMPARE(form.presenter.minutes(Role::Admin), 5);
    }

    void minutesStayWithinTheirLimits()
    {
        Form form;
        form.presenter.setMinutes(Role::Admin, 0);
        QCOMPARE(form.presenter.minutes(Role::Admin), LeastIdleMinutes);
        form.presenter.setMinutes(Role::Admin, 241);
        QCOMPARE(form.presenter.minutes(Role::Admin), MostIdleMinutes);
    }

    void whoIsShutOutIsSaidOnce()
    {
        Form form;
        QSignalSpy out(&form.presenter, &SafetyPresenter::shutOut);
        form.presenter.refresh();
        form.rules.readings.answer(refusal(Error::Kind::Locked));
        QTRY_COMPARE(out.count(), 1);
        QVERIFY(form.presenter.state() == State::Shown); // the last good answer stays
        QVERIFY(!form.presenter.loadProblem().what.isEmpty());
    }

    void aLostAnswerIsNotTakenForANo()
    {
        Form form;
        form.presenter.demandFactor(true);
        form.rules.done.answer(refusal(Error::Kind::Offline));
        QTRY_VERIFY(form.presenter.demandProblem().what.contains(QStringLiteral("did not say whether")));
        form.presenter.demandFactor(true);
        form.rules.done.answer(refusal(Error::Kind::Forbidden));
        QTRY_VERIFY(form.presenter.demandProblem().what.contains(QStringLiteral("were not changed")));
        form.presenter.demandFactor(true);
        form.rules.done.answer(refusal(Error::Kind::Offline, "tls_expired"));
        QTRY_VERIFY(form.presenter.demandProblem().then.contains(QStringLiteral("nothing was sent")));
    }

    void aPauseOfTheServerIsCountedDown()
    {
        Form form;
        form.presenter.setMinutes(Role::Admin, 5);
        form.presenter.save();
        form.rules.done.answer(Error{Error::Kind::Busy, {}, 429, {}, 3});
        QTRY_VERIFY(form.presenter.saveProblem().then.contains(QStringLiteral("0:03")));
        form.clock.advance(std::chrono::seconds(3));
        form.presenter.tick();
        QVERIFY(form.presenter.saveProblem().what.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSafetyPresenter)
#include "tst_safetypresenter.moc"
