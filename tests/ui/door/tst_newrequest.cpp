// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/newrequestpresenter.h"
#include "ui/client/requestwords.h"

#include <QSignalSpy>
#include <QTest>

using namespace desk;

namespace {

struct Form
{
    QList<NewTicket> taken;
    TextProblem answer = TextProblem::None;
    NewRequestPresenter presenter{[this](const NewTicket &draft) {
        if (answer == TextProblem::None)
            taken.append(draft);
        return answer;
    }};
    QSignalSpy filed{&presenter, &NewRequestPresenter::filed};

    void fill()
    {
        presenter.setTitle(QStringLiteral("  Printer stops  "));
        presenter.setDescription(QStringLiteral("After one page.\n\nSince Tuesday."));
        presenter.setCategory(4);
        presenter.setUrgency(2);
    }
};

} // namespace

class TstNewRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFilledFormIsFiledOnce();
    void whatIsMissingIsSaidOnlyWhenOneWantsToSend();
    void badTitlesAreExplained_data();
    void badTitlesAreExplained();
    void aMegabyteInTheTitleIsNeitherSentNorLost();
    void aTextThatIsTooLongCountsItsCharacters();
    void wordsTypedElsewhereDoNotReplaceADraft();
    void aRefusedRequestIsMendedUnderItsId();
    void nobodyMustKnowWhatItIsAbout();
    void aDraftThatIsNotTakenStays();
    void theClientsUrgencyNeverIsCritical();
    void everyCategoryFitsTheDatabase();
};

void TstNewRequest::aFilledFormIsFiledOnce()
{
    Form f;
    f.fill();
    QVERIFY(f.presenter.canSend());

    f.presenter.send();
    f.presenter.send();

    QCOMPARE(f.taken.size(), 1);
    QCOMPARE(f.taken.first().title, QStringLiteral("Printer stops"));
    QCOMPARE(f.taken.first().category, QStringLiteral("Printing"));
    QCOMPARE(f.taken.first().priority, Priority::High);
    QCOMPARE(f.filed.count(), 1);
    QCOMPARE(f.filed.first().first().value<TicketId>(), f.taken.first().id);
    QVERIFY(f.presenter.isEmpty());
}

void TstNewRequest::whatIsMissingIsSaidOnlyWhenOneWantsToSend()
{
    Form f;
    QVERIFY(f.presenter.titleAdvice().isEmpty());

    f.presenter.send();

    QVERIFY(!f.presenter.titleAdvice().isEmpty());
    QVERIFY(f.taken.isEmpty());
}

void TstNewRequest::badTitlesAreExplained_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("said");
    QTest::newRow("spaces") << QStringLiteral("   ") << QStringLiteral("few words");
    QTest::newRow("long") << QString(201, u'x') << QStringLiteral("201 of 200");
    QTest::newRow("control") << QStringLiteral("a\u0007b") << QStringLiteral("invisible");
}

void TstNewRequest::badTitlesAreExplained()
{
    QFETCH(QString, title);
    QFETCH(QString, said);
    Form f;
    f.fill();
    f.presenter.setTitle(title);

    f.presenter.send();

    QVERIFY2(f.presenter.titleAdvice().contains(said), qPrintable(f.presenter.titleAdvice()));
    QVERIFY(f.taken.isEmpty());
    QCOMPARE(f.presenter.title(), title);
}

void TstNewRequest::aMegabyteInTheTitleIsNeitherSentNorLost()
{
    Form f;
    f.fill();
    const QString megabyte(1'000'000, u'x');
    f.presenter.setTitle(megabyte);

    f.presenter.send();

    QVERIFY(f.taken.isEmpty());
    QCOMPARE(f.presenter.title(), megabyte);
    QVERIFY(f.presenter.titleAdvice().contains(QStringLiteral("200")));
}

void TstNewRequest::aTextThatIsTooLongCountsItsCharacters()
{
    Form f;
    f.fill();
    f.presenter.setDescription(QString(20'001, u'x'));

    QVERIFY(!f.presenter.canSend());
    QVERIFY(f.presenter.descriptionAdvice().contains(QStringLiteral("20,001")));
}

void TstNewRequest::wordsTypedElsewhereDoNotReplaceADraft()
{
    Form f;
    f.presenter.begin(QStringLiteral("vpn is slow"));
    QCOMPARE(f.presenter.title(), QStringLiteral("vpn is slow"));

    f.presenter.begin(QStringLiteral("something else"));

    QCOMPARE(f.presenter.title(), QStringLiteral("vpn is slow"));
}

void TstNewRequest::aRefusedRequestIsMendedUnderItsId()
{
    Form f;
    NewTicket refused;
    refused.title = QStringLiteral("Printer");
    refused.description = QStringLiteral("Stops");
    refused.category = QStringLiteral("Hardware");
    refused.priority = Priority::Low;

    f.presenter.mend(refused);
    f.presenter.setTitle(QStringLiteral("Printer stops"));
    f.presenter.send();

    QCOMPARE(f.taken.size(), 1);
    QCOMPARE(f.taken.first().id, refused.id);
    QCOMPARE(f.taken.first().category, QStringLiteral("Hardware"));
    QCOMPARE(f.taken.first().priority, Priority::Low);
}

void TstNewRequest::nobodyMustKnowWhatItIsAbout()
{
    Form f;
    f.presenter.setTitle(QStringLiteral("Printer stops"));

    f.presenter.send();

    QCOMPARE(f.taken.size(), 1);
    QVERIFY(f.taken.first().category.isEmpty());
}

void TstNewRequest::aDraftThatIsNotTakenStays()
{
    Form f;
    f.fill();
    f.answer = TextProblem::TooLong;

    f.presenter.send();

    QCOMPARE(f.filed.count(), 0);
    QVERIFY(!f.presenter.isEmpty());
}

void TstNewRequest::theClientsUrgencyNeverIsCritical()
{
    const auto urgencies = requestUrgencies();

    QCOMPARE(urgencies.size(), 3);
    for (const Choice &choice : urgencies)
        QVERIFY(choice.priority != Priority::Critical && choice.priority != Priority::Unknown);
}

void TstNewRequest::everyCategoryFitsTheDatabase()
{
    const auto categories = requestCategories();

    QVERIFY(categories.last().value.isEmpty());
    for (const Choice &choice : categories)
        QVERIFY(choice.value.size() <= 60 && !choice.words.isEmpty());
}

QTEST_GUILESS_MAIN(TstNewRequest)
#include "tst_newrequest.moc"
