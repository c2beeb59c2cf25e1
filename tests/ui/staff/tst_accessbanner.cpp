// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to somebody's access while they work, over whatever page they look at.
#include "tests/ui/staff/devicerows.h"
#include "tests/ui/staff/staffwindow.h"
#include "ui/devices/accessbanner.h"
#include "ui/widgets/label.h"

#include <QPushButton>
#include <QTest>

using namespace desk;
using namespace desk::test;
using Kind = SecurityEvent::Kind;

namespace {

struct Window : StaffWindow
{
    Window()
    {
        demo.fill(20);
        open();
        banner = find<AccessBanner>("accessBanner");
    }
    void happen(std::initializer_list<SecurityEvent> events)
    {
        QList<SecurityEvent> list;
        for (SecurityEvent event : events) {
            event.id = ++last;
            list.prepend(event);
        }
        news.begin();
        sessions.events.answer(list);
    }
    SecurityEvent one(Kind kind) const { return happened(kind, {}, "Ana", demo.clock.now()); }
    void press(const char *name) const
    {
        banner->findChild<QPushButton *>(QString::fromLatin1(name))->click();
    }

    AccessBanner *banner = nullptr;
    qint64 last = 1;
};

} // namespace

class TestAccessBanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsNotThereUntilSomethingHappens()
    {
        Window w;
        QVERIFY(w.banner->isHidden());
        w.happen({});
        QCoreApplication::processEvents();
        QVERIFY(w.banner->isHidden());
    }

    void aNewDeviceIsSaidAndShown()
    {
        Window w;
        w.happen({w.one(Kind::NewDevice)});
        QTRY_VERIFY(w.banner->isVisible());
        QVERIFY(w.banner->text().startsWith(QStringLiteral("About your sign-in: New device: ")));
        QVERIFY(w.banner->text().contains(QStringLiteral("ana-laptop")));
        w.press("bannerAction");
        QVERIFY(w.find<QWidget>("devicesPage")->isVisible());
        QVERIFY(w.banner->isHidden());
    }

    void whatCameMeanwhileIsCounted()
    {
        Window w;
        w.happen({w.one(Kind::NewDevice)});
        QTRY_VERIFY(w.banner->isVisible());
        w.happen({w.one(Kind::PinSet), w.one(Kind::PasswordSet)});
        QTRY_VERIFY(w.banner->text().contains(QStringLiteral("and 2 more")));
        w.press("bannerLink");
        QVERIFY(w.banner->isHidden());
        w.happen({w.one(Kind::NewDevice)});
        QTRY_VERIFY(w.banner->isVisible());
        QVERIFY(!w.banner->text().contains(QStringLiteral("more")));
    }

    void foreignWordsAreText()
    {
        Window w;
        SecurityEvent odd = w.one(Kind::NewDevice);
        odd.device = QStringLiteral("<b>x</b>\n\u202ey");
        w.happen({odd});
        QTRY_VERIFY(w.banner->isVisible());
        QVERIFY(w.banner->text().contains(QStringLiteral("<b>x</b>")));
        QVERIFY(!w.banner->text().contains(u'\n'));
        for (const Label *label : w.banner->findChildren<Label *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
};

QTEST_MAIN(TestAccessBanner)
#include "tst_accessbanner.moc"
