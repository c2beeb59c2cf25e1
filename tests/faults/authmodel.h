// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The server of the fault run: GoTrue's sessions and refresh tokens by the rules of its source, and the few
// functions of the database that the door asks. It decides what is still honoured, so the run does not have
// to believe the program about it. Strict: no interval in which an old token may be used again; only the
// direct parent of the newest one is taken, as an identical repeat.
#pragma once

#include "tests/faults/accountstate.h"
#include "tests/support/faketime.h"
#include "tests/support/scriptednetwork.h"

#include <QJsonObject>
#include <QStringList>

namespace desk::test {

class AuthModel
{
public:
    using Issue = IssuedPair;
    using Session = ServerSession;

    explicit AuthModel(FakeTime &time)
        : m_time(time)
    {
    }

    [[nodiscard]] Told answer(const Asked &asked);
    /// It has left the program, whether it arrives or not.
    void watch(const Asked &asked);
    /// A whole answer with these tokens in it has reached the program.
    void deliver(const QByteArray &body);
    /// The program begins anew: what it was told may be gone.
    void forgetDeliveries();

    void end(int session, const QByteArray &word);
    void endAll(const QByteArray &word);
    void signInElsewhere();
    void addApp(); ///< set up some time ago
    [[nodiscard]] bool honours(int session) const;
    [[nodiscard]] bool hasToken(int session) const; ///< that has not run out
    [[nodiscard]] bool isOfLostCode(int session) const;
    [[nodiscard]] bool wouldRenew(const QByteArray &refresh) const;
    [[nodiscard]] bool isValid(const QByteArray &access) const;
    [[nodiscard]] const Issue *byAccess(const QByteArray &access) const;
    [[nodiscard]] const Issue *byRefresh(const QByteArray &refresh) const;
    [[nodiscard]] qint64 now() const { return m_time.monotonic().count() + slept; }

    AccountState account;
    QList<Session> sessions;
    QList<Issue> issues;
    QStringList faults;  ///< what the program did that no program may do
    QStringList secrets; ///< that must be in no log
    QString pin;         ///< empty: none is set
    QByteArray code;     ///< of the last mail, until it is used
    QByteArray hash;
    QByteArray authCode;
    qint64 slept = 0;         ///< ms that passed here and not on the program's monotonic clock
    int version = 1;          ///< of the one ticket
    bool wasReplayed = false; ///< the service ended a session because an old token came back
    bool wasCodeLost = false; ///< GoTrue did, and the newer ones came of a code whose answer was lost
    std::function<void(const Issue &)> onUse;

    static constexpr qint64 TokenLife = 900'000;
    static constexpr qint64 IdleLimit = 600'000;
    static constexpr qint64 CodeLife = 600'000;
    static constexpr qint64 LostAnswer = 60'000; ///< of a service

private:
    Told token(const QByteArray &grant, const QJsonObject &body);
    Told renew(const QByteArray &refresh);
    Told exchange(const QJsonObject &body);
    Told verify(const QJsonObject &body);
    Told sendCode(const QJsonObject &body);
    Told asMe(const Asked &asked, const QByteArray &bearer, const QJsonObject &body);
    [[nodiscard]] Told user() const;
    Told sendNonce();
    Told setPassword(int session, const QJsonObject &body);
    Told changeAddress(const QJsonObject &body);
    Told agree(const QJsonObject &body);
    std::optional<Told> order(const QByteArray &function, int session, const QJsonObject &body);
    std::optional<Told> tooEarly(const QByteArray &kind);
    int endOthers(int session);
    QByteArray mailedCode();
    Told factors(const QByteArray &verb, const QByteArray &place, int session, const QJsonObject &body);
    Told enrol(int session, const QJsonObject &body);
    Told takeAppCode(int session, AppFactor &app, const QJsonObject &body);
    Told raise(int session);
    Told removeApp(int session, const AppFactor &app);
    [[nodiscard]] QString missing(int session) const;
    Told logout(const QByteArray &bearer, const QByteArray &scope);
    Told call(const QByteArray &function, const QByteArray &bearer, const QJsonObject &body);
    Told comparePin(Session &session, const QString &typed);
    Told setPin(const QString &fresh);
    Told state(const Issue &issue) const;
    Told begin();
    Told issue(int session);
    Told service(const QByteArray &what, const QByteArray &authorization, const QJsonObject &body);
    Told serviceSession(int number);
    [[nodiscard]] bool isLostAnswer(const Session &session, qsizetype behind) const;
    QByteArray secret(const char *kind);

    FakeTime &m_time;
    QByteArray m_challenge;
    qint64 m_mailed = 0;
    int m_next = 0;
};

[[nodiscard]] Told refusal(int status, const QByteArray &word);

} // namespace desk::test
