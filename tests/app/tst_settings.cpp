// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include <QTemporaryDir>
#include <QTest>

using namespace desk;

class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatWasSetIsThereAgain();
    void profilesAreApart();

private:
    QTemporaryDir m_folder;
};

void TestSettings::initTestCase()
{
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
}

void TestSettings::whatWasSetIsThereAgain()
{
    {
        Settings settings(QStringLiteral("ana"));
        settings.setServer(QStringLiteral("https://desk.example"));
        settings.setTheme(Theme::Choice::Dark);
        settings.setLayout(QStringLiteral("main"), QByteArray("\x00\x01", 2));
    }
    const Settings again(QStringLiteral("ana"));
    QCOMPARE(again.server(), QStringLiteral("https://desk.example"));
    QCOMPARE(again.theme(), Theme::Choice::Dark);
    QCOMPARE(again.layout(QStringLiteral("main")), QByteArray("\x00\x01", 2));
}

void TestSettings::profilesAreApart()
{
    Settings(QStringLiteral("one")).setServer(QStringLiteral("https://one.example"));
    QVERIFY(Settings(QStringLiteral("two")).server().isEmpty());
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
