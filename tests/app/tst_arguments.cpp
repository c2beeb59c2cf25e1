// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/arguments.h"

#include <QTest>

using namespace desk;

class TestArguments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingMeansTheDefaultProfile();
    void profileAndDemoAreUnderstood();
    void aLinkAloneIsTaken();
    void badWordsAreRefusedWithASentence_data();
    void badWordsAreRefusedWithASentence();
};

void TestArguments::nothingMeansTheDefaultProfile()
{
    const auto parsed = Arguments::parse({});
    QVERIFY(parsed.ok());
    QCOMPARE(parsed.value().profile, QStringLiteral("default"));
    QVERIFY(!parsed.value().demo);
    QVERIFY(!parsed.value().link);
}

void TestArguments::profileAndDemoAreUnderstood()
{
    const auto parsed =
        Arguments::parse({QStringLiteral("--demo"), QStringLiteral("--profile"), QStringLiteral("ana")});
    QVERIFY(parsed.ok());
    QVERIFY(parsed.value().demo);
    QCOMPARE(parsed.value().profile, QStringLiteral("ana"));
}

void TestArguments::aLinkAloneIsTaken()
{
    const auto parsed = Arguments::parse({QStringLiteral("deskbell://auth/callback?code=abc")});
    QVERIFY(parsed.ok());
    QCOMPARE(parsed.value().link->host(), QStringLiteral("auth"));
}

void TestArguments::badWordsAreRefusedWithASentence_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("unknown option") << QStringList{QStringLiteral("-platformpluginpath")};
    QTest::newRow("option beside a link")
        << QStringList{QStringLiteral("deskbell://auth/callback"), QStringLiteral("--demo")};
    QTest::newRow("Qt option beside a link")
        << QStringList{QStringLiteral("deskbell://auth"), QStringLiteral("-style"), QStringLiteral("x")};
    QTest::newRow("other scheme") << QStringList{QStringLiteral("file:///etc/passwd")};
    QTest::newRow("long link") << QStringList{QStringLiteral("deskbell://a/") + QString(5000, u'x')};
    QTest::newRow("path as profile") << QStringList{QStringLiteral("--profile"), QStringLiteral("../../x")};
    QTest::newRow("profile missing") << QStringList{QStringLiteral("--profile")};
}

void TestArguments::badWordsAreRefusedWithASentence()
{
    QFETCH(QStringList, words);
    const auto parsed = Arguments::parse(words);
    QVERIFY(!parsed.ok());
    QCOMPARE(parsed.error().kind, Error::Kind::Rejected);
    QVERIFY(!parsed.error().detail.isEmpty());
}

QTEST_GUILESS_MAIN(TestArguments)
#include "tst_arguments.moc"
