// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A client loses no words either: a lock keeps them, closing and signing out ask first.
#include "resources/resources.h"
#include "tests/ui/door/clientdesk.h"
#include "tests/ui/keyboard.h"
#include "ui/client/clientwindow.h"
#include "ui/conversation/draftbook.h"

#include <QAbstractButton>
#include <QAction>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>

using namespace desk;

namespace {

struct Client : test::ClientDesk
{
    Theme theme;
    DraftBook drafts;
    std::unique_ptr<ClientWindow> window;

    Client()
    {
        initResources();
        theme.install(*qApp);
        goLive();
        fill();
        open();
    }
    void open()
    {
        window = std::make_unique<ClientWindow>(
            ClientParts{account, desk, commands, sync, conversation, clock, theme, layouts, ask, &drafts});
        window->show();
    }
    [[nodiscard]] QString where() const
    {
        return window->findChild<QStackedWidget *>()->currentWidget()->objectName();
    }
    void write(const QString &title, const QString &text) const
    {
        window->startRequest({});
        QTest::keyClicks(window->findChild<QLineEdit *>("requestTitle"), title);
        window->findChild<QPlainTextEdit *>("requestText")->setPlainText(text);
    }
    void trigger(const char *action) const
    {
        window->findChild<QMenu *>("accountMenu")->findChild<QAction *>(QLatin1String(action))->trigger();
    }
};

} // namespace

class TstClientLeaving : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRequestThatWasBegunIsThereAfterALock()
    {
        Client c;
        c.write("Printer stops", "after one page");
        c.window.reset(); // the lock takes every window away
        c.open();
        QCOMPARE(c.where(), QStringLiteral("newRequestPage"));
        QCOMPARE(c.window->findChild<QLineEdit *>("requestTitle")->text(), QStringLiteral("Printer stops"));
        QCOMPARE(c.window->findChild<QPlainTextEdit *>("requestText")->toPlainText(),
                 QStringLiteral("after one page"));
        QVERIFY(c.drafts.newTicketOf(c.ana).title.isEmpty()); // hers alone
    }

    void wordsInTheFirstFieldAreThereAfterALock()
    {
        Client c;
        QTest::keyClicks(c.window->findChild<QLineEdit *>("askField"), QStringLiteral("printer"));
        c.window.reset();
        c.open();
        QCOMPARE(c.where(), QStringLiteral("homePage"));
        QCOMPARE(c.window->findChild<QLineEdit *>("askField")->text(), QStringLiteral("printer"));
        c.drafts.clear(); // somebody signed out
        c.window.reset();
        c.open();
        QVERIFY(c.window->findChild<QLineEdit *>("askField")->text().isEmpty());
    }

    void aFiledRequestIsNotThereAgain()
    {
        Client c;
        c.write("Printer stops", "after one page");
        c.window->findChild<QAbstractButton *>("sendRequest")->click();
        QCOMPARE(c.backend.filed.size(), 1);
        QCOMPARE(c.drafts.count(), 0);
        c.window.reset();
        c.open();
        QCOMPARE(c.where(), QStringLiteral("homePage"));
    }

    void signingOutIsAskedAndALockIsNot()
    {
        Client c;
        QSignalSpy lock(c.window.get(), &ClientWindow::lockRequested);
        QSignalSpy leave(c.window.get(), &ClientWindow::signOutRequested);
        c.commands.reply(c.printer, "not sent yet");
        c.trigger("lockNow");
        QCOMPARE(lock.count(), 1);
        QVERIFY(c.ask.asked.isEmpty());
        c.ask.answer.yes = false;
        c.trigger("signOut");
        QCOMPARE(c.ask.asked.last().name, QStringLiteral("leaveQuestion"));
        QVERIFY(c.ask.asked.last().danger);
        QCOMPARE(leave.count(), 0);
        c.ask.answer.yes = true;
        c.trigger("signOut");
        QCOMPARE(leave.count(), 1);
    }

    void closingIsAsked()
    {
        Client c;
        c.write("Printer stops", {});
        c.ask.answer.yes = false;
        QVERIFY(!c.window->close());
        QCOMPARE(c.ask.asked.size(), 1);
        QVERIFY(c.window->isVisible());
        c.ask.answer.yes = true;
        QVERIFY(!c.window->close());
        QTRY_VERIFY(!c.window->isVisible());
    }

    void changingARefusedRequestAsksBeforeItTakesAnothersPlace()
    {
        Client c;
        NewTicket refused;
        refused.title = QStringLiteral("Badge");
        c.commands.file(refused);
        test::QuietBackend::answer(c.backend.files,
                                   Result<TicketBatch>(Error{Error::Kind::Rejected, {}, 400, {}, 0}));
        QTRY_COMPARE(c.desk.outbox().at(0).delivery, Delivery::Failed);
        c.write("Printer stops", "after one page");
        auto *title = c.window->findChild<QLineEdit *>("requestTitle");
        c.ask.answer.yes = false;
        c.window->openRequest(refused.id);
        auto *mend =
            c.window->findChild<QWidget *>("requestPage")->findChild<QAbstractButton *>("bannerLink");
        QVERIFY(mend);
        mend->click();
        QCOMPARE(c.ask.asked.last().name, QStringLiteral("discardQuestion"));
        QCOMPARE(title->text(), QStringLiteral("Printer stops"));
        c.ask.answer.yes = true;
        mend->click();
        QCOMPARE(title->text(), QStringLiteral("Badge"));
        QTest::keyClicks(title, " lost");
        c.window->openRequest(refused.id);
        mend->click(); // the same one goes on
        QCOMPARE(title->text(), QStringLiteral("Badge lost"));
        QCOMPARE(c.ask.asked.size(), 2);
    }

    void everyStopOfEveryPageHasANameAndIsReached()
    {
        Client c;
        c.window->goHome();
        QCOMPARE(test::namelessStops(c.window.get()), QString());
        QCOMPARE(test::notReached(c.window.get()), QString());
        c.write("Printer stops", "after one page");
        QCOMPARE(test::namelessStops(c.window.get()), QString());
        QCOMPARE(test::notReached(c.window.get()), QString());
        c.window->openRequest(c.printer);
        c.converse(c.printer);
        QCOMPARE(test::namelessStops(c.window.get()), QString());
        QCOMPARE(test::notReached(c.window.get()), QString());
    }

    void nobodyIsAskedWhenNothingWouldBeGone()
    {
        Client c;
        QVERIFY(c.window->close());
        QVERIFY(c.ask.asked.isEmpty());
    }
};

QTEST_MAIN(TstClientLeaving)
#include "tst_clientleaving.moc"
