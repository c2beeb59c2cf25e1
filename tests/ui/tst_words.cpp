// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/englishplurals.h"
#include "ui/text/words.h"

#include <QTest>

using namespace desk;

class TestWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timeLeftIsShort_data();
    void timeLeftIsShort();
    void timeLeftIsSpokenInFull_data();
    void timeLeftIsSpokenInFull();
    void momentsAreAsNearAsTheyAre_data();
    void momentsAreAsNearAsTheyAre();
    void promisesAreNeverMistaken_data();
    void promisesAreNeverMistaken();
    void whatIsPastIsSaidRoundly_data();
    void whatIsPastIsSaidRoundly();
    void monthsAndDaysFollowTheLanguage();
    void englishHasPlurals();

private:
    const QDateTime m_now{QDate(2026, 11, 20), QTime(10, 42)}; // a Friday
    const QLocale m_english{QLocale::English, QLocale::UnitedKingdom};
};

void TestWords::timeLeftIsShort_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("brief");
    QTest::addColumn<QString>("label");
    const auto row = [](const char *name, qint64 seconds, const char *brief, const char *label) {
        QTest::newRow(name) << seconds << QString::fromUtf8(brief) << QString::fromUtf8(label);
    };
    row("minutes", 18 * 60, "18 min", "18 min left");
    row("a running minute counts", 17 * 60 + 1, "18 min", "18 min left");
    row("the last half minute", 30, "1 min", "1 min left");
    row("this very second", 0, "1 min", "1 min left");
    row("just late", -1, "−1 min", "1 min late");
    row("late", -12 * 60, "−12 min", "12 min late");
    row("an hour", 3600, "1 h", "1 h left");
    row("over an hour", 80 * 60, "1 h 20", "1 h 20 left");
    row("minutes below ten keep two digits", 65 * 60, "1 h 05", "1 h 05 left");
    row("many hours drop the minutes", 12 * 3600 + 300, "12 h", "12 h left");
    row("days", 50 * 3600, "2 d", "2 d left");
    row("late by hours", -165 * 60, "−2 h 45", "2 h 45 late");
}

void TestWords::timeLeftIsShort()
{
    QFETCH(qint64, seconds);
    QFETCH(QString, brief);
    QFETCH(QString, label);
    QCOMPARE(timeLeftShort(seconds), brief);
    QCOMPARE(timeLeftLabel(seconds), label);
}

void TestWords::timeLeftIsSpokenInFull_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("spoken");
    // Without a translation loaded Qt leaves the plural as it stands in the source.
    QTest::newRow("left") << qint64(18 * 60) << QStringLiteral("18 minute(s) left");
    QTest::newRow("late") << qint64(-12 * 60) << QStringLiteral("late by 12 minute(s)");
    QTest::newRow("both") << qint64(80 * 60) << QStringLiteral("1 hour(s) 20 minute(s) left");
}

void TestWords::timeLeftIsSpokenInFull()
{
    QFETCH(qint64, seconds);
    QFETCH(QString, spoken);
    QCOMPARE(timeLeftSpoken(seconds), spoken);
}

void TestWords::momentsAreAsNearAsTheyAre_data()
{
    QTest::addColumn<QDateTime>("at");
    QTest::addColumn<QString>("words");
    QTest::newRow("today") << QDateTime(QDate(2026, 11, 20), QTime(10, 36)) << QStringLiteral("10:36");
    QTest::newRow("this week") << QDateTime(QDate(2026, 11, 17), QTime(14, 0)) << QStringLiteral("Tue 14:00");
    QTest::newRow("yesterday before midnight")
        << QDateTime(QDate(2026, 11, 19), QTime(23, 59)) << QStringLiteral("Thu 23:59");
    QTest::newRow("a week ago") << QDateTime(QDate(2026, 11, 13), QTime(9, 0))
                                << QStringLiteral("13 November");
    QTest::newRow("older") << QDateTime(QDate(2026, 11, 9), QTime(9, 0)) << QStringLiteral("9 November");
    QTest::newRow("last year") << QDateTime(QDate(2025, 11, 9), QTime(9, 0))
                               << QStringLiteral("9 November 2025");
    QTest::newRow("ahead") << QDateTime(QDate(2026, 11, 24), QTime(12, 0)) << QStringLiteral("Tue 12:00");
}

void TestWords::momentsAreAsNearAsTheyAre()
{
    QFETCH(QDateTime, at);
    QFETCH(QString, words);
    QCOMPARE(momentInWords(at, m_now, m_english), words);
}

void TestWords::promisesAreNeverMistaken_data()
{
    QTest::addColumn<QDateTime>("at");
    QTest::addColumn<QString>("words");
    QTest::newRow("today") << QDateTime(QDate(2026, 11, 20), QTime(14, 0)) << QStringLiteral("today, 14:00");
    QTest::newRow("tomorrow") << QDateTime(QDate(2026, 11, 21), QTime(9, 30))
                              << QStringLiteral("tomorrow, 09:30");
    QTest::newRow("later") << QDateTime(QDate(2026, 11, 24), QTime(12, 0))
                           << QStringLiteral("Tue 24 Nov, 12:00");
}

void TestWords::promisesAreNeverMistaken()
{
    QFETCH(QDateTime, at);
    QFETCH(QString, words);
    QCOMPARE(promiseInWords(at, m_now, m_english), words);
}

void TestWords::whatIsPastIsSaidRoundly_data()
{
    QTest::addColumn<QDateTime>("at");
    QTest::addColumn<QString>("words");
    QTest::newRow("now") << m_now.addSecs(-20) << QStringLiteral("now");
    QTest::newRow("in the future by a wrong clock") << m_now.addSecs(90) << QStringLiteral("now");
    QTest::newRow("minutes") << m_now.addSecs(-600) << QStringLiteral("10 min ago");
    QTest::newRow("hours") << m_now.addSecs(-2 * 3600 - 700) << QStringLiteral("2 h ago");
    QTest::newRow("yesterday") << m_now.addDays(-1) << QStringLiteral("yesterday");
    QTest::newRow("days") << m_now.addDays(-3) << QStringLiteral("3 day(s) ago");
    QTest::newRow("a date") << m_now.addDays(-11) << QStringLiteral("9 November");
}

void TestWords::whatIsPastIsSaidRoundly()
{
    QFETCH(QDateTime, at);
    QFETCH(QString, words);
    QCOMPARE(agoInWords(at, m_now, m_english), words);
}

void TestWords::monthsAndDaysFollowTheLanguage()
{
    const QLocale german(QLocale::German, QLocale::Germany);
    QCOMPARE(momentInWords(QDateTime(QDate(2026, 3, 9), QTime(9, 0)), m_now, german),
             QStringLiteral("9 März"));
    const QString wednesday = momentInWords(QDateTime(QDate(2026, 11, 18), QTime(9, 5)), m_now, german);
    QVERIFY2(wednesday.startsWith(QStringLiteral("Mi")) && wednesday.endsWith(QStringLiteral(" 09:05")),
             qPrintable(wednesday));
}

void TestWords::englishHasPlurals()
{
    EnglishPlurals plurals;
    QVERIFY(QCoreApplication::installTranslator(&plurals));
    QCOMPARE(timeLeftSpoken(60), QStringLiteral("1 minute left"));
    QCOMPARE(timeLeftSpoken(-80 * 60), QStringLiteral("late by 1 hour 20 minutes"));
    QCOMPARE(agoInWords(m_now.addDays(-3), m_now, m_english), QStringLiteral("3 days ago"));
    QCOMPARE(QCoreApplication::translate("any", "%n person(s)", nullptr, 1), QStringLiteral("1 person"));
    QCOMPARE(QCoreApplication::translate("any", "%n person(s)", nullptr, 0), QStringLiteral("0 people"));
    // Words with brackets of their own are not plurals.
    QCOMPARE(QCoreApplication::translate("any", "option(s)"), QStringLiteral("option(s)"));
    QCoreApplication::removeTranslator(&plurals);
    QCOMPARE(timeLeftSpoken(60), QStringLiteral("1 minute(s) left"));
}

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
