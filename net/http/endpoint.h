// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The one server that we talk to, and the key that lets us knock. Both are checked before anything is sent:
// https only (http for this machine itself), one origin, and never a key that could do more than a stranger.
// A sign-in service beside it is another one, without a key.
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QUrl>

namespace desk {

class Endpoint
{
public:
    /// Rejected, with `code` one of: address_form, address_insecure, key_form, key_secret, key_role.
    static Result<Endpoint> from(const QString &address, const QString &key);

    /// A sign-in service, perhaps below a path. `plainHere`: http is taken on this machine, for the
    /// demonstration. The same codes.
    static Result<Endpoint> ofService(const QString &address, bool plainHere);

    /// `pathAndQuery` is percent-encoded and begins with '/'.
    [[nodiscard]] QUrl url(const QByteArray &pathAndQuery) const;
    /// Where the websocket is, the key in its query. Never log it.
    [[nodiscard]] QUrl socketUrl() const;
    /// Empty: none goes there.
    [[nodiscard]] const QByteArray &key() const { return m_key; }
    /// scheme://host[:port], and the path of a service
    [[nodiscard]] const QUrl &origin() const { return m_origin; }
    /// host[:port], for names in the keychain.
    [[nodiscard]] QString authority() const { return m_origin.authority(); }

private:
    QUrl m_origin;
    QByteArray m_key;
};

} // namespace desk
