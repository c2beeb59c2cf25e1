// A client loses no words either: a lock keeps them, closing and signing out ask first.
#include "tests/ui/door/clientdesk.h"
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

    void nobodyIsAskedWhenNothingWouldBeGone()
    {
        Client c;
        QVERIFY(c.window->close());
        QVERIFY(c.ask.asked.isEmpty());
    }
};

QTEST_MAIN(TstClientLeaving)
#include "tst_clientleaving.moc"
