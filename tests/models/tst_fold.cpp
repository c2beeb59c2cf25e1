// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/fold.h"

#include <QRandomGenerator>
#include <QTest>

using namespace desk;

class TestFold : public QObject
{
    Q_OBJECT

    static bool found(const std::string &word, const std::string &text)
    {
        std::string padded = text;
        padded.resize(text.size() + Needle::Slack, '#');
        return Needle(word).isIn(std::string_view(padded).substr(0, text.size()));
    }

private Q_SLOTS:
    void spellingsMeet_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("folded");
        const auto add = [](const char *text, const char *folded) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(folded);
        };
        add("Printer", "printer");
        add("Müller", "muller");
        add("ÀÉÎÕÜ", "aeiou");
        add("Straße", "strasse");
        add("Łódź", "lodz");
        add("Ærøskøbing", "aeroskobing");
        add("Œuvre", "oeuvre");
        add("İstanbul", "istanbul");
        add("Đakovo", "dakovo");
        add("ﬁn", "fin");
        add("ΑΘΗΝΑ", "αθηνα");
        add("が", "が"); // the voice mark makes another letter
        add("Москва", "москва");
        add("🔥 Fire", "🔥 fire");
    }
    void spellingsMeet()
    {
        QFETCH(QString, text);
        QFETCH(QString, folded);
        const QString expected = folded.normalized(QString::NormalizationForm_KD);
        QCOMPARE(QString::fromStdString(desk::folded(text)), expected);
        QCOMPARE(QString::fromStdString(foldedUtf8(text.toStdString())), expected);
        QCOMPARE(QString::fromStdString(desk::folded(expected)), expected);
    }

    void everyCharacterFoldsTheSameWayAmongOthers()
    {
        for (char16_t c = 1; c < 0x3100; ++c) {
            const QString text = QStringLiteral("aX") + QChar(c) + QStringLiteral("É") + QChar(c);
            if (foldedUtf8(text.toStdString()) != desk::folded(text))
                QFAIL(qPrintable(QStringLiteral("U+%1").arg(int(c), 4, 16, QLatin1Char('0'))));
        }
    }

    void aTextThatEndsInTheMiddleOfACharacterIsSurvived()
    {
        for (const char *broken : {"ab\xc3", "ab\xe2", "ab\xe2\x80", "\xf0\x9f"})
            QVERIFY(foldedUtf8(broken).size() < 12);
    }

    void aWordIsFoundInAnyCase()
    {
        QVERIFY(found("printer", "The PRINTER stops"));
        QVERIFY(found("stops", "The PRINTER stops"));
        QVERIFY(found("t", "T"));
        QVERIFY(!found("printers", "The PRINTER stops"));
        QVERIFY(!found("a", ""));
    }

    void nothingIsFoundBehindTheEnd()
    {
        QVERIFY(!found("ab#", "xxab"));
        QVERIFY(!found("#", "xxab"));
    }

    void signsThatDifferInTheCaseBitAreNotTheSame()
    {
        QVERIFY(!found("[", "{"));
        QVERIFY(!found("@a", "`a"));
        QVERIFY(!found("\n", "*"));
    }

    void randomWordsAgreeWithAPlainSearch()
    {
        QRandomGenerator random(2);
        const auto letters = [&random](int most) {
            std::string text(static_cast<std::size_t>(random.bounded(most)), ' ');
            for (char &c : text)
                c = "abAB@`"[random.bounded(6)];
            return text;
        };
        for (int i = 0; i < 20000; ++i) {
            const std::string text = letters(70);
            const std::string word = foldedUtf8(letters(5));
            QCOMPARE(found(word, text), foldedUtf8(text).find(word) != std::string::npos);
        }
    }
};

QTEST_GUILESS_MAIN(TestFold)
#include "tst_fold.moc"
