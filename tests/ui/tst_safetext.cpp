// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cputime.h"
#include "ui/text/safetext.h"

#include <QTest>
#include <QTextDocument>

using namespace desk;

namespace {

QString repeated(const QString &piece, int times)
{
    return piece.repeated(times);
}

} // namespace

class TestSafeText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesAreOneLine_data();
    void linesAreOneLine();
    void longLinesEndInAnEllipsis();
    void aCutNeverHalvesALetter();
    void towersOfMarksAreCut();
    void runsWithoutAGapGetPlacesToBreak();
    void bodiesKeepTheirLines();
    void bodiesShowOverridesByName();
    void bodiesAreCutAndSaySo();
    void aMegabyteIsQuick();
    void tipsAreNeverMarkup_data();
    void tipsAreNeverMarkup();
    void namesInSentencesAreIsolated();
    void directionComesFromTheFirstStrongLetter();
};

void TestSafeText::linesAreOneLine_data()
{
    QTest::addColumn<QString>("foreign");
    QTest::addColumn<QString>("safe");
    QTest::newRow("plain") << QStringLiteral("Ana Ribeiro") << QStringLiteral("Ana Ribeiro");
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("markup stays as typed") << QStringLiteral("<b>x</b>") << QStringLiteral("<b>x</b>");
    QTest::newRow("line breaks") << QStringLiteral("one\r\ntwo\u2028three")
                                 << QStringLiteral("one two three");
    QTest::newRow("tabs and spaces") << QStringLiteral("  a\t\t b  ") << QStringLiteral("a b");
    QTest::newRow("controls vanish") << QStringLiteral("a\u0007b\u001b[31mc\u0000d")
                                     << QStringLiteral("ab[31mcd");
    QTest::newRow("override is shown")
        << QStringLiteral("invoice\u202Efdp.exe") << QStringLiteral("invoice\u2039RLO\u203Afdp.exe");
    QTest::newRow("isolate is shown")
        << QStringLiteral("a\u2067b\u2069c") << QStringLiteral("a\u2039RLI\u203Ab\u2039PDI\u203Ac");
    QTest::newRow("invisible letters vanish")
        << QStringLiteral("a\u200Bd\u00ADm\uFEFFi\u2060n\u3164") << QStringLiteral("admin");
    QTest::newRow("tag letters vanish")
        << QString::fromUcs4(U"hi\U000E0041\U000E0042") << QStringLiteral("hi");
    QTest::newRow("joiners stay") << QStringLiteral("\u0645\u06CC\u200C\u062E")
                                  << QStringLiteral("\u0645\u06CC\u200C\u062E");
    QTest::newRow("emoji stay") << QString::fromUtf8("👩‍💻 hi") << QString::fromUtf8("👩‍💻 hi");
    QTest::newRow("half a pair") << (QStringLiteral("a") + QChar(0xD83D) + QStringLiteral("b"))
                                 << QStringLiteral("a\uFFFDb");
    QTest::newRow("embedded object") << QStringLiteral("a\uFFFCb") << QStringLiteral("a\uFFFDb");
    QTest::newRow("only controls") << QStringLiteral("\u0001\u0002\u200B") << QString();
}

void TestSafeText::linesAreOneLine()
{
    QFETCH(QString, foreign);
    QFETCH(QString, safe);
    QCOMPARE(safeLine(foreign), safe);
}

void TestSafeText::longLinesEndInAnEllipsis()
{
    const QString line = safeLine(repeated(QStringLiteral("a"), 5000));
    QVERIFY(line.size() <= lineLimit + 1);
    QVERIFY(line.endsWith(u'\u2026'));
    QCOMPARE(safeLine(repeated(QStringLiteral("a"), 300)), repeated(QStringLiteral("a"), 300));
}

void TestSafeText::aCutNeverHalvesALetter()
{
    const QString family = QString::fromUtf8("👩‍👩‍👧");
    for (int limit = 10; limit < 30; ++limit) {
        QString line = safeLine(repeated(family, 20), limit);
        QVERIFY(line.endsWith(u'\u2026'));
        line.chop(1);
        QCOMPARE(line, repeated(family, int(line.size() / family.size())));
    }
}

void TestSafeText::towersOfMarksAreCut()
{
    const QString tower = QStringLiteral("e") + repeated(QStringLiteral("\u0301"), 200'000);
    QCOMPARE(safeLine(tower).size(), 9);
    QCOMPARE(safeBody(tower).text.size(), 9);
    QCOMPARE(safeBody(QStringLiteral("e\u0301e\u0301")).text, QStringLiteral("e\u0301e\u0301"));
}

void TestSafeText::runsWithoutAGapGetPlacesToBreak()
{
    const QString body = safeBody(repeated(QStringLiteral("x"), 10'000)).text;
    const QStringList runs = body.split(QChar(0x200B));
    for (const QString &run : runs)
        QVERIFY(run.size() <= 1000);
    QCOMPARE(runs.join(QString()).size(), 10'000);
    QVERIFY(!safeBody(repeated(QStringLiteral("word "), 1000)).text.contains(QChar(0x200B)));
}

void TestSafeText::bodiesKeepTheirLines()
{
    QCOMPARE(safeBody(QStringLiteral("a\r\nb\n\n\tc")).text, QStringLiteral("a\nb\n\n\tc"));
    QCOMPARE(safeBody(QStringLiteral("![x](file:///etc/passwd) <img src=x>")).text,
             QStringLiteral("![x](file:///etc/passwd) <img src=x>"));
}

void TestSafeText::bodiesShowOverridesByName()
{
    QCOMPARE(safeBody(QStringLiteral("a\u202Eb")).text, QStringLiteral("a\u2039RLO\u203Ab"));
    // The marks that right-to-left writers need are theirs to use.
    QCOMPARE(safeBody(QStringLiteral("a\u200Fb")).text, QStringLiteral("a\u200Fb"));
}

void TestSafeText::bodiesAreCutAndSaySo()
{
    const SafeBody body = safeBody(repeated(QStringLiteral("word "), 10'000));
    QVERIFY(body.isCut);
    QVERIFY(body.text.size() <= bodyLimit + 10);
    QVERIFY(!safeBody(QStringLiteral("short")).isCut);
}

void TestSafeText::aMegabyteIsQuick()
{
    const QString evil = repeated(QStringLiteral("\u202E\u0301\u200B"), 350'000);
    const test::CpuTime time;
    (void)safeLine(evil);
    (void)safeBody(evil);
    (void)directionOf(evil);
    QVERIFY(time.milliseconds() < 2000); // a limit that only a quadratic walk can reach
}

void TestSafeText::tipsAreNeverMarkup_data()
{
    QTest::addColumn<QString>("foreign");
    for (const char *text : {"<b>x</b>", "<img src='file:///etc/passwd'>", "  <html><body>x",
                             "a &lt; b <i>c</i>", "<?xml version=\"1.0\"?>", "<!DOCTYPE html>", "<qt>x</qt>"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestSafeText::tipsAreNeverMarkup()
{
    QFETCH(QString, foreign);
    const QString tip = plainTip(foreign);
    QVERIFY(!Qt::mightBeRichText(tip));
    QString shown = tip;
    shown.remove(QChar(0x2060));
    QCOMPARE(shown, foreign);
}

void TestSafeText::namesInSentencesAreIsolated()
{
    const QString name = isolated(QString::fromUtf8("عمر \u202Eالحداد"));
    QVERIFY(name.startsWith(QChar(0x2068)));
    QVERIFY(name.endsWith(QChar(0x2069)));
    QCOMPARE(name.count(QChar(0x2069)), 1);
    QVERIFY(!name.contains(QChar(0x202E)));
}

void TestSafeText::directionComesFromTheFirstStrongLetter()
{
    QCOMPARE(directionOf(QStringLiteral("Printer")), Qt::LeftToRight);
    QCOMPARE(directionOf(QString::fromUtf8("12. الطابعة VPN")), Qt::RightToLeft);
    QCOMPARE(directionOf(QStringLiteral("123 !"), Qt::RightToLeft), Qt::RightToLeft);
    QCOMPARE(directionOf(QString(), Qt::LeftToRight), Qt::LeftToRight);
}

QTEST_GUILESS_MAIN(TestSafeText)
#include "tst_safetext.moc"
