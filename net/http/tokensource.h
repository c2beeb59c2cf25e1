// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who has the access token, and can get another one.
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QFuture>
#include <QObject>

namespace desk {

class TokenSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Empty: nobody is signed in.
    [[nodiscard]] virtual QByteArray accessToken() const = 0;
    /// Another number: another session, perhaps of another person. A new token alone is none.
    [[nodiscard]] virtual quint64 session() const = 0;
    /// The server did not take `refused`. Any number of callers share one refresh; when the token is another
    /// one by now, it is ready at once. Offline and the like: not renewed, but the session lives on.
    /// Receive it with deliver(): the future is shared.
    virtual QFuture<Result<Done>> renew(const QByteArray &refused) = 0;

Q_SIGNALS:
    /// Another token, or none any more.
    void tokenChanged();
};

} // namespace desk
