// Who has the access token, and can get another one.
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QFuture>

namespace desk {

class TokenSource
{
public:
    virtual ~TokenSource() = default;
    /// Empty: nobody is signed in.
    [[nodiscard]] virtual QByteArray accessToken() const = 0;
    /// The server did not take `refused`. Any number of callers share one refresh; when the token is another
    /// one by now, it is ready at once. Offline and the like: not renewed, but the session lives on.
    virtual QFuture<Result<Done>> renew(const QByteArray &refused) = 0;
};

} // namespace desk
