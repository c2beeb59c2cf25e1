// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"
#include "tests/ui/door/people.h"
#include "ui/signin/personcard.h"
#include "ui/theme/theme.h"

#include <QTest>

using namespace desk;

class TstPersonCard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHostileNameIsOneHarmlessLine()
    {
        Theme theme;
        theme.install(*qApp);
        PersonCard card(theme);
        Account account = ana();
        account.name = QString::fromUtf8("Ana\u202Eeriebir\nSecond line");
        account.organizationName = QString::fromUtf8("Desk\u2066Inc");
        card.setAccount(account);
        for (const ushort bad : {0x202E, 0x2066, 0x0A})
            QVERIFY(!card.accessibleName().contains(QChar(bad)));
        QVERIFY(card.accessibleName().contains(QStringLiteral("Second line")));
    }
};

QTEST_MAIN(TstPersonCard)
#include "tst_personcard.moc"
