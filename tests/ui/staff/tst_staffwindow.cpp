// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The staff window by its object names: places, keys, hostile titles, and the list that stands still.
#include "tests/ui/staff/opened.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/timelineview.h"
#include "ui/inbox/inboxwidget.h"
#include "ui/inbox/ticketlist.h"
#include "ui/shell/railitem.h"
#include "ui/shell/windowstate.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/label.h"

#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace desk;
using namespace desk::test;

namespace {

/// The printer's ticket is open, and `key` was pressed to write a reply or a note.
QPlainTextEdit *beginWriting(const Opened &shown, const char *key)
{
    shown.window->openTicket(shown.demo.printer);
    shown.press(key);
    return shown.find<QPlainTextEdit>("composerText");
}

} // namespace

class TestStaffWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itBeginsWithWhatIsMine()
    {
        Opened shown;
        QCOMPARE(shown.find<Label>("inboxName")->text(), QStringLiteral("Mine"));
        QVERIFY(shown.find<RailItem>("railShowMine")->isChecked());
        QVERIFY(shown.tickets.count() > 0);
    }

    void numbersLeadToTheViews()
    {
        Opened shown;
        shown.press("2");
        QCOMPARE(shown.find<Label>("inboxName")->text(), QStringLiteral("Unassigned"));
        shown.press("3");
        QCOMPARE(shown.tickets.filter().view, View::AllOpen);
        shown.press("Alt+Left");
        QCOMPARE(shown.tickets.filter().view, View::Unassigned);
        shown.press("Alt+Right");
        QCOMPARE(shown.tickets.filter().view, View::AllOpen);
    }

    void aCertificateThatIsNotBelievedIsSaidAboveTheList()
    {
        Opened shown;
        const auto *banner = shown.find<Banner>("inboxBanner");
        shown.demo.sync.start();
        shown.demo.feed.go(Feed::State::Offline);
        QTRY_VERIFY(!shown.demo.backend.pulls.empty());
        QuietBackend::answer(
            shown.demo.backend.pulls,
            Result<PullPage>(Error{Error::Kind::Offline, {}, 0, QStringLiteral("tls_expired"), 0}));
        QTRY_VERIFY(banner->isVisible());
        QVERIFY(banner->accessibleName().contains(QStringLiteral("has run out")));
    }

    void lettersAreTextWhileSomebodyWrites()
    {
        Opened shown;
        QPlainTextEdit *text = beginWriting(shown, "R");
        QTRY_VERIFY(text->hasFocus());
        QTest::keyClicks(text, "nr2s");
        QCOMPARE(text->toPlainText(), QStringLiteral("nr2s"));
        QCOMPARE(shown.tickets.filter().view, View::Mine);
    }

    void escapeGoesBackToTheListAndKeepsWhatWasTyped()
    {
        Opened shown;
        QPlainTextEdit *text = beginWriting(shown, "R");
        QTRY_VERIFY(text->hasFocus());
        QTest::keyClicks(text, "half an ans");
        QTest::keyClick(text, Qt::Key_Escape);
        QVERIFY(shown.list()->hasFocus());
        QCOMPARE(text->toPlainText(), QStringLiteral("half an ans"));
    }

    void controlEnterSendsWhatTheButtonSays()
    {
        Opened shown;
        QPlainTextEdit *text = beginWriting(shown, "N");
        QTest::keyClicks(text, "only for us");
        QCOMPARE(shown.find<QToolButton>("sendButton")->text(), QStringLiteral("Add note, staff only"));
        QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(shown.demo.backend.posted.size(), 1);
        QVERIFY(shown.demo.backend.posted.first().internal);
        QCOMPARE(text->toPlainText(), QString());
    }

    void draftsComeBackWithTheirTicket()
    {
        Opened shown;
        shown.window->openTicket(shown.demo.printer);
        auto *text = shown.find<QPlainTextEdit>("composerText");
        text->setPlainText("half an answer");
        shown.window->openTicket(shown.tickets.idAt(4));
        QCOMPARE(text->toPlainText(), QString());
        shown.window->openTicket(shown.demo.printer);
        QCOMPARE(text->toPlainText(), QStringLiteral("half an answer"));
    }

    void jAndKWalkThroughTheList()
    {
        Opened shown;
        shown.press("J");
        const TicketId first = shown.list()->chosen();
        QCOMPARE(first, shown.tickets.idAt(0));
        shown.press("J");
        QCOMPARE(shown.list()->chosen(), shown.tickets.idAt(1));
        shown.press("K");
        QCOMPARE(shown.list()->chosen(), first);
    }

    void searchFiltersWithEachKey()
    {
        Opened shown;
        shown.press("3");
        shown.press("Ctrl+K");
        auto *search = shown.find<QLineEdit>("searchField");
        QTRY_VERIFY(search->hasFocus());
        QTest::keyClicks(search, "printer stops");
        QCOMPARE(shown.tickets.count(), 1);
        QTest::keyClick(search, Qt::Key_Escape);
        QVERIFY(shown.tickets.count() > 100);
    }

    void keysChangeTheTicket()
    {
        Opened shown;
        shown.window->openTicket(shown.demo.printer);
        shown.press("S");
        auto *menu = shown.find<QMenu>("statusButtonMenu");
        QTRY_VERIFY(menu->isVisible());
        menu->findChild<QAction *>(QStringLiteral("status%1").arg(int(TicketStatus::Resolved)))->trigger();
        menu->close();
        QTRY_COMPARE(shown.demo.backend.changed.size(), 1);
        QCOMPARE(shown.demo.backend.changed.first().status, TicketStatus::Resolved);
    }

    void aSubjectThatIsBeingChangedStaysWithItsTicket()
    {
        Opened shown;
        shown.window->openTicket(shown.demo.printer);
        shown.press("F2");
        auto *field = shown.find<QLineEdit>("subjectField");
        QTRY_VERIFY(field->isVisible());
        field->setText("Printer in hall 2 stops");
        const TicketId other = shown.tickets.idAt(4);
        shown.window->openTicket(other);
        QVERIFY(!field->isVisible());
        QTRY_COMPARE(shown.demo.backend.changed.size(), 1);
        QCOMPARE(shown.demo.backend.changed.first().ticket, shown.demo.printer);
        QCOMPARE(shown.demo.backend.changed.first().title, QStringLiteral("Printer in hall 2 stops"));
        QVERIFY(!shown.shownSubject().contains("hall 2"));
    }

    void aMinimizedWindowComesBack()
    {
        Opened shown;
        shown.window->showMinimized();
        bringUp(shown.window.get());
        QVERIFY(!shown.window->isMinimized());
        shown.window->close();
        bringUp(shown.window.get());
        QVERIFY(shown.window->isVisible());
    }

    void aHostileTitleIsShownAsText()
    {
        Opened shown;
        const QString title = QString::fromUtf8("<img src=x><b>x</b> \u202Efdp.exe");
        const TicketId id = shown.demo.fileAnother(title);
        shown.window->openTicket(id);
        const QString said = shown.shownSubject();
        QVERIFY(said.contains("<b>x</b>"));
        QVERIFY(!said.contains(QChar(0x202E)));
        QVERIFY(!Qt::mightBeRichText(shown.find<QWidget>("ticketSubject")->toolTip()));
    }

    void nothingMovesUnderThePointer()
    {
        Opened shown;
        shown.press("3");
        auto *list = shown.list();
        list->verticalScrollBar()->setValue(600);
        const QModelIndex seen = list->indexAt(QPoint(50, 100));
        const QPersistentModelIndex row = seen;
        const int y = list->visualRect(seen).top();
        for (int i = 0; i < 3; ++i)
            shown.demo.fileAnother(QStringLiteral("new %1").arg(i));
        QCOMPARE(list->visualRect(row).top(), y);
        QCOMPARE(list->newAbove(), 3);
        QVERIFY(shown.find<QPushButton>("newTicketsBar")->isVisible());
        shown.find<QPushButton>("newTicketsBar")->click();
        QCOMPARE(list->verticalScrollBar()->value(), 0);
        QVERIFY(!shown.find<QPushButton>("newTicketsBar")->isVisible());
    }

    void anOpenTicketThatLeavesTheListStaysOpen()
    {
        Opened shown;
        shown.press("2");
        const TicketId first = shown.tickets.idAt(0);
        const TicketId second = shown.tickets.idAt(1);
        shown.window->openTicket(first);
        shown.press("Shift+A");
        shown.demo.desk.flush();
        QCOMPARE(shown.tickets.rowOf(first), -1);
        QVERIFY(shown.list()->chosen().isNull());
        QVERIFY(!shown.shownSubject().isEmpty());
        shown.press("J");
        QCOMPARE(shown.list()->chosen(), second);
    }

    void aRefusedWriteIsSaidAndKept()
    {
        Opened shown;
        shown.window->openTicket(shown.demo.printer);
        shown.demo.commands.reply(shown.demo.printer, "text that must stay");
        QuietBackend::answer(shown.demo.backend.posts,
                             Result<Message>(Error{Error::Kind::Forbidden, {}, 403, {}, 0}));
        QTRY_COMPARE(shown.outbox.failedCount(), 1);
        shown.press("5");
        QTRY_VERIFY(shown.find<QPushButton>("outboxResend"));
        auto *about = shown.find<QLabel>("outboxTicket");
        QVERIFY(about->text().startsWith("#4821 "));
        shown.find<QPushButton>("outboxResend")->click();
        QCOMPARE(shown.demo.backend.posted.size(), 2);
        QCOMPARE(shown.demo.backend.posted[1].id, shown.demo.backend.posted[0].id);
        QCOMPARE(shown.demo.backend.posted[1].body, QStringLiteral("text that must stay"));
    }

    void aLinkIsAskedAboutBeforeItIsOpened()
    {
        Opened shown;
        shown.window->openTicket(shown.demo.printer);
        QSignalSpy opened(shown.window.get(), &MainWindow::linkConfirmed);
        shown.ask.answer.yes = false;
        Q_EMIT shown.find<TimelineView>("timeline")->linkActivated(QUrl("https://a.example/b"));
        QCOMPARE(shown.ask.asked.last().name, QStringLiteral("openLinkQuestion"));
        QVERIFY(shown.ask.asked.last().text.contains("a.example"));
        QCOMPARE(opened.count(), 0);
        shown.ask.answer.yes = true;
        Q_EMIT shown.find<TimelineView>("timeline")->linkActivated(QUrl("file:///etc/passwd"));
        QCOMPARE(shown.ask.asked.size(), 1);
        Q_EMIT shown.find<TimelineView>("timeline")->linkActivated(QUrl("https://a.example/b"));
        QCOMPARE(opened.count(), 1);
    }

    void f6GoesRoundThePanes()
    {
        Opened shown;
        shown.window->openTicket(shown.demo.printer);
        QStringList visited;
        for (int i = 0; i < 5; ++i) {
            shown.press("F6");
            visited.append(shown.window->focusWidget()->objectName());
        }
        QCOMPARE(visited,
                 (QStringList{"railShowMine", "ticketList", "timeline", "composerText", "contextScroll"}));
    }

    void lockAndSignOutAreOnlyAskedFor()
    {
        Opened shown;
        QSignalSpy lock(shown.window.get(), &MainWindow::lockRequested);
        QSignalSpy leave(shown.window.get(), &MainWindow::signOutRequested);
        shown.press("Ctrl+L");
        QCOMPARE(lock.count(), 1);
        shown.find<QMenu>("accountMenu")->findChild<QAction *>("signOut")->trigger();
        QCOMPARE(leave.count(), 1);
    }

    void lettersDoNothingToATicketThatNobodySees()
    {
        Opened shown;
        shown.window->openTicket(shown.demo.printer);
        shown.press("5");
        shown.press("Shift+A");
        shown.press("S");
        QVERIFY(!shown.find<QMenu>("statusButtonMenu")->isVisible());
        QVERIFY(shown.demo.desk.outbox().isEmpty());
    }

    void aLookMakesATicketRead()
    {
        Opened shown;
        shown.press("3");
        const TicketId id = shown.demo.fileAnother("something new");
        const auto row = TicketTable::Row(shown.demo.desk.tickets().find(id));
        QVERIFY(shown.demo.desk.tickets().isUnread(row));
        shown.window->openTicket(id);
        QTRY_VERIFY(!shown.demo.desk.tickets().isUnread(row));
    }

    void theLayoutIsRemembered()
    {
        Opened shown;
        shown.find<InboxWidget>("inbox")->setDensity(Density::Compact);
        shown.window->close();
        QVERIFY(!shown.layout.layout("staffWindow").isEmpty());
        QVERIFY(!shown.layout.layout("staffSplitter").isEmpty());
        shown.open();
        QCOMPARE(shown.find<InboxWidget>("inbox")->density(), Density::Compact);
    }
};

QTEST_MAIN(TestStaffWindow)
#include "tst_staffwindow.moc"
