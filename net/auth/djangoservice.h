// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// OwnService over backend/django: the service checks the password and gives us a session of Supabase's, and a
// token to renew it by.
#pragma once

#include "models/ports/ownservice.h"
#include "net/auth/entrance.h"
#include "net/auth/servicelines.h"

namespace desk {

class DjangoService final : public OwnService
{
public:
    /// `server` names the services; `lines` lead to them; through `entrance` their sessions come in.
    DjangoService(HttpTransport &server, ServiceLines &lines, Entrance &entrance)
        : m_server(server)
        , m_lines(lines)
        , m_entrance(entrance)
    {
    }

    QFuture<Result<QList<SignInService>>> services() override;
    QFuture<Result<Account>> signIn(const SignInService &service, const QString &email,
                                    const QString &password) override;
    QFuture<Result<Done>> requestCode(const SignInService &service, const QString &email,
                                      const QString &password, const QString &name) override;
    QFuture<Result<Account>> confirm(const SignInService &service, const QString &email,
                                     const QString &password, const QString &code) override;

private:
    QFuture<Result<Account>> enter(const SignInService &service, const QByteArray &what,
                                   const QJsonObject &body);

    HttpTransport &m_server;
    ServiceLines &m_lines;
    Entrance &m_entrance;
};

} // namespace desk
