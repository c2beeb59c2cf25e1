// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kept/safekeeping.h"
#include "app/kept/seal.h"

#include <QTest>

using namespace desk;

namespace {

Secret key(char letter)
{
    return Secret(QByteArray(32, letter));
}

NewTicket aTicket()
{
    NewTicket ticket;
    ticket.title = QStringLiteral("Printer \u2014 5\u00ba floor");
    ticket.description = QStringLiteral("It hums.\nThen it stops.");
    ticket.category = QStringLiteral("Hardware");
    ticket.priority = Priority::High;
    ticket.requester = PersonId::create();
    return ticket;
}

TicketPatch aPatch()
{
    TicketPatch patch;
    patch.ticket = TicketId::create();
    patch.version = 7;
    patch.status = TicketStatus::Waiting;
    patch.assignee = PersonId(); // nobody, which is not the same as unchanged
    patch.title = QString();
    return patch;
}

Unsent unsent(const Draft &draft, Delivery delivery, quint64 sequence)
{
    Unsent unsent{idOf(draft), draft, delivery, {}, Instant{1'700'000'000'123'456}, sequence};
    unsent.error = {Error::Kind::Busy, QStringLiteral("detail"), 429, QStringLiteral("over_limit"), 12};
    return unsent;
}

Unfinished anOutbox()
{
    NewMessage message;
    message.ticket = TicketId::create();
    message.body = QStringLiteral("We are on it.");
    message.internal = true;
    Unfinished rest;
    rest.outbox = {unsent(aTicket(), Delivery::Waiting, 1), unsent(message, Delivery::Failed, 2),
                   unsent(aPatch(), Delivery::Pending, 3)};
    rest.perhapsStored = {rest.outbox.front().id};
    return rest;
}

BegunWords begun()
{
    BegunWords words;
    words.replies.insert(TicketId::create(), {QStringLiteral("Dear Orla,"), QString(), false, Instant{5}, 3});
    words.replies.insert(TicketId::create(),
                         {QString(), QStringLiteral("she called twice"), true, Instant{6}, -1});
    words.newTicket = aTicket();
    words.words = QStringLiteral("printer hums");
    return words;
}

} // namespace

class TestKept : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadAgain()
    {
        const KeptWords words{begun(), anOutbox()};
        const auto read = readWords(written(words));
        QVERIFY(read);
        QCOMPARE(read->begun, words.begun);
        QVERIFY(read->unsent.outbox == words.unsent.outbox);
        QCOMPARE(read->unsent.perhapsStored, words.unsent.perhapsStored);
        const auto nothing = readWords(written({}));
        QVERIFY(nothing && nothing->isEmpty());
    }

    void halfOfItIsNotRead()
    {
        const QByteArray whole = written({begun(), anOutbox()});
        for (qsizetype size = 0; size < whole.size(); size += 7)
            QVERIFY(!readWords(whole.left(size)));
        QVERIFY(!readWords(whole + 'x'));
    }

    void onlyItsKeyOpensABox()
    {
        const QByteArray plain = "begun and not sent";
        const QByteArray box = sealed(plain, key('a'));
        QVERIFY(!box.contains("begun"));
        QVERIFY(sealed(plain, key('a')) != box); // the same words look different each time
        QCOMPARE(unsealed(box, key('a')), std::optional(plain));
        QVERIFY(!unsealed(box, key('b')));
        for (qsizetype at = 0; at < box.size(); ++at) {
            QByteArray touched = box;
            touched[at] = char(touched[at] ^ 1);
            QVERIFY2(!unsealed(touched, key('a')), qPrintable(QString::number(at)));
        }
        for (qsizetype size = 0; size < box.size(); ++size)
            QVERIFY(!unsealed(box.left(size), key('a')));
    }

    void nothingIsSealedWithHalfAKey()
    {
        for (const Secret &half : {Secret(), Secret(QByteArray(31, 'a')), Secret(QByteArray(33, 'a'))}) {
            QVERIFY(sealed("words", half).isEmpty());
            QVERIFY(!unsealed(sealed("words", key('a')), half));
        }
    }

    void whatIsSharedIsOnlyLetGo()
    {
        QString text = QStringLiteral("shared").repeated(2);
        const QString other = text;
        wipe(text);
        QVERIFY(text.isEmpty());
        QCOMPARE(other, QStringLiteral("sharedshared"));
    }

    void aLockSealsAndTheKeyBringsItBack()
    {
        Safekeeping kept;
        const PersonId ana = PersonId::create();
        const BegunWords words = begun();
        const Unfinished rest = anOutbox();
        kept.drafts().put(ana, words);
        kept.keepUnsent(ana, rest);

        QVERIFY(kept.seal(ana, key('a')));
        QCOMPARE(kept.drafts().count(), 0);
        QVERIFY(kept.drafts().wordsOf(ana).isEmpty());
        QVERIFY(kept.takeUnsent(ana).isEmpty());
        QCOMPARE(kept.leftBehind().begun, 3); // who closes the program now is asked
        QCOMPARE(kept.leftBehind().unsent, 3);

        QVERIFY(!kept.open(ana, key('b')));
        QVERIFY(!kept.open(ana, Secret()));
        QVERIFY(kept.takeUnsent(ana).isEmpty());
        QVERIFY(kept.open(ana, key('a')));
        QCOMPARE(kept.drafts().take(ana), words);
        QVERIFY(kept.takeUnsent(ana).outbox == rest.outbox);
        QVERIFY(kept.leftBehind().isEmpty());
    }

    void withoutAKeyNothingIsLost()
    {
        Safekeeping kept;
        const PersonId ana = PersonId::create();
        kept.drafts().put(ana, begun());
        kept.keepUnsent(ana, anOutbox());
        QVERIFY(!kept.seal(ana, Secret()));
        QCOMPARE(kept.drafts().count(ana), 3);
        QCOMPARE(kept.takeUnsent(ana).outbox.size(), size_t(3));
        QVERIFY(kept.seal(PersonId::create(), Secret())); // nothing to seal needs no key
    }

    void onePersonsKeyOpensNothingOfAnothers()
    {
        Safekeeping kept;
        const PersonId ana = PersonId::create();
        const PersonId bo = PersonId::create();
        kept.drafts().keepWords(ana, QStringLiteral("of Ana"));
        QVERIFY(kept.seal(ana, key('a')));
        QVERIFY(kept.open(bo, key('b'))); // has left nothing
        kept.drafts().keepWords(bo, QStringLiteral("of Bo"));
        QVERIFY(kept.seal(bo, key('b')));
        QVERIFY(kept.open(ana, key('a')));
        QCOMPARE(kept.drafts().wordsOf(ana), QStringLiteral("of Ana"));
        QVERIFY(kept.drafts().wordsOf(bo).isEmpty());
    }

    void aSignOutEndsWhatIsSealedToo()
    {
        Safekeeping kept;
        const PersonId ana = PersonId::create();
        kept.drafts().put(ana, begun());
        kept.keepKnownNews(ana, 7);
        QVERIFY(kept.seal(ana, key('a')));
        QCOMPARE(kept.knownNews(ana), std::optional<qint64>(7));
        kept.clear();
        QVERIFY(kept.leftBehind().isEmpty() && !kept.knownNews(ana));
        QVERIFY(kept.open(ana, key('a')) && kept.drafts().count() == 0);
    }
};

QTEST_GUILESS_MAIN(TestKept)
#include "tst_kept.moc"
