// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The one server that we talk to, and the key that lets us knock. Both are checked before anything is sent:
// https only (http for this machine itself), one origin, and never a key that could do more than a stranger.
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

    /// `pathAndQuery` is percent-encoded and begins with '/'.
    [[nodiscard]] QUrl url(const QByteArray &pathAndQuery) const;
    /// Where the websocket is, the key in its query. Never log it.
    [[nodiscard]] QUrl socketUrl() const;
    [[nodiscard]] const QByteArray &key() const { return m_key; }
    /// scheme://host[:port]
    [[nodiscard]] const QUrl &origin() const { return m_origin; }
    /// host[:port], for names in the keychain.
    [[nodiscard]] QString authority() const { return m_origin.authority(); }

private:
    QUrl m_origin;
    QByteArray m_key;
};

} // namespace desk
