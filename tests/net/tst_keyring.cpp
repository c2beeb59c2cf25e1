// The machine's real Secret Service: open, locked, or not there (tests/net/with-keyring prepares it).
#include "net/auth/keychainvault.h"
#include "net/auth/systemkeyring.h"

#include <QCoreApplication>
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
        if (door() != "open")
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

    void theDoorWasPrepared() { QVERIFY(QByteArrayList({"open", "locked", "none"}).contains(door())); }
};

QTEST_GUILESS_MAIN(TestKeyring)
#include "tst_keyring.moc"
