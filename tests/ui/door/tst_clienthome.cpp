// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/door/clientdesk.h"
#include "ui/client/clienthomepresenter.h"

#include <QSignalSpy>
#include <QTest>

using namespace desk;

namespace {

struct Home : test::ClientDesk
{
    ClientHomePresenter presenter{desk, clock, account};
    QSignalSpy started{&presenter, &ClientHomePresenter::requestStarted};

    Home() { fill(); }
};

QStringList titles(const QList<RequestLine> &lines)
{
    QStringList all;
    for (const RequestLine &line : lines)
        all << line.title;
    return all;
}

} // namespace

class TstClientHome : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestsStandByWhatMustBeDone();
    void theGreetingFollowsTheClock();
    void aChangeMovesARequestByItself();
    void typingFindsWhatWasAskedBefore();
    void theTypedWordsGoAlong();
    void aColleaguesRequestIsShownOnlyWhenWanted();
    void aLineIsReadAsOneSentence();
    void somebodyUnknownIsTheHelpDesk();
    void aRequestThatWaitsSaysSo();
    void noWordOfTheTeamIsShown();
    void solvedOnesAreFewUntilAllAreWanted();
};

void TstClientHome::requestsStandByWhatMustBeDone()
{
    Home h;

    QCOMPARE(titles(h.presenter.needsAnswer()),
             QStringList{h.desk.tickets().title(h.desk.tickets().find(h.printer))});
    QCOMPARE(h.presenter.inProgress().size(), 2);
    QCOMPARE(h.presenter.inProgress().at(0).id, h.mailbox);
    QCOMPARE(h.presenter.inProgress().at(0).step, RequestStep::Received);
    QCOMPARE(h.presenter.inProgress().at(1).step, RequestStep::WithPerson);
    QCOMPARE(h.presenter.inProgress().at(1).personName, QStringLiteral("Max Weber"));
    QCOMPARE(h.presenter.solvedCount(), 3);
    QVERIFY(h.presenter.isLoaded());
}

void TstClientHome::theGreetingFollowsTheClock()
{
    Home h;
    QCOMPARE(h.presenter.greeting(), QStringLiteral("Good morning, Orla. What do you need help with?"));

    h.clock.advance(std::chrono::hours(5));
    QVERIFY(h.presenter.greeting().startsWith(QStringLiteral("Good afternoon, Orla.")));
    h.clock.advance(std::chrono::hours(4));
    QVERIFY(h.presenter.greeting().startsWith(QStringLiteral("Good evening, Orla.")));
}

void TstClientHome::aChangeMovesARequestByItself()
{
    Home h;

    h.add(4799, "VPN slow since update", TicketStatus::Waiting, h.max, 0);
    h.desk.flush();

    QTRY_COMPARE(h.presenter.needsAnswer().size(), 2);
    QCOMPARE(h.presenter.inProgress().size(), 1);
    QVERIFY(
        h.presenter.needsAnswer().first().second.contains(QStringLiteral("Max Weber asked you something")));
}

void TstClientHome::typingFindsWhatWasAskedBefore()
{
    Home h;

    h.presenter.setText(QStringLiteral("vpn"));
    QCOMPARE(titles(h.presenter.matches()), (QStringList{QStringLiteral("VPN slow since update"),
                                                         QStringLiteral("VPN asks for the code twice")}));
    h.presenter.setText(QStringLiteral("nothing like it"));
    QVERIFY(h.presenter.matches().isEmpty());
    h.presenter.setText({});
    QVERIFY(h.presenter.matches().isEmpty());
}

void TstClientHome::theTypedWordsGoAlong()
{
    Home h;
    h.presenter.setText(QStringLiteral("  printer  is on fire "));

    h.presenter.startRequest();

    QCOMPARE(h.started.count(), 1);
    QCOMPARE(h.started.first().first().toString(), QStringLiteral("printer is on fire"));
    QVERIFY(h.presenter.text().isEmpty());
}

void TstClientHome::aColleaguesRequestIsShownOnlyWhenWanted()
{
    Home h;
    const Account me = h.account;
    h.account.person = h.declan;
    h.add(4900, "Declan cannot print either", TicketStatus::InProgress, h.max, 1);
    h.account = me;
    h.desk.flush();

    QTest::qWait(0);
    QCOMPARE(h.presenter.inProgress().size(), 2);
    QVERIFY(h.presenter.hasCompany());
    h.presenter.setShowsCompany(true);

    QCOMPARE(h.presenter.inProgress().size(), 3);
    QCOMPARE(h.presenter.inProgress().first().requesterName, QStringLiteral("Declan Moore"));
    h.desk.apply(PeopleGone{{h.declan}});
    QTRY_COMPARE(h.presenter.inProgress().first().requesterName, QStringLiteral("a colleague"));
}

void TstClientHome::aLineIsReadAsOneSentence()
{
    Home h;

    const QString sentence = h.presenter.inProgress().at(1).sentence();

    QCOMPARE(sentence,
             QStringLiteral("VPN slow since update, With a person, with Max Weber, Last news 10:14"));
}

void TstClientHome::somebodyUnknownIsTheHelpDesk()
{
    Home h;
    h.add(4799, "VPN slow since update", TicketStatus::InProgress, PersonId::create(), 0);
    h.desk.flush();

    QTRY_VERIFY(h.presenter.inProgress().at(0).id == h.vpn);
    const RequestLine unknown = h.presenter.inProgress().at(0);
    QVERIFY(unknown.sentence().contains(QStringLiteral(", with your help desk,")));
    QCOMPARE(withWords(unknown.person, unknown.personName), QStringLiteral("With your help desk"));
    QCOMPARE(withWords({}, {}), QStringLiteral("Not with anyone yet"));
    QVERIFY(withWords(h.max, QStringLiteral("Max Weber")).contains(QStringLiteral("Max Weber")));
}

void TstClientHome::aRequestThatWaitsSaysSo()
{
    Home h;
    NewTicket draft;
    draft.title = QStringLiteral("Keyboard");
    h.commands.file(draft);
    h.desk.flush();
    QTRY_COMPARE(h.presenter.inProgress().size(), 3);
    QCOMPARE(h.presenter.inProgress().first().second, QStringLiteral("Being sent"));

    test::QuietBackend::answer(h.backend.files,
                               Result<TicketBatch>(Error{Error::Kind::Offline, {}, 0, {}, 0}));

    QTRY_VERIFY(h.presenter.inProgress().first().second.startsWith(QStringLiteral("Waiting")));
}

void TstClientHome::noWordOfTheTeamIsShown()
{
    Home h;
    h.presenter.setShowsAllSolved(true);
    h.presenter.setText(QStringLiteral("vpn"));

    QString all = h.presenter.greeting();
    for (const auto &lines :
         {h.presenter.needsAnswer(), h.presenter.inProgress(), h.presenter.solved(), h.presenter.matches()}) {
        for (const RequestLine &line : lines)
            all += line.sentence() + line.second + line.when;
    }
    for (const char *word : {"ticket", "status", "queue", "SLA", "resolved", "assignee"})
        QVERIFY2(!all.contains(QLatin1String(word), Qt::CaseInsensitive), word);
}

void TstClientHome::solvedOnesAreFewUntilAllAreWanted()
{
    Home h;
    for (int i = 0; i < 10; ++i)
        h.add(3000 + i, "Old one", TicketStatus::Resolved, h.ana, 60 * 24 * 30 + i);
    h.desk.flush();

    QTRY_COMPARE(h.presenter.solvedCount(), 13);
    QCOMPARE(h.presenter.solved().size(), ClientHomePresenter::FewSolved);
    h.presenter.setShowsAllSolved(true);
    QCOMPARE(h.presenter.solved().size(), 13);
}

QTEST_GUILESS_MAIN(TstClientHome)
#include "tst_clienthome.moc"
