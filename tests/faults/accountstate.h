// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the model of the server knows: sessions, and of the person the password, the address, authenticator
// apps and the rules of the organization.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

#include <algorithm>
#include <array>

namespace desk::test {

/// One pair of tokens, as one answer gave it out.
struct IssuedPair
{
    QByteArray access;
    QByteArray refresh;
    int session = -1;
    qint64 expires = 0;     ///< ms of the server's clock
    bool delivered = false; ///< the answer has reached the program whole
    bool isOfCode = false;  ///< of an app: the tokens before it are dead
};

struct ServerSession
{
    QByteArray ended;        ///< the word; empty: honoured
    QList<QByteArray> chain; ///< refresh tokens, the newest last
    qint64 openUntil = 0;    ///< the PIN's permission
    qint64 issued = -1;      ///< when a service gave out the newest; -1: GoTrue did
    bool isRaised = false;   ///< by a code of an app
};

struct AppFactor
{
    QByteArray id;
    QString name;
    bool verified = false;
    QSet<qint64> taken; ///< steps of time whose code was used: one is good once
};

struct AccountState
{
    QList<AppFactor> apps;
    QHash<QByteArray, QByteArray> challenges; ///< of which app; used ones are gone
    bool demanded = false;                    ///< an app, of everybody like this person
    int staffMinutes = 15;

    QByteArray password = "canarypassword";
    bool asksForNonce = false; ///< the session is older than the server likes
    QByteArray nonce;          ///< in the mail box; empty: used, or none

    QString email = QStringLiteral("ana@desk.test");
    QString wish;                    ///< the address that was asked for with the PIN
    QString wanted;                  ///< both mail boxes are asked
    std::array<QByteArray, 2> codes; ///< in the old box and in the new one; empty: used
    bool hasOneAgreed = false;

    int elsewhere = -1;               ///< a session of the same person on another computer
    QHash<QByteArray, qint64> mailed; ///< when, by kind

    [[nodiscard]] bool hasApp() const
    {
        return std::any_of(apps.begin(), apps.end(), [](const AppFactor &one) { return one.verified; });
    }
};

/// What the app shows at this moment, ms of the server's clock.
[[nodiscard]] inline qint64 appStep(qint64 now)
{
    return now / 30000;
}
[[nodiscard]] inline QByteArray appCode(qint64 step)
{
    return QByteArray::number(810000 + step % 90000);
}

} // namespace desk::test
