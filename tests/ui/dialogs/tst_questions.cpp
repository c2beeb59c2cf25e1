// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The questions that more than one screen asks: what they say, and that only a yes does something.
#include "tests/ui/setanswers.h"
#include "ui/dialogs/questions.h"

#include <QDialog>
#include <QPushButton>
#include <QTest>

using namespace desk;
using namespace desk::test;

class TestQuestions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLinkSaysWhereItReallyLeads()
    {
        const QUrl cyrillic(QString::fromUtf8("https://g\u043e\u043egle.example/x"));
        int opened = 0;
        askToOpen(m_ask, nullptr, cyrillic, [&] { ++opened; });
        QCOMPARE(m_ask.asked.size(), 1);
        QCOMPARE(m_ask.asked[0].name, QStringLiteral("openLinkQuestion"));
        QVERIFY(m_ask.asked[0].text.contains("xn--ggle-55da.example"));
        QCOMPARE(m_ask.asked[0].yes, QStringLiteral("Open"));
        QCOMPARE(opened, 1);
    }

    void aMailAddressIsWrittenTo()
    {
        int opened = 0;
        askToOpen(m_ask, nullptr, QUrl("mailto:ana@a.example"), [&] { ++opened; });
        QCOMPARE(m_ask.asked[0].yes, QStringLiteral("Write"));
        QVERIFY(m_ask.asked[0].text.contains("ana@a.example"));
        QCOMPARE(opened, 1);
    }

    void aFileIsNeverOfferedToBeOpened()
    {
        askToOpen(m_ask, nullptr, QUrl("file:///etc/passwd"), [] { QFAIL("a file was opened"); });
        QVERIFY(m_ask.asked.isEmpty());
    }

    void aNoDoesNothing()
    {
        m_ask.answer.yes = false;
        askToOpen(m_ask, nullptr, QUrl("https://a.example/b"), [] { QFAIL("opened after a no"); });
        askToDiscard(m_ask, nullptr, Unwanted::Message, [] { QFAIL("discarded after a no"); });
        QCOMPARE(m_ask.asked.size(), 2);
    }

    void discardingIsDangerousAndSaysWhatGoes_data()
    {
        QTest::addColumn<Unwanted>("what");
        QTest::addColumn<QString>("title");
        QTest::newRow("message") << Unwanted::Message << "Discard this message?";
        QTest::newRow("begun") << Unwanted::Begun << "Discard the request you have begun?";
        QTest::newRow("anything") << Unwanted::Waiting << "Discard this?";
    }
    void discardingIsDangerousAndSaysWhatGoes()
    {
        QFETCH(Unwanted, what);
        QFETCH(QString, title);
        int discarded = 0;
        askToDiscard(m_ask, nullptr, what, [&] { ++discarded; });
        QCOMPARE(m_ask.asked[0].name, QStringLiteral("discardQuestion"));
        QCOMPARE(m_ask.asked[0].title, title);
        QVERIFY(m_ask.asked[0].danger);
        QCOMPARE(m_ask.asked[0].no, QStringLiteral("Keep it"));
        QCOMPARE(discarded, 1);
    }

    void theDialogDoesItOnlyOnItsOwnButton_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<int>("discarded");
        QTest::newRow("yes") << "questionYes" << 1;
        QTest::newRow("no") << "questionNo" << 0;
    }
    void theDialogDoesItOnlyOnItsOwnButton()
    {
        QFETCH(QString, button);
        QFETCH(int, discarded);
        QWidget window;
        AskInDialog ask;
        int times = 0;
        askToDiscard(ask, &window, Unwanted::Message, [&] { ++times; });
        auto *dialog = window.findChild<QWidget *>("discardQuestion");
        QVERIFY(dialog);
        QCOMPARE(times, 0);
        dialog->findChild<QPushButton *>(button)->click();
        QCOMPARE(times, discarded);
    }

    void enterDoesNoHarm_data()
    {
        QTest::addColumn<bool>("danger");
        QTest::addColumn<QString>("field");
        QTest::addColumn<int>("yes");
        QTest::addColumn<int>("no");
        QTest::newRow("harmless") << false << QString() << 1 << 0;
        QTest::newRow("danger") << true << QString() << 0 << 1;
        QTest::newRow("danger, with a reason to be typed") << true << QStringLiteral("Reason") << 0 << 0;
    }
    void enterDoesNoHarm()
    {
        QFETCH(bool, danger);
        QFETCH(QString, field);
        QFETCH(int, yes);
        QFETCH(int, no);
        QWidget window;
        window.show();
        Question question;
        question.name = QStringLiteral("question");
        question.yes = QStringLiteral("Do it");
        question.field = field;
        question.danger = danger;
        int agreed = 0;
        int refused = 0;
        AskInDialog ask;
        ask.ask(&window, question, [&](const Answer &answer) { ++(answer.yes ? agreed : refused); });
        auto *dialog = window.findChild<QDialog *>("question");
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTest::keyClick(dialog->focusWidget() ? dialog->focusWidget() : dialog, Qt::Key_Return);
        QCOMPARE(agreed, yes);
        QCOMPARE(refused, no);
    }

    void cleanup() { m_ask = {}; }

private:
    SetAnswers m_ask;
};

QTEST_MAIN(TestQuestions)
#include "tst_questions.moc"
