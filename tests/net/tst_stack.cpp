// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Everything of net but the keychain, against a real PostgreSQL, the real gateway and a real websocket.
#include "net/supabase/supabasesessions.h"
#include "tests/net/stackpeople.h"

#include <QSignalSpy>

using namespace desk;
using namespace desk::test;
using Kind = Error::Kind;

namespace {

const QString anaMail = QStringLiteral("ana@deskbell.test");
const QString orlaMail = QStringLiteral("orla@corrib.test");
const QString adminMail = QStringLiteral("admin@deskbell.test");

/// The last version of a ticket that this feed has told.
template <class Test>
bool told(QSignalSpy &events, Test test)
{
    return QTest::qWaitFor(
        [&] {
            for (const QList<QVariant> &one : events) {
                if (test(one.first().value<Event>()))
                    return true;
            }
            return false;
        },
        10000);
}

bool hasTicket(const Event &event, TicketId id, int version)
{
    const auto *arrived = std::get_if<TicketsArrived>(&event);
    for (std::size_t i = 0; arrived && i < arrived->tickets.size(); ++i) {
        if (arrived->tickets.at(i).id == id.value && arrived->tickets.at(i).version >= version)
            return true;
    }
    return false;
}

bool hasMessage(const Event &event, MessageId id)
{
    const auto *arrived = std::get_if<MessagesArrived>(&event);
    for (const Message &message : arrived ? arrived->messages : QList<Message>()) {
        if (message.id == id)
            return true;
    }
    return false;
}

} // namespace

class TestStack : public QObject
{
    Q_OBJECT

    Stack m_stack;
    std::unique_ptr<Visitor> m_ana;
    std::unique_ptr<Visitor> m_orla;
    std::unique_ptr<Visitor> m_admin;

    NewTicket printer() const
    {
        NewTicket draft;
        draft.title = QStringLiteral("Printer – stops after „one“ page");
        draft.description = QStringLiteral("It prints one page,\nthen <b>stops</b>.");
        draft.category = QStringLiteral("printer");
        draft.priority = Priority::High;
        return draft;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariableIsEmpty("DESKBELL_STACK_HOME"))
            QFAIL("DESKBELL_STACK_HOME is not set: start the stack first (packaging/stack up)");
        QVERIFY(m_stack.reset());
        m_ana = std::make_unique<Visitor>(m_stack);
        m_orla = std::make_unique<Visitor>(m_stack);
        m_admin = std::make_unique<Visitor>(m_stack);
    }
    void cleanupTestCase()
    {
        m_ana.reset();
        m_orla.reset();
        m_admin.reset();
    }

    void aWrongCodeIsRejectedARightOneLetsIn()
    {
        QVERIFY(m_ana->wait(m_ana->auth.requestCode(anaMail)).ok());
        const QString code = Visitor::codeIn(m_stack.mailTo(anaMail));
        QCOMPARE(code.size(), 6);
        const QString wrong = code == u"123123" ? QStringLiteral("321321") : QStringLiteral("123123");
        const auto refused = m_ana->wait(m_ana->auth.signInWithCode(anaMail, wrong));
        QCOMPARE(refused.error().kind, Kind::Rejected);
        const auto entered = m_ana->wait(m_ana->auth.signInWithCode(anaMail, code));
        QVERIFY(entered.ok());
        QCOMPARE(entered.value().role, Role::Staff);
        QCOMPARE(entered.value().email, anaMail);
        QCOMPARE(entered.value().organizationName, QStringLiteral("Deskbell Demo"));
        QVERIFY(!entered.value().pinSet && !entered.value().pinVerified && entered.value().pinMinimum == 6);
        Visitor again(m_stack);
        QVERIFY(!again.wait(again.auth.signInWithCode(anaMail, code)).ok()); // used
    }

    void thePinIsDemandedByTheServer()
    {
        SupabaseBackend backend(m_ana->http, m_ana->wait(m_ana->auth.account()).value());
        QCOMPARE(m_ana->wait(backend.pull({}, 100)).error().kind, Kind::Locked);
        QCOMPARE(m_ana->wait(m_ana->auth.setPin(QStringLiteral("123456"), {}, {})).value().code,
                 PinOutcome::Code::Weak);
        QVERIFY(m_ana->passThePin());
        QCOMPARE(m_ana->account.role, Role::Staff);
    }

    void aLinkFromTheMailLetsInOnce()
    {
        QVERIFY(m_orla->wait(m_orla->auth.requestCode(orlaMail)).ok());
        const QUrl link = Visitor::linkIn(m_stack.mailTo(orlaMail), QStringLiteral("deskbell"));
        QVERIFY2(link.isValid(), "no deskbell:// link in the mail");
        Visitor elsewhere(m_stack);
        QCOMPARE(elsewhere.wait(elsewhere.auth.signInWithLink(link)).error().code,
                 QStringLiteral("unsolicited"));
        QVERIFY(m_orla->wait(m_orla->auth.signInWithLink(link)).ok());
        QVERIFY(m_orla->passThePin());
        QCOMPARE(m_orla->account.role, Role::Client);
        QVERIFY(!m_orla->account.company.isNull());
    }

    void aLinkThroughTheBrowserComesBackToTheLoopbackDoor()
    {
        m_stack.emptyMailBox();
        QSignalSpy arrived(&m_admin->door, &LoopbackListener::arrived);
        QVERIFY(m_admin->wait(m_admin->auth.requestCode(adminMail)).ok());
        const QUrl link = Visitor::linkIn(m_stack.mailTo(adminMail), QStringLiteral("http"));
        const QUrl back = m_stack.redirectOf(link);
        QCOMPARE(back.host(), QStringLiteral("127.0.0.1"));
        QVERIFY(back.hasQuery());
        (void)m_stack.redirectOf(back); // the browser's visit
        QTRY_COMPARE(arrived.size(), 1);
        QVERIFY(m_admin->wait(m_admin->auth.signInWithLink(arrived.first().first().toUrl())).ok());
        QVERIFY(m_admin->passThePin());
        QCOMPARE(m_admin->account.role, Role::Admin);
    }

    void onlyTheLinkOfTheNewestMailWorksAlsoWithALegacyKey()
    {
        const QString mail = QStringLiteral("bo@deskbell.test");
        Visitor bo(m_stack, m_stack.legacyKey);
        QVERIFY(bo.wait(bo.auth.requestCode(mail)).ok());
        const QUrl first = Visitor::linkIn(m_stack.mailTo(mail), QStringLiteral("deskbell"));
        m_stack.emptyMailBox();
        QTRY_VERIFY_WITH_TIMEOUT(bo.wait(bo.auth.requestCode(mail)).ok(),
                                 70000); // the server wants a pause between mails
        const QUrl second = Visitor::linkIn(m_stack.mailTo(mail), QStringLiteral("deskbell"));
        QVERIFY(first != second);
        QCOMPARE(bo.wait(bo.auth.signInWithLink(first)).error().kind, Kind::Rejected);
        QVERIFY(bo.wait(bo.auth.signInWithLink(second)).ok());
        QVERIFY(bo.passThePin() && bo.goLive());
    }

    void thePullBringsEverything()
    {
        QByteArray cursor;
        qsizetype tickets = 0, people = 0;
        for (int pages = 0; pages < 50; ++pages) {
            const auto page = m_ana->wait(m_ana->backend->pull(cursor, 60));
            QVERIFY(page.ok());
            QCOMPARE(page.value().reset, cursor.isEmpty());
            for (const Event &event : page.value().events) {
                if (const auto *arrived = std::get_if<TicketsArrived>(&event))
                    tickets += qsizetype(arrived->tickets.size());
                if (const auto *arrived = std::get_if<PeopleArrived>(&event))
                    people += arrived->people.size();
            }
            cursor = page.value().cursor;
            if (!page.value().more)
                break;
        }
        QVERIFY2(tickets >= 200, qPrintable(QString::number(tickets)));
        QVERIFY(people >= 6);
        const auto nothing = m_ana->wait(m_ana->backend->pull(cursor, 60));
        QVERIFY(nothing.ok() && nothing.value().events.isEmpty() && !nothing.value().more);
    }

    void aClientLearnsTheNamesOfTheAgents()
    {
        const auto page = m_orla->wait(m_orla->backend->pull({}, 500));
        QVERIFY(page.ok());
        QMap<QString, Role> roles;
        for (const Event &event : page.value().events) {
            const auto *arrived = std::get_if<PeopleArrived>(&event);
            for (const Person &person : arrived ? arrived->people : QList<Person>())
                roles.insert(person.name, person.role);
        }
        QCOMPARE(roles.value(QStringLiteral("Ana Ribeiro"), Role::Client), Role::Unknown);
        QCOMPARE(roles.value(QStringLiteral("Orla Byrne")), Role::Client);
        QVERIFY(!roles.contains(QStringLiteral("Thomas Müller"))); // a client like her
    }

    void aClientsTicketReachesTheTeamAndTheAnswerTheClient()
    {
        QVERIFY(m_ana->goLive() && m_orla->goLive());
        QSignalSpy ana(&*m_ana->feed, &Feed::arrived), orla(&*m_orla->feed, &Feed::arrived);
        const NewTicket draft = printer();
        const auto filed = m_orla->wait(m_orla->backend->file(draft));
        QVERIFY(filed.ok());
        const TicketRecord row = filed.value().at(0);
        QVERIFY(row.number > 0 && row.requester == m_orla->account.person.value);
        QCOMPARE(row.excerpt, std::string_view("It prints one page, then <b>stops</b>."));
        QVERIFY(m_orla->wait(m_orla->backend->file(draft)).ok()); // once more: the same row
        QVERIFY(told(ana, [&](const Event &event) { return hasTicket(event, draft.id, 1); }));

        NewMessage reply{MessageId::create(), draft.id, QStringLiteral("Is it the tray?"), false};
        NewMessage note{MessageId::create(), draft.id, QStringLiteral("It is always the tray."), true};
        QVERIFY(m_ana->wait(m_ana->backend->post(note)).ok());
        const auto posted = m_ana->wait(m_ana->backend->post(reply));
        QVERIFY(posted.ok() && posted.value().fromTeam && posted.value().authorName == u"Ana Ribeiro");
        QVERIFY(m_ana->wait(m_ana->backend->post(reply)).ok());
        QVERIFY(told(orla, [&](const Event &event) { return hasMessage(event, reply.id); }));
        for (const QList<QVariant> &one : orla)
            QVERIFY(!hasMessage(one.first().value<Event>(), note.id));

        const auto seen = m_orla->wait(m_orla->backend->thread(draft.id));
        QVERIFY(seen.ok());
        QCOMPARE(seen.value().messages.size(), 1);
        QCOMPARE(seen.value().description, draft.description);
        const auto whole = m_ana->wait(m_ana->backend->thread(draft.id));
        QCOMPARE(whole.value().messages.size(), 2);
        QVERIFY(!whole.value().changes.isEmpty());
    }

    void theSlowerOfTwoEditorsIsTold()
    {
        const NewTicket draft = printer();
        QVERIFY(m_orla->wait(m_orla->backend->file(draft)).ok());
        QSignalSpy ana(&*m_ana->feed, &Feed::arrived);
        TicketPatch patch;
        patch.ticket = draft.id;
        patch.version = int(m_ana->wait(m_ana->backend->ticket(draft.id)).value().at(0).version);
        patch.status = TicketStatus::InProgress;
        patch.assignee = m_ana->account.person;
        const auto changed = m_ana->wait(m_ana->backend->change(patch));
        QVERIFY(changed.ok());
        QVERIFY(changed.value().at(0).version > patch.version);
        QVERIFY(told(ana, [&](const Event &event) { return hasTicket(event, draft.id, patch.version + 1); }));
        QVERIFY(m_ana->wait(m_ana->backend->change(patch)).ok()); // sent again: it is so already
        patch.status = TicketStatus::Resolved;
        QCOMPARE(m_ana->wait(m_ana->backend->change(patch)).error().kind, Kind::Conflict);
        TicketPatch forbidden;
        forbidden.ticket = draft.id;
        forbidden.version = changed.value().at(0).version;
        forbidden.priority = Priority::Critical;
        QCOMPARE(m_orla->wait(m_orla->backend->change(forbidden)).error().kind, Kind::Forbidden);
    }

    void badTextIsRejectedNotStored()
    {
        NewTicket empty = printer();
        empty.id = TicketId::create();
        empty.title.clear();
        QCOMPARE(m_orla->wait(m_orla->backend->file(empty)).error().kind, Kind::Rejected);
        NewTicket huge = printer();
        huge.id = TicketId::create();
        huge.title = QString(1 << 20, u'x');
        QCOMPARE(m_orla->wait(m_orla->backend->file(huge)).error().kind, Kind::Rejected);
        QCOMPARE(m_orla->wait(m_orla->backend->ticket(empty.id)).error().kind, Kind::NotFound);
    }

    void aRenewedTokenKeepsTheFeedLive()
    {
        QSignalSpy gaps(&*m_ana->feed, &Feed::gapSuspected);
        const QByteArray before = m_ana->keeper.accessToken();
        QVERIFY(m_ana->wait(m_ana->keeper.renew(before)).ok());
        QVERIFY(m_ana->keeper.accessToken() != before);
        // The subscription was made anew; that may have been said while the answer was awaited.
        QTRY_VERIFY_WITH_TIMEOUT(!gaps.isEmpty(), 30000);
        QCOMPARE(m_ana->feed->state(), Feed::State::Live);
    }

    void lockingClosesTheDoorAndThePinOpensIt()
    {
        QVERIFY(m_ana->wait(m_ana->auth.lock()).ok());
        QCOMPARE(m_ana->wait(m_ana->backend->pull({}, 10)).error().kind, Kind::Locked);
        QCOMPARE(m_ana->wait(m_ana->backend->ticket(TicketId::create())).error().kind, Kind::Locked);
        QCOMPARE(m_ana->wait(m_ana->auth.touch()).error().kind, Kind::Locked);
        QVERIFY(m_ana->passThePin());
        QVERIFY(m_ana->wait(m_ana->auth.touch()).ok());
    }

    void admission()
    {
        SupabaseAdmission admission(m_admin->http, m_admin->account);
        const auto listed = m_admin->wait(admission.allowed({}, {}));
        QVERIFY(listed.ok() && listed.value().size() >= 6);
        const QList<AllowedEntry> entries{
            {QStringLiteral("new@corrib.test"), Role::Client, m_orla->account.company},
            {QStringLiteral("no address"), Role::Client, {}}};
        const auto verdicts = m_admin->wait(admission.preview(entries));
        QVERIFY(verdicts.ok());
        QCOMPARE(verdicts.value().at(0).action, AllowedVerdict::Action::Add);
        QCOMPARE(verdicts.value().at(1).action, AllowedVerdict::Action::Invalid);
        QVERIFY(m_admin->wait(admission.admit(entries.mid(0, 1))).ok());
        QVERIFY(m_admin->wait(admission.changeRole(QStringLiteral("new@corrib.test"), Role::Staff, {})).ok());
        QVERIFY(m_admin->wait(admission.remove(QStringLiteral("new@corrib.test"), {})).ok());
        QVERIFY(m_admin->wait(admission.waiting()).ok());
        SupabaseAdmission notMine(m_orla->http, m_orla->account);
        QCOMPARE(m_orla->wait(notMine.allowed({}, {})).error().kind, Kind::Forbidden);
    }

    void anEndedSessionIsShutOutAtOnce()
    {
        SupabaseSessions sessions(m_ana->http, m_ana->account);
        QVERIFY(m_ana->wait(sessions.say({QStringLiteral("desk"), QStringLiteral("s"), QStringLiteral("v")}))
                    .ok());
        m_stack.emptyMailBox();
        Visitor elsewhere(m_stack);
        QVERIFY(elsewhere.comeIn(m_stack, anaMail));
        QVERIFY(elsewhere.wait(elsewhere.backend->pull({}, 10)).ok());
        const auto seen = m_ana->wait(sessions.mine());
        QVERIFY(seen.ok());
        QVERIFY(seen.value().first().current && seen.value().first().device == u"desk");
        SupabaseSessions theirs(m_orla->http, m_orla->account);
        for (const OpenSession &session : seen.value()) {
            QCOMPARE(m_orla->wait(theirs.end(session.id)).error().kind, Kind::NotFound);
            if (!session.current)
                QVERIFY(m_ana->wait(sessions.end(session.id)).ok());
        }
        QCOMPARE(elsewhere.wait(elsewhere.backend->pull({}, 10)).error().kind, Kind::Locked);
        QCOMPARE(elsewhere.wait(elsewhere.auth.account()).error().kind, Kind::SignedOut);
        QCOMPARE(m_ana->wait(sessions.mine()).value().size(), 1);
        const auto events = m_ana->wait(sessions.myEvents());
        QVERIFY(events.ok());
        QCOMPARE(events.value().first().kind, SecurityEvent::Kind::SessionEnded);
    }

    void threeWrongPinsEndTheSession()
    {
        QSignalSpy ended(&m_orla->auth, &Identity::ended);
        for (const char *pin : {"111222", "111223"})
            QCOMPARE(m_orla->wait(m_orla->auth.verifyPin(QLatin1String(pin))).value().code,
                     PinOutcome::Code::Wrong);
        const auto third = m_orla->wait(m_orla->auth.verifyPin(QStringLiteral("111224")));
        QCOMPARE(third.value().code, PinOutcome::Code::SessionBlocked);
        QCOMPARE(ended.first().first().value<Identity::EndReason>(), Identity::EndReason::Blocked);
        QVERIFY(m_orla->keeper.accessToken().isEmpty());
    }

    void anAdminEndsASessionAndItsProgramNotices()
    {
        SupabaseAdmission admission(m_admin->http, m_admin->account);
        QSignalSpy ended(&m_ana->auth, &Identity::ended);
        const auto sessions = m_admin->wait(admission.endSessions(m_ana->account.person));
        QVERIFY(sessions.ok() && sessions.value() >= 1);
        QCOMPARE(m_ana->wait(m_ana->keeper.renew(m_ana->keeper.accessToken())).error().kind, Kind::SignedOut);
        QCOMPARE(ended.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestStack)
#include "tst_stack.moc"
