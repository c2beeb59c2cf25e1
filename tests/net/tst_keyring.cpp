// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The machine's real Secret Service: open, locked, silent, or not there (tests/net/with-keyring prepares it).
#include "net/auth/keychainvault.h"
#include "net/auth/systemkeyring.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusError>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QTest>

#include <optional>

using namespace desk;

namespace {

struct RealVault
{
    SystemTimers timers;
    SystemKeyring keyring{QStringLiteral("Deskbell test")};
    KeychainVault vault{keyring, timers, QStringLiteral("test@desk.test")};
    QObject context;

    template <class T>
    Result<T> wait(const QFuture<Result<T>> &future)
    {
        std::optional<Result<T>> slot;
        deliver(future, &context, [&](const Result<T> &answer) { slot.emplace(answer); });
        (void)QTest::qWaitFor([&] { return slot.has_value(); }, 15000);
        return slot.value_or(Result<T>());
    }
};

/// What the bus says about a service that took too long, without the waiting.
struct Silence final : QDBusVirtualObject
{
    [[nodiscard]] QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &question, const QDBusConnection &bus) override
    {
        return bus.send(question.createErrorReply(QDBusError::NoReply, QStringLiteral("no reply")));
    }
};

QByteArray door()
{
    return qgetenv("DESKBELL_TEST_KEYRING");
}

} // namespace

class TestKeyring : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOpenKeyringKeepsAndForgets()
    {
        if (door() != "open" && door() != "wallet-open")
            return;
        RealVault f;
        const QString name = QStringLiteral("session");
        QVERIFY(f.wait(f.vault.remove(name)).ok());
        QCOMPARE(f.wait(f.vault.read(name)).error().kind, Error::Kind::NotFound);
        QVERIFY(f.wait(f.vault.write(name, "first")).ok());
        QVERIFY(f.wait(f.vault.write(name, QByteArray(KeychainVault::MaxBytes, 'x'))).ok());
        QCOMPARE(f.wait(f.vault.read(name)).value().size(), KeychainVault::MaxBytes);
        QVERIFY(f.wait(f.vault.write(name, "left for the locked run")).ok());
    }

    void aLockedKeyringSaysSoAtOnce()
    {
        if (door() != "locked")
            return;
        RealVault f;
        const QString name = QStringLiteral("session");
        QCOMPARE(f.wait(f.vault.read(name)).error().code, QLatin1String(vaultcode::Locked));
        QCOMPARE(f.wait(f.vault.write(name, "second")).error().code, QLatin1String(vaultcode::Locked));
        QCOMPARE(f.wait(f.vault.remove(name)).error().code, QLatin1String(vaultcode::Locked));
    }

    /// It asks for its password, or for leave, in a window of its own: nobody may be there.
    void aWalletThatAsksIsWaitedForFiveSeconds()
    {
        if (door() != "wallet-locked")
            return;
        RealVault f;
        const QString name = QStringLiteral("session");
        QCOMPARE(f.wait(f.vault.read(name)).error().code, QLatin1String(vaultcode::Slow));
        QCOMPARE(f.wait(f.vault.write(name, "second")).error().code, QLatin1String(vaultcode::Slow));
    }

    void aWalletThatSaysNoIsNotAnEmptyOne()
    {
        if (door() != "wallet-denied")
            return;
        RealVault f;
        const QString name = QStringLiteral("session");
        QCOMPARE(f.wait(f.vault.read(name)).error().code, QLatin1String(vaultcode::Refused));
        QCOMPARE(f.wait(f.vault.write(name, "second")).error().code, QLatin1String(vaultcode::Refused));
    }

    void noKeyringSaysSoAtOnce()
    {
        if (door() != "none")
            return;
        RealVault f;
        QCOMPARE(f.wait(f.vault.read(QStringLiteral("session"))).error().code,
                 QLatin1String(vaultcode::None));
        QCOMPARE(f.wait(f.vault.write(QStringLiteral("session"), "x")).error().code,
                 QLatin1String(vaultcode::None));
    }

    void aSilentKeyringIsNotMistakenForNone()
    {
        if (door() != "silent")
            return;
        Silence silence;
        QDBusConnection bus =
            QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("silence"));
        QVERIFY(bus.registerVirtualObject(QStringLiteral("/org/freedesktop/secrets"), &silence,
                                          QDBusConnection::SubPath));
        QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.secrets")));
        std::optional<Keyring::Door> told;
        SystemKeyring().look([&told](Keyring::Door seen) { told = seen; });
        QTRY_VERIFY(told);
        QCOMPARE(*told, Keyring::Door::Unknown);
        QDBusConnection::disconnectFromBus(QStringLiteral("silence"));
    }

    void theDoorWasPrepared()
    {
        QVERIFY(QByteArrayList(
                    {"open", "locked", "silent", "none", "wallet-open", "wallet-locked", "wallet-denied"})
                    .contains(door()));
    }
};

QTEST_GUILESS_MAIN(TestKeyring)
#include "tst_keyring.moc"
