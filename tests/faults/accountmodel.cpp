// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Another part of AuthModel: what somebody changes about the own account, and an admin about the rules.
#include "tests/faults/authmodel.h"
#include "tests/faults/modelwords.h"

#include <QJsonArray>

namespace desk::test {

namespace {

constexpr qint64 BetweenMails = 30'000;

} // namespace

/// GoTrue's places for whoever is signed in.
Told AuthModel::asMe(const Asked &asked, const QByteArray &bearer, const QJsonObject &body)
{
    if (!isValid(bearer))
        return refusal(403, "bad_jwt");
    const int session = byAccess(bearer)->session;
    if (!honours(session))
        return refusal(403, "session_not_found");
    const QByteArray place = asked.path().mid(8);
    if (place == "/reauthenticate")
        return sendNonce();
    if (place.startsWith("/factors"))
        return factors(asked.verb, place.mid(8), session, body);
    if (asked.verb == "GET")
        return user();
    if (account.hasApp() && !sessions.at(session).isRaised)
        return refusal(401, "insufficient_aal");
    return body.contains(QStringLiteral("email")) ? changeAddress(body) : setPassword(session, body);
}

Told AuthModel::user() const
{
    QJsonArray apps;
    for (const AppFactor &one : account.apps)
        apps.append(QJsonObject{{QStringLiteral("id"), QString::fromLatin1(one.id)},
                                {QStringLiteral("factor_type"), QStringLiteral("totp")},
                                {QStringLiteral("friendly_name"), one.name},
                                {QStringLiteral("status"),
                                 one.verified ? QStringLiteral("verified") : QStringLiteral("unverified")}});
    return json({{QStringLiteral("id"), QStringLiteral("00000000-0000-4000-8000-000000000001")},
                 {QStringLiteral("email"), account.email},
                 {QStringLiteral("new_email"), account.wanted},
                 {QStringLiteral("factors"), apps}});
}

std::optional<Told> AuthModel::tooEarly(const QByteArray &kind)
{
    const auto last = account.mailed.constFind(kind);
    if (last != account.mailed.cend() && now() < *last + BetweenMails) {
        Told told = refusal(429, "over_email_send_rate_limit");
        told.headers.append({"Retry-After", QByteArray::number((*last + BetweenMails - now() + 999) / 1000)});
        return told;
    }
    account.mailed.insert(kind, now());
    return {};
}

QByteArray AuthModel::mailedCode()
{
    const QByteArray made = QByteArray::number(620000 + ++m_next * 37);
    secrets.append(QString::fromLatin1(made));
    return made;
}

Told AuthModel::sendNonce()
{
    if (const auto early = tooEarly("nonce"))
        return *early;
    account.nonce = mailedCode();
    return Told{200, "{}"};
}

/// As GoTrue: the nonce is spent before the password is looked at, and the other sessions of the person end.
Told AuthModel::setPassword(int session, const QJsonObject &body)
{
    const QByteArray nonce = textIn(body, "nonce");
    if (account.asksForNonce && nonce.isEmpty())
        return refusal(400, "reauthentication_needed");
    if (account.asksForNonce &&
        nonce != std::exchange(account.nonce, nonce == account.nonce ? QByteArray() : account.nonce))
        return refusal(422, "reauthentication_not_valid");
    if (textIn(body, "password") == account.password)
        return refusal(422, "same_password");
    account.password = textIn(body, "password");
    secrets.append(QString::fromUtf8(account.password));
    endOthers(session);
    return user();
}

int AuthModel::endOthers(int session)
{
    int ended = 0;
    for (int i = 0; i < sessions.size(); ++i) {
        if (i == session || !honours(i))
            continue;
        end(i, "session_not_found");
        ++ended;
    }
    return ended;
}

void AuthModel::signInElsewhere()
{
    sessions.append(Session{{}, {secret("refresh")}, 0, -1, account.hasApp()});
    account.elsewhere = int(sessions.size()) - 1;
}

/// The database refuses what was not wished for with the PIN; GoTrue calls that its own fault.
Told AuthModel::changeAddress(const QJsonObject &body)
{
    const QString wanted = body.value(QStringLiteral("email")).toString();
    if (wanted != account.email) {
        if (account.wish != wanted)
            return refusal(500, "unexpected_failure");
        if (const auto early = tooEarly("address"))
            return *early;
        account.wish.clear();
        account.wanted = wanted;
        account.codes = {mailedCode(), mailedCode()};
        account.hasOneAgreed = false;
    }
    return user();
}

/// The second box is answered with a session that nobody asked for.
Told AuthModel::agree(const QJsonObject &body)
{
    const QByteArray code = textIn(body, "token");
    const int box = body.value(QStringLiteral("email")).toString() == account.email ? 0 : 1;
    if (account.wanted.isEmpty() || code.isEmpty() || account.codes.at(box) != code)
        return refusal(403, "otp_expired");
    if (!std::exchange(account.hasOneAgreed, true)) {
        account.codes[box].clear();
        return json({{QStringLiteral("msg"), QStringLiteral("accepted")},
                     {QStringLiteral("code"), QStringLiteral("200")}});
    }
    account.email = std::exchange(account.wanted, QString());
    account.codes = {};
    return begin();
}

/// Functions of the database that need the PIN and a session of the level.
std::optional<Told> AuthModel::order(const QByteArray &function, int session, const QJsonObject &body)
{
    if (function == "wish_address") {
        account.wish = body.value(QStringLiteral("email")).toString();
        return Told{204, {}};
    }
    if (function == "end_other_sessions")
        return Told{200, QByteArray::number(endOthers(session))};
    if (function == "set_second_factor") {
        if (!sessions.at(session).isRaised || !account.hasApp())
            return Told{403, R"({"code":"42501","message":"second factor needed","hint":"factor_needed"})"};
        account.demanded = body.value(QStringLiteral("demanded")).toBool();
        return Told{204, {}};
    }
    if (function == "set_idle_minutes") {
        account.staffMinutes = body.value(QStringLiteral("minutes")).toInt();
        return Told{204, {}};
    }
    if (function != "organization_security")
        return {};
    const QJsonObject idle{{QStringLiteral("admin"), 10},
                           {QStringLiteral("manager"), 15},
                           {QStringLiteral("staff"), account.staffMinutes},
                           {QStringLiteral("client"), 30}};
    return json({{QStringLiteral("second_factor"), account.demanded}, {QStringLiteral("idle"), idle}});
}

} // namespace desk::test
