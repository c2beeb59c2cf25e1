// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/registrar.h"

#include "net/http/ask.h"
#include "net/supabase/json.h"

#include <QJsonDocument>

namespace desk {

namespace {

/// Somebody has that address already: not for a stranger to know.
bool isTaken(const Error &error)
{
    return error.code == u"user_already_exists" || error.code == u"email_exists";
}

} // namespace

Registrar::Registrar(Entrance &entrance, QObject *parent)
    : QObject(parent)
    , m_entrance(entrance)
{
}

Entrance::Answer Registrar::askForMail(const QByteArray &path, QJsonObject body)
{
    const QByteArray back = m_entrance.door().open().toEncoded().toPercentEncoding();
    body.insert(QStringLiteral("code_challenge"), QString::fromLatin1(m_entrance.links().begin()));
    body.insert(QStringLiteral("code_challenge_method"), QStringLiteral("s256"));
    return m_entrance.ask(path + "?redirect_to=" + back, body);
}

QFuture<Result<Registration::Begun>> Registrar::signUp(const QString &email, const QString &password,
                                                       const QString &name)
{
    if (!isMailAddress(email.trimmed()))
        return ready<Begun>(rejected("email_form"));
    QJsonObject body{{QStringLiteral("email"), email.trimmed()}, {QStringLiteral("password"), password}};
    if (!name.trimmed().isEmpty())
        body.insert(QStringLiteral("data"), QJsonObject{{QStringLiteral("full_name"), name.trimmed()}});
    return askNext(askForMail("/auth/v1/signup", body), this,
                   [this](const Result<HttpAnswer> &answer) { return begun(answer); });
}

/// A session, where addresses are believed; else the person, made up when the address is taken.
QFuture<Result<Registration::Begun>> Registrar::begun(const Result<HttpAnswer> &answer)
{
    if (!answer) {
        const Result<Done> told = isTaken(answer.error()) ? Result<Done>(Done{}) : neutral(answer);
        return ready(told ? Result<Begun>(Begun::MailSent) : Result<Begun>(told.error()));
    }
    const QJsonObject body = QJsonDocument::fromJson(answer.value().body).object();
    if (body.contains(QStringLiteral("access_token")))
        return turned<Begun>(m_entrance.admit(ready(answer)),
                             [](const Done &) -> Result<Begun> { return Begun::Entered; });
    return ready(body.contains(QStringLiteral("id"))
                     ? Result<Begun>(Begun::MailSent)
                     : Result<Begun>(json::garbled(QStringLiteral("sign-up"))));
}

/// A sign-up is sent its code as a sign-in is: /resend would be silent where the first code went through
/// and its answer was lost.
QFuture<Result<Done>> Registrar::sendMail(Mail mail, const QString &email)
{
    if (!isMailAddress(email.trimmed()))
        return ready<Done>(rejected("email_form"));
    QJsonObject body{{QStringLiteral("email"), email.trimmed()}};
    if (mail == Mail::SignUp)
        body.insert(QStringLiteral("create_user"), true);
    return askNext(askForMail(mail == Mail::SignUp ? "/auth/v1/otp" : "/auth/v1/recover", body), this,
                   [](const Result<HttpAnswer> &answer) { return ready(neutral(answer)); });
}

QFuture<Result<Done>> Registrar::prove(Mail mail, const QString &email, const QString &code)
{
    const QString plain = plainCode(code);
    if (!isMailAddress(email.trimmed()))
        return ready<Done>(rejected("email_form"));
    if (plain.isEmpty())
        return ready<Done>(rejected("code_form"));
    const QString type = mail == Mail::SignUp ? QStringLiteral("email") : QStringLiteral("recovery");
    return m_entrance.admit(m_entrance.ask("/auth/v1/verify", {{QStringLiteral("type"), type},
                                                               {QStringLiteral("email"), email.trimmed()},
                                                               {QStringLiteral("token"), plain}}));
}

QFuture<Result<Done>> Registrar::choosePassword(const QString &password)
{
    return askNext(
        m_entrance.askAsMe(Request::Verb::Put, "/auth/v1/user", {{QStringLiteral("password"), password}}),
        this, [](const Result<HttpAnswer> &answer) {
            const bool isDone = answer || answer.error().code == u"same_password";
            return ready(isDone ? Result<Done>(Done{}) : Result<Done>(answer.error()));
        });
}

} // namespace desk
