// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in with a code by text message.
#include "tests/support/fakeclock.h"
#include "tests/support/fakefactors.h"
#include "tests/support/fakeidentity.h"
#include "tests/support/fakeownservice.h"
#include "tests/support/fakeregistration.h"
#include "tests/ui/door/people.h"
#include "ui/signin/wayspresenter.h"

#include <QSignalSpy>
#include <QTest>

using namespace desk;
using Way = WaysPresenter::Way;
using Step = PhonePresenter::Step;
using Field = PhonePresenter::Field;

namespace {

struct Screen
{
    FakeIdentity identity;
    FakeRegistration registration;
    FakeFactors factors;
    FakeOwnService service;
    FakeClock clock;
    WaysPresenter ways{{identity, registration, service, factors}, clock, {}};
    PhonePresenter &phone = ways.phone();
    QSignalSpy signedIn{&ways, &WaysPresenter::signedIn};

    void toCode()
    {
        ways.usePhone();
        phone.setNumber(QStringLiteral("0044 7700 900101"));
        phone.send();
        QVERIFY(identity.answer(Result<Done>(Done{})));
        QTRY_COMPARE(phone.step(), Step::Code);
    }
    void later(int seconds)
    {
        clock.advance(std::chrono::seconds(seconds));
        phone.tick();
    }
    [[nodiscard]] QString words() const
    {
        return phone.problem() ? phone.problem()->text.whole() : QString();
    }
    [[nodiscard]] Field field() const { return phone.problem() ? phone.problem()->field : Field::None; }
};

} // namespace

class TstPhonePresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCodeOfTheMessageSignsIn()
    {
        Screen s;
        s.toCode();
        QCOMPARE(s.identity.calls.last(), QStringLiteral("requestTextCode +447700900101"));
        s.phone.setCode(QStringLiteral("407 213"));
        QCOMPARE(s.identity.calls.last(), QStringLiteral("signInWithTextCode +447700900101 407213"));
        QVERIFY(s.identity.answer(Result<Account>(ana())));
        QTRY_COMPARE(s.signedIn.count(), 1);
        QCOMPARE(s.ways.way(), Way::Email);
        QVERIFY(s.phone.code().isEmpty());
    }

    void aNumberWithoutItsCountryIsNotSentTo()
    {
        Screen s;
        s.ways.usePhone();
        s.phone.setNumber(QStringLiteral("07700 900101"));
        s.phone.send();
        QCOMPARE(s.field(), Field::Number);
        QVERIFY(s.words().contains(QStringLiteral("+44")));
        QVERIFY(s.identity.calls.isEmpty());
        s.phone.setNumber(QStringLiteral("+"));
        QVERIFY(!s.phone.problem());
    }

    void aMinuteLaterTheCodeIsOldAndAnotherMayBeAskedFor()
    {
        Screen s;
        s.toCode();
        QCOMPARE(s.phone.codeWorksFor(), 60);
        QVERIFY(!s.phone.canSend());
        s.later(59);
        QCOMPARE(s.phone.resendIn(), 1);
        s.later(1);
        QCOMPARE(s.phone.codeWorksFor(), 0);
        s.phone.send();
        QCOMPARE(s.identity.calls.count(QStringLiteral("requestTextCode +447700900101")), 2);
    }

    void aWrongCodeSpeaksOfTheMessage()
    {
        Screen s;
        s.toCode();
        s.phone.setCode(QStringLiteral("000000"));
        QVERIFY(
            s.identity.answer(Result<Account>(failed(Error::Kind::Rejected, QStringLiteral("otp_expired")))));
        QTRY_COMPARE(s.field(), Field::Code);
        QVERIFY(s.words().contains(QStringLiteral("newest message")));
        QVERIFY(s.phone.code().isEmpty());
        s.phone.setCode(QStringLiteral("1"));
        QVERIFY(!s.phone.problem());
    }

    void aCodeThatWasNotLookedAtStays()
    {
        Screen s;
        s.toCode();
        s.phone.setCode(QStringLiteral("407213"));
        QVERIFY(s.identity.answer(Result<Account>(failed(Error::Kind::Offline))));
        QTRY_VERIFY(!s.words().isEmpty());
        QCOMPARE(s.phone.code(), QStringLiteral("407213"));
        QVERIFY(s.phone.canSignIn());
    }

    void aMessageThatCannotBeSentIsSaid()
    {
        Screen s;
        s.ways.usePhone();
        s.phone.setNumber(QStringLiteral("+44 7700 900101"));
        s.phone.send();
        QVERIFY(s.identity.answer(
            Result<Done>(failed(Error::Kind::Rejected, QStringLiteral("sms_send_failed")))));
        QTRY_COMPARE(s.field(), Field::Number);
        s.phone.send();
        QVERIFY(s.identity.answer(Result<Done>(failed(Error::Kind::Busy, {}, 45))));
        QTRY_VERIFY(s.words().contains(QStringLiteral("0:45")));
        QVERIFY(!s.phone.canSend());
        s.later(45);
        QVERIFY(s.phone.canSend() && !s.phone.problem());
    }

    void anotherNumberDoesNotWaitForTheFirst()
    {
        Screen s;
        s.toCode();
        s.phone.useAnotherNumber();
        QVERIFY(!s.phone.canSend());
        s.phone.setNumber(QStringLiteral("+44 7700 900102"));
        QVERIFY(s.phone.canSend());
    }

    void aLinkFromAMailIsAskedAboutAndSignsIn()
    {
        Screen s;
        s.toCode();
        s.ways.openLink(QUrl(QStringLiteral("deskbell://auth/callback?token_hash=abc&type=email")));
        QTRY_COMPARE(s.ways.way(), Way::Email);
        s.ways.email().refuseLink();
        QCOMPARE(s.ways.way(), Way::Phone);
        QCOMPARE(s.phone.step(), Step::Code);
    }

    void whoIsInAndNotYetKnownIsSaid()
    {
        Screen s;
        QSignalSpy unknown(&s.ways, &WaysPresenter::enteredUnknown);
        s.toCode();
        s.phone.setCode(QStringLiteral("407213"));
        s.identity.signedIn = true;
        QVERIFY(s.identity.answer(Result<Account>(failed(Error::Kind::ServerFault))));
        QTRY_COMPARE(unknown.count(), 1);
        QCOMPARE(s.ways.way(), Way::Email);
    }
};

QTEST_MAIN(TstPhonePresenter)
#include "tst_phonepresenter.moc"
