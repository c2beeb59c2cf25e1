// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A new password: what is asked for, in which order, and that nothing of it stays behind.
#include "tests/support/fakeclock.h"
#include "tests/support/fakecredentials.h"
#include "ui/account/passwordpresenter.h"

#include <QSignalSpy>
#include <QTest>

using namespace desk;
using Step = PasswordPresenter::Step;
using Field = PasswordPresenter::Field;

namespace {

const QString good = QStringLiteral("four words in a row");

Error refusal(const char *code, Error::Kind kind = Error::Kind::Rejected, int seconds = 0)
{
    return {kind, {}, 422, QString::fromLatin1(code), seconds};
}

struct Form
{
    FakeClock clock;
    FakeCredentials credentials;
    PasswordPresenter presenter{credentials, clock};
    QSignalSpy saved{&presenter, &PasswordPresenter::saved};

    void type(const QString &password = good) { presenter.setPassword(password); }
    void answer(const Result<Done> &result)
    {
        credentials.done.answer(result);
        (void)QTest::qWaitFor([this] { return !presenter.isBusy(); });
    }
    void askForCode()
    {
        type();
        presenter.save();
        credentials.done.answer(refusal("reauthentication_needed"));
        (void)QTest::qWaitFor([this] { return presenter.step() == Step::Code; });
    }
};

} // namespace

class TestPasswordPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typedAndSaved()
    {
        Form form;
        QVERIFY(!form.presenter.canSave());
        form.presenter.setPassword(good);
        form.presenter.save();
        QCOMPARE(form.credentials.passwords, (QList<NewPassword>{{good, {}, {}}}));
        form.presenter.save(); // a second click
        QCOMPARE(form.credentials.passwords.size(), 1);
        form.answer(Done{});
        QCOMPARE(form.saved.size(), 1);
        QCOMPARE(form.presenter.typed(), NewPassword());
    }

    void whatCannotBeAPasswordIsNotSent()
    {
        Form form;
        for (const QString &bad : {QStringLiteral("     "), QString(73, u'x'), QString(37, QChar(0xe9))}) {
            form.presenter.setPassword(bad);
            form.presenter.save();
            QVERIFY(form.presenter.wrongField() == Field::Password);
            QVERIFY(!form.presenter.problem().what.isEmpty());
        }
        QVERIFY(form.credentials.calls.isEmpty());
        form.presenter.setPassword(good);
        QVERIFY(form.presenter.wrongField() == Field::None);
        QVERIFY(form.presenter.problem().what.isEmpty());
    }

    void anOldSessionIsAskedForACodeFromAMail()
    {
        Form form;
        form.askForCode();
        QCOMPARE(form.credentials.calls.last(), QStringLiteral("sendCode"));
        form.answer(Done{});
        QVERIFY(form.presenter.problem().what.isEmpty());
        QVERIFY(!form.presenter.canSave()); // without the code
        QVERIFY(!form.presenter.canSendCode());
        form.presenter.setCode(QStringLiteral("123456"));
        form.presenter.save();
        QCOMPARE(form.credentials.passwords.last(), (NewPassword{good, QStringLiteral("123456"), {}}));
        form.answer(Done{});
        QCOMPARE(form.saved.size(), 1);
        QVERIFY(form.presenter.step() == Step::Typing);
    }

    void aWrongCodeIsMendedOrSentAgain()
    {
        Form form;
        form.askForCode();
        form.answer(Done{});
        form.presenter.setCode(QStringLiteral("000000"));
        form.presenter.save();
        form.answer(refusal("reauthentication_not_valid"));
        QVERIFY(form.presenter.wrongField() == Field::Code);
        QCOMPARE(form.presenter.typed().password, good); // is not typed again
        form.clock.advance(std::chrono::seconds(PasswordPresenter::ResendAfter));
        form.presenter.tick();
        form.presenter.sendCode();
        QCOMPARE(form.credentials.calls.count(QStringLiteral("sendCode")), 2);
        QVERIFY(form.presenter.typed().code.isEmpty()); // worthless now
    }

    void aMailThatDidNotGoIsToldAndAskedForAgain()
    {
        Form form;
        form.askForCode();
        form.answer(refusal("over_email_send_rate_limit", Error::Kind::Busy, 20));
        QVERIFY(form.presenter.problem().whole().contains(QStringLiteral("0:20")));
        form.clock.advance(std::chrono::seconds(20));
        form.presenter.tick();
        QVERIFY(form.presenter.canSendCode());
        form.presenter.sendCode();
        QCOMPARE(form.credentials.calls.count(QStringLiteral("sendCode")), 2);
    }

    void whyAPasswordIsTooWeakIsSaid()
    {
        Form form;
        form.type(QStringLiteral("password"));
        form.presenter.save();
        form.answer(refusal("weak_password length pwned"));
        QVERIFY(form.presenter.wrongField() == Field::Password);
        const QString said = form.presenter.problem().whole();
        QVERIFY(said.contains(QStringLiteral("too short")));
        QVERIFY(said.contains(QStringLiteral("lists of stolen ones")));
        QVERIFY(!said.contains(QStringLiteral("capital")));
    }

    void aWeakOneIsMendedWithoutAnotherMail()
    {
        Form form;
        form.askForCode();
        form.answer(Done{});
        form.presenter.setCode(QStringLiteral("123456"));
        form.presenter.save();
        form.answer(refusal("weak_password length"));
        QVERIFY(form.presenter.step() == Step::Typing);
        form.type(good + good);
        form.presenter.save();
        QCOMPARE(form.credentials.passwords.last(), (NewPassword{good + good, QStringLiteral("123456"), {}}));
        form.answer(refusal("reauthentication_not_valid")); // too old by now
        QVERIFY(form.presenter.step() == Step::Code);
        QCOMPARE(form.credentials.calls.count(QStringLiteral("sendCode")), 1);
    }

    void theSameOneUsesTheCodeUp()
    {
        Form form;
        form.askForCode();
        form.answer(Done{});
        form.presenter.setCode(QStringLiteral("123456"));
        form.presenter.save();
        form.answer(refusal("same_password"));
        QVERIFY(form.presenter.step() == Step::Typing);
        QVERIFY(form.presenter.wrongField() == Field::Password);
        QVERIFY(form.presenter.typed().code.isEmpty());
        QVERIFY(form.presenter.problem().what.contains(QStringLiteral("already")));
    }

    void thePasswordOfNowIsAskedForWhenTheServerWantsIt()
    {
        Form form;
        form.type();
        form.presenter.save();
        form.answer(refusal("current_password_required"));
        QVERIFY(form.presenter.asksForSoFar());
        QVERIFY(form.presenter.wrongField() == Field::SoFar);
        QVERIFY(!form.presenter.canSave());
        form.presenter.setSoFar(QStringLiteral("old one"));
        form.presenter.save();
        QCOMPARE(form.credentials.passwords.last(), (NewPassword{good, {}, QStringLiteral("old one")}));
    }

    void aLostAnswerIsNotCalledARefusal()
    {
        Form form;
        form.type();
        form.presenter.save();
        form.answer(refusal("cut", Error::Kind::Offline));
        QVERIFY(form.presenter.problem().what.contains(QStringLiteral("may be")));
        QVERIFY(form.presenter.canSave());
    }

    void leavingTheFormForgetsWhatWasTyped()
    {
        Form form;
        form.askForCode();
        form.answer(Done{});
        form.presenter.setCode(QStringLiteral("123456"));
        form.presenter.forget();
        QCOMPARE(form.presenter.typed(), NewPassword());
        QVERIFY(form.presenter.step() == Step::Typing);
    }

    void whoIsShutOutIsTold()
    {
        Form form;
        QSignalSpy shutOut(&form.presenter, &PasswordPresenter::shutOut);
        form.type();
        form.presenter.save();
        form.answer(refusal("session_not_found", Error::Kind::SignedOut));
        QCOMPARE(shutOut.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestPasswordPresenter)
#include "tst_passwordpresenter.moc"
