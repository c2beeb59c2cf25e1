// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/djangoservice.h"

#include "net/http/ask.h"
#include "net/supabase/rpc.h"
#include "net/supabase/servicescodec.h"

#include <QPointer>

namespace desk {

QFuture<Result<QList<SignInService>>> DjangoService::services()
{
    using Services = QList<SignInService>;
    // The address of a list that we cannot use is no reason to offer none of it.
    const auto read = [lines = QPointer(&m_lines)](const HttpAnswer &answer) -> Result<Services> {
        const auto named = decodeServices(answer.body);
        if (!named)
            return named.error();
        Services good;
        for (const NamedService &one : named.value()) {
            const auto endpoint = lines ? lines->checked(one.url) : Result<Endpoint>();
            if (endpoint)
                good.append({one.organization, one.name, endpoint.value().origin()});
        }
        return good;
    };
    Request request = rpc("sign_in_services", {});
    request.idempotent = true;
    return turned<Services>(m_server.send(request), read);
}

QFuture<Result<Account>> DjangoService::signIn(const SignInService &service, const QString &email,
                                               const QString &password)
{
    return enter(service, "login",
                 {{QStringLiteral("email"), email.trimmed()}, {QStringLiteral("password"), password}});
}

QFuture<Result<Done>> DjangoService::requestCode(const SignInService &service, const QString &email,
                                                 const QString &password, const QString &name)
{
    const QJsonObject body{{QStringLiteral("email"), email.trimmed()},
                           {QStringLiteral("password"), password},
                           {QStringLiteral("name"), name.simplified()}};
    if (!isMailAddress(email.trimmed()))
        return ready<Done>(rejected("email_form"));
    return turned<Done>(m_lines.ask(service.url, "register", body),
                        [](const HttpAnswer &) -> Result<Done> { return Done{}; });
}

QFuture<Result<Account>> DjangoService::confirm(const SignInService &service, const QString &email,
                                                const QString &password, const QString &code)
{
    const QString digits = plainCode(code);
    if (digits.isEmpty())
        return ready<Account>(rejected("code_form"));
    return enter(service, "confirm",
                 {{QStringLiteral("email"), email.trimmed()},
                  {QStringLiteral("password"), password},
                  {QStringLiteral("code"), digits}});
}

QFuture<Result<Account>> DjangoService::enter(const SignInService &service, const QByteArray &what,
                                              const QJsonObject &body)
{
    if (!isMailAddress(body.value(QStringLiteral("email")).toString()))
        return ready<Account>(rejected("email_form"));
    return m_entrance.enter(turned<SessionPointer>(
        m_lines.ask(service.url, what, body),
        [url = service.url](const HttpAnswer &answer) { return decodeServiceSession(answer.body, url); }));
}

} // namespace desk
