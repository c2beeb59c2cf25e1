// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"
#include "tests/ui/door/clientdesk.h"
#include "ui/client/clientwindow.h"
#include "ui/client/requestrow.h"
#include "ui/widgets/face.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>

using namespace desk;

namespace {

struct Shown : test::ClientDesk
{
    Theme theme;
    ClientWindow window;

    Shown()
        : window(ClientParts{account, desk, commands, sync, conversation, clock, theme, layouts, ask})
    {
        theme.install(*qApp);
        goLive();
        fill();
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }
    QWidget *page() { return window.findChild<QStackedWidget *>()->currentWidget(); }
    QString where() { return page()->objectName(); }
    template <class T>
    T *find(const char *name)
    {
        T *found = page()->findChild<T *>(QString::fromLatin1(name));
        return found ? found : (qWarning("no %s on %s", name, qPrintable(where())), nullptr);
    }
    QList<RequestRow *> rows(const char *section)
    {
        return find<QWidget>(section)->findChildren<RequestRow *>(QStringLiteral("requestRow"));
    }
    RequestRow *row(TicketId id)
    {
        const auto all = window.findChildren<RequestRow *>(QStringLiteral("requestRow"));
        for (RequestRow *one : all) {
            if (one->line().id == id)
                return one;
        }
        return nullptr;
    }
    /// Every word that can be read or heard now.
    QString words()
    {
        QString all;
        const auto labels = window.findChildren<QLabel *>();
        for (const QLabel *label : labels)
            all += label->isVisible() ? label->text() + u'\n' : QString();
        const auto buttons = window.findChildren<QAbstractButton *>();
        for (const QAbstractButton *button : buttons) {
            if (button->isVisible())
                all += button->text() + u' ' + button->accessibleName() + u' ' + button->toolTip() + u'\n';
        }
        return all;
    }
    void press(const char *name) { QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton); }
    QString banner()
    {
        QString words;
        const auto labels = find<QWidget>("requestBanner")->findChildren<QLabel *>();
        for (const QLabel *label : labels)
            words += label->text() + u' ';
        return words;
    }
};

} // namespace

class TstClientWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { initResources(); }
    void aRequestIsFiledFromTheTypedWords();
    void whatIsMissingIsSaidBesideTheField();
    void aRowOpensItsRequestByKeyboard();
    void whoLooksAfterItIsSaidAlsoWithoutAName();
    void anAnswerAlsoEndsTheWaiting();
    void thisSolvedItClosesAndStillNeedingHelpReopens();
    void aRefusedRequestCanBeChangedAndSentAgain();
    void somebodyElsesChangeIsToldAndNothingIsOverwritten();
    void aConversationThatDoesNotLoadOffersToTryAgain();
    void hostileTitlesStayText();
    void aMegabyteIsNotPasted();
    void linksAreAskedAboutFirst();
    void rowsKeepTheFocusWhenTheListChanges();
    void everyControlHasAName();
    void clientsNeverReadTheTeamsWords();
};

void TstClientWindow::aRequestIsFiledFromTheTypedWords()
{
    Shown s;

    QTest::keyClicks(s.find<QLineEdit>("askField"), QStringLiteral("printer is on fire"));
    QTest::keyClick(s.find<QLineEdit>("askField"), Qt::Key_Return);
    QCOMPARE(s.where(), QStringLiteral("newRequestPage"));
    QCOMPARE(s.find<QLineEdit>("requestTitle")->text(), QStringLiteral("printer is on fire"));
    QTest::keyClicks(s.find<QPlainTextEdit>("requestText"), QStringLiteral("Since ten."));
    s.find<QComboBox>("requestCategory")->setCurrentIndex(4);
    s.press("urgency2");
    s.press("sendRequest");

    QCOMPARE(s.where(), QStringLiteral("requestPage"));
    QTRY_COMPARE(s.backend.filed.size(), 1);
    QCOMPARE(s.backend.filed.first().description, QStringLiteral("Since ten."));
    QCOMPARE(s.backend.filed.first().priority, Priority::High);
    QTRY_COMPARE(s.find<QLabel>("requestTitle")->text(), QStringLiteral("printer is on fire"));
}

void TstClientWindow::whatIsMissingIsSaidBesideTheField()
{
    Shown s;
    s.window.startRequest({});

    s.press("sendRequest");

    QCOMPARE(s.where(), QStringLiteral("newRequestPage"));
    QVERIFY(s.words().contains(QStringLiteral("Say in a few words what is wrong.")));
    QVERIFY(s.backend.filed.isEmpty());
}

void TstClientWindow::aRowOpensItsRequestByKeyboard()
{
    Shown s;
    RequestRow *row = s.row(s.vpn);

    row->setFocus(Qt::TabFocusReason);
    QTest::keyClick(row, Qt::Key_Return);

    QCOMPARE(s.where(), QStringLiteral("requestPage"));
    QTRY_VERIFY(s.backend.readThreads.contains(s.vpn));
    QCOMPARE(s.find<QLabel>("requestNumber")->text(), QStringLiteral("#4799"));
}

void TstClientWindow::whoLooksAfterItIsSaidAlsoWithoutAName()
{
    Shown s;
    s.window.openRequest(s.mailbox);
    QCOMPARE(s.find<QLabel>("standingPerson")->text(), QStringLiteral("Not with anyone yet"));

    s.add(4830, "Accès à la boîte partagée", TicketStatus::InProgress, PersonId::create(), 0);
    s.desk.flush();

    QTRY_COMPARE(s.find<QLabel>("standingPerson")->text(), QStringLiteral("Your help desk"));
    QCOMPARE(s.find<QWidget>("standing")->findChild<Face *>()->accessibleName(), QStringLiteral("Somebody"));
}

void TstClientWindow::anAnswerAlsoEndsTheWaiting()
{
    Shown s;
    s.window.openRequest(s.printer);
    s.converse(s.printer);

    QTest::keyClicks(s.find<QPlainTextEdit>("composerText"), QStringLiteral("Tray 2 feeds again."));
    s.press("sendButton");

    QTRY_COMPARE(s.backend.posted.size(), 1);
    QVERIFY(!s.backend.posted.first().internal);
    Message stored;
    stored.id = s.backend.posted.first().id;
    stored.ticket = s.printer;
    stored.author = s.account.person;
    stored.body = s.backend.posted.first().body;
    stored.createdAt = s.clock.now();
    test::QuietBackend::answer(s.backend.posts, Result<Message>(stored));
    QTRY_COMPARE(s.backend.changed.size(), 1);
    QCOMPARE(s.backend.changed.first().status, TicketStatus::Open);
}

void TstClientWindow::thisSolvedItClosesAndStillNeedingHelpReopens()
{
    Shown s;
    s.window.openRequest(s.vpn);
    s.press("solvedIt");
    QTRY_COMPARE(s.backend.changed.size(), 1);
    QCOMPARE(s.backend.changed.last().status, TicketStatus::Closed);
    QTRY_VERIFY(!s.find<QAbstractButton>("solvedIt")->isVisible());

    s.window.openRequest(s.badge);
    s.press("stillNeedHelp");

    QTRY_COMPARE(s.backend.changed.size(), 2);
    QCOMPARE(s.backend.changed.last().status, TicketStatus::Open);
}

void TstClientWindow::aRefusedRequestCanBeChangedAndSentAgain()
{
    Shown s;
    s.window.startRequest(QStringLiteral("Printer"));
    s.find<QComboBox>("requestCategory")->setCurrentIndex(0);
    s.press("sendRequest");
    QTRY_COMPARE(s.backend.files.size(), std::size_t(1));
    const TicketId id = s.backend.filed.first().id;

    test::QuietBackend::answer(s.backend.files,
                               Result<TicketBatch>(Error{Error::Kind::Rejected, {}, 400, {}, 0}));

    QTRY_VERIFY(s.find<QWidget>("requestBanner")->isVisible());
    QVERIFY2(s.banner().contains(QStringLiteral("Your text is kept here")), qPrintable(s.banner()));
    const auto links = s.find<QWidget>("requestBanner")->findChildren<QAbstractButton *>();
    for (QAbstractButton *link : links) {
        if (link->text() == QStringLiteral("Change it"))
            QTest::mouseClick(link, Qt::LeftButton);
    }
    QCOMPARE(s.where(), QStringLiteral("newRequestPage"));
    QCOMPARE(s.find<QLineEdit>("requestTitle")->text(), QStringLiteral("Printer"));
    s.press("sendRequest");
    QTRY_COMPARE(s.backend.filed.size(), 2);
    QCOMPARE(s.backend.filed.last().id, id);
}

void TstClientWindow::somebodyElsesChangeIsToldAndNothingIsOverwritten()
{
    Shown s;
    s.window.openRequest(s.vpn);
    s.press("solvedIt");
    QTRY_COMPARE(s.backend.changes.size(), std::size_t(1));

    Q_EMIT s.commands.conflicted(Conflict{s.backend.changed.first(), Ticket{}, QStringLiteral("Max Weber")});

    QTRY_VERIFY(s.find<QWidget>("requestBanner")->isVisible());
    QVERIFY(s.banner().contains(QStringLiteral("Max Weber changed this request")));
    QCOMPARE(s.backend.changed.size(), 1);
}

void TstClientWindow::aConversationThatDoesNotLoadOffersToTryAgain()
{
    Shown s;
    s.window.openRequest(s.vpn);
    QTRY_COMPARE(s.backend.threads.size(), std::size_t(1));

    test::QuietBackend::answer(s.backend.threads,
                               Result<ThreadArrived>(Error{Error::Kind::ServerFault, {}, 500, {}, 0}));

    QTRY_VERIFY(s.find<QWidget>("requestBanner")->isVisible());
    QVERIFY(s.banner().contains(QStringLiteral("conversation could not be loaded")));
}

void TstClientWindow::hostileTitlesStayText()
{
    Shown s;
    s.add(4799, "<b>bold</b><img src=file:///etc/passwd>\u202Egnp.exe", TicketStatus::InProgress, s.max, 0);
    s.desk.flush();

    QTRY_VERIFY(s.row(s.vpn)->accessibleName().contains(QStringLiteral("<b>bold</b>")));
    s.window.openRequest(s.vpn);
    const auto *title = s.find<QLabel>("requestTitle");
    QCOMPARE(title->textFormat(), Qt::PlainText);
    QVERIFY(title->text().contains(QStringLiteral("<b>bold</b>")));
    QVERIFY(!title->text().contains(QChar(0x202E)));
}

void TstClientWindow::aMegabyteIsNotPasted()
{
    Shown s;
    s.window.startRequest(QStringLiteral("Big"));
    auto *field = s.find<QPlainTextEdit>("requestText");
    QTest::keyClicks(field, QStringLiteral("kept "));

    QGuiApplication::clipboard()->setText(QString(1'000'000, u'x'));
    field->paste();

    QCOMPARE(field->toPlainText(), QStringLiteral("kept "));
}

void TstClientWindow::linksAreAskedAboutFirst()
{
    Shown s;
    s.window.openRequest(s.printer);
    QSignalSpy confirmed(&s.window, &ClientWindow::linkConfirmed);
    auto *page = s.page();

    QMetaObject::invokeMethod(page, "linkActivated", Q_ARG(QUrl, QUrl(QStringLiteral("file:///etc/passwd"))));
    QCOMPARE(confirmed.count(), 0);
    QVERIFY(s.ask.asked.isEmpty());
    QMetaObject::invokeMethod(page, "linkActivated",
                              Q_ARG(QUrl, QUrl(QStringLiteral("https://deskbell.example/x"))));

    QCOMPARE(s.ask.asked.size(), 1);
    QVERIFY(s.ask.asked.first().text.contains(QStringLiteral("deskbell.example")));
    QCOMPARE(confirmed.count(), 1);
}

void TstClientWindow::rowsKeepTheFocusWhenTheListChanges()
{
    Shown s;
    RequestRow *row = s.row(s.vpn);
    row->setFocus(Qt::TabFocusReason);

    s.add(5000, "A newer one", TicketStatus::Open, {}, 0);
    s.desk.flush();

    QTRY_COMPARE(s.rows("inProgress").size(), 3);
    QCOMPARE(QApplication::focusWidget(), row);
    QCOMPARE(row->line().id, s.vpn);
}

void TstClientWindow::everyControlHasAName()
{
    Shown s;
    s.window.openRequest(s.printer);
    int seen = 0;
    const auto buttons = s.window.findChildren<QAbstractButton *>();
    for (const QAbstractButton *button : buttons) {
        if (button->objectName().startsWith(QLatin1String("qt_")) ||
            qobject_cast<QLineEdit *>(button->parentWidget()))
            continue;
        const QString name = button->accessibleName().isEmpty() ? button->text() : button->accessibleName();
        if (!button->isVisibleTo(button->parentWidget()))
            continue;
        QVERIFY2(!button->objectName().isEmpty(), qPrintable(name));
        QVERIFY2(!name.isEmpty(), qPrintable(button->objectName()));
        QVERIFY2(button->focusPolicy() != Qt::NoFocus, qPrintable(button->objectName()));
        ++seen;
    }
    QVERIFY(seen > 12);
}

void TstClientWindow::clientsNeverReadTheTeamsWords()
{
    Shown s;
    QString all = s.words();
    s.window.startRequest(QStringLiteral("x"));
    all += s.words();
    s.window.openRequest(s.printer);
    s.converse(s.printer);
    all += s.words();

    QVERIFY(all.contains(QStringLiteral("This solved it")));
    for (const char *word : {"ticket", "status", "queue", "SLA", "internal", "staff only"})
        QVERIFY2(!all.contains(QLatin1String(word), Qt::CaseInsensitive), word);
}

QTEST_MAIN(TstClientWindow)
#include "tst_clientwindow.moc"
