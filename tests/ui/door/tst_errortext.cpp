// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/errortext.h"

#include <QTest>

using namespace desk;

class TstErrorText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyErrorIsAWholeSentence_data();
    void everyErrorIsAWholeSentence();
    void aLostAnswerNeverClaimsThatNothingHappened();
    void aCertificateThatIsNotBelievedHasItsReason_data();
    void aCertificateThatIsNotBelievedHasItsReason();
    void whoHasNotProvenTheAddressIsToldHow();
    void waitingIsToldAsAClock();
    void theClockCountsHoursWhenItMust();
};

void TstErrorText::everyErrorIsAWholeSentence_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("doing");
    for (int kind = 0; kind <= int(Error::Kind::Cancelled); ++kind) {
        for (int doing = 0; doing <= int(Doing::SendingProof); ++doing)
            QTest::addRow("kind %d doing %d", kind, doing) << kind << doing;
    }
}

void TstErrorText::everyErrorIsAWholeSentence()
{
    QFETCH(int, kind);
    QFETCH(int, doing);
    Error error;
    error.kind = Error::Kind(kind);
    error.detail = QStringLiteral("relation tickets does not exist");
    error.status = 503;
    error.code = QStringLiteral("PGRST301");

    const ErrorText text = errorText(error, Doing(doing));

    QVERIFY(!text.what.isEmpty());
    QVERIFY(text.then.endsWith(u'.'));
    const QString whole = text.whole();
    for (const char *banned :
         {"503", "PGRST", "relation", "nvalid", "lease", "oops", "ubmit", "!", "error", "  ", ".."})
        QVERIFY2(!whole.contains(QLatin1String(banned)), qPrintable(whole));
}

void TstErrorText::aLostAnswerNeverClaimsThatNothingHappened()
{
    const QString asItWas = QStringLiteral("as it was");

    const QString refused = errorText({Error::Kind::Forbidden, {}, 0, {}, 0}, Doing::SavingChange).whole();
    const QString lost = errorText({Error::Kind::Offline, {}, 0, {}, 0}, Doing::SavingChange).whole();

    QVERIFY(refused.contains(asItWas));
    QVERIFY(!lost.contains(asItWas));
}

void TstErrorText::aCertificateThatIsNotBelievedHasItsReason_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("reason");
    QTest::newRow("expired") << "tls_expired"
                             << "has run out";
    QTest::newRow("early") << "tls_early"
                           << "not valid yet";
    QTest::newRow("name") << "tls_name"
                          << "Another server answered";
    QTest::newRow("untrusted") << "tls_untrusted"
                               << "Nobody whom this computer trusts";
    QTest::newRow("revoked") << "tls_revoked"
                             << "was withdrawn";
    QTest::newRow("other") << "tls"
                           << "No safe connection";
}

void TstErrorText::aCertificateThatIsNotBelievedHasItsReason()
{
    QFETCH(QString, code);
    QFETCH(QString, reason);
    const ErrorText text = errorText({Error::Kind::Offline, {}, 0, code, 0}, Doing::SendingCode);

    QCOMPARE(text.what, QStringLiteral("The email was not sent"));
    QVERIFY2(text.then.contains(reason) && text.then.contains(QStringLiteral("nothing was sent")),
             qPrintable(text.then));
    QVERIFY2(!text.then.contains(QStringLiteral("try again")), qPrintable(text.then));
    // What a person wrote is said to be kept whatever the reason is.
    const QString reply = errorText({Error::Kind::Offline, {}, 0, code, 0}, Doing::SendingReply).then;
    QVERIFY2(reply.contains(QStringLiteral("is kept here")), qPrintable(reply));
}

/// Only who knows the password is told.
void TstErrorText::whoHasNotProvenTheAddressIsToldHow()
{
    const Error unproven{Error::Kind::Rejected, {}, 400, QStringLiteral("email_not_confirmed"), 0};
    QVERIFY(errorText(unproven, Doing::CheckingPassword).whole().contains(QStringLiteral("code")));
    const Error wrong{Error::Kind::Rejected, {}, 400, QStringLiteral("invalid_credentials"), 0};
    QVERIFY(errorText(wrong, Doing::CheckingPassword).what !=
            errorText(unproven, Doing::CheckingPassword).what);
}

void TstErrorText::waitingIsToldAsAClock()
{
    const ErrorText text = errorText({Error::Kind::Busy, {}, 429, {}, 95}, Doing::SendingCode);

    QVERIFY2(text.then.contains(QStringLiteral("1:35")), qPrintable(text.then));
}

void TstErrorText::theClockCountsHoursWhenItMust()
{
    QCOMPARE(clockText(24), QStringLiteral("0:24"));
    QCOMPARE(clockText(277), QStringLiteral("4:37"));
    QCOMPARE(clockText(3725), QStringLiteral("1:02:05"));
    QCOMPARE(clockText(-3), QStringLiteral("0:00"));
}

QTEST_APPLESS_MAIN(TstErrorText)
#include "tst_errortext.moc"
