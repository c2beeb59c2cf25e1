// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Another part of AuthModel: authenticator apps, as GoTrue has them. A code that is taken brings other
// tokens, and the ones before are dead at that moment.
#include "tests/faults/authmodel.h"
#include "tests/faults/modelwords.h"

namespace desk::test {

namespace {

QByteArray numbered(const char *kind, int number)
{
    return QByteArray("00000000-0000-4000-") + kind +
           QByteArray::number(number).rightJustified(15, '0').insert(3, '-');
}

} // namespace

/// The database's word for what this session lacks.
QString AuthModel::missing(int session) const
{
    if (account.hasApp())
        return sessions.at(session).isRaised ? QStringLiteral("none") : QStringLiteral("verify");
    return account.demanded ? QStringLiteral("enrol") : QStringLiteral("none");
}

void AuthModel::addApp()
{
    account.apps.append({numbered("8", m_next++), QStringLiteral("Deskbell before"), true, {}});
}

Told AuthModel::factors(const QByteArray &verb, const QByteArray &place, int session, const QJsonObject &body)
{
    if (place.isEmpty())
        return enrol(session, body);
    const QList<QByteArray> parts = place.mid(1).split('/');
    const auto app = std::find_if(account.apps.begin(), account.apps.end(),
                                  [&](const AppFactor &one) { return one.id == parts.first(); });
    if (app == account.apps.end())
        return refusal(404, "mfa_factor_not_found");
    if (verb == "DELETE")
        return removeApp(session, *app);
    if (parts.last() == "verify")
        return takeAppCode(session, *app, body);
    const QByteArray id = numbered("9", m_next++);
    account.challenges.insert(id, app->id);
    return json(
        {{QStringLiteral("id"), QString::fromLatin1(id)}, {QStringLiteral("type"), QStringLiteral("totp")}});
}

Told AuthModel::enrol(int session, const QJsonObject &body)
{
    const QString name = body.value(QStringLiteral("friendly_name")).toString();
    for (const AppFactor &one : std::as_const(account.apps)) {
        if (one.name == name)
            return refusal(422, "mfa_factor_name_conflict");
    }
    if (account.hasApp() && !sessions.at(session).isRaised)
        return refusal(403, "insufficient_aal");
    const QByteArray id = numbered("8", m_next++);
    account.apps.append({id, name, false, {}});
    const QString key = QStringLiteral("CANARYKEYOFTHEAPP") + QChar(u'A' + m_next % 26);
    secrets.append(key);
    const QString uri = QStringLiteral("otpauth://totp/Deskbell:ana?secret=") + key;
    const QJsonObject totp{{QStringLiteral("secret"), key}, {QStringLiteral("uri"), uri}};
    return json({{QStringLiteral("id"), QString::fromLatin1(id)}, {QStringLiteral("totp"), totp}});
}

Told AuthModel::takeAppCode(int session, AppFactor &app, const QJsonObject &body)
{
    if (account.challenges.value(textIn(body, "challenge_id")) != app.id)
        return refusal(422, "mfa_ip_address_mismatch"); // GoTrue's word for a used one, too
    qint64 right = -1;
    for (const qint64 step : {appStep(now()) - 1, appStep(now()), appStep(now()) + 1}) {
        if (textIn(body, "code") == appCode(step) && !app.taken.contains(step))
            right = step;
    }
    if (right < 0)
        return refusal(422, "mfa_verification_failed");
    account.challenges.remove(textIn(body, "challenge_id"));
    app.taken.insert(right);
    app.verified = true;
    account.apps.removeIf([](const AppFactor &one) { return !one.verified; });
    return raise(session);
}

/// The counter of refresh tokens goes on by two, and what is below the level ends.
Told AuthModel::raise(int session)
{
    sessions[session].isRaised = true;
    for (int i = 0; i < sessions.size(); ++i) {
        if (!sessions.at(i).isRaised && honours(i))
            end(i, "session_not_found");
    }
    sessions[session].chain << secret("skipped") << secret("refresh");
    const Told told = issue(session);
    issues.last().isOfCode = true;
    return told;
}

Told AuthModel::removeApp(int session, const AppFactor &app)
{
    if (app.verified && !sessions.at(session).isRaised)
        return refusal(422, "insufficient_aal");
    account.apps.removeIf([id = app.id](const AppFactor &one) { return one.id == id; });
    if (!account.hasApp()) {
        for (Session &one : sessions)
            one.isRaised = false;
    }
    return Told{200, "{}"};
}

} // namespace desk::test
