// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Nobody loses words: a lock keeps them, everything else that would end them is asked about first.
#include "tests/ui/staff/opened.h"
#include "ui/dialogs/newticketdialog.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace desk;
using namespace desk::test;

class TestLeaving : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signingOutWithSomethingUnsentIsAsked()
    {
        Opened shown;
        QSignalSpy leave(shown.window.get(), &MainWindow::signOutRequested);
        QSignalSpy lock(shown.window.get(), &MainWindow::lockRequested);
        shown.demo.commands.reply(shown.demo.printer, "not sent yet");
        auto *signOut = shown.find<QMenu>("accountMenu")->findChild<QAction *>("signOut");
        shown.ask.answer.yes = false;
        signOut->trigger();
        QCOMPARE(shown.ask.asked.last().name, QStringLiteral("leaveQuestion"));
        QCOMPARE(leave.count(), 0);
        shown.press("Ctrl+L"); // a lock keeps it
        QCOMPARE(lock.count(), 1);
        QCOMPARE(shown.ask.asked.size(), 1);
        shown.ask.answer.yes = true;
        signOut->trigger();
        QCOMPARE(leave.count(), 1);
    }

    void closingOverTypedWordsIsAsked()
    {
        Opened shown;
        shown.window->openTicket(shown.demo.printer);
        shown.find<QPlainTextEdit>("composerText")->setPlainText("half an answer");
        shown.ask.answer.yes = false;
        QVERIFY(!shown.window->close());
        QCOMPARE(shown.ask.asked.last().name, QStringLiteral("leaveQuestion"));
        QVERIFY(shown.ask.asked.last().text.contains(QStringLiteral("Begun and not sent: 1")));
        QVERIFY(shown.window->isVisible());
        shown.ask.answer.yes = true;
        QVERIFY(!shown.window->close());
        QTRY_VERIFY(!shown.window->isVisible());
        QCOMPARE(shown.ask.asked.size(), 2);
    }

    void closingOverTheOutboxIsAsked()
    {
        Opened shown;
        shown.demo.commands.setStatus(shown.demo.printer, TicketStatus::Resolved);
        shown.ask.answer.yes = false;
        QVERIFY(!shown.window->close());
        QVERIFY(shown.ask.asked.last().text.contains(QStringLiteral("Not sent yet: 1")));
    }

    void aNewTicketThatWasBegunIsThereAfterALock()
    {
        Opened shown;
        shown.press("C");
        auto *dialog = shown.find<NewTicketDialog>("newTicketDialog");
        QVERIFY(dialog);
        auto *requester = dialog->findChild<QComboBox *>("newTicketRequester");
        requester->setCurrentIndex(requester->findData(shown.demo.thomas.value));
        QTest::keyClicks(dialog->findChild<QLineEdit *>("newTicketSubject"), "Scanner is dead");
        dialog->findChild<QPlainTextEdit *>("newTicketText")->setPlainText("since noon");
        shown.window.reset(); // the lock takes every window away
        shown.open();
        QTRY_VERIFY(shown.find<NewTicketDialog>("newTicketDialog"));
        dialog = shown.find<NewTicketDialog>("newTicketDialog");
        QTRY_VERIFY(dialog->isVisible());
        QCOMPARE(dialog->findChild<QLineEdit *>("newTicketSubject")->text(),
                 QStringLiteral("Scanner is dead"));
        QCOMPARE(dialog->findChild<QPlainTextEdit *>("newTicketText")->toPlainText(),
                 QStringLiteral("since noon"));
        QCOMPARE(dialog->findChild<QComboBox *>("newTicketRequester")->currentData().toUuid(),
                 shown.demo.thomas.value);
        dialog->findChild<QPushButton *>("formSubmit")->click();
        QCOMPARE(shown.demo.backend.filed.size(), 1);
        QCOMPARE(shown.drafts.count(), 0);
    }

    void whoAsksForANewTicketBeforeTheBegunOneIsBackGetsThatOne()
    {
        Opened shown;
        shown.press("C");
        QTest::keyClicks(shown.find<QLineEdit>("newTicketSubject"), "Scanner is dead");
        shown.window.reset();
        shown.open();
        shown.find<QAction>("actionNewTicket")->trigger(); // the begun one comes by itself a moment later
        QCoreApplication::processEvents();
        const auto dialogs = shown.window->findChildren<NewTicketDialog *>();
        QCOMPARE(dialogs.size(), 1);
        QCOMPARE(dialogs.first()->findChild<QLineEdit *>("newTicketSubject")->text(),
                 QStringLiteral("Scanner is dead"));
    }

    void whoThrewTheBegunOneAwayMeanwhileIsNotAskedForAnother()
    {
        Opened shown;
        shown.press("C");
        QTest::keyClicks(shown.find<QLineEdit>("newTicketSubject"), "Scanner is dead");
        shown.window.reset();
        shown.open();
        shown.drafts.keepNewTicket(shown.demo.account.person,
                                   {}); // as Cancel does, before it comes by itself
        QCoreApplication::processEvents();
        QVERIFY(!shown.find<NewTicketDialog>("newTicketDialog"));
    }
};

QTEST_MAIN(TestLeaving)
#include "tst_leaving.moc"
