// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/authcredentials.h"

#include "net/auth/callback.h"
#include "net/http/ask.h"
#include "net/http/httperror.h"
#include "net/supabase/rpc.h"

#include <QJsonObject>
#include <QRandomGenerator>

namespace desk {

namespace {

/// A challenge whose verifier nobody keeps: the links through the browser then bring a code that opens
/// nothing, instead of tokens in an address.
QString deadChallenge()
{
    QByteArray verifier(32, Qt::Uninitialized);
    for (char &byte : verifier)
        byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
    return QString::fromLatin1(PendingLinks::challengeOf(verifier.toHex()));
}

} // namespace

AuthCredentials::AuthCredentials(Entrance &entrance, HttpClient &http, Renewal &supabase, Timers &timers,
                                 QObject *parent)
    : QObject(parent)
    , m_entrance(entrance)
    , m_http(http)
    , m_revoker(supabase, timers, systemDice())
{
}

QFuture<Result<Done>> AuthCredentials::changePassword(const NewPassword &wanted)
{
    QJsonObject body{{QStringLiteral("password"), wanted.password}};
    if (!wanted.code.isEmpty()) {
        const QString code = plainCode(wanted.code);
        if (code.isEmpty())
            return ready<Done>(rejected("code_form"));
        body.insert(QStringLiteral("nonce"), code);
    }
    if (!wanted.soFar.isEmpty())
        body.insert(QStringLiteral("current_password"), wanted.soFar);
    return turned<Done>(m_entrance.askAsMe(Request::Verb::Put, "/auth/v1/user", body),
                        [](const HttpAnswer &) -> Result<Done> { return Done{}; });
}

QFuture<Result<Done>> AuthCredentials::sendCode()
{
    return turned<Done>(m_entrance.askAsMe(Request::Verb::Get, "/auth/v1/reauthenticate"),
                        [](const HttpAnswer &) -> Result<Done> { return Done{}; });
}

QFuture<Result<SignInAddress>> AuthCredentials::address()
{
    return turned<SignInAddress>(user(m_entrance.askAsMe(Request::Verb::Get, "/auth/v1/user")),
                                 [](const User &me) -> Result<SignInAddress> { return me.address; });
}

/// GoTrue knows no PIN: the database has to be told first that this is wanted by somebody who does.
QFuture<Result<SignInAddress>> AuthCredentials::changeAddress(const QString &email)
{
    const QString wanted = email.trimmed();
    if (!isMailAddress(wanted))
        return ready<SignInAddress>(rejected("email_form"));
    const QJsonObject body{{QStringLiteral("email"), wanted},
                           {QStringLiteral("code_challenge"), deadChallenge()},
                           {QStringLiteral("code_challenge_method"), QStringLiteral("s256")}};
    const Request wish = rpc("wish_address", {{QStringLiteral("email"), wanted}});
    return askNext(m_http.send(wish), this, [this, body](const Result<HttpAnswer> &allowed) {
        if (!allowed)
            return ready<SignInAddress>(allowed.error());
        return turned<SignInAddress>(user(m_entrance.askAsMe(Request::Verb::Put, "/auth/v1/user", body)),
                                     [](const User &me) -> Result<SignInAddress> { return me.address; });
    });
}

QFuture<Result<User>> AuthCredentials::user(const Entrance::Answer &answer)
{
    return askNext(answer, this,
                   [this, asked = m_entrance.session().session()](const Result<HttpAnswer> &told) {
                       const auto me = told ? decodeUser(told.value().body) : Result<User>(told.error());
                       if (asked != m_entrance.session().session())
                           return ready<User>(anotherSession());
                       if (me)
                           followAddress(me.value().address.email);
                       return ready(me);
                   });
}

/// The session is kept under the address of the person; with its next token it learns the new one.
void AuthCredentials::followAddress(const QString &email)
{
    SessionKeeper &session = m_entrance.session();
    if (!email.isEmpty() && email.compare(session.email(), Qt::CaseInsensitive) != 0)
        deliver(session.renew(session.accessToken()), this, [](const Result<Done> &) {});
}

QFuture<Result<Agreement>> AuthCredentials::confirmAddress(const QString &box, const QString &code)
{
    const QString plain = plainCode(code);
    if (plain.isEmpty())
        return ready<Agreement>(rejected("code_form"));
    return confirm({{QStringLiteral("email"), box}, {QStringLiteral("token"), plain}});
}

QFuture<Result<Agreement>> AuthCredentials::confirmAddress(const QUrl &link)
{
    const auto callback = parseCallback(link);
    if (!callback || !callback.value().confirmsAddress())
        return ready<Agreement>(rejected("link"));
    return confirm({{QStringLiteral("token_hash"), QString::fromLatin1(callback.value().value)}});
}

/// Who I am is asked first: what the server answers to a link does not say whether it was mine.
QFuture<Result<Agreement>> AuthCredentials::confirm(const QJsonObject &proof)
{
    QJsonObject body = proof;
    body.insert(QStringLiteral("type"), QLatin1String(addressMail));
    return askNext(user(m_entrance.askAsMe(Request::Verb::Get, "/auth/v1/user")), this,
                   [this, body](const Result<User> &me) {
                       if (!me)
                           return ready<Agreement>(me.error());
                       if (!me.value().address.isWaiting())
                           return ready<Agreement>(rejected("nothing_waits"));
                       return askNext(m_entrance.ask("/auth/v1/verify", body), this,
                                      [this, id = me.value().id](const Result<HttpAnswer> &answer) {
                                          return agreed(id, answer);
                                      });
                   });
}

QFuture<Result<Agreement>> AuthCredentials::agreed(PersonId me, const Result<HttpAnswer> &answer)
{
    const auto told = answer ? decodeAgreed(answer.value().body) : Result<Agreed>(answer.error());
    if (!told)
        return ready<Agreement>(notThePersonsFault(told.error()));
    if (told.value().what == Agreement::OneBox)
        return ready<Agreement>(Agreement::OneBox);
    m_revoker.revoke(told.value().unwanted);
    if (told.value().whose != me)
        return ready<Agreement>(rejected("other_account"));
    SessionKeeper &session = m_entrance.session();
    return askNext(session.renew(session.accessToken()), this,
                   [](const Result<Done> &) { return ready<Agreement>(Agreement::Changed); });
}

QFuture<Result<Done>> AuthCredentials::abandonAddress()
{
    return turned<Done>(m_http.send(rpc("abandon_address_change", {})),
                        [](const HttpAnswer &) -> Result<Done> { return Done{}; });
}

} // namespace desk
