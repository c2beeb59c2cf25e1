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
