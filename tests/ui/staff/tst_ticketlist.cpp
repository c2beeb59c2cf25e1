// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The list of tickets over a model that changes: what is laid out and painted, and how often.
#include "tests/ui/staff/staffwindow.h"
#include "ui/inbox/ticketdelegate.h"
#include "ui/inbox/ticketlist.h"

#include <QScrollBar>
#include <QTest>

using namespace desk;
using namespace desk::test;

namespace {

class CountedList : public TicketList
{
public:
    using TicketList::TicketList;
    void doItemsLayout() override
    {
        ++layouts;
        TicketList::doItemsLayout();
    }
    bool viewportEvent(QEvent *event) override
    {
        paints += event->type() == QEvent::Paint;
        return TicketList::viewportEvent(event);
    }
    int layouts = 0;
    int paints = 0;
};

struct Shown
{
    Shown()
    {
        parts.demo.fill(500);
        TicketFilter all;
        all.view = View::All;
        parts.tickets.setFilter(all);
        list.resize(380, 600);
        list.show();
    }
    /// Waits until everything that was put off has come, then counts from zero.
    void settle()
    {
        QVERIFY(QTest::qWaitForWindowExposed(&list));
        do {
            list.paints = list.layouts = 0;
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
        } while (list.paints + list.layouts > 0);
    }

    StaffWindow parts;
    TicketDelegate delegate{parts.tickets, parts.theme, parts.demo.clock};
    CountedList list{parts.tickets, delegate};
};

} // namespace

class TestTicketList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewOrderIsLaidOutOnceAndAtOnce()
    {
        Shown shown;
        shown.settle();
        TicketFilter turned = shown.parts.tickets.filter();
        turned.descending = !turned.descending;
        shown.parts.tickets.setFilter(turned); // a layout change, as a burst of live changes is
        QCOMPARE(shown.list.layouts, 1);
        QCoreApplication::processEvents();
        QCOMPARE(shown.list.layouts, 1); // what comes later is painted a second time
    }

    void anotherFilterIsLaidOutOnceAndAtOnce()
    {
        Shown shown;
        shown.settle();
        TicketFilter fewer = shown.parts.tickets.filter();
        fewer.view = View::Solved;
        shown.parts.tickets.setFilter(fewer);
        QCOMPARE(shown.list.layouts, 1);
        QCoreApplication::processEvents();
        QCOMPARE(shown.list.layouts, 1);
    }

    void onlyWhatIsSeenIsPaintedAgain()
    {
        Shown shown;
        shown.settle();
        const auto change = [&shown](int first, int last) {
            Q_EMIT shown.parts.tickets.dataChanged(shown.parts.tickets.index(first, 0),
                                                   shown.parts.tickets.index(last, 0));
            shown.list.paints = 0;
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
            return shown.list.paints > 0;
        };
        QVERIFY(change(0, 0));
        QVERIFY(!change(100, 499));
        shown.list.verticalScrollBar()->setValue(shown.list.verticalScrollBar()->maximum());
        shown.settle();
        QVERIFY(!change(0, 400));
        QVERIFY(change(0, 499));
        QVERIFY(change(498, 498));
    }
};

QTEST_MAIN(TestTicketList)
#include "tst_ticketlist.moc"
