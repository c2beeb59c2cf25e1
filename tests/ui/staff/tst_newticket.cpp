// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who asks, in the form for a new ticket: the person who was chosen and nobody else.
#include "tests/ui/staff/opened.h"
#include "ui/dialogs/newticketdialog.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

using namespace desk;
using namespace desk::test;

namespace {

/// The form, with two people of the same name and one without any.
struct Form : Opened
{
    PersonId first = PersonId::create();
    PersonId second = PersonId::create();
    PersonId nameless = PersonId::create();
    QComboBox *requester = nullptr;

    Form()
    {
        const QString name = QStringLiteral("Sam Twice");
        demo.desk.apply(PeopleArrived{{{first, name, Role::Client, {}, true},
                                       {second, name, Role::Client, {}, true},
                                       {nameless, {}, Role::Client, {}, true}}});
        press("C");
        requester = find<QComboBox>("newTicketRequester");
        find<QLineEdit>("newTicketSubject")->setText(QStringLiteral("Scanner"));
    }
    void submit() const { find<QPushButton>("formSubmit")->click(); }
};

} // namespace

class TestNewTicket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachOfTwoEqualLinesIsSomebody()
    {
        for (const bool takeSecond : {false, true}) {
            Form form;
            const PersonId wanted = takeSecond ? form.second : form.first;
            form.requester->setCurrentIndex(form.requester->findData(wanted.value));
            form.submit();
            QCOMPARE(form.demo.backend.filed.size(), 1);
            QCOMPARE(form.demo.backend.filed.first().requester, wanted);
        }
    }

    void aLineOfSeveralIsNotGuessed()
    {
        Form form;
        form.requester->setEditText(QStringLiteral("Sam Twice"));
        form.submit();
        QVERIFY(form.demo.backend.filed.isEmpty());
        QVERIFY(form.find<QWidget>("formProblem")->isVisible());
    }

    void anEmptyFieldIsNobody()
    {
        Form form;
        form.requester->clearEditText();
        form.submit();
        QVERIFY(form.demo.backend.filed.isEmpty());
    }

    void cancellingOverWordsIsAsked()
    {
        Form form;
        form.ask.answer.yes = false;
        QTest::keyClick(form.find<QWidget>("newTicketSubject"), Qt::Key_Escape);
        QCOMPARE(form.ask.asked.size(), 1);
        QVERIFY(form.find<QWidget>("newTicketDialog")->isVisible());
        form.ask.answer.yes = true;
        form.find<QPushButton>("formCancel")->click();
        QCOMPARE(form.ask.asked.size(), 2);
        QVERIFY(!form.find<QWidget>("newTicketDialog")->isVisible());
        QCOMPARE(form.drafts.count(), 0);
    }

    void cancellingAnEmptyFormIsNotAsked()
    {
        Form form;
        form.find<QLineEdit>("newTicketSubject")->clear();
        form.find<QPushButton>("formCancel")->click();
        QVERIFY(form.ask.asked.isEmpty());
        QVERIFY(!form.find<QWidget>("newTicketDialog")->isVisible());
    }

    void aTypedLineOfOnePersonIsThatPerson()
    {
        Form form;
        const int row = form.requester->findData(form.demo.thomas.value);
        form.requester->setEditText(form.requester->itemText(row).toLower());
        form.submit();
        QCOMPARE(form.demo.backend.filed.size(), 1);
        QCOMPARE(form.demo.backend.filed.first().requester, form.demo.thomas);
    }
};

QTEST_MAIN(TestNewTicket)
#include "tst_newticket.moc"
