// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "resources/resources.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/face.h"
#include "ui/widgets/label.h"
#include "ui/widgets/markbutton.h"
#include "ui/widgets/noteline.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/skeleton.h"
#include "ui/widgets/steps.h"
#include "ui/widgets/syncpill.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/undostrip.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace desk;

class TestWidgets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void syncPillSaysTheState_data();
    void syncPillSaysTheState();
    void chipIsRemovedByCrossAndByKey();
    void facesHaveNames();
    void stepsAreSpoken();
    void longLabelsAreCutAndSayTheRest();
    void wrappedLabelsGrow();
    void toastStandsOverTheBottom();
    void skeletonWaitsBeforeItShows();
    void undoIsOfferedAndRunsOut();
    void onePartOfASegmentIsAlwaysChosen();
    void bannersAndEmptyPagesOfferTheirWays();
    void markButtonsGrowWithTheirWords();

private:
    Theme m_theme;
};

void TestWidgets::initTestCase()
{
    initResources();
    m_theme.setChoice(Theme::Choice::Light);
    m_theme.install(*qApp);
}

void TestWidgets::syncPillSaysTheState_data()
{
    QTest::addColumn<SyncWords>("words");
    QTest::addColumn<QString>("text");
    using State = SyncWords::State;
    const QString at = QStringLiteral("10:42");
    QTest::newRow("live") << SyncWords{State::UpToDate} << QStringLiteral("Up to date");
    QTest::newRow("sending") << SyncWords{State::Sending, 2} << QStringLiteral("Sending 2");
    QTest::newRow("waiting") << SyncWords{State::Waiting, 3} << QStringLiteral("3 waiting");
    QTest::newRow("connecting") << SyncWords{State::Connecting} << QStringLiteral("Connecting");
    QTest::newRow("offline") << SyncWords{State::Offline, 3, at}
                             << QStringLiteral("Offline since 10:42, 3 waiting");
    QTest::newRow("offline, nothing waits")
        << SyncWords{State::Offline, 0, at} << QStringLiteral("Offline since 10:42");
    QTest::newRow("never online") << SyncWords{State::Offline} << QStringLiteral("Offline");
    QTest::newRow("stale") << SyncWords{State::Stale, 0, at} << QStringLiteral("As of 10:42");
    QTest::newRow("not sent") << SyncWords{State::NotSent, 1} << QStringLiteral("1 not sent");
    QTest::newRow("signed out") << SyncWords{State::SignInAgain} << QStringLiteral("Sign in again");
}

void TestWidgets::syncPillSaysTheState()
{
    QFETCH(SyncWords, words);
    QFETCH(QString, text);
    SyncPill pill(m_theme);
    pill.setWords(words);
    QCOMPARE(pill.text(), text);
    QCOMPARE(pill.accessibleName(), text);
    QVERIFY(pill.sizeHint().width() > QFontMetrics(Fonts::metaStrong()).horizontalAdvance(text));
    QSignalSpy clicks(&pill, &SyncPill::clicked);
    QTest::mouseClick(&pill, Qt::LeftButton);
    QCOMPARE(clicks.size(), 1);
}

void TestWidgets::chipIsRemovedByCrossAndByKey()
{
    Chip chip(m_theme, QStringLiteral("Status: open"));
    chip.resize(chip.sizeHint());
    QSignalSpy removed(&chip, &Chip::removed);
    QSignalSpy clicked(&chip, &Chip::clicked);
    QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(8, chip.height() / 2));
    QCOMPARE(clicked.size(), 1);
    QCOMPARE(removed.size(), 0);
    QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(chip.width() - 24, chip.height() / 2));
    QCOMPARE(removed.size(), 1);
    QTest::keyClick(&chip, Qt::Key_Delete);
    QCOMPARE(removed.size(), 2);
    QCOMPARE(clicked.size(), 1);
}

void TestWidgets::facesHaveNames()
{
    Face face(m_theme, metrics::faceMessage);
    QCOMPARE(face.accessibleName(), QStringLiteral("Nobody"));
    face.setPerson(QUuid::createUuid(), QStringLiteral("Bo Lindqvist"));
    face.setPresence(PresenceMark::Away);
    QCOMPARE(face.accessibleName(), QStringLiteral("Bo Lindqvist, away"));
    face.setLastKnown(true);
    QCOMPARE(face.accessibleName(), QStringLiteral("Bo Lindqvist, last known"));
    face.setLastKnown(false);
    face.setPerson(QUuid::createUuid(), {});
    QCOMPARE(face.accessibleName(), QStringLiteral("Somebody, away"));
}

void TestWidgets::stepsAreSpoken()
{
    Steps steps(m_theme, Steps::Form::Row);
    steps.setStep(Steps::Step::WithPerson);
    QCOMPARE(steps.accessibleName(), QStringLiteral("Step 2 of 4: With a person"));
}

void TestWidgets::longLabelsAreCutAndSayTheRest()
{
    const QString whole = QStringLiteral("Donaudampfschifffahrtsgesellschaft Hartmann Logistik");
    Label label(m_theme, TextRole::Body, Tone::Text, whole);
    label.resize(100, 20);
    QVERIFY(label.sizeHint().width() > 100);
    QVERIFY(label.minimumSizeHint().width() < 100);
    QCOMPARE(label.textFormat(), Qt::PlainText);
    QCOMPARE(label.text(), whole);
}

void TestWidgets::wrappedLabelsGrow()
{
    Label label(m_theme, TextRole::Message, Tone::Muted, QStringLiteral("word ").repeated(40));
    label.setOverflow(Label::Overflow::Wrap);
    QVERIFY(label.heightForWidth(100) > label.heightForWidth(400));
    label.setText(QStringLiteral("one line"));
    QCOMPARE(label.heightForWidth(4000), label.lineHeight());
    QVERIFY(label.lineHeight() >= Fonts::line(TextRole::Message));
}

void TestWidgets::toastStandsOverTheBottom()
{
    QWidget list;
    list.resize(380, 600);
    Toast toast(m_theme, &list);
    QSignalSpy undo(&toast, &Toast::actionClicked);
    list.show();
    toast.say(QStringLiteral("ok"), QStringLiteral("3 tickets assigned to Cy"), QStringLiteral("Undo"));
    QVERIFY(toast.isVisible());
    QCOMPARE(list.height() - toast.geometry().bottom() - 1, metrics::space12);
    list.resize(380, 500);
    QCOMPARE(list.height() - toast.geometry().bottom() - 1, metrics::space12);
    QTest::mouseClick(toast.findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(undo.size(), 1);
    QVERIFY(!toast.isVisible());
}

void TestWidgets::skeletonWaitsBeforeItShows()
{
    Skeleton skeleton(m_theme, metrics::rowComfortable);
    skeleton.start();
    QVERIFY(!skeleton.isShown());
    QTRY_VERIFY(skeleton.isShown());
    skeleton.stop();
    QVERIFY(!skeleton.isShown());
    skeleton.start();
    skeleton.stop();
    QVERIFY(!skeleton.isShown());
}

void TestWidgets::undoIsOfferedAndRunsOut()
{
    UndoStrip strip(m_theme);
    QSignalSpy undone(&strip, &UndoStrip::undone);
    QSignalSpy ranOut(&strip, &UndoStrip::ranOut);
    strip.begin(QStringLiteral("Sent to Orla"), 10);
    QTest::mouseClick(strip.findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(undone.size(), 1);
    QVERIFY(!strip.isRunning());
    strip.begin(QStringLiteral("Sent to Orla"), 1);
    QTRY_COMPARE(ranOut.size(), 1);
    QCOMPARE(undone.size(), 1);
    QVERIFY(!strip.isVisible());
}

void TestWidgets::onePartOfASegmentIsAlwaysChosen()
{
    Segmented segmented(m_theme, {QStringLiteral("Mine"), QStringLiteral("My company")});
    QSignalSpy changes(&segmented, &Segmented::chosenChanged);
    QCOMPARE(segmented.chosen(), 0);
    segmented.choose(1);
    QCOMPARE(changes.size(), 1);
    segmented.choose(7);
    QCOMPARE(segmented.chosen(), 1);
    QCOMPARE(changes.size(), 1);
}

void TestWidgets::bannersAndEmptyPagesOfferTheirWays()
{
    Banner banner(m_theme);
    QSignalSpy action(&banner, &Banner::actionClicked);
    banner.say(Banner::Kind::Danger, QStringLiteral("The list could not be brought up to date"),
               QStringLiteral("Your replies are safe."));
    banner.setAction(QStringLiteral("Try again"), QStringLiteral("sync"));
    banner.findChild<QPushButton *>(QStringLiteral("bannerAction"))->click();
    QCOMPARE(action.size(), 1);
    QVERIFY(banner.accessibleName().contains(QStringLiteral("safe")));

    EmptyState empty(m_theme);
    QSignalSpy link(&empty, &EmptyState::linkClicked);
    empty.say(QStringLiteral("check"), QStringLiteral("Nothing is due"), QStringLiteral("Enjoy."));
    empty.setWays({}, QStringLiteral("Open Unassigned"));
    QVERIFY(empty.findChild<QPushButton *>(QStringLiteral("emptyButton"))->isHidden());
    empty.findChild<QPushButton *>(QStringLiteral("emptyLink"))->click();
    QCOMPARE(link.size(), 1);
}

void TestWidgets::markButtonsGrowWithTheirWords()
{
    MarkButton button(m_theme, QStringLiteral("status"));
    button.say(StatusMark::Open, QStringLiteral("Open"), QStringLiteral("Status: open"));
    const int narrow = button.sizeHint().width();
    button.say(StatusMark::InProgress, QStringLiteral("In progress"), QStringLiteral("Status: in progress"));
    QVERIFY(button.sizeHint().width() > narrow);
    QCOMPARE(button.accessibleName(), QStringLiteral("Status: in progress"));
}

QTEST_MAIN(TestWidgets)
#include "tst_widgets.moc"
