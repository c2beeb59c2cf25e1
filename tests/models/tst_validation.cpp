// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/validation.h"

#include <QTest>

using namespace desk;

class TestValidation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void titles_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<int>("problem");
        const auto add = [](const char *name, const QString &title, TextProblem problem) {
            QTest::newRow(name) << title << int(problem);
        };
        add("plain", QStringLiteral("Printer stops"), TextProblem::None);
        add("empty", {}, TextProblem::Empty);
        add("only white space", QStringLiteral(" \t \u00a0 "), TextProblem::Empty);
        add("longest", QString(200, u'x'), TextProblem::None);
        add("too long", QString(201, u'x'), TextProblem::TooLong);
        add("a megabyte", QString(1 << 20, u'x'), TextProblem::TooLong);
        add("two hundred emoji", QStringLiteral("\U0001f525").repeated(200), TextProblem::None);
        add("one emoji too many", QStringLiteral("\U0001f525").repeated(201), TextProblem::TooLong);
        add("bell", QStringLiteral("a\u0007b"), TextProblem::ControlCharacters);
        add("nul", QStringLiteral("a") + QChar(0) + QStringLiteral("b"), TextProblem::ControlCharacters);
        add("two lines", QStringLiteral("a\nb"), TextProblem::ControlCharacters);
        add("half a character", QStringLiteral("a") + QChar(0xd83d), TextProblem::ControlCharacters);
        add("other half", QChar(0xdd25) + QStringLiteral("a"), TextProblem::ControlCharacters);
    }
    void titles()
    {
        QFETCH(QString, title);
        QFETCH(int, problem);
        QCOMPARE(int(titleProblem(title)), problem);
    }

    void messagesMayHaveLinesAndTabs()
    {
        QCOMPARE(messageProblem(QStringLiteral("a\n\tb\r\nc")), TextProblem::None);
        QCOMPARE(messageProblem(QStringLiteral("\n \n")), TextProblem::Empty);
        QCOMPARE(messageProblem(QStringLiteral("a\u001bb")), TextProblem::ControlCharacters);
        QCOMPARE(messageProblem(QString(20000, u'x')), TextProblem::None);
        QCOMPARE(messageProblem(QString(20001, u'x')), TextProblem::TooLong);
    }

    void aDescriptionMayBeEmpty()
    {
        QCOMPARE(descriptionProblem({}), TextProblem::None);
        QCOMPARE(descriptionProblem(QString(20001, u'x')), TextProblem::TooLong);
    }

    void lineEndsBecomeOneKind()
    {
        QCOMPARE(tidied(QStringLiteral("  a\r\nb\rc \n")), QStringLiteral("a\nb\nc"));
    }
};

QTEST_GUILESS_MAIN(TestValidation)
#include "tst_validation.moc"
