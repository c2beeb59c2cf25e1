// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the fault run that leaves the model: the program's own net, real sockets, and the local stack
// with PostgreSQL, gateway and realtime, through a proxy that breaks one thing at a time. Whatever it is: an
// answer with a name, nobody signed out, and the same thing done again works.
#include "net/auth/totpfactors.h"
#include "net/supabase/supabasesessions.h"
#include "tests/faults/traveller.h"
#include "tests/support/totp.h"

#include <QSignalSpy>

using namespace desk;
using namespace desk::test;
using Kind = Error::Kind;
using Fault = FaultProxy::Fault;
using Where = FaultProxy::Where;

namespace {

const QString pin = QStringLiteral("482930");

/// Neither the server nor the person has said no: only the line is to blame.
template <class T>
bool blamesTheLine(const std::optional<Result<T>> &answer)
{
    return answer && (answer->ok() || answer->error().kind == Kind::Offline);
}

} // namespace

class TestStackFaults : public QObject
{
    Q_OBJECT

    Stack m_stack;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<Visitor> m_bo;    ///< whose line is good
    std::unique_ptr<Traveller> m_ana; ///< one session, through all of it
    std::unique_ptr<QSignalSpy> m_ended;
    QByteArray m_session;
    TicketId m_ticket;
    int m_version = 0;

    static void addFaults()
    {
        QTest::addColumn<int>("fault");
        for (int fault = 0; fault < int(Fault::Count); ++fault)
            QTest::newRow(nameOf(Fault(fault))) << fault;
    }
    /// `words` are in the request that `step` names.
    static void addFaults(const char *step, Where where, const QByteArray &words)
    {
        for (int fault = 0; fault < int(Fault::Count); ++fault)
            QTest::addRow("%s, %s", step, nameOf(Fault(fault))) << fault << int(where) << words;
    }

    /// Of the session in which Ana is now, by the server.
    QByteArray sessionOfAna()
    {
        SupabaseSessions sessions(m_ana->http, m_ana->account);
        const auto mine = m_ana->wait(sessions.mine());
        for (const OpenSession &one : mine.ok() ? mine.value() : QList<OpenSession>()) {
            if (one.current)
                return one.id.toString().toLatin1();
        }
        return {};
    }
    bool boChangesTheTicket()
    {
        TicketPatch patch;
        patch.ticket = m_ticket;
        patch.version = m_version;
        patch.priority = m_version % 2 == 0 ? Priority::High : Priority::Low;
        const auto changed = m_bo->wait(m_bo->backend->change(patch));
        if (changed.ok())
            m_version = int(changed.value().at(0).version);
        return changed.ok() && m_version > patch.version;
    }
    /// Everything works over the clean line, in the session that there was at first.
    void allIsWell()
    {
        QVERIFY(m_proxy->isStuck() == false && m_ended->isEmpty());
        QVERIFY(m_ana->wait(m_ana->auth.account()).ok());
        QVERIFY(m_ana->wait(m_ana->backend->pull({}, 10)).ok());
        QVERIFY(m_ana->isThereAfterARestart());
        QCOMPARE(sessionOfAna(), m_session);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariableIsEmpty("DESKBELL_STACK_HOME"))
            QFAIL("DESKBELL_STACK_HOME is not set: start the stack first (packaging/stack up)");
        QVERIFY(m_stack.reset());
        m_proxy = std::make_unique<FaultProxy>(QUrl(m_stack.url));
        m_bo = std::make_unique<Visitor>(m_stack);
        QVERIFY(m_bo->comeIn(m_stack, QStringLiteral("bo@deskbell.test")));
        NewTicket draft;
        draft.title = QStringLiteral("The line to the third floor breaks");
        const auto filed = m_bo->wait(m_bo->backend->file(draft));
        QVERIFY(filed.ok());
        m_ticket = draft.id;
        m_version = int(filed.value().at(0).version);
        m_ana = std::make_unique<Traveller>(m_stack, *m_proxy);
        QVERIFY(m_ana->comeIn(m_stack, QStringLiteral("ana@deskbell.test")));
        m_ended = std::make_unique<QSignalSpy>(&m_ana->auth, &Identity::ended);
        m_session = sessionOfAna();
        QVERIFY(!m_session.isEmpty());
    }
    void init() { m_stack.emptyMailBox(); }
    void cleanupTestCase()
    {
        m_ended.reset();
        m_ana.reset();
        m_bo.reset();
        m_proxy.reset();
    }

    void askingForACode_data() { addFaults(); }
    void askingForACode()
    {
        QFETCH(int, fault);
        Traveller thomas(m_stack, *m_proxy);
        const QString mail = QStringLiteral("thomas@hartmann.test");
        m_proxy->arm({Fault(fault), Where::Asked, "POST /auth/v1/otp"});
        QVERIFY(blamesTheLine(thomas.meet(thomas.auth.requestCode(mail))));
        QVERIFY(thomas.until([&] { return Fault(fault) != Fault::Late || m_proxy->isLateDone(); }));
        QVERIFY(!thomas.auth.isSignedIn());
        QVERIFY(thomas.comeIn(m_stack, mail));
    }

    void givingTheCode_data() { addFaults(); }
    void givingTheCode()
    {
        QFETCH(int, fault);
        Traveller thomas(m_stack, *m_proxy);
        const QString mail = QStringLiteral("thomas@hartmann.test");
        QVERIFY(thomas.wait(thomas.auth.requestCode(mail)).ok());
        const QString code = Visitor::codeIn(m_stack.mailTo(mail));
        m_proxy->arm({Fault(fault), Where::Asked, "POST /auth/v1/verify"});
        const auto answer = thomas.meet(thomas.auth.signInWithCode(mail, code));
        // A code is good once, so the second of two is refused.
        const bool isUsed = answer && !answer->ok() && answer->error().kind == Kind::Rejected;
        QVERIFY(blamesTheLine(answer) || (Fault(fault) == Fault::Duplicate && isUsed));
        QCOMPARE(m_proxy->count("/auth/v1/verify"), 1);
        QCOMPARE(thomas.auth.isSignedIn(), answer->ok());
        QVERIFY(thomas.until([&] { return Fault(fault) != Fault::Late || m_proxy->isLateDone(); }));
        m_stack.emptyMailBox();
        QVERIFY(thomas.comeIn(m_stack, mail)); // with another one
    }

    void aQuestionOfTheSession_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("where");
        QTest::addColumn<QByteArray>("words");
        addFaults("who I am", Where::Asked, "/rest/v1/rpc/my_state");
        addFaults("PIN", Where::Asked, "/rest/v1/rpc/verify_pin");
        addFaults("refresh", Where::Asked, "grant_type=refresh_token");
    }
    void aQuestionOfTheSession()
    {
        QFETCH(int, fault);
        QFETCH(int, where);
        QFETCH(QByteArray, words);
        const QByteArray kept = m_ana->vault.read(QStringLiteral("session")).result().value();
        m_proxy->arm({Fault(fault), Where(where), words});
        if (words.endsWith("my_state")) {
            QVERIFY(blamesTheLine(m_ana->meet(m_ana->auth.account())));
        } else if (words.endsWith("verify_pin")) {
            QVERIFY(blamesTheLine(m_ana->meet(m_ana->auth.verifyPin(pin))));
            QCOMPARE(m_proxy->count(words), 1); // it is not given twice by itself
            QCOMPARE(m_ana->wait(m_ana->auth.verifyPin(pin)).value().code, PinOutcome::Code::Ok);
        } else {
            const auto renewed = m_ana->meet(m_ana->keeper.renew(m_ana->keeper.accessToken()));
            QVERIFY(renewed && renewed->ok()); // a lost answer is asked for again at once
            QVERIFY(m_ana->vault.read(QStringLiteral("session")).result().value() != kept);
        }
        QVERIFY(m_ana->until([&] { return Fault(fault) != Fault::Late || m_proxy->isLateDone(); }));
        allIsWell();
    }

    void theDeskIsFreshAgainByItself_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("where");
        QTest::addColumn<QByteArray>("words");
        addFaults("pull", Where::Asked, "/rest/v1/rpc/pull");
        addFaults("handshake", Where::Asked, "GET /realtime/v1/websocket");
        addFaults("join", Where::NextAsked, "GET /realtime/v1/websocket");
    }
    void theDeskIsFreshAgainByItself()
    {
        QFETCH(int, fault);
        QFETCH(int, where);
        QFETCH(QByteArray, words);
        m_proxy->arm({Fault(fault), Where(where), words});
        FreshDesk fresh(*m_ana);
        QVERIFY(m_ana->until([&] { return m_proxy->hasHit(); }));
        QVERIFY(fresh.comesToKnow(m_ticket, m_version));
        QVERIFY(m_ana->until([&] { return Fault(fault) != Fault::Late || m_proxy->isLateDone(); }));
        QVERIFY(boChangesTheTicket());
        QVERIFY(fresh.comesToKnow(m_ticket, m_version));
        allIsWell();
    }

    void aChangeIsNotLostOnTheLine_data() { addFaults(); }
    void aChangeIsNotLostOnTheLine()
    {
        QFETCH(int, fault);
        FreshDesk fresh(*m_ana);
        QVERIFY(fresh.comesToKnow(m_ticket, m_version));
        m_proxy->arm({Fault(fault), Where::Pushed, "\"postgres_changes\",{"});
        QVERIFY(boChangesTheTicket());
        QVERIFY(m_ana->until([&] { return m_proxy->hasHit(); }));
        if (Fault(fault) == Fault::Late)
            m_proxy->release();
        QVERIFY(fresh.comesToKnow(m_ticket, m_version));
        QVERIFY(boChangesTheTicket());
        QVERIFY(fresh.comesToKnow(m_ticket, m_version));
        allIsWell();
    }

    /// Another app for each fault, so that codes which were not used are at hand.
    void aCodeOfAnApp_data() { addFaults(); }
    void aCodeOfAnApp()
    {
        QFETCH(int, fault);
        Traveller orla(m_stack, *m_proxy);
        QVERIFY(orla.comeIn(m_stack, QStringLiteral("orla@corrib.test")));
        QSignalSpy ended(&orla.auth, &Identity::ended);
        TotpFactors factors(orla.entrance);
        const auto enrolment = orla.wait(factors.enrol());
        QVERIFY(enrolment.ok());
        const FactorId app = enrolment.value()->id;
        const QByteArray key = enrolment.value()->key.reveal();
        m_proxy->arm({Fault(fault), Where::Asked, "/verify HTTP"});
        const auto answer = orla.meet(factors.verify(app, totpCode(key)));
        QVERIFY(answer);
        // A code is good once, so the second of two is refused.
        const bool isUsed = !answer->ok() && answer->error().code == u"mfa_verification_failed";
        QVERIFY(blamesTheLine(answer) || (Fault(fault) == Fault::Duplicate && isUsed));
        QVERIFY(orla.until([&] { return Fault(fault) != Fault::Late || m_proxy->isLateDone(); }));
        if (!answer->ok())
            QVERIFY(orla.wait(factors.verify(app, totpCode(key, 1))).ok());
        QCOMPARE(orla.wait(factors.list()).value().size(), 1);
        QVERIFY(orla.wait(orla.keeper.renew(orla.keeper.accessToken())).ok());
        QVERIFY(orla.isThereAfterARestart());
        QVERIFY(orla.wait(factors.remove(app)).ok());
        QVERIFY(ended.isEmpty());
        orla.auth.signOut(Identity::SignOut::Here);
    }

    void aSignOutReachesTheServer_data() { addFaults(); }
    void aSignOutReachesTheServer()
    {
        QFETCH(int, fault);
        Traveller orla(m_stack, *m_proxy);
        QVERIFY(orla.comeIn(m_stack, QStringLiteral("orla@corrib.test")));
        Request question;
        question.path = "/auth/v1/user";
        question.bearer = orla.keeper.accessToken();
        QVERIFY(m_bo->wait(m_bo->transport.send(question)).ok());
        m_proxy->arm({Fault(fault), Where::Asked, "POST /auth/v1/logout"});
        orla.auth.signOut(Identity::SignOut::Here);
        QVERIFY(!orla.auth.isSignedIn());
        QCOMPARE(orla.wait(orla.auth.restore()).error().kind, Kind::NotFound);
        QVERIFY(orla.until([&] { return m_proxy->hasHit() && !m_proxy->isStuck(); }));
        QVERIFY(orla.until([&] {
            const auto answer = m_bo->wait(m_bo->transport.send(question));
            return !answer && answer.error().code == u"session_not_found";
        }));
    }
};

QTEST_GUILESS_MAIN(TestStackFaults)
#include "tst_stackfaults.moc"
