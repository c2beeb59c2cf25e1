// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A new address: both mail boxes agree, in any order, by code or link; what waits is the server's to know.
#include "tests/support/fakeclock.h"
#include "tests/support/fakecredentials.h"
#include "ui/account/addresspresenter.h"

#include <QSignalSpy>
#include <QTest>

using namespace desk;
using State = AddressPresenter::State;
using Field = AddressPresenter::Field;
using Box = AddressPresenter::Box;

namespace {

const QString oldMail = QStringLiteral("ana@desk.test");
const QString newMail = QStringLiteral("ana@new.test");
const SignInAddress settled{oldMail, {}, {}};
const SignInAddress waiting{oldMail, newMail, Instant{1'000'000}};
const QUrl mailLink(QStringLiteral("deskbell://auth/callback?token_hash=ab&type=email_change"));

Error refusal(const char *code, Error::Kind kind = Error::Kind::Rejected)
{
    return {kind, {}, 422, QString::fromLatin1(code), 0};
}

struct Form
{
    FakeClock clock;
    FakeCredentials credentials;
    AddressPresenter presenter{credentials, clock};
    QSignalSpy moved{&presenter, &AddressPresenter::addressChanged};

    explicit Form(const Result<SignInAddress> &now)
    {
        presenter.refresh();
        load(now);
    }
    void load(const Result<SignInAddress> &now)
    {
        QSignalSpy changed(&presenter, &AddressPresenter::changed);
        credentials.addresses.answer(now);
        (void)QTest::qWaitFor([&] { return !changed.isEmpty(); });
    }
    void agree(const Result<Agreement> &result)
    {
        credentials.agreements.answer(result);
        (void)QTest::qWaitFor([this] { return !presenter.isBusy(); });
    }
    void type(Box box, const char *code)
    {
        presenter.setCode(box, QString::fromLatin1(code));
        presenter.confirm(box);
    }
};

} // namespace

class TestAddressPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServerThatAskedForAPauseIsAskedAgainAfterIt()
    {
        Form form(refusal("over_request_rate_limit", Error::Kind::Busy));
        QVERIFY(form.presenter.state() == State::Failed);
        form.clock.advance(std::chrono::seconds(30));
        form.presenter.tick();
        QCOMPARE(form.credentials.addresses.open(), std::size_t(1));
        form.load(settled);
        QVERIFY(form.presenter.state() == State::Settled);
    }

    void aNewAddressWaitsForBothBoxes()
    {
        Form form(settled);
        QVERIFY(form.presenter.state() == State::Settled);
        form.presenter.setWanted(u' ' + newMail + u' ');
        form.presenter.request();
        QCOMPARE(form.credentials.calls.last(), QStringLiteral("changeAddress ") + newMail);
        form.credentials.changes.answer(waiting);
        QTRY_VERIFY(form.presenter.state() == State::Waiting);
        QVERIFY(!form.presenter.isHalfAgreed());
        QVERIFY(form.moved.isEmpty());
    }

    void oneBoxIsNotEnough_data()
    {
        QTest::addColumn<bool>("oldFirst");
        QTest::newRow("the old box first") << true;
        QTest::newRow("the new box first") << false;
    }
    void oneBoxIsNotEnough()
    {
        QFETCH(bool, oldFirst);
        const Box first = oldFirst ? Box::Old : Box::New;
        const Box second = oldFirst ? Box::New : Box::Old;
        Form form(waiting);
        form.type(first, "111111");
        QCOMPARE(form.credentials.calls.last(),
                 QStringLiteral("confirm %1 111111").arg(oldFirst ? oldMail : newMail));
        form.agree(Agreement::OneBox);
        QVERIFY(form.presenter.hasAgreed(first));
        QVERIFY(!form.presenter.hasAgreed(second));
        QVERIFY(form.presenter.state() == State::Waiting);
        QCOMPARE(form.presenter.address().email, oldMail);
        QVERIFY(form.moved.isEmpty());
        form.type(second, "222222");
        form.agree(Agreement::Changed);
        QVERIFY(form.presenter.state() == State::Settled);
        QCOMPARE(form.moved.size(), 1);
        QCOMPARE(form.moved.first().first().toString(), newMail);
    }

    void whatWaitsSurvivesReadingAgain()
    {
        Form form(waiting);
        form.type(Box::Old, "111111");
        form.agree(Agreement::OneBox);
        form.presenter.refresh();
        form.load(waiting);
        QVERIFY(form.presenter.state() == State::Waiting);
        QVERIFY(form.presenter.hasAgreed(Box::Old));
        Form anew(waiting); // another start: the server says that it waits, not which box
        QVERIFY(anew.presenter.state() == State::Waiting);
        QVERIFY(!anew.presenter.hasAgreed(Box::Old));
    }

    void newMailsMakeTheOldAgreementWorthless()
    {
        Form form(waiting);
        form.type(Box::Old, "111111");
        form.agree(Agreement::OneBox);
        form.presenter.sendAgain();
        QCOMPARE(form.credentials.calls.last(), QStringLiteral("changeAddress ") + newMail);
        form.credentials.changes.answer(SignInAddress{oldMail, newMail, Instant{2'000'000}});
        QTRY_VERIFY(!form.presenter.isBusy());
        QVERIFY(!form.presenter.isHalfAgreed());
        QVERIFY(!form.presenter.hasAgreed(Box::Old));
        QVERIFY(!form.presenter.canSendAgain());
        form.clock.advance(std::chrono::seconds(AddressPresenter::ResendAfter));
        form.presenter.tick();
        QVERIFY(form.presenter.canSendAgain());
    }

    void aWrongCodeChangesNothing()
    {
        Form form(waiting);
        form.type(Box::New, "000000");
        form.agree(refusal("otp_expired"));
        QVERIFY(form.presenter.wrongField() == Field::NewCode);
        QVERIFY(!form.presenter.problem().what.isEmpty());
        QVERIFY(!form.presenter.isHalfAgreed());
        QCOMPARE(form.presenter.code(Box::New), QStringLiteral("000000"));
        form.presenter.setCode(Box::New, QStringLiteral("00000"));
        QVERIFY(form.presenter.problem().what.isEmpty());
    }

    void onesOwnAddressAsksNobody()
    {
        Form form(settled);
        form.presenter.setWanted(oldMail.toUpper());
        form.presenter.request();
        QCOMPARE(form.credentials.calls, QStringList{QStringLiteral("address")});
        QVERIFY(form.presenter.wrongField() == Field::Wanted);
        QVERIFY(!form.presenter.problem().what.isEmpty());
    }

    void aTakenAddressIsSaid()
    {
        Form form(settled);
        form.presenter.setWanted(newMail);
        form.presenter.request();
        form.credentials.changes.answer(refusal("email_exists"));
        QTRY_VERIFY(!form.presenter.isBusy());
        QVERIFY(form.presenter.problem().whole().contains(QStringLiteral("signs in with it already")));
        QCOMPARE(form.presenter.wanted(), newMail);
    }

    void abandoningIsToldToTheServer()
    {
        Form form(waiting);
        form.presenter.abandon();
        QCOMPARE(form.credentials.calls.last(), QStringLiteral("abandon"));
        QVERIFY(form.presenter.state() == State::Waiting); // not before the server has said so
        form.credentials.done.answer(Done{});
        QTRY_VERIFY(form.presenter.state() == State::Settled);
        QCOMPARE(form.presenter.address().email, oldMail);
        QVERIFY(form.moved.isEmpty());
    }

    void aLinkWaitsForAClick()
    {
        Form form(waiting);
        form.presenter.openLink(mailLink);
        form.load(waiting);
        QVERIFY(form.presenter.hasLink());
        QVERIFY(form.credentials.agreements.open() == 0);
        form.presenter.refuseLink();
        QVERIFY(!form.presenter.hasLink());
        form.presenter.openLink(mailLink);
        form.load(waiting);
        form.presenter.confirmLink();
        QCOMPARE(form.credentials.calls.last(), QStringLiteral("confirm ") + mailLink.toString());
        form.agree(Agreement::OneBox);
        QVERIFY(form.presenter.isHalfAgreed());
        QVERIFY(!form.presenter.hasAgreed(Box::Old) && !form.presenter.hasAgreed(Box::New)); // nobody said
    }

    void aLinkWithoutAChangeIsNotUsed()
    {
        Form form(settled);
        form.presenter.openLink(mailLink);
        form.load(settled);
        QVERIFY(!form.presenter.hasLink());
        QVERIFY(form.presenter.problem().what.contains(QStringLiteral("nothing to do with your account")));
        form.presenter.confirmLink();
        QVERIFY(form.credentials.agreements.open() == 0);
    }

    void aChangeThatWasFinishedElsewhereIsSeen()
    {
        Form form(waiting);
        form.presenter.refresh();
        form.load(SignInAddress{newMail, {}, {}});
        QVERIFY(form.presenter.state() == State::Settled);
        QCOMPARE(form.moved.size(), 1);
    }

    void withoutAnAnswerThePageSaysSo()
    {
        FakeClock clock;
        FakeCredentials credentials;
        AddressPresenter presenter(credentials, clock);
        presenter.refresh();
        QVERIFY(presenter.state() == State::Loading);
        credentials.addresses.answer(refusal("refused", Error::Kind::Offline));
        QTRY_VERIFY(presenter.state() == State::Failed);
        QVERIFY(!presenter.loadProblem().what.isEmpty());
        presenter.refresh();
        QVERIFY(presenter.state() == State::Loading);
    }
};

QTEST_GUILESS_MAIN(TestAddressPresenter)
#include "tst_addresspresenter.moc"
