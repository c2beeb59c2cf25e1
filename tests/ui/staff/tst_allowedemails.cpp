// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Allowed emails page by its object names.
#include "tests/ui/staff/staffwindow.h"
#include "ui/admin/admissionpresenter.h"
#include "ui/widgets/label.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace desk;
using namespace desk::test;
using Action = AllowedVerdict::Action;

namespace {

AllowedEmail row(const QString &email, Role role, AllowedEmail::State state)
{
    AllowedEmail one;
    one.email = email;
    one.role = role;
    one.state = state;
    if (state == AllowedEmail::State::Member)
        one.person = PersonId::create();
    return one;
}

struct Page : StaffWindow
{
    Page()
    {
        demo.fill(20);
        open();
        window->go(Verb::ShowAllowedEmails);
        people = {{PersonId::create(), "eva@baltic.example", demo.clock.now(), false}};
        admission.answerRefresh({row("kim@desk.example", Role::Staff, AllowedEmail::State::Member),
                                 row("omar@gulf.example", Role::Client, AllowedEmail::State::Invited)},
                                people);
        loaded =
            QTest::qWaitFor([this] { return find<QTableView>("allowedTable")->model()->rowCount() == 2; });
    }
    const FakeAdmission::Call &last() const { return admission.calls.last(); }

    QList<WaitingPerson> people;
    bool loaded = false;
};

} // namespace

class TestAllowedEmails : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyAdminsHaveThePage()
    {
        StaffWindow shown;
        shown.demo.fill(20);
        shown.window = std::make_unique<MainWindow>(
            StaffParts{shown.demo.account, shown.demo.desk, shown.demo.commands, shown.demo.sync,
                       shown.tickets, shown.conversation, shown.team, shown.outbox, shown.counts,
                       shown.demo.clock, shown.theme, shown.layout, shown.ask, nullptr});
        QVERIFY(!shown.find<QWidget>("allowedEmailsPage"));
        QVERIFY(!shown.find<QWidget>("railShowAllowedEmails"));
    }

    void theListIsShownAndFiltered()
    {
        Page page;
        QVERIFY(page.loaded);
        QCOMPARE(page.find<Label>("allowedCount")->text(), QStringLiteral("2"));
        page.find<QLineEdit>("allowedFilter")->setText("gulf");
        QCOMPARE(page.find<QTableView>("allowedTable")->model()->rowCount(), 1);
    }

    void thePasteButtonSaysWhatItWillDo()
    {
        Page page;
        page.find<QPushButton>("addEmails")->click();
        page.find<QPlainTextEdit>("pasteText")->setPlainText("a@x.example\nb@x.example\nwrong");
        QTRY_COMPARE(page.admission.count("preview"), 1);
        page.admission.previews.answer(
            QList{AllowedVerdict{1, "a@x.example", Role::Client, Action::Add, {}},
                  AllowedVerdict{2, "b@x.example", Role::Client, Action::Update, {}},
                  AllowedVerdict{3, "wrong", Role::Client, Action::Invalid, "no"}});
        auto *apply = page.find<QPushButton>("pasteApply");
        QTRY_VERIFY(apply->isEnabled());
        QCOMPARE(apply->text(), QStringLiteral("Add 1, change 1"));
        QCOMPARE(page.find<Label>("pasteCheck")->text(), QStringLiteral("1 to check"));
        apply->click();
        QCOMPARE(page.admission.count("admit"), 1);
        QVERIFY(!apply->isEnabled());
    }

    void removingIsAskedAndCarriesTheReason()
    {
        Page page;
        page.ask.answer = {false, {}};
        page.find<QPushButton>("removeAccess")->click();
        QCOMPARE(page.ask.asked.last().name, QStringLiteral("removeQuestion"));
        QCOMPARE(page.admission.count("remove"), 0);
        page.ask.answer = {true, QStringLiteral("left the company")};
        page.find<QPushButton>("removeAccess")->click();
        QCOMPARE(page.last(), (FakeAdmission::Call{"remove", "kim@desk.example|left the company"}));
    }

    void aChangeOfRoleIsAskedAndTakenBackOnNo()
    {
        Page page;
        auto *role = page.find<QComboBox>("inspectorRole");
        const int admin = role->findData(int(Role::Admin));
        page.ask.answer = {false, {}};
        role->setCurrentIndex(admin);
        Q_EMIT role->activated(admin);
        QCOMPARE(page.admission.count("changeRole"), 0);
        QCOMPARE(role->currentData().toInt(), int(Role::Staff));
        page.ask.answer = {true, {}};
        role->setCurrentIndex(admin);
        Q_EMIT role->activated(admin);
        QCOMPARE(page.admission.count("changeRole"), 1);
    }

    void anEnrolmentCodeIsShownOnce()
    {
        Page page;
        page.find<QPushButton>("issueCode")->click();
        page.admission.codes.answer(QStringLiteral("7K4M-2QXD"));
        QTRY_COMPARE(page.ask.told, QStringLiteral("7K4M-2QXD"));
        const auto labels = page.window->findChildren<QLabel *>();
        for (const QLabel *label : labels)
            QVERIFY(!label->text().contains("7K4M"));
    }

    void peopleWithoutPermissionAreLetInOrRefused()
    {
        Page page;
        QTRY_VERIFY(page.find<QWidget>("waitingPanel")->isVisible());
        auto *menu = page.find<QMenu>("letInMenu");
        QAction *staff = nullptr;
        for (QAction *action : menu->actions())
            if (action->text() == QStringLiteral("Staff"))
                staff = action;
        QVERIFY(staff);
        staff->trigger();
        QCOMPARE(page.last().what,
                 page.people.first().person.toString() + "|" + QString::number(int(Role::Staff)));
        auto *refuse = page.find<QPushButton>("refusePerson");
        refuse->click();
        QCOMPARE(page.ask.asked.last().name, QStringLiteral("refuseQuestion"));
        QCOMPARE(page.last().verb, QStringLiteral("letIn")); // not while she is being let in
        page.admission.done.answer(Error{Error::Kind::Offline, {}, 0, {}, 0});
        QTRY_COMPARE((refuse->click(), page.last().verb), QStringLiteral("refuse"));
    }

    void aFailureIsSaidAndTheListStays()
    {
        Page page;
        page.find<QPushButton>("endSessions")->click();
        page.admission.counts.answer(Error{Error::Kind::Offline, {}, 0, {}, 0});
        QTRY_VERIFY(page.find<QWidget>("admissionBanner")->isVisible());
        QCOMPARE(page.find<QTableView>("allowedTable")->model()->rowCount(), 2);
    }
};

QTEST_MAIN(TestAllowedEmails)
#include "tst_allowedemails.moc"
