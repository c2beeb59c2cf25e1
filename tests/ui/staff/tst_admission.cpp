// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Allowed emails page without its widgets.
#include "tests/support/fakeadmission.h"
#include "ui/admin/admissionpresenter.h"

#include <QSignalSpy>
#include <QTest>

using namespace desk;
using Action = AllowedVerdict::Action;

namespace {

AllowedEmail allowed(const QString &email, Role role = Role::Client)
{
    AllowedEmail row;
    row.email = email;
    row.role = role;
    row.state = AllowedEmail::State::Invited;
    return row;
}

AllowedVerdict verdict(int line, const QString &email, Action action)
{
    AllowedVerdict one;
    one.line = line;
    one.email = email;
    one.action = action;
    return one;
}

QStringList addresses(const QList<PastedEntry> &entries)
{
    QStringList list;
    for (const PastedEntry &pasted : entries)
        list.append(pasted.entry.email);
    return list;
}

} // namespace

class TestAdmission : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pastedListsOfManyShapesAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("found");
        QTest::newRow("one a line") << "a@x.example\r\nB@x.example\n"
                                    << QStringList{"a@x.example", "b@x.example"};
        QTest::newRow("a name with a comma")
            << "\"Weiß, Jürgen\" <J.Weiss@sw.example>" << QStringList{"j.weiss@sw.example"};
        QTest::newRow("several on a line") << "a@x.example, b@x.example; c@x.example"
                                           << QStringList{"a@x.example", "b@x.example", "c@x.example"};
        QTest::newRow("a word among addresses")
            << "a@x.example, nobody, b@x.example" << QStringList{"a@x.example", "nobody", "b@x.example"};
        QTest::newRow("a table") << "Kim Larsen;a@x.example;Acme" << QStringList{"a@x.example"};
        QTest::newRow("a domain") << "@baltic.example" << QStringList{"@baltic.example"};
        QTest::newRow("no address is kept") << "sam whitfield" << QStringList{"sam whitfield"};
        QTest::newRow("blank lines") << "\n \n\t\n" << QStringList{};
        QTest::newRow("quotes around")
            << "'a@x.example',\"b@x.example\"" << QStringList{"a@x.example", "b@x.example"};
        QTest::newRow("an open quote ends with its line")
            << "\"a@x.example\nb@x.example" << QStringList{"a@x.example", "b@x.example"};
    }
    void pastedListsOfManyShapesAreRead()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, found);
        QCOMPARE(addresses(parsePastedList(text, Role::Client, {})), found);
    }

    void aRoleBesideAnAddressBelongsToIt()
    {
        const CompanyId company = CompanyId::create();
        const auto entries = parsePastedList(u"a@x.example\tstaff\nb@x.example", Role::Client, company);
        QCOMPARE(entries[0].entry.role, Role::Staff);
        QVERIFY(entries[0].entry.company.isNull()); // only clients belong to a company
        QCOMPARE(entries[1].entry.role, Role::Client);
        QCOMPARE(entries[1].entry.company, company);
    }

    void allPagesAreLoadedBeforeTheListIsShown()
    {
        FakeAdmission server;
        AdmissionPresenter page(server);
        QSignalSpy shown(&page, &AdmissionPresenter::rowsChanged);
        page.refresh();
        QList<AllowedEmail> first;
        for (int i = 0; i < AdmissionPresenter::PageRows; ++i)
            first.append(allowed(QStringLiteral("p%1@x.example").arg(i, 4, 10, QLatin1Char('0'))));
        server.answerRefresh(first);
        QTRY_COMPARE(server.count("allowed"), 2);
        QCOMPARE(server.calls.last().what, QStringLiteral("|p0499@x.example"));
        QCOMPARE(shown.count(), 0);
        server.list.answer(QList{allowed("q@x.example")});
        QTRY_COMPARE(page.total(), 501);
    }

    void theFilterLooksAtAddressCompanyRoleAndState()
    {
        FakeAdmission server;
        AdmissionPresenter page(server);
        page.refresh();
        AllowedEmail corrib = allowed("orla@corrib.example");
        corrib.companyName = "Corrib Foods";
        server.answerRefresh({allowed("ana@desk.example", Role::Staff), corrib});
        QTRY_COMPARE(page.rows().size(), 2);
        page.setFilter("FOODS", {}, {});
        QCOMPARE(page.rows().size(), 1);
        page.setFilter("", Role::Staff, {});
        QCOMPARE(page.rows().first().email, QStringLiteral("ana@desk.example"));
        page.setFilter("", Role::Staff, AllowedEmail::State::Member);
        QVERIFY(page.rows().isEmpty());
    }

    void aPasteIsPreviewedAndAppliedOnce()
    {
        FakeAdmission server;
        AdmissionPresenter page(server);
        QSignalSpy applied(&page, &AdmissionPresenter::pasteApplied);
        page.setPaste("a@x.example\n\nb@x\nc@x.example", Role::Client, {});
        QVERIFY(!page.canApply());
        QTRY_COMPARE(server.count("preview"), 1);
        server.previews.answer(QList{verdict(1, "a@x.example", Action::Add),
                                     verdict(2, "b@x", Action::Invalid),
                                     verdict(3, "c@x.example", Action::Update)});
        QTRY_VERIFY(page.canApply());
        QCOMPARE(page.counts(), (PasteCounts{1, 1, 0, 1}));
        QCOMPARE(page.verdicts()[1].line, 3); // people count the lines that they see

        page.applyPaste();
        page.applyPaste();
        QCOMPARE(server.count("admit"), 1);
        server.admits.answer(
            QList{verdict(1, "a@x.example", Action::Add), verdict(3, "c@x.example", Action::Update)});
        QTRY_COMPARE(applied.count(), 1);
        QCOMPARE(applied.first(), (QVariantList{1, 1}));
        QVERIFY(!page.canApply());
        QTRY_COMPARE(server.count("allowed"), 1); // the list is read again
    }

    void anAnswerToAnOlderTextIsNotShown()
    {
        FakeAdmission server;
        AdmissionPresenter page(server);
        page.setPaste("old@x.example", Role::Client, {});
        QTRY_COMPARE(server.count("preview"), 1);
        page.setPaste("new@x.example", Role::Client, {});
        server.previews.answer(QList{verdict(1, "old@x.example", Action::Add)});
        QTRY_COMPARE(server.count("preview"), 2);
        QVERIFY(page.verdicts().isEmpty());
        server.previews.answer(QList{verdict(1, "new@x.example", Action::Add)});
        QTRY_COMPARE(page.verdicts().size(), 1);
        QCOMPARE(page.verdicts().first().email, QStringLiteral("new@x.example"));
    }

    void aFailedApplyCanBeTriedAgain()
    {
        FakeAdmission server;
        AdmissionPresenter page(server);
        QSignalSpy failed(&page, &AdmissionPresenter::failed);
        page.setPaste("a@x.example", Role::Client, {});
        QTRY_COMPARE(server.count("preview"), 1);
        server.previews.answer(QList{verdict(1, "a@x.example", Action::Add)});
        QTRY_VERIFY(page.canApply());
        page.applyPaste();
        QVERIFY(!page.canApply());
        server.admits.answer(Error{Error::Kind::Offline, {}, 0, {}, 0});
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(page.canApply());
    }

    void moreThanAThousandLinesAreNotSent()
    {
        FakeAdmission server;
        AdmissionPresenter page(server);
        page.setPaste(QStringLiteral("a@x.example\n").repeated(AdmissionPresenter::MaxEntries + 1),
                      Role::Client, {});
        QVERIFY(page.isTooLong());
        page.setPaste("a@x.example", Role::Client, {});
        QTRY_COMPARE(server.count("preview"), 1);
        QCOMPARE(server.entries.size(), 1);
    }

    void removingSaysHowManySessionsEnded()
    {
        FakeAdmission server;
        AdmissionPresenter page(server);
        QSignalSpy removed(&page.commands(), &AdmissionCommands::removed);
        page.commands().remove("kim@x.example", "left");
        QCOMPARE(server.calls.last(), (FakeAdmission::Call{"remove", "kim@x.example|left"}));
        server.removals.answer(Removal{2});
        QTRY_COMPARE(removed.count(), 1);
        QCOMPARE(removed.first(), (QVariantList{QStringLiteral("kim@x.example"), 2}));
    }

    void waitingPeopleAreLetInWithARoleOrRefused()
    {
        FakeAdmission server;
        AdmissionPresenter page(server);
        QSignalSpy settled(&page.commands(), &AdmissionCommands::personSettled);
        const PersonId person = PersonId::create();
        page.commands().letIn(person, Role::Staff, {});
        QCOMPARE(server.calls.last().what, person.toString() + "|" + QString::number(int(Role::Staff)));
        server.done.answer(Done{});
        QTRY_COMPARE(settled.count(), 1);
        page.commands().refuse(person);
        QCOMPARE(server.calls.last().verb, QStringLiteral("refuse"));
        server.done.answer(Done{});
        QTRY_COMPARE(settled.count(), 2);
    }
};

QTEST_GUILESS_MAIN(TestAdmission)
#include "tst_admission.moc"
