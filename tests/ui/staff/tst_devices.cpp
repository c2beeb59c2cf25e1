// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The devices page by its object names: one's own devices, and for admins those of others.
#include "tests/ui/keyboard.h"
#include "tests/ui/staff/devicerows.h"
#include "tests/ui/staff/staffwindow.h"
#include "ui/devices/devicespresenter.h"
#include "ui/devices/devicewords.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/label.h"

#include <QComboBox>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace desk;
using namespace desk::test;
using Kind = SecurityEvent::Kind;

namespace {

struct Page : StaffWindow
{
    Page()
    {
        demo.fill(20);
        open();
        find<QAction>("accountDevices")->trigger();
        page = find<QWidget>("devicesPage");
    }
    QList<OpenSession> two() const
    {
        return {openSession("ana-desk", demo.clock.now(), true), openSession("ana-laptop", demo.clock.now())};
    }
    void fill(const QList<OpenSession> &rows, const QList<SecurityEvent> &happened = {})
    {
        sessions.answerRefresh(rows, happened);
        (void)QTest::qWaitFor([&] { return shown("sessionRow").size() == rows.size(); });
    }
    /// Rows that were taken away may live until the next turn of the loop.
    QList<QWidget *> shown(const char *name) const
    {
        QList<QWidget *> found;
        const auto all = page->findChildren<QWidget *>(QString::fromLatin1(name));
        for (QWidget *widget : all) {
            if (!widget->isHidden())
                found.append(widget);
        }
        return found;
    }
    QPushButton *endButton() const { return qobject_cast<QPushButton *>(shown("endSession").value(0)); }
    QStringList sentences() const
    {
        QStringList words;
        for (QWidget *row : shown("eventRow"))
            words << row->findChild<Label *>(QStringLiteral("eventSentence"))->text();
        return words;
    }
    void look(const QString &at)
    {
        auto *people = find<QComboBox>("devicesWhose");
        const int row = people->findText(at);
        people->setCurrentIndex(row);
        Q_EMIT people->activated(row);
    }

    QWidget *page = nullptr;
};

} // namespace

class TestDevices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thisDeviceIsMarkedAndNotEndedHere()
    {
        Page page;
        QVERIFY(page.page->isVisible());
        page.fill(page.two());
        const QList<QWidget *> rows = page.shown("sessionRow");
        QCOMPARE(rows.size(), 2);
        QVERIFY(rows.first()->findChild<QWidget *>(QStringLiteral("thisDevice")));
        QVERIFY(!rows.first()->findChild<QWidget *>(QStringLiteral("endSession")));
        QCOMPARE(page.endButton()->accessibleName(), QStringLiteral("End the session on ana-laptop"));
        QVERIFY(rows.last()->accessibleName().startsWith(QStringLiteral("ana-laptop, Locked")));
        QCOMPARE(rows.last()->findChild<Label *>(QStringLiteral("sessionPin"))->text(),
                 QStringLiteral("Locked, asks for the PIN"));
    }

    void endingIsAskedAndTheListIsReadAgain()
    {
        Page page;
        const QList<OpenSession> two = page.two();
        page.fill(two);
        page.ask.answer = {false, {}};
        page.endButton()->click();
        QCOMPARE(page.ask.asked.last().name, QStringLiteral("endSessionQuestion"));
        QVERIFY(page.ask.asked.last().danger);
        QCOMPARE(page.sessions.calls.filter(QStringLiteral("end ")).size(), 0);
        page.ask.answer = {true, {}};
        page.endButton()->click();
        QCOMPARE(page.sessions.calls.last(), QStringLiteral("end ") + two.last().id.toString());
        page.sessions.done.answer(Done{});
        QTRY_COMPARE(page.sessions.list.open(), std::size_t(1));
        page.sessions.answerRefresh({two.first()});
        QTRY_COMPARE(page.shown("sessionRow").size(), 1);
        QVERIFY(!page.find<QWidget>("endAllSessions")->isEnabled());
    }

    void allOthersAreEndedAtOnce()
    {
        Page page;
        page.fill(page.two());
        page.find<QPushButton>("endAllSessions")->click();
        QCOMPARE(page.ask.asked.last().name, QStringLiteral("endAllQuestion"));
        QCOMPARE(page.sessions.calls.last(), QStringLiteral("endOthers"));
    }

    void aSessionThatWasNotEndedIsTold()
    {
        Page page;
        page.fill(page.two());
        page.endButton()->click();
        page.sessions.done.answer(Error{Error::Kind::Offline, {}, 0, {}, 0});
        auto *banner = page.find<Banner>("devicesBanner");
        QTRY_VERIFY(banner->isVisible());
        QCOMPARE(banner->text(), QStringLiteral("The session was not ended"));
        QTRY_COMPARE(page.shown("sessionRow").size(), 2);
    }

    void withoutAnAnswerThePageSaysSoAndAsksAgain()
    {
        Page page;
        const Error offline{Error::Kind::Offline, {}, 0, {}, 0};
        page.sessions.list.answer(offline);
        page.sessions.events.answer(offline);
        auto *broken = page.find<QWidget>("devicesBroken");
        QTRY_VERIFY(broken->isVisible());
        broken->findChild<QPushButton *>()->click();
        QCOMPARE(page.sessions.list.open(), std::size_t(1));
        page.fill(page.two());
        QTRY_VERIFY(!broken->isVisible());
    }

    void theLastGoodListStaysWhenTheServerIsGone()
    {
        Page page;
        page.fill(page.two());
        page.window->go(Verb::ShowMine);
        page.window->go(Verb::ShowDevices);
        page.sessions.list.answer(Error{Error::Kind::Offline, {}, 0, {}, 0});
        page.sessions.events.answer(QList<SecurityEvent>{});
        QTRY_VERIFY(page.find<Banner>("devicesBanner")->isVisible());
        QTRY_COMPARE(page.shown("sessionRow").size(), 2);
    }

    void anEndedSessionLooksForTheLock()
    {
        FakeSessions server;
        DevicesPresenter devices(server);
        QSignalSpy shutOut(&devices, &DevicesPresenter::shutOut);
        devices.refresh();
        const Error locked{Error::Kind::Locked, {}, 403, {}, 0};
        server.list.answer(locked);
        QTRY_COMPARE(shutOut.size(), 1);
    }

    void anAdminLooksAtAMemberAndEndsAll()
    {
        Page page;
        page.fill(page.two());
        const Person &member = *std::find_if(
            page.demo.desk.people().begin(), page.demo.desk.people().end(),
            [&](const Person &one) { return one.active && one.id != page.demo.account.person; });
        page.look(member.name);
        QCOMPARE(page.shown("sessionRow").size(), 0); // nothing of mine under their name
        QCOMPARE(page.sessions.calls.at(page.sessions.calls.size() - 2),
                 QStringLiteral("member ") + member.id.toString());
        OpenSession theirs = openSession("their phone", page.demo.clock.now());
        page.fill({theirs},
                  {happened(Kind::PinLockOut, member.id, "x", page.demo.clock.now()),
                   happened(Kind::PinSet, PersonId::create(), "somebody else", page.demo.clock.now())});
        QCOMPARE(page.sentences(), (QStringList{QStringLiteral("PIN blocked after three wrong ones")}));
        QCOMPARE(page.find<QPushButton>("endAllSessions")->text(), QStringLiteral("End all"));
        page.find<QPushButton>("endAllSessions")->click();
        QCOMPARE(page.sessions.calls.last(), QStringLiteral("endAllOf ") + member.id.toString());
    }

    void anAdminRemovesTheAppOfAMember()
    {
        Page page;
        page.fill(page.two());
        QVERIFY(!page.find<QPushButton>("removeFactors")->isVisible()); // one's own are on the account page
        const Person &member = *std::find_if(
            page.demo.desk.people().begin(), page.demo.desk.people().end(),
            [&](const Person &one) { return one.active && one.id != page.demo.account.person; });
        page.look(member.name);
        page.fill({openSession("their phone", page.demo.clock.now())});
        page.find<QPushButton>("removeFactors")->click();
        QCOMPARE(page.ask.asked.last().name, QStringLiteral("removeFactorsQuestion"));
        QCOMPARE(page.sessions.calls.last(), QStringLiteral("removeFactorsOf ") + member.id.toString());
        page.sessions.counts.answer(Error{Error::Kind::Forbidden, {}, 0, {}, 0});
        QTRY_VERIFY(page.find<Banner>("devicesBanner")->isVisible());
        page.find<QPushButton>("removeFactors")->click();
        page.sessions.counts.answer(1);
        QTRY_COMPARE(page.sessions.calls.last(), QStringLiteral("allEvents")); // the list is read again
        QVERIFY(!page.find<Banner>("devicesBanner")->isVisible());
        QVERIFY(factorsRemovedSentence(0) != factorsRemovedSentence(1));
    }

    void everybodysEventsSayWhoseTheyAre()
    {
        Page page;
        page.fill(page.two());
        page.look(QStringLiteral("What happened to everybody"));
        QCOMPARE(page.sessions.calls.last(), QStringLiteral("allEvents"));
        QCOMPARE(page.sessions.list.open(), std::size_t(0));
        page.sessions.events.answer(
            QList{happened(Kind::NewDevice, PersonId::create(), "Max", page.demo.clock.now())});
        QTRY_COMPARE(page.sentences().size(), 1);
        QVERIFY(page.sentences().first().contains(QStringLiteral("Max")));
        QVERIFY(!page.find<QWidget>("devicesCard")->isVisible());
        QVERIFY(!page.find<QWidget>("endAllSessions")->isVisible());
    }

    void answersOfAnEarlierPersonAreNotShown()
    {
        Page page;
        page.look(QStringLiteral("What happened to everybody"));
        page.sessions.answerRefresh(page.two(), {happened(Kind::PinSet, {}, "old", page.demo.clock.now())});
        page.sessions.events.answer(QList<SecurityEvent>{});
        QTRY_VERIFY(page.find<QWidget>("devicesScroll")->isVisible());
        QCOMPARE(page.shown("sessionRow").size() + page.shown("eventRow").size(), 0);
    }

    void eachEventHasASentence()
    {
        for (int kind = int(Kind::Unknown); kind <= int(Kind::EmailChanged); ++kind)
            QVERIFY(!eventSentence(happened(Kind(kind), {}, "Max", Instant{1}), false).isEmpty());
        SecurityEvent role = happened(Kind::RoleChanged, {}, "Max", Instant{1});
        QCOMPARE(eventSentence(role, false), QStringLiteral("Role changed from Client to Staff"));
        role.bySelf = false;
        role.byName = QStringLiteral("Ada\u202e");
        const QString sentence = eventSentence(role, true);
        QVERIFY(sentence.contains(QStringLiteral("Ada")) && !sentence.contains(QStringLiteral("Ada\u202e")));
    }

    void foreignWordsOfADeviceAreShownAsText()
    {
        Page page;
        OpenSession odd = openSession("<b>bold</b>", page.demo.clock.now());
        page.fill({odd});
        const auto labels = page.shown("sessionRow").first()->findChildren<Label *>();
        QCOMPARE(labels.first()->text(), QStringLiteral("<b>bold</b>"));
        QCOMPARE(labels.first()->textFormat(), Qt::PlainText);
    }

    void everyStopHasANameAndIsReached()
    {
        Page page;
        page.fill(page.two(), {happened(Kind::PinSet, {}, "Max", page.demo.clock.now())});
        QCOMPARE(namelessStops(page.window.get()), QString());
        QCOMPARE(notReached(page.window.get()), QString());
    }

    void withoutThePortThereIsNoPage()
    {
        StaffWindow shown;
        shown.demo.fill(20);
        shown.window = std::make_unique<MainWindow>(
            StaffParts{shown.demo.account, shown.demo.desk, shown.demo.commands, shown.demo.sync,
                       shown.tickets, shown.conversation, shown.team, shown.outbox, shown.counts,
                       shown.demo.clock, shown.theme, shown.layout, shown.ask});
        QVERIFY(!shown.find<QWidget>("devicesPage"));
        QVERIFY(!shown.find<QAction>("accountDevices")->isVisible());
    }
};

QTEST_MAIN(TestDevices)
#include "tst_devices.moc"
