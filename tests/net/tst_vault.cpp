// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/keychainvault.h"
#include "net/auth/pendinglinks.h"
#include "tests/net/netfixture.h"

#include <QEventLoopLocker>
#include <QTimer>

using namespace desk;
using namespace desk::test;
using namespace std::chrono_literals;

namespace {

/// A keychain that behaves as badly as it is told to.
struct FakeKeyring final : Keyring
{
    QHash<QString, QByteArray> kept;
    Door door = Door::Open;
    Outcome outcome = Outcome::Ok;
    bool slow = false;
    bool silent = false;
    bool forgetful = false; ///< says that it wrote, and did not
    bool stubborn = false;  ///< says that it removed, and did not
    int looks = 0;

    void look(std::function<void(Door)> told) override
    {
        ++looks;
        if (slow)
            QTimer::singleShot(0, [told, this] { told(door); });
        else if (!silent)
            told(door);
    }
    void read(const QString &key, Told told) override
    {
        if (outcome != Outcome::Ok)
            told(outcome, {});
        else
            told(kept.contains(key) ? Outcome::Ok : Outcome::NotFound, kept.value(key));
    }
    void write(const QString &key, const QByteArray &value, Told told) override
    {
        if (outcome == Outcome::Ok && !forgetful)
            kept.insert(key, value);
        told(outcome, {});
    }
    void remove(const QString &key, Told told) override
    {
        if (outcome == Outcome::Ok && !stubborn)
            kept.remove(key);
        told(outcome, {});
    }
};

struct VaultFixture : NetFixture
{
    FakeKeyring keyring;
    KeychainVault vault{keyring, time, QStringLiteral("default@desk.test")};
};

} // namespace

class TestVault : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsKeptUnderScopeAndName()
    {
        VaultFixture f;
        QVERIFY(f.wait(f.vault.write(QStringLiteral("session"), "secret")).ok());
        QCOMPARE(f.keyring.kept.value(QStringLiteral("default@desk.test/session")), QByteArray("secret"));
        QCOMPARE(f.wait(f.vault.read(QStringLiteral("session"))).value(), QByteArray("secret"));
        QVERIFY(f.wait(f.vault.remove(QStringLiteral("session"))).ok());
        QCOMPARE(f.wait(f.vault.read(QStringLiteral("session"))).error().kind, Error::Kind::NotFound);
        QCOMPARE(f.time.pending(), 0);
    }

    void theProgramDoesNotEndBeforeItIsKept()
    {
        VaultFixture f;
        f.keyring.slow = true;
        QTimer::singleShot(0, &f.vault, [&f] {
            (void)f.vault.remove(QStringLiteral("session"));
            (void)f.vault.write(QStringLiteral("links"), "verifier");
            const QEventLoopLocker lastWindow; // closed at once
        });
        QCoreApplication::exec();
        QCOMPARE(f.keyring.kept.value(QStringLiteral("default@desk.test/links")), QByteArray("verifier"));
    }

    void eachFailureHasItsName_data()
    {
        QTest::addColumn<int>("door");
        QTest::addColumn<int>("outcome");
        QTest::addColumn<QString>("code");
        QTest::addColumn<Identity::Keeping>("keeping");
        using Door = Keyring::Door;
        using Outcome = Keyring::Outcome;
        const auto row = [](const char *name, Door door, Outcome outcome, const char *code,
                            Identity::Keeping keeping) {
            QTest::newRow(name) << static_cast<int>(door) << static_cast<int>(outcome)
                                << QString::fromLatin1(code) << keeping;
        };
        row("absent", Door::None, Outcome::Ok, vaultcode::None, Identity::Keeping::MemoryNoKeychain);
        row("no backend", Door::Unknown, Outcome::None, vaultcode::None, Identity::Keeping::MemoryNoKeychain);
        row("locked", Door::Locked, Outcome::Ok, vaultcode::Locked, Identity::Keeping::MemoryLocked);
        row("refused", Door::Open, Outcome::Refused, vaultcode::Refused, Identity::Keeping::MemoryRefused);
    }
    void eachFailureHasItsName()
    {
        QFETCH(int, door);
        QFETCH(int, outcome);
        QFETCH(QString, code);
        QFETCH(Identity::Keeping, keeping);
        VaultFixture f;
        f.keyring.door = static_cast<Keyring::Door>(door);
        f.keyring.outcome = static_cast<Keyring::Outcome>(outcome);
        const auto written = f.wait(f.vault.write(QStringLiteral("session"), "secret"));
        QCOMPARE(written.error().code, code);
        QCOMPARE(keepingFor(written.error()), keeping);
        QCOMPARE(f.wait(f.vault.read(QStringLiteral("session"))).error().code, code);
        QCOMPARE(f.wait(f.vault.remove(QStringLiteral("session"))).error().code, code);
    }

    void aLockedKeyringIsNotAskedAndNotMistakenForAnEmptyOne()
    {
        VaultFixture f;
        f.keyring.kept.insert(QStringLiteral("default@desk.test/session"), "secret");
        f.keyring.door = Keyring::Door::Locked;
        QVERIFY(f.wait(f.vault.read(QStringLiteral("session"))).error().kind != Error::Kind::NotFound);
        f.keyring.door = Keyring::Door::Open;
        QCOMPARE(f.wait(f.vault.read(QStringLiteral("session"))).value(), QByteArray("secret"));
    }

    void writesAndRemovalsAreNotBelievedUnseen()
    {
        VaultFixture f;
        f.keyring.forgetful = true;
        QCOMPARE(f.wait(f.vault.write(QStringLiteral("a"), "x")).error().code,
                 QLatin1String(vaultcode::Refused));
        f.keyring.kept.insert(QStringLiteral("default@desk.test/a"), "x");
        f.keyring.stubborn = true;
        QCOMPARE(f.wait(f.vault.remove(QStringLiteral("a"))).error().code, QLatin1String(vaultcode::Refused));
    }

    void silenceEndsAfterFiveSecondsAndTheNextIsServed()
    {
        VaultFixture f;
        f.keyring.silent = true;
        const auto first = f.heard(f.vault.read(QStringLiteral("a")));
        const auto second = f.heard(f.vault.write(QStringLiteral("a"), "x"));
        QCOMPARE(f.keyring.looks, 1);
        f.keyring.silent = false;
        f.time.pass(5s);
        QTRY_VERIFY(first->has_value() && second->has_value());
        QCOMPARE((*first)->error().code, QLatin1String(vaultcode::Slow));
        QVERIFY((*second)->ok());
    }

    void whatNoWindowsWouldKeepIsRefusedEverywhere()
    {
        VaultFixture f;
        QVERIFY(f.wait(f.vault.write(QStringLiteral("a"), QByteArray(1280, 'x'))).ok());
        QCOMPARE(f.wait(f.vault.write(QStringLiteral("a"), QByteArray(1281, 'x'))).error().code,
                 QLatin1String(vaultcode::TooLarge));
    }

    void verifiersSurviveTheProgramAndAge()
    {
        VaultFixture f;
        QByteArray challenge;
        {
            PendingLinks links(f.vault, f.time);
            challenge = links.begin();
            QTRY_COMPARE(f.keyring.kept.size(), 1);
        }
        PendingLinks again(f.vault, f.time);
        const auto verifiers = f.wait(again.verifiers());
        QCOMPARE(verifiers.value().size(), 1);
        QCOMPARE(verifiers.value().first().size(), 43);
        QCOMPARE(PendingLinks::challengeOf(verifiers.value().first()), challenge);
        f.time.pass(61min);
        QVERIFY(f.wait(again.verifiers()).value().isEmpty());
    }

    void aClockThatIsSetMeanwhileAgesNoVerifier()
    {
        VaultFixture f;
        PendingLinks links(f.vault, f.time);
        (void)links.begin();
        for (const qint64 days : {1, -2}) {
            f.time.wall.micros += days * 86400LL * 1000000;
            QCOMPARE(f.wait(links.verifiers()).value().size(), 1);
        }
        f.time.pass(61min);
        QVERIFY(f.wait(links.verifiers()).value().isEmpty());
    }

    void onlyTheNewestThreeAreKeptAndSmall()
    {
        VaultFixture f;
        PendingLinks links(f.vault, f.time);
        QByteArray last;
        for (int i = 0; i < 6; ++i)
            last = links.begin();
        const auto verifiers = f.wait(links.verifiers()).value();
        QCOMPARE(verifiers.size(), 3);
        QCOMPARE(PendingLinks::challengeOf(verifiers.first()), last);
        QTRY_VERIFY(!f.keyring.kept.isEmpty());
        QVERIFY(f.keyring.kept.begin()->size() < KeychainVault::MaxBytes);
        links.clear();
        QTRY_VERIFY(f.keyring.kept.isEmpty());
        QVERIFY(f.wait(links.verifiers()).value().isEmpty());
    }

    void theChallengeIsThatOfTheStandard()
    {
        // RFC 7636, appendix B
        QCOMPARE(PendingLinks::challengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
                 QByteArray("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));
    }
};

QTEST_GUILESS_MAIN(TestVault)
#include "tst_vault.moc"
