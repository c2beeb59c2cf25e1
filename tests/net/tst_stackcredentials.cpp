// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What one signs in with, changed on a real stack: the password with a code from the mail box, the address
// with both mail boxes.
#include "net/auth/authcredentials.h"
#include "net/auth/callback.h"
#include "net/supabase/supabasesessions.h"
#include "tests/net/stackpeople.h"

using namespace desk;
using namespace desk::test;
using Kind = Error::Kind;

namespace {

const QString anaMail = QStringLiteral("ana@deskbell.test");
const QString orlaMail = QStringLiteral("orla@corrib.test");
const QString boMail = QStringLiteral("bo@deskbell.test");
const QString good = QStringLiteral("four words in a row");

struct Somebody : Visitor
{
    AuthCredentials credentials{entrance, http, supabase, timers};

    using Visitor::Visitor;
    QString refusal(const NewPassword &wanted)
    {
        const auto answer = wait(credentials.changePassword(wanted));
        return answer.ok() ? QString() : answer.error().code;
    }
    Result<Agreement> agree(Stack &stack, const QString &box)
    {
        return wait(credentials.confirmAddress(box, codeIn(stack.mailTo(box))));
    }
    SignInAddress address() { return wait(credentials.address()).value(); }
    qsizetype openSessions()
    {
        const auto all = wait(SupabaseSessions(http, account).mine());
        return all.ok() ? all.value().size() : -1;
    }
};

} // namespace

class TestStackCredentials : public QObject
{
    Q_OBJECT

    Stack m_stack;

private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariableIsEmpty("DESKBELL_STACK_HOME"))
            QFAIL("DESKBELL_STACK_HOME is not set: start the stack first (packaging/stack up)");
    }
    void init()
    {
        QVERIFY(m_stack.reset());
        m_stack.emptyMailBox();
    }

    void aNewPasswordNeedsACodeFromTheMailBox()
    {
        Somebody ana(m_stack), elsewhere(m_stack);
        QVERIFY(elsewhere.comeIn(m_stack, anaMail));
        m_stack.emptyMailBox();
        QVERIFY(ana.comeIn(m_stack, anaMail));
        m_stack.turn({{QStringLiteral("reauthentication_age"), 0}});
        QCOMPARE(ana.refusal({QStringLiteral("short"), {}, {}}), QStringLiteral("weak_password length"));
        QCOMPARE(ana.refusal({good, {}, {}}), QStringLiteral("reauthentication_needed"));
        m_stack.emptyMailBox();
        QVERIFY(ana.wait(ana.credentials.sendCode()).ok());
        const QString code = Visitor::codeIn(m_stack.mailTo(anaMail));
        const QString wrong = code == u"123123" ? QStringLiteral("321321") : QStringLiteral("123123");
        QCOMPARE(ana.refusal({good, wrong, {}}), QStringLiteral("reauthentication_not_valid"));
        QCOMPARE(elsewhere.wait(elsewhere.backend->pull({}, 1)).ok(), true);
        QCOMPARE(ana.refusal({good, code, {}}), QString());
        QCOMPARE(ana.refusal({good + u'x', code, {}}), QStringLiteral("reauthentication_not_valid")); // used

        // The others are out from their next request on, this one stays, and the password opens.
        QVERIFY(ana.wait(ana.backend->pull({}, 1)).ok());
        QVERIFY(!elsewhere.wait(elsewhere.backend->pull({}, 1)).ok());
        QCOMPARE(elsewhere.wait(elsewhere.auth.account()).error().kind, Kind::SignedOut);
        Somebody again(m_stack);
        QVERIFY(again.wait(again.auth.signInWithPassword(anaMail, good)).ok());
        m_stack.turn({{QStringLiteral("reauthentication_age"), 86400}});
        QCOMPARE(again.refusal({good, {}, {}}), QStringLiteral("same_password"));
    }

    void aNewAddressNeedsBothMailBoxes_data()
    {
        QTest::addColumn<bool>("oldFirst");
        QTest::newRow("the old box first") << true;
        QTest::newRow("the new box first") << false;
    }
    void aNewAddressNeedsBothMailBoxes()
    {
        QFETCH(bool, oldFirst);
        const QString fresh = QStringLiteral("orla.byrne@corrib.test");
        Somebody orla(m_stack);
        QVERIFY(orla.comeIn(m_stack, orlaMail));
        m_stack.emptyMailBox();
        const auto begun = orla.wait(orla.credentials.changeAddress(fresh));
        QVERIFY(begun.ok());
        QCOMPARE(begun.value().wanted, fresh);
        QVERIFY(begun.value().asked.isSet());
        const QString &first = oldFirst ? orlaMail : fresh;
        const QString &second = oldFirst ? fresh : orlaMail;

        // A thief of one mail box alone: its code opens one half, once, and not the other one.
        QVERIFY(orla.agree(m_stack, first).value() == Agreement::OneBox);
        QCOMPARE(orla.agree(m_stack, first).error().code, QStringLiteral("otp_expired"));
        const QString stolen = Visitor::codeIn(m_stack.mailTo(first));
        if (stolen != Visitor::codeIn(m_stack.mailTo(second)))
            QCOMPARE(orla.wait(orla.credentials.confirmAddress(second, stolen)).error().code,
                     QStringLiteral("otp_expired"));
        QCOMPARE(orla.address().email, orlaMail);
        QCOMPARE(orla.address().wanted, fresh); // said again, whoever asks

        QVERIFY(orla.agree(m_stack, second).value() == Agreement::Changed);
        QCOMPARE(orla.address(), (SignInAddress{fresh, {}, {}}));
        const auto account = orla.wait(orla.auth.account());
        QVERIFY(account.ok() && account.value().pinVerified && account.value().isMember());
        QCOMPARE(account.value().email, fresh);
        QVERIFY(orla.wait(orla.backend->pull({}, 1)).ok()); // the session with the PIN is the one in force
        QTRY_COMPARE(orla.openSessions(), 1);               // and the one that nobody wanted is over
    }

    /// A thief of the mail box signs in by its codes; the PIN is what he has not got.
    void withoutThePinNoAddressIsChanged()
    {
        const QString his = QStringLiteral("thief@corrib.test");
        Somebody orla(m_stack), thief(m_stack);
        QVERIFY(orla.comeIn(m_stack, orlaMail)); // she has a PIN
        m_stack.emptyMailBox();
        QVERIFY(thief.wait(thief.auth.requestCode(orlaMail)).ok());
        QVERIFY(
            thief.wait(thief.auth.signInWithCode(orlaMail, Visitor::codeIn(m_stack.mailTo(orlaMail)))).ok());
        QCOMPARE(thief.wait(thief.credentials.changeAddress(his)).error().kind, Kind::Locked);
        const auto byHand = thief.wait(
            thief.entrance.askAsMe(Request::Verb::Put, "/auth/v1/user", {{QStringLiteral("email"), his}}));
        QVERIFY(!byHand.ok());
        QVERIFY(!orla.address().isWaiting());
        QCOMPARE(orla.address().email, orlaMail);
    }

    void theLinksOfTheMailsDoItToo()
    {
        const QString fresh = QStringLiteral("bo.new@deskbell.test");
        Somebody bo(m_stack), stranger(m_stack);
        QVERIFY(bo.comeIn(m_stack, boMail));
        m_stack.emptyMailBox();
        QVERIFY(bo.wait(bo.credentials.changeAddress(fresh)).ok());
        const QUrl one = Visitor::linkIn(m_stack.mailTo(boMail), QStringLiteral("deskbell"));
        const QUrl two = Visitor::linkIn(m_stack.mailTo(fresh), QStringLiteral("deskbell"));
        QVERIFY(isAddressLink(one) && isAddressLink(two) && one != two);

        // Nobody is signed in by them, and who has asked for nothing does not use them up.
        QCOMPARE(stranger.wait(stranger.auth.signInWithLink(one)).error().code,
                 QStringLiteral("address_link"));
        QVERIFY(stranger.comeIn(m_stack, orlaMail));
        QCOMPARE(stranger.wait(stranger.credentials.confirmAddress(one)).error().code,
                 QStringLiteral("nothing_waits"));
        QVERIFY(bo.wait(bo.credentials.confirmAddress(one)).value() == Agreement::OneBox);
        QVERIFY(bo.wait(bo.credentials.confirmAddress(two)).value() == Agreement::Changed);
        QCOMPARE(bo.address().email, fresh);
    }

    void whatIsGivenUpIsWorthless()
    {
        Somebody orla(m_stack);
        QVERIFY(orla.comeIn(m_stack, orlaMail));
        m_stack.emptyMailBox();
        const QString thief = QStringLiteral("thief@corrib.test");
        QVERIFY(orla.wait(orla.credentials.changeAddress(thief)).ok());
        const QUrl one = Visitor::linkIn(m_stack.mailTo(orlaMail), QStringLiteral("deskbell"));
        QVERIFY(orla.agree(m_stack, thief).value() == Agreement::OneBox);
        QVERIFY(orla.wait(orla.credentials.abandonAddress()).ok());
        QVERIFY(!orla.address().isWaiting());
        const auto late = orla.wait(orla.entrance.ask(
            "/auth/v1/verify",
            {{QStringLiteral("type"), QStringLiteral("email_change")},
             {QStringLiteral("token_hash"), QString::fromLatin1(parseCallback(one).value().value)}}));
        QCOMPARE(late.error().code, QStringLiteral("otp_expired"));
        QCOMPARE(orla.address(), (SignInAddress{orlaMail, {}, {}}));
    }

    void somebodyElsesAddressIsNotTaken()
    {
        Somebody orla(m_stack);
        QVERIFY(orla.comeIn(m_stack, orlaMail));
        QCOMPARE(orla.wait(orla.credentials.changeAddress(anaMail)).error().code,
                 QStringLiteral("email_exists"));
        QVERIFY(!orla.address().isWaiting());
    }
};

QTEST_GUILESS_MAIN(TestStackCredentials)
#include "tst_stackcredentials.moc"
