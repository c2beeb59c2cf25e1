// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Registration over GoTrue.
#pragma once

#include "models/ports/registration.h"
#include "net/auth/entrance.h"

namespace desk {

class Registrar final : public QObject, public Registration
{
    Q_OBJECT

public:
    explicit Registrar(Entrance &entrance, QObject *parent = nullptr);

    QFuture<Result<Begun>> signUp(const QString &email, const QString &password,
                                  const QString &name) override;
    QFuture<Result<Done>> sendMail(Mail mail, const QString &email) override;
    QFuture<Result<Done>> prove(Mail mail, const QString &email, const QString &code) override;
    QFuture<Result<Done>> choosePassword(const QString &password) override;

private:
    /// A request that sends a mail, whose link leads here.
    Entrance::Answer askForMail(const QByteArray &path, QJsonObject body);
    QFuture<Result<Begun>> begun(const Result<HttpAnswer> &answer);

    Entrance &m_entrance;
};

} // namespace desk
