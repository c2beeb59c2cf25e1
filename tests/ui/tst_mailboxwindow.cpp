// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The demo's mail box: named, reached by keys, and no reason for the program to stay.
#include "tests/ui/keyboard.h"
#include "ui/demo/mailboxwindow.h"

#include <QListWidget>

using namespace desk;
using namespace desk::test;

class TestMailBoxWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStopHasANameAndIsReached()
    {
        MailBoxWindow window;
        Mail mail;
        mail.to = QStringLiteral("ana@desk.example");
        mail.subject = QStringLiteral("Your code");
        mail.text = QStringLiteral("482913 or http://127.0.0.1:5000/x");
        window.setMails({mail});
        window.show();
        QCOMPARE(namelessStops(&window), QString());
        QCOMPARE(notReached(&window), QString());
    }

    void theProgramEndsWithoutWaitingForIt()
    {
        MailBoxWindow window;
        window.show();
        QVERIFY(!window.testAttribute(Qt::WA_QuitOnClose));
    }
};

QTEST_MAIN(TestMailBoxWindow)
#include "tst_mailboxwindow.moc"
