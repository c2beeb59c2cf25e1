// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The composition root with real windows, over a server of one ticket and a bus of the test's own, where
// logind and the screen saver are played.
#include "app/application.h"
#include "app/singleinstance.h"
#include "resources/resources.h"
#include "tests/app/fakelogin.h"
#include "tests/app/littleserver.h"
#include "tests/support/memory.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>

using namespace desk;
using namespace desk::test;

namespace {

const QString Saver = QStringLiteral("org.freedesktop.ScreenSaver");

QWidget *shown(const char *name)
{
    const QString wanted = QString::fromLatin1(name);
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (!window->isVisible())
            continue;
        if (window->objectName() == wanted)
            return window;
        const auto inside = window->findChildren<QWidget *>(wanted);
        for (QWidget *widget : inside)
            if (widget->isVisible())
                return widget;
    }
    return nullptr;
}

/// Everything that could still be read somewhere, shown or not.
bool isAnywhere(const QString &words)
{
    for (const QWidget *widget : QApplication::allWidgets()) {
        for (const char *property : {"text", "plainText", "windowTitle", "toolTip", "accessibleName"})
            if (widget->property(property).toString().contains(words))
                return true;
        if (const auto *view = qobject_cast<const QAbstractItemView *>(widget); view && view->model())
            for (int row = 0; row < view->model()->rowCount(); ++row)
                if (view->model()->index(row, 0).data(Qt::AccessibleTextRole).toString().contains(words))
                    return true;
    }
    return false;
}

void click(const char *name)
{
    QTRY_VERIFY2(shown(name) && shown(name)->isEnabled(), name);
    QTest::mouseClick(shown(name), Qt::LeftButton);
}

void type(const char *name, const char *text)
{
    QTRY_VERIFY2(shown(name) && shown(name)->isEnabled(), name);
    QTest::keyClicks(shown(name), QString::fromLatin1(text));
}

} // namespace

class TestApplication : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_bus.start());
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", m_bus.address());
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.address());
        qputenv("XDG_SESSION_ID", "7");
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        initResources();
        m_desktop = m_bus.connection(QStringLiteral("desktop"));
        QVERIFY(m_desktop.registerService(Saver));
    }

    void init()
    {
        m_server = std::make_unique<LittleServer>();
        m_login = std::make_unique<FakeLogin>(m_desktop);
        Settings settings(QStringLiteral("test"));
        settings.setServer(m_server->address());
        settings.setPublishableKey(LittleServer::key());
        m_arguments.profile = QStringLiteral("test");
        m_application = std::make_unique<Application>(*qApp, m_arguments, m_instance);
        m_application->start();
        QTRY_VERIFY(m_login->isHeld()); // it has found logind
    }

    void cleanup()
    {
        m_application.reset();
        m_login.reset();
        m_server.reset();
    }

    void whoIsLetOutSeesNothingMoreAndHearsWhy()
    {
        comeIn();
        QVERIFY(isAnywhere(LittleServer::title()));
        m_server->member = false;
        trigger("actionRefresh");
        QTRY_VERIFY(shown("pinHelpPage"));
        QTRY_VERIFY(!isAnywhere(LittleServer::title()));
        QVERIFY(isAnywhere(QStringLiteral("You are not let in any more")));
        QVERIFY(isAnywhere(QStringLiteral("Your access was taken away at")));

        m_server->member = true; // the admin has thought better of it
        click("askAgain");
        QTRY_VERIFY(shown("pinEntryPage"));
    }

    void theComputersLockIsOurs()
    {
        comeIn();
        QVERIFY(isAnywhere(LittleServer::title()));

        QVERIFY(PrivateBus::say(m_desktop, QStringLiteral("/ScreenSaver"), Saver, "ActiveChanged", {true}));
        QTRY_VERIFY(shown("pinEntryPage"));
        QTRY_VERIFY(!isAnywhere(LittleServer::title()));
        QTRY_COMPARE(m_server->count("lock_session"), 1);
        QVERIFY(!m_server->verified);
        QVERIFY(isAnywhere(QStringLiteral("Locked with your computer")));

        type("pin", "739154\r");
        QTRY_VERIFY(shown("staffWindow"));
        trigger("actionShowAllOpen");
        QTRY_VERIFY(isAnywhere(LittleServer::title()));
    }

    /// Neither of what was begun nor of the rows nor of the PIN is a piece left in the memory of this
    /// process: the words are sealed, and what was freed was overwritten.
    void aLockedDeskHasNothingInItsMemory()
    {
        comeIn();
        openTheTicket();
        const Disguised words("Efbs!Psmb-!uif!tqbsf!qbsu!jt!po!jut!xbz");
        const Disguised pieces[] = {Disguised("uif!tqbsf!qbsu"), Disguised("uijse!gmpps!jt!po"),
                                    Disguised("84:265")};
        for (qsizetype i = 0; i < words.size(); ++i)
            QTest::keyClick(shown("composerText"), words.at(i));
        if (isScrubbed())
            QVERIFY(timesInMemory(pieces[0]) > 0 && timesInMemory(pieces[1]) > 0);

        QVERIFY(m_login->lock(FakeLogin::ours()));
        QTRY_VERIFY(shown("pinEntryPage"));
        QTRY_VERIFY(!isAnywhere(LittleServer::title()));
        QTRY_COMPARE(m_server->count("lock_session"), 1);
        if (isScrubbed())
            for (const Disguised &piece : pieces)
                QTRY_COMPARE(timesInMemory(piece), 0);

        type("pin", "739154\r");
        QTRY_VERIFY(shown("staffWindow"));
        trigger("actionShowAllOpen");
        openTheTicket();
        QTRY_COMPARE(shown("composerText")->property("plainText").toString().size(), words.size());
    }

    void aSleepFindsTheDeskLocked()
    {
        comeIn();
        QVERIFY(m_login->sleep(true));
        QTRY_VERIFY(!m_login->isHeld()); // the machine may sleep now
        QVERIFY(shown("pinEntryPage"));
        QVERIFY(!shown("staffWindow"));
        QVERIFY(!isAnywhere(LittleServer::title()));
    }

    void whoIsInAnotherProgramIsNotInterrupted()
    {
        comeIn();
        QWidget other; // their letter
        other.show();
        other.activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), &other);
        shown("staffWindow")->showMinimized();
        QVERIFY(m_login->lock(FakeLogin::ours()));
        QTRY_VERIFY(shown("signInWindow"));
        QVERIFY(shown("signInWindow")->isMinimized());
    }

    void aLockThatIsToldThreeTimesIsOne()
    {
        comeIn();
        QVERIFY(m_login->change(FakeLogin::ours(), QStringLiteral("LockedHint"), true));
        QVERIFY(m_login->change(FakeLogin::ours(), QStringLiteral("Active"), false));
        QVERIFY(PrivateBus::say(m_desktop, QStringLiteral("/ScreenSaver"), Saver, "ActiveChanged", {true}));
        QTRY_VERIFY(shown("pinEntryPage"));
        heardAll();
        QTRY_COMPARE(m_server->count("lock_session"), 1);
        type("pin", "739154\r");
        QTRY_VERIFY(shown("staffWindow"));
        QCOMPARE(m_server->count("lock_session"), 1);
    }

    void aLockThatComesAfterLeavingLocksNobody()
    {
        comeIn();
        QVERIFY(m_login->lock(FakeLogin::ours()));
        QVERIFY(PrivateBus::flush(m_desktop)); // it is on its way to us
        trigger("actionSignOut");
        QVERIFY(shown("email"));
        heardAll();
        QVERIFY(m_login->change(FakeLogin::ours(), QStringLiteral("Active"), false));
        heardAll();
        QVERIFY(shown("email") && !shown("pinEntryPage"));
        QCOMPARE(m_server->count("lock_session"), 0);
    }

    void wakingUpAsksTheServerAtOnce()
    {
        comeIn();
        const auto before = m_server->count("pull");
        QVERIFY(m_login->sleep(false));
        QTRY_VERIFY(m_server->count("pull") > before); // the next by itself comes in a minute
    }

    void aLinkForANewAddressWaitsUntilSomebodyIsInside()
    {
        QTRY_VERIFY(shown("usePassword"));
        Q_EMIT m_instance.linkReceived(addressLink());
        QTRY_VERIFY(isAnywhere(QStringLiteral("it does not sign you in")));
        signIn();
        QTRY_VERIFY(shown("confirmLink"));
        QVERIFY(!m_server->asked.contains(QStringLiteral("/auth/v1/verify")));
        click("confirmLink");
        QTRY_VERIFY(m_server->asked.contains(QStringLiteral("/auth/v1/verify")));
        QTRY_VERIFY(isAnywhere(QStringLiteral("One mail box has agreed")));
        QVERIFY(shown("staffWindow"));
    }

    void aLinkForANewAddressShowsNothingAtALockedDesk()
    {
        comeIn();
        trigger("actionLock");
        QTRY_VERIFY(shown("pinEntryPage"));
        Q_EMIT m_instance.linkReceived(addressLink());
        QVERIFY(shown("pinEntryPage") && !isAnywhere(QStringLiteral("ana@new.test")));
        type("pin", "739154\r");
        QTRY_VERIFY(shown("confirmLink"));
        QVERIFY(!m_server->asked.contains(QStringLiteral("/auth/v1/verify")));
    }

    void signingOutEverywhereIsToldToTheServer()
    {
        comeIn();
        trigger("actionShowAccount");
        click("signOutEverywhere");
        click("questionYes");
        QTRY_VERIFY(shown("email"));
        QTRY_VERIFY(!isAnywhere(LittleServer::title()));
        QTRY_VERIFY(m_server->asked.contains(QStringLiteral("/auth/v1/logout")));
        QCOMPARE(m_server->queries.value(m_server->asked.indexOf(QStringLiteral("/auth/v1/logout"))),
                 QStringLiteral("scope=global"));
    }

private:
    static QUrl addressLink()
    {
        return QUrl(QStringLiteral("deskbell://auth/callback?token_hash=pkce_ab12&type=email_change"));
    }
    void signIn()
    {
        click("usePassword");
        type("passwordEmail", "ana@desk.test");
        type("password", "correct horse");
        click("signInWithPassword");
        type("pin", "739154\r");
        QTRY_VERIFY(shown("staffWindow"));
    }
    void comeIn()
    {
        signIn();
        trigger("actionShowAllOpen");
        QTRY_VERIFY(isAnywhere(LittleServer::title()));
    }
    static void openTheTicket()
    {
        QTRY_VERIFY(isAnywhere(LittleServer::title()));
        auto *list = qobject_cast<QAbstractItemView *>(shown("ticketList"));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualRect(list->model()->index(0, 0)).center());
        QTRY_VERIFY(shown("composerText") && shown("composerText")->isEnabled());
    }
    static void trigger(const char *name)
    {
        const auto actions = shown("staffWindow")->findChildren<QAction *>(QString::fromLatin1(name));
        QCOMPARE(actions.size(), 1);
        actions.first()->trigger();
    }
    /// The program's own connections are the last to hear it.
    void heardAll()
    {
        QVERIFY(PrivateBus::flush(m_desktop));
        QVERIFY(PrivateBus::flush(QDBusConnection::systemBus()));
        QVERIFY(PrivateBus::flush(QDBusConnection::sessionBus()));
        QCoreApplication::processEvents();
    }

    QTemporaryDir m_folder;
    PrivateBus m_bus;
    QDBusConnection m_desktop{QString()};
    Arguments m_arguments;
    SingleInstance m_instance{m_folder.path(), QStringLiteral("test")};
    std::unique_ptr<LittleServer> m_server;
    std::unique_ptr<FakeLogin> m_login;
    std::unique_ptr<Application> m_application;
};

QTEST_MAIN(TestApplication)
#include "tst_application.moc"
