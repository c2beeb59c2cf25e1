// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The card of one's authenticator apps, its picture, and what the clipboard gets.
#include "resources/resources.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakefactors.h"
#include "tests/ui/door/people.h"
#include "tests/ui/setanswers.h"
#include "ui/account/factorpanel.h"
#include "ui/account/factorpresenter.h"
#include "ui/account/qrcode.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace desk;

namespace {

const Factor phone{FakeFactors::phone(), {}, Instant{1}};
const Factor tablet{FactorId::fromString(u"00000000-0000-4000-8000-0000000000f2"),
                    QStringLiteral("My\u202e tablet"), Instant{2}};

struct Fixture
{
    Theme theme;
    FakeClock clock;
    FakeFactors factors;
    test::SetAnswers ask;
    FactorPresenter presenter{factors, clock};
    FactorPanel panel{{presenter, theme, clock, ask}};

    Fixture()
    {
        initResources();
        theme.install(*qApp);
        panel.show();
    }
    void open(const QList<Factor> &list)
    {
        panel.open();
        factors.lists.answer(list);
        QTRY_COMPARE(presenter.state(), FactorPresenter::State::Shown);
    }
    template <class T>
    T *find(const char *name)
    {
        return panel.findChild<T *>(QString::fromLatin1(name));
    }
    QList<QWidget *> rows()
    {
        QList<QWidget *> shown = panel.findChildren<QWidget *>(QStringLiteral("factorRow"));
        shown.removeIf([](QWidget *row) { return !row->isVisible(); });
        return shown;
    }
    void begin()
    {
        open({});
        QTest::mouseClick(find<QPushButton>("addFactor"), Qt::LeftButton);
        factors.enrolments.answer(FakeFactors::enrolment());
        QTRY_VERIFY(find<QLineEdit>("factorCode")->isVisible());
    }
};

} // namespace

class TstFactorPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoHasNoneIsToldWhatItIsFor();
    void anAppIsSetUpHere();
    void theKeyIsCopiedMarkedAsASecret();
    void leavingThePageForgetsTheKey();
    void removingIsAskedAndTheListIsReadAgain();
    void whatWentWrongIsSaidAndTheListStays();
    void foreignNamesOfAppsAreShownAsText();
    void theEndOfTheProgramRemovesWhatWasBegun();
    void thePictureIsBlackOnWhiteWithRoomAround_data();
    void thePictureIsBlackOnWhiteWithRoomAround();
    void moreThanAPictureHoldsIsNoPicture();
};

void TstFactorPanel::whoHasNoneIsToldWhatItIsFor()
{
    Fixture f;
    f.panel.open();
    QVERIFY(!f.find<QPushButton>("addFactor")->isVisible()); // not known yet
    f.factors.lists.answer(QList<Factor>{});
    QTRY_VERIFY(f.find<QPushButton>("addFactor")->isVisible());
    QVERIFY(f.find<QLabel>("factorWords")->text().contains(QStringLiteral("None yet")));
    QVERIFY(f.rows().isEmpty());
}

void TstFactorPanel::anAppIsSetUpHere()
{
    Fixture f;
    QSignalSpy added(&f.presenter, &FactorPresenter::added);
    f.begin();
    QVERIFY(f.find<QrCode>("qrCode")->side() > 0);
    QVERIFY(!f.find<QPushButton>("addFactor")->isVisible());
    QTest::keyClicks(f.find<QLineEdit>("factorCode"), QStringLiteral("492817"));
    f.find<QPushButton>("confirmFactor")->setFocus();
    QTest::mouseClick(f.find<QPushButton>("confirmFactor"), Qt::LeftButton);
    QCOMPARE(f.panel.focusWidget(), f.find<QWidget>("factorCode")); // "Cancel" is what comes next
    f.factors.done.answer(failed(Error::Kind::Rejected, QStringLiteral("mfa_verification_failed")));
    QTRY_VERIFY(f.find<QPushButton>("confirmFactor")->isEnabled());
    QCOMPARE(f.find<QLineEdit>("factorCode")->text(), QStringLiteral("492817"));
    QTest::keyClicks(f.panel.focusWidget(), QStringLiteral("528174")); // in place of the wrong one
    QCOMPARE(f.find<QLineEdit>("factorCode")->text(), QStringLiteral("528174"));
    QTest::mouseClick(f.find<QPushButton>("confirmFactor"), Qt::LeftButton);
    f.factors.done.answer(Done{});
    QTRY_COMPARE(added.size(), 1);
    QTRY_COMPARE(f.factors.calls.last(), QStringLiteral("list"));
    f.factors.lists.answer(QList<Factor>{phone});
    QTRY_COMPARE(f.rows().size(), 1);
    QVERIFY(!f.find<QLineEdit>("factorCode")->isVisible());
    QCOMPARE(f.find<QrCode>("qrCode")->side(), 0);
    QCOMPARE(f.panel.focusWidget(), f.find<QWidget>("addFactor"));
}

void TstFactorPanel::theKeyIsCopiedMarkedAsASecret()
{
    Fixture f;
    f.begin();
    QCOMPARE(f.find<QLabel>("factorKey")->text(), QStringLiteral("ABCD EFGH IJKL MNOP QRST UVWX YZ23 4567"));
    QTest::mouseClick(f.find<QPushButton>("copyFactorKey"), Qt::LeftButton);
    const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
    QCOMPARE(copied->text(), QStringLiteral("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"));
    QCOMPARE(copied->data(QStringLiteral("x-kde-passwordManagerHint")), QByteArray("secret"));
}

void TstFactorPanel::leavingThePageForgetsTheKey()
{
    Fixture f;
    f.begin();
    f.panel.hide();
    QCOMPARE(f.factors.calls.last(), QStringLiteral("abandon ") + FakeFactors::phone().toString());
    QVERIFY(f.find<QLabel>("factorKey")->text().isEmpty());
    QCOMPARE(f.find<QrCode>("qrCode")->side(), 0);
    f.panel.show();
    f.begin();
    QTest::mouseClick(f.find<QPushButton>("cancelFactor"), Qt::LeftButton);
    QCOMPARE(f.factors.calls.filter(QStringLiteral("abandon")).size(), 2);
}

void TstFactorPanel::removingIsAskedAndTheListIsReadAgain()
{
    Fixture f;
    QSignalSpy removed(&f.presenter, &FactorPresenter::removed);
    f.open({phone, tablet});
    QTRY_COMPARE(f.rows().size(), 2);
    f.ask.answer.yes = false;
    QTest::mouseClick(f.rows().last()->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_COMPARE(f.ask.asked.size(), 1);
    QVERIFY(!f.factors.calls.last().startsWith(QStringLiteral("remove")));
    f.ask.answer.yes = true;
    QTest::mouseClick(f.rows().last()->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_COMPARE(f.factors.calls.last(), QStringLiteral("remove ") + tablet.id.toString());
    f.factors.done.answer(Done{});
    QTRY_COMPARE(removed.size(), 1);
    f.factors.lists.answer(QList<Factor>{phone});
    QTRY_COMPARE(f.rows().size(), 1);
}

void TstFactorPanel::whatWentWrongIsSaidAndTheListStays()
{
    Fixture f;
    f.open({phone});
    QTRY_COMPARE(f.rows().size(), 1);
    f.presenter.remove(phone.id);
    f.factors.done.answer(failed(Error::Kind::Forbidden, QStringLiteral("insufficient_aal")));
    QTRY_VERIFY(f.presenter.problem().then.contains(QStringLiteral("Everything is as it was.")));
    QCOMPARE(f.rows().size(), 1);
    QSignalSpy out(&f.presenter, &FactorPresenter::shutOut);
    f.presenter.refresh();
    f.factors.lists.answer(failed(Error::Kind::SignedOut));
    QTRY_COMPARE(out.size(), 1);
    QCOMPARE(f.rows().size(), 1);
    QVERIFY(f.find<QPushButton>("loadFactors")->isVisible());
}

void TstFactorPanel::foreignNamesOfAppsAreShownAsText()
{
    Fixture f;
    f.open({tablet});
    QTRY_COMPARE(f.rows().size(), 1);
    const auto labels = f.rows().first()->findChildren<QLabel *>();
    QVERIFY(labels.first()->text().startsWith(QStringLiteral("My")));
    for (const QLabel *label : labels)
        QVERIFY(!label->text().contains(QChar(0x202e)));
}

void TstFactorPanel::theEndOfTheProgramRemovesWhatWasBegun()
{
    FakeFactors factors;
    FakeClock clock;
    {
        FactorPresenter presenter(factors, clock);
        presenter.add();
        factors.enrolments.answer(FakeFactors::enrolment());
        QTRY_COMPARE(presenter.setup().state(), FactorSetup::State::Shown);
    }
    QCOMPARE(factors.calls.last(), QStringLiteral("abandon ") + FakeFactors::phone().toString());
}

void TstFactorPanel::thePictureIsBlackOnWhiteWithRoomAround_data()
{
    QTest::addColumn<int>("choice");
    QTest::newRow("light") << int(Theme::Choice::Light);
    QTest::newRow("dark") << int(Theme::Choice::Dark);
}

void TstFactorPanel::thePictureIsBlackOnWhiteWithRoomAround()
{
    QFETCH(int, choice);
    Theme theme;
    theme.install(*qApp);
    theme.setChoice(Theme::Choice(choice));
    QrCode code;
    code.setText(FakeFactors::enrolment()->address.reveal());
    code.show();
    const QImage image = code.grab().toImage();
    QRect dark;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QRgb pixel = image.pixel(x, y) & 0xffffffU;
            QVERIFY(pixel == 0 || pixel == 0xffffffU); // nothing between, whatever the theme
            if (pixel == 0)
                dark |= QRect(x, y, 1, 1);
        }
    }
    const int module = dark.width() / code.side();
    QCOMPARE(dark.width(), module * code.side());
    QCOMPARE(dark.size(), QSize(dark.width(), dark.width()));
    QVERIFY(module >= 3);
    for (const int room :
         {dark.left(), dark.top(), image.width() - 1 - dark.right(), image.height() - 1 - dark.bottom()})
        QVERIFY2(room >= QrCode::QuietZone * module, qPrintable(QString::number(room)));
}

void TstFactorPanel::moreThanAPictureHoldsIsNoPicture()
{
    QrCode code;
    code.setText(QByteArray(5000, 'a'));
    QCOMPARE(code.side(), 0);
    code.setText("otpauth://totp/x");
    QVERIFY(code.side() > 0);
    code.setText({});
    QCOMPARE(code.side(), 0);
}

QTEST_MAIN(TstFactorPanel)
#include "tst_factorpanel.moc"
