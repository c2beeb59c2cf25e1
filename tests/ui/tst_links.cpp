// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which addresses are found in a text, and where they lead.
#include "ui/text/links.h"

#include <QTest>

using namespace desk;

namespace {

QStringList urls(const QString &text)
{
    QStringList found;
    for (const TextLink &link : linksIn(text))
        found.append(link.url.toString());
    return found;
}

} // namespace

class TestLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWebAndMailAddressesAreLinks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("found");
        QTest::newRow("plain") << "see https://a.example/b?c=d now" << QStringList{"https://a.example/b?c=d"};
        QTest::newRow("end of sentence")
            << "(see https://a.example/b)." << QStringList{"https://a.example/b"};
        QTest::newRow("brackets inside")
            << "https://a.example/x_(y)" << QStringList{"https://a.example/x_(y)"};
        QTest::newRow("mail") << "mailto:ana@a.example" << QStringList{"mailto:ana@a.example"};
        QTest::newRow("file") << "file:///etc/passwd smb://host/x javascript:alert(1)" << QStringList{};
        QTest::newRow("unc") << "\\\\host\\share" << QStringList{};
        QTest::newRow("no host") << "https:///x http://" << QStringList{};
        QTest::newRow("inside a word") << "xhttps://a.example" << QStringList{};
        QTest::newRow("direction trick ends it")
            << QString::fromUtf8("https://a.example/\u202Egpj.exe") << QStringList{"https://a.example/"};
    }
    void onlyWebAndMailAddressesAreLinks()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, found);
        QCOMPARE(urls(text), found);
    }

    void theTrueHostIsTheOneOfMachines()
    {
        QCOMPARE(trueHost(QUrl(QString::fromUtf8("https://gооgle.example/x"))), // two Cyrillic letters
                 QStringLiteral("xn--ggle-55da.example"));
        QCOMPARE(trueHost(QUrl("mailto:ana@a.example")), QStringLiteral("ana@a.example"));
        QVERIFY(!isOpenable(QUrl("file:///etc/passwd")));
    }
};

QTEST_GUILESS_MAIN(TestLinks)
#include "tst_links.moc"
