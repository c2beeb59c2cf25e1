// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The conversation as it is shown: hostile text, choosing text, and where rows stand.
#include "models/items/conversationmodel.h"
#include "resources/resources.h"
#include "tests/support/cputime.h"
#include "tests/ui/staff/demodesk.h"
#include "ui/conversation/changetext.h"
#include "ui/conversation/timelineview.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace desk;
using namespace desk::test;

namespace {

/// A view over Orla's ticket, 700 px wide.
struct Shown
{
    Shown()
    {
        initResources();
        theme.install(*qApp);
        demo.fill();
        model.setTicket(demo.printer);
        view.resize(700, 500);
        view.show();
    }
    void say(const QString &body, Delivery delivery = Delivery::Sent)
    {
        Message message;
        message.id = MessageId::create();
        message.ticket = demo.printer;
        message.author = demo.orla;
        message.authorName = QStringLiteral("Orla Byrne");
        message.body = body;
        message.delivery = delivery;
        message.createdAt = demo.clock.now();
        MessagesArrived arrived;
        arrived.messages.append(message);
        demo.desk.apply(arrived);
        demo.desk.flush();
    }
    QModelIndex last() const { return model.index(model.rowCount() - 1, 0); }

    DemoDesk demo;
    Theme theme;
    ConversationModel model{demo.desk};
    TimelineDelegate delegate{demo.desk, model, theme, demo.clock, TimelineDelegate::Reader::Team};
    TimelineView view{model, delegate};
};

} // namespace

class TestTimeline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void geometryKeepsItsSums()
    {
        TimelineGeometry rows;
        rows.reset(3);
        QCOMPARE(rows.total(), 3 * TimelineGeometry::Guess);
        rows.setHeight(1, 100);
        QCOMPARE(rows.top(2), TimelineGeometry::Guess + 100);
        rows.insert(0, 2);
        QCOMPARE(rows.top(4), 3 * TimelineGeometry::Guess + 100);
        rows.remove(0, 3);
        QCOMPARE(rows.total(), 100 + TimelineGeometry::Guess);
        QCOMPARE(rows.rowAt(-5), 0);
        QCOMPARE(rows.rowAt(99), 0);
        QCOMPARE(rows.rowAt(100), 1);
        QCOMPARE(rows.rowAt(9999), 1);
        rows.reset(0);
        QCOMPARE(rows.rowAt(0), -1);
    }

    void markupIsShownAsText()
    {
        Shown shown;
        const QString body = "<b>bold</b> <img src=\"file:///etc/passwd\"> ![x](http://evil.example/x.png)";
        shown.say(body);
        QCOMPARE(shown.delegate.shownText(shown.last()), body);
    }

    void overridesOfDirectionAreNamed()
    {
        Shown shown;
        shown.say(QString::fromUtf8("invoice\u202Efdp.exe"));
        const QString text = shown.delegate.shownText(shown.last());
        QVERIFY(!text.contains(QChar(0x202E)));
        QVERIFY(text.contains("RLO"));
    }

    void aHugeLineIsPaintedInTime()
    {
        Shown shown;
        shown.say(QString(1'000'000, u'x'));
        const CpuTime time;
        shown.view.grab();
        QVERIFY2(time.milliseconds() < 2000, qPrintable(QString::number(time.milliseconds())));
    }

    void theViewStaysAtTheEndWhileItIsThere()
    {
        Shown shown;
        for (int i = 0; i < 30; ++i)
            shown.say(QStringLiteral("message %1").arg(i));
        QVERIFY(shown.view.isAtEnd());
        QCOMPARE(shown.view.visualRect(shown.last()).bottom() + 1 + 12, shown.view.viewport()->height());
        shown.view.verticalScrollBar()->setValue(0);
        shown.say("one more");
        QCOMPARE(shown.view.verticalScrollBar()->value(), 0);
    }

    void thousandsOfMessagesAreMeasuredWhereSomebodyLooks()
    {
        Shown shown;
        MessagesArrived arrived;
        for (int i = 0; i < 5000; ++i) {
            Message message;
            message.id = MessageId::create();
            message.ticket = shown.demo.printer;
            message.author = shown.demo.orla;
            message.body = QStringLiteral("word ").repeated(20 + i % 200);
            message.createdAt = Instant{shown.demo.clock.now().micros + i};
            arrived.messages.append(message);
        }
        const CpuTime time;
        shown.demo.desk.apply(arrived);
        shown.demo.desk.flush();
        shown.view.grab();
        QVERIFY2(time.milliseconds() < 4000, qPrintable(QString::number(time.milliseconds())));
        const int y = shown.view.visualRect(shown.last()).top();
        shown.view.verticalScrollBar()->setValue(shown.view.verticalScrollBar()->value() - 3000);
        shown.view.verticalScrollBar()->setValue(shown.view.verticalScrollBar()->maximum());
        QCOMPARE(shown.view.visualRect(shown.last()).top(), y);
    }

    void aClickOnALinkOnlySaysIt()
    {
        Shown shown;
        shown.say("https://a.example/b");
        QSignalSpy clicked(&shown.view, &TimelineView::linkActivated);
        const QPoint text = shown.view.visualRect(shown.last()).topLeft() + QPoint(70, 50);
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, text);
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(clicked.first().first().toUrl(), QUrl("https://a.example/b"));
    }

    void textCanBeChosenAndCopied()
    {
        Shown shown;
        shown.say("hello world");
        const QPoint corner = shown.view.visualRect(shown.last()).topLeft();
        QTest::mouseDClick(shown.view.viewport(), Qt::LeftButton, {}, corner + QPoint(68, 50));
        QCOMPARE(shown.view.chosenText(), QStringLiteral("hello"));
        QTest::keySequence(&shown.view, QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("hello"));
    }

    void aFailedMessageOffersBothWays()
    {
        Shown shown;
        NewMessage draft;
        draft.ticket = shown.demo.printer;
        draft.body = "I will call you";
        shown.demo.desk.apply(
            DraftPosted{draft, shown.demo.ana, "Ana Ribeiro", true, shown.demo.clock.now()});
        shown.demo.desk.apply(DraftFailed{draft, Error{Error::Kind::Forbidden, {}, 403, {}, 0}});
        shown.demo.desk.flush();
        QSignalSpy again(&shown.view, &TimelineView::resendRequested);
        QSignalSpy discard(&shown.view, &TimelineView::discardRequested);
        const QRect row = shown.view.visualRect(shown.last());
        const QPoint buttons(row.left() + 70, row.bottom() - 20);
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, buttons);
        QCOMPARE(again.count(), 1);
        QCOMPARE(again.first().first().toUuid(), draft.id.value);
        const int second = QFontMetrics(Fonts::button()).horizontalAdvance("Send again") + 24;
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, buttons + QPoint(second, 0));
        QCOMPARE(discard.count(), 1);
    }

    void changesAreSentences()
    {
        DemoDesk demo;
        demo.fill(10);
        TicketChange change;
        change.actorName = "Ana";
        change.field = TicketChange::Field::Status;
        change.oldValue = "open";
        change.newValue = "in_progress";
        QString sentence = changeSentence(demo.desk, change);
        sentence.remove(QChar(0x2068)).remove(QChar(0x2069));
        QCOMPARE(sentence, QStringLiteral("Ana moved this from Open to In progress"));
    }
};

QTEST_MAIN(TestTimeline)
#include "tst_timeline.moc"
