// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/tickettable.h"
#include "tests/support/tickets.h"

#include <QHash>
#include <QRandomGenerator>
#include <QTest>

#include <map>

using namespace desk;
using namespace desk::test;

class TestTicketTable : public QObject
{
    Q_OBJECT

    using Outcome = TicketTable::Outcome;

    static std::string words(QRandomGenerator &random, int most)
    {
        static const char *const some[] = {"printer ", "VPN ",       "M\u00fcller ",
                                           "x",        "\U0001f525", "since update "};
        std::string text;
        for (int i = random.bounded(most); i > 0; --i)
            text += some[random.bounded(6)];
        return text;
    }

private Q_SLOTS:
    void aRowComesBackAsItWasWritten()
    {
        TicketTable table;
        Row row{7,
                1000,
                "M\u00fcller's printer",
                3,
                TicketStatus::Waiting,
                Priority::High,
                personId(1),
                personId(2),
                companyId(3),
                "It stops",
                "hardware",
                900};
        const auto written = table.write(row.record());
        QCOMPARE(written.outcome, Outcome::Inserted);
        QCOMPARE(table.ticket(written.row), toTicket(row.record()));
        QCOMPARE(table.find(ticketId(7)), int(written.row));
        QCOMPARE(table.find(ticketId(8)), -1);
        QCOMPARE(table.size(), 1);
    }

    void anOlderRowIsIgnored()
    {
        TicketTable table;
        table.write(Row{1, 1000, "new", 5}.record());
        QCOMPARE(table.write(Row{1, 999, "old", 9}.record()).outcome, Outcome::Older);
        QCOMPARE(table.write(Row{1, 1000, "old", 4}.record()).outcome, Outcome::Older);
        QCOMPARE(table.write(Row{1, 1000, "same", 5}.record()).outcome, Outcome::Same);
        QCOMPARE(table.title(0), QStringLiteral("new"));
        QCOMPARE(table.write(Row{1, 1000, "newer", 6}.record()).outcome, Outcome::Updated);
        QCOMPARE(table.title(0), QStringLiteral("newer"));
    }

    void aLocalRowYieldsToTheServers()
    {
        TicketTable table;
        const Row written{1, 5000, "mine"};
        TicketRecord mine = written.record();
        mine.number = mine.version = 0;
        table.write(mine);
        QVERIFY(table.isLocal(0));
        QCOMPARE(table.write(Row{1, 1000, "stored", 1}.record()).outcome, Outcome::Updated);
        QVERIFY(!table.isLocal(0));
        QCOMPARE(table.title(0), QStringLiteral("stored"));
    }

    void anUpdateWithoutWordsKeepsThose()
    {
        TicketTable table;
        table.write(Row{1, 1000, "a", 1, {}, {}, {}, {}, {}, "first words"}.record());
        table.write(Row{1, 1001, "a longer title than before", 2}.record());
        QCOMPARE(table.excerpt(0), QStringLiteral("first words"));
    }

    void aRemovedRowCanBeReadUntilItIsFreed()
    {
        TicketTable table;
        table.write(Row{1, 1000, "going"}.record());
        table.remove(0);
        QCOMPARE(table.find(ticketId(1)), -1);
        QCOMPARE(table.size(), 0);
        QVERIFY(!table.isAlive(0));
        QCOMPARE(table.title(0), QStringLiteral("going"));
        QCOMPARE(table.write(Row{1, 1000, "back"}.record()).row, 1u);
        table.free(0);
        QCOMPARE(table.write(Row{2, 1000, "other"}.record()).row, 0u);
    }

    void longTextIsCutAtACharacter()
    {
        TicketTable table;
        std::string huge;
        for (int i = 0; i < 400000; ++i)
            huge += "\u20ac";
        table.write(Row{1, 1000, huge, 1, {}, {}, {}, {}, {}, huge, huge}.record());
        QVERIFY(table.title(0).size() > 1000 && table.title(0).size() < 2000);
        QCOMPARE(table.title(0), QString(table.title(0).size(), QChar(0x20ac)));
    }

    void wordsAreFoundInEveryColumnOfText()
    {
        TicketTable table;
        table.write(Row{1, 1, "Stra\u00dfe", 1, {}, {}, {}, {}, {}, "It STOPS", "Hardware"}.record());
        table.write(Row{2, 1, "Plain", 1, {}, {}, {}, {}, {}, "words", "Software"}.record());
        const auto has = [&table](TicketTable::Row row, const char *word) {
            return table.matches(row, Needle(folded(QString::fromUtf8(word))));
        };
        QVERIFY(has(0, "strasse") && has(0, "stra\u00dfe") && has(0, "stops") && has(0, "HARDWARE"));
        QVERIFY(has(1, "plain") && has(1, "Words") && !has(1, "hardware") && !has(1, "\u00fc"));
        QVERIFY(!has(1, "plainwords"));
    }

    void aRandomWalkAgreesWithAMap()
    {
        TicketTable table;
        QHash<quint32, Row> reference;
        QRandomGenerator random(3);
        for (int step = 0; step < 30000; ++step) {
            const quint32 id = random.bounded(1u, 900u);
            const int row = table.find(ticketId(id));
            QCOMPARE(row >= 0, reference.contains(id));
            if (row >= 0 && random.bounded(8) == 0) {
                table.remove(TicketTable::Row(row));
                table.free(TicketTable::Row(row));
                reference.remove(id);
            } else {
                Row next{id, random.bounded(1, 100000), words(random, 30), int(random.bounded(1, 5))};
                next.excerpt = words(random, 30);
                next.excerpt.insert(next.excerpt.begin(), 'x');
                next.assignee = random.bounded(3) ? personId(random.bounded(20u)) : PersonId();
                const auto known = reference.constFind(id);
                const bool newer = known == reference.cend() || next.updated > known->updated ||
                                   (next.updated == known->updated && next.version > known->version);
                const auto outcome = table.write(next.record()).outcome;
                QCOMPARE(outcome == Outcome::Inserted || outcome == Outcome::Updated, newer);
                if (newer)
                    reference.insert(id, next);
            }
            if (random.bounded(20) == 0)
                table.sweep();
        }
        QCOMPARE(table.size(), int(reference.size()));
        for (const Row &row : std::as_const(reference)) {
            const auto at = TicketTable::Row(table.find(ticketId(row.id)));
            QCOMPARE(table.ticket(at), toTicket(row.record()));
            QCOMPARE(table.titleKey(at) == 0, row.title.empty());
        }
    }

    void garbageIsSweptABlockAtATime()
    {
        TextArena arena;
        std::vector<TextArena::Ref> refs(5000, TextArena::None);
        const auto put = [&](std::uint32_t row, std::size_t length) {
            const std::string title(length, static_cast<char>('a' + row % 26));
            refs[row] = arena.put(row, {title, {}, {}}, refs[row]);
        };
        for (int round = 0; round < 40; ++round) {
            for (std::uint32_t row = 0; row < refs.size(); ++row)
                put(row, 100 + std::size_t(round) * 8);
            while (arena.sweepOne(refs)) {
            }
        }
        // 5000 titles of 412 bytes are some 2.2 MB; at most half of each block may be garbage.
        QVERIFY2(arena.blockCount() <= 20, qPrintable(QString::number(arena.blockCount())));
        for (std::uint32_t row = 0; row < refs.size(); ++row)
            QCOMPARE(arena.at(refs[row]).title, std::string(412, static_cast<char>('a' + row % 26)));
    }
};

QTEST_GUILESS_MAIN(TestTicketTable)
#include "tst_tickettable.moc"
