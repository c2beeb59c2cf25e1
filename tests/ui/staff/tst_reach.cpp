// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The team's window without a mouse and without eyes: every stop of Tab has a name and is reached.
#include "tests/ui/keyboard.h"
#include "tests/ui/staff/opened.h"
#include "ui/dialogs/newticketdialog.h"
#include "ui/shell/keysoverlay.h"

#include <QPushButton>
#include <QTableView>

using namespace desk;
using namespace desk::test;

class TestReach : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tickets()
    {
        Opened shown;
        shown.window->openTicket(shown.demo.printer);
        QCOMPARE(namelessStops(shown.window.get()), QString());
        QCOMPARE(notReached(shown.window.get()), QString());
    }

    void theOutbox()
    {
        Opened shown;
        shown.demo.commands.reply(shown.demo.printer, "text that must stay");
        QuietBackend::answer(shown.demo.backend.posts,
                             Result<Message>(Error{Error::Kind::Forbidden, {}, 403, {}, 0}));
        QTRY_COMPARE(shown.outbox.failedCount(), 1);
        shown.press("5");
        QTRY_VERIFY(shown.find<QPushButton>("outboxResend"));
        QCOMPARE(namelessStops(shown.window.get()), QString());
        QCOMPARE(notReached(shown.window.get()), QString());
    }

    void allowedEmailsWithTheInspectorAndThePastePanel()
    {
        Opened shown;
        shown.window->go(Verb::ShowAllowedEmails);
        AllowedEmail one;
        one.email = QStringLiteral("kim@desk.example");
        one.role = Role::Staff;
        one.state = AllowedEmail::State::Member;
        one.person = PersonId::create();
        shown.admission.answerRefresh(
            {one}, {{PersonId::create(), "eva@baltic.example", shown.demo.clock.now(), false}});
        auto *table = shown.find<QTableView>("allowedTable");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        table->selectRow(0);
        QTRY_VERIFY(shown.find<QWidget>("removeAccess")->isVisible());
        shown.find<QPushButton>("addEmails")->click();
        QVERIFY(shown.find<QWidget>("pasteText")->isVisible());
        QCOMPARE(namelessStops(shown.window.get()), QString());
        QCOMPARE(notReached(shown.window.get()), QString());
    }

    void theNewTicket()
    {
        Opened shown;
        shown.press("C");
        auto *dialog = shown.find<QWidget>("newTicketDialog");
        QVERIFY(dialog);
        QCOMPARE(namelessStops(dialog), QString());
        QCOMPARE(notReached(dialog), QString());
    }

    void theKeys()
    {
        Opened shown;
        Actions actions(shown.window.get());
        KeysOverlay keys(actions, shown.theme, shown.window.get());
        keys.setAttribute(Qt::WA_DeleteOnClose, false);
        keys.open();
        QCOMPARE(namelessStops(&keys), QString());
        QCOMPARE(notReached(&keys), QString());
    }

    void aQuestion_data()
    {
        QTest::addColumn<bool>("danger");
        QTest::newRow("harmless") << false;
        QTest::newRow("danger") << true;
    }
    void aQuestion()
    {
        QFETCH(bool, danger);
        Opened shown;
        AskInDialog ask;
        Question question;
        question.name = QStringLiteral("question");
        question.title = QStringLiteral("Remove?");
        question.yes = QStringLiteral("Remove");
        question.field = QStringLiteral("Reason");
        question.danger = danger;
        ask.ask(shown.window.get(), question, [](const Answer &) {});
        auto *dialog = shown.find<QWidget>("question");
        QCOMPARE(namelessStops(dialog), QString());
        QCOMPARE(notReached(dialog), QString());
        ask.tell(shown.window.get(), question, QStringLiteral("482913"));
        auto *told = shown.find<QWidget>("toldClose")->window();
        QCOMPARE(namelessStops(told), QString());
    }
};

QTEST_MAIN(TestReach)
#include "tst_reach.moc"
