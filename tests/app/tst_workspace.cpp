// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The workspace on a clock that the test turns.
#include "app/reception.h"
#include "app/settings.h"
#include "app/workspace.h"
#include "resources/resources.h"
#include "tests/app/littleserver.h"
#include "tests/support/faketime.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace desk;
using namespace desk::test;
using namespace std::chrono_literals;

namespace {

struct NoKeyring final : Keyring
{
    void look(std::function<void(Door)> told) override { told(Door::None); }
    void read(const QString &, Told told) override { told(Outcome::None, {}); }
    void write(const QString &, const QByteArray &, Told told) override { told(Outcome::None, {}); }
    void remove(const QString &, Told told) override { told(Outcome::None, {}); }
};

Account ana(int minutes, Role role)
{
    Account account;
    account.person = PersonId::fromString(u"00000000-0000-4000-8000-000000000001");
    account.organization = OrgId::fromString(u"00000000-0000-4000-8000-00000000000f");
    account.name = QStringLiteral("Ana Ribeiro");
    account.role = role;
    account.idleMinutes = minutes;
    return account;
}

struct Seat
{
    LittleServer server;
    FakeTime time;
    NoKeyring keyring;
    Settings settings{QStringLiteral("test")};
    Theme theme;
    Reception reception;
    Workspace workspace;
    QSignalSpy locks{&workspace, &Workspace::lockRequested};

    explicit Seat(int minutes, Role role = Role::Staff)
        : reception(Endpoint::from(server.address(), LittleServer::key()).value(), QStringLiteral("test"), {},
                    keyring, time, time)
        , workspace(ana(minutes, role), reception, settings, theme, time, time)
    {
        workspace.show();
    }
    [[nodiscard]] int reason() const
    {
        return locks.isEmpty() ? -1 : int(locks.first().first().value<DoorPresenter::LockReason>());
    }
};

} // namespace

class TestWorkspace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        initResources();
    }

    void theMinutesOfTheAccountLockIt()
    {
        for (const int minutes : {10, 15}) {
            Seat seat(minutes);
            seat.time.pass(std::chrono::minutes(minutes) - 1ms);
            QCOMPARE(seat.locks.count(), 0);
            seat.time.pass(1ms);
            QCOMPARE(seat.locks.count(), 1);
            QCOMPARE(seat.reason(), int(DoorPresenter::LockReason::Idle));
        }
    }

    void whatAdminsDecideIsInTheirWindowOnly()
    {
        for (const Role role : {Role::Staff, Role::Manager, Role::Admin}) {
            Seat seat(10, role);
            QTRY_VERIFY(QApplication::activeWindow());
            const QWidget *window = QApplication::activeWindow();
            for (const char *page : {"allowedEmailsPage", "safetyPage"})
                QCOMPARE(window->findChild<QWidget *>(QString::fromLatin1(page)) != nullptr,
                         role == Role::Admin);
        }
    }

    void aKeyAnywhereInTheWindowKeepsItOpen()
    {
        Seat seat(15);
        QTRY_VERIFY(QApplication::activeWindow());
        for (int times = 0; times < 4; ++times) {
            seat.time.pass(14min);
            QTest::keyClick(QApplication::activeWindow(), Qt::Key_Shift);
        }
        QCOMPARE(seat.locks.count(), 0);
        seat.time.pass(15min);
        QCOMPARE(seat.locks.count(), 1);
    }

    void whoSleptThroughItWakesUpAtTheDoor()
    {
        Seat seat(15);
        seat.time.pass(1min);
        seat.time.wall.micros += std::chrono::microseconds(24h).count();
        seat.workspace.wake();
        QCOMPARE(seat.locks.count(), 1);
        QCOMPARE(seat.reason(), int(DoorPresenter::LockReason::Idle));
    }

    void aShortNapLocksNothing()
    {
        Seat seat(15);
        seat.time.wall.micros += std::chrono::microseconds(5min).count();
        seat.workspace.wake();
        QCOMPARE(seat.locks.count(), 0);
    }

    void aNewAddressIsTheOneAtTheDoor()
    {
        Seat seat(15);
        seat.reception.door().signIn().setEmail(QStringLiteral("ana@desk.test"));
        seat.workspace.takeAddress(QStringLiteral("ana@new.test"));
        QCOMPARE(seat.workspace.account().email, QStringLiteral("ana@new.test"));
        QCOMPARE(seat.reception.door().signIn().email(), QStringLiteral("ana@new.test"));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(TestWorkspace)
#include "tst_workspace.moc"
