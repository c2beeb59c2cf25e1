// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The other half of AuthModel: the database's functions.
#include "tests/faults/authmodel.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace desk::test {

namespace {

Told outcome(const char *code)
{
    return Told{200, QByteArray(R"({"ok":false,"code":")") + code + R"(","left":2})"};
}

const Told good{200, R"({"ok":true})"};
const Told opening{200, R"({"ok":true,"seal":"Y2FuYXJ5c2VhbGNhbmFyeXNlYWxjYW5hcnlzZWFsMTI="})"};

} // namespace

Told AuthModel::call(const QByteArray &function, const QByteArray &bearer, const QJsonObject &body)
{
    const Issue *known = byAccess(bearer);
    if (!known || !isValid(bearer))
        return Told{401, R"({"code":"PGRST303","message":"JWT expired"})"};
    Session &session = sessions[known->session];
    const bool isOpen =
        honours(known->session) && now() < session.openUntil && missing(known->session) == u"none";
    if (function == "my_state")
        return state(*known);
    if (function == "verify_pin" || function == "set_pin") {
        if (!honours(known->session))
            return outcome("session_gone");
        if (missing(known->session) != u"none")
            return outcome("factor_needed");
        const QString typed =
            body.value(function == "set_pin" ? QStringLiteral("new_pin") : QStringLiteral("pin")).toString();
        return function == "set_pin" ? setPin(typed) : comparePin(session, typed);
    }
    if (function == "lock_session") {
        session.openUntil = 0;
        return Told{204, {}};
    }
    if (function == "touch_session") {
        session.openUntil = isOpen ? now() + IdleLimit : session.openUntil;
        return Told{200, isOpen ? "true" : "false"};
    }
    const auto ordered = isOpen ? order(function, known->session, body) : std::optional<Told>();
    if (ordered)
        return *ordered;
    // What a pull brings, as far as this run cares: how new the one ticket is.
    return isOpen ? Told{200, QByteArray::number(version)}
                  : Told{403, R"({"code":"42501","message":"closed","hint":"verify_pin"})"};
}

Told AuthModel::comparePin(Session &session, const QString &typed)
{
    if (pin.isEmpty())
        return outcome("no_pin");
    if (typed != pin)
        return outcome("wrong");
    session.openUntil = now() + IdleLimit;
    return opening;
}

Told AuthModel::setPin(const QString &fresh)
{
    if (!pin.isEmpty())
        return outcome("pin_required");
    pin = fresh;
    return good;
}

Told AuthModel::state(const Issue &issue) const
{
    const bool isOpen = honours(issue.session) && now() < sessions.at(issue.session).openUntil &&
                        missing(issue.session) == u"none";
    // A ban ends no session in the database's eyes; GoTrue says it when a token is renewed.
    const QByteArray ended = sessions.at(issue.session).ended;
    const bool known = ended.isEmpty() || ended == "user_banned";
    const QJsonObject membership{
        {QStringLiteral("org_id"), QStringLiteral("00000000-0000-4000-8000-00000000000f")},
        {QStringLiteral("org_name"), QStringLiteral("Desk")},
        {QStringLiteral("role"), QStringLiteral("staff")}};
    const QJsonObject told{
        {QStringLiteral("user_id"), QStringLiteral("00000000-0000-4000-8000-000000000001")},
        {QStringLiteral("display_name"), QStringLiteral("Ana")},
        {QStringLiteral("session_known"), known},
        {QStringLiteral("memberships"), QJsonArray{membership}},
        {QStringLiteral("pin_min"), 6},
        {QStringLiteral("pin_set"), !pin.isEmpty()},
        {QStringLiteral("verified"), isOpen},
        {QStringLiteral("factor"), missing(issue.session)},
        {QStringLiteral("blocked"), false}};
    return Told{200, QJsonDocument(told).toJson(QJsonDocument::Compact)};
}

} // namespace desk::test
