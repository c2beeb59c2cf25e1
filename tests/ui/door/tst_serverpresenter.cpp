// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/serverpresenter.h"

#include <QSignalSpy>
#include <QTest>

using namespace desk;

class TstServerPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGoodServerIsChosen();
    void whatIsWrongStandsBesideItsField_data();
    void whatIsWrongStandsBesideItsField();
    void aStoredSecretKeyIsNotShownAgain();
    void onlyAServerThatIsThereCanBeGoneBackTo();
};

void TstServerPresenter::aGoodServerIsChosen()
{
    ServerPresenter server([](const QString &, const QString &) { return std::optional<Error>(); }, {}, {});
    QSignalSpy chosen(&server, &ServerPresenter::chosen);
    QVERIFY(!server.canGoOn());

    server.setAddress(QStringLiteral(" https://desk.example "));
    server.setKey(QStringLiteral("sb_publishable_1"));
    server.goOn();

    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().at(0).toString(), QStringLiteral("https://desk.example"));
}

void TstServerPresenter::whatIsWrongStandsBesideItsField_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("field");
    QTest::addColumn<QString>("said");
    QTest::addColumn<bool>("keyIsKept");
    const int address = int(ServerPresenter::Field::Address);
    const int key = int(ServerPresenter::Field::Key);
    QTest::newRow("form") << QStringLiteral("address_form") << address << QStringLiteral("looks like")
                          << true;
    QTest::newRow("http") << QStringLiteral("address_insecure") << address << QStringLiteral("https://")
                          << true;
    QTest::newRow("key") << QStringLiteral("key_form") << key << QStringLiteral("sb_publishable_") << true;
    QTest::newRow("secret") << QStringLiteral("key_secret") << key << QStringLiteral("secret key") << false;
    QTest::newRow("role") << QStringLiteral("key_role") << key << QStringLiteral("not the public key")
                          << true;
}

void TstServerPresenter::whatIsWrongStandsBesideItsField()
{
    QFETCH(QString, code);
    QFETCH(int, field);
    QFETCH(QString, said);
    QFETCH(bool, keyIsKept);
    const Error error{Error::Kind::Rejected, {}, 0, code, 0};
    ServerPresenter server([&](const QString &, const QString &) { return std::optional<Error>(error); },
                           QStringLiteral("desk.example"), QStringLiteral("key"));
    QSignalSpy chosen(&server, &ServerPresenter::chosen);

    server.goOn();

    QCOMPARE(chosen.count(), 0);
    QCOMPARE(int(server.wrongField()), field);
    QVERIFY2(server.advice().contains(said), qPrintable(server.advice()));
    QCOMPARE(!server.key().isEmpty(), keyIsKept);
}

void TstServerPresenter::aStoredSecretKeyIsNotShownAgain()
{
    const Error error{Error::Kind::Rejected, {}, 0, QStringLiteral("key_secret"), 0};
    ServerPresenter server([&](const QString &, const QString &) { return std::optional<Error>(error); },
                           QStringLiteral("https://desk.example"), QStringLiteral("sb_secret_1"));
    QSignalSpy back(&server, &ServerPresenter::backRequested);

    QVERIFY(server.key().isEmpty());
    QCOMPARE(server.address(), QStringLiteral("https://desk.example"));
    QCOMPARE(server.wrongField(), ServerPresenter::Field::Key);
    QVERIFY(server.advice().contains(QStringLiteral("secret key")));
    QVERIFY(!server.canGoBack());
    server.goBack();
    QCOMPARE(back.count(), 0);
}

void TstServerPresenter::onlyAServerThatIsThereCanBeGoneBackTo()
{
    const auto fine = [](const QString &, const QString &) { return std::optional<Error>(); };
    ServerPresenter first(fine, {}, {});
    ServerPresenter later(fine, QStringLiteral("https://desk.example"), QStringLiteral("key"));
    QSignalSpy fromFirst(&first, &ServerPresenter::backRequested);
    QSignalSpy fromLater(&later, &ServerPresenter::backRequested);

    first.goBack();
    later.goBack();

    QCOMPARE(fromFirst.count(), 0);
    QCOMPARE(fromLater.count(), 1);
}

QTEST_GUILESS_MAIN(TstServerPresenter)
#include "tst_serverpresenter.moc"
