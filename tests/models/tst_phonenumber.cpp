// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/phonenumber.h"

#include <QTest>

using desk::phoneNumber;

class TestPhoneNumber : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void peopleWriteThemInManyWays_data()
    {
        QTest::addColumn<QString>("typed");
        for (const char *typed :
             {"+447700900101", " +44 7700 900101 ", "+44 (0)7700 900-101", "0044 7700 900101",
              "+44.7700.900101", "(+44) 7700/900101", "＋４４ 7700 900101",
              "\u202a+44\u00a07700\u00a0900\u2011101\u202c", "+٤٤ ٧٧٠٠ ٩٠٠١٠١"})
            QTest::newRow(typed) << QString::fromUtf8(typed);
    }
    void peopleWriteThemInManyWays()
    {
        QFETCH(QString, typed);
        QCOMPARE(phoneNumber(typed), QStringLiteral("+447700900101"));
    }

    void whatIsNoNumberIsNone_data()
    {
        QTest::addColumn<QString>("typed");
        for (const char *typed :
             {"", " ", "+", "+44", "123456", "07700 900101", "447700900101", "+044 7700 900101",
              "000447700900101", "+44 7700 9001o1", "ana@desk.test", "+1234567890123456", "++447700900101",
              "44+7700900101", "+44 7700 900101\n+44 7700 900102 x", "tel:+447700900101"})
            QTest::newRow(typed) << QString::fromUtf8(typed);
        QTest::newRow("long") << u'+' + QString(100'000, u' ') + QStringLiteral("447700900101");
    }
    void whatIsNoNumberIsNone()
    {
        QFETCH(QString, typed);
        QCOMPARE(phoneNumber(typed), QString());
    }
};

QTEST_GUILESS_MAIN(TestPhoneNumber)
#include "tst_phonenumber.moc"
