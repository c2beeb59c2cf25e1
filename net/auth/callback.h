// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a browser or a mail program hands us: hostile until proven otherwise.
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QUrl>

namespace desk {

inline constexpr char addressMail[] = "email_change"; ///< the type of mails about a new address

struct Callback
{
    enum class Kind {
        Code,      ///< of a PKCE flow
        TokenHash, ///< of a mail, to be used by POST
        Failure,   ///< the server says why it did not work
    };
    Kind kind = Kind::Failure;
    QByteArray value; ///< the code, the hash, or the server's symbol
    QByteArray type;  ///< with TokenHash: which kind of mail it was

    /// Signs nobody in: somebody who is inside wants a new address.
    [[nodiscard]] bool confirmsAddress() const { return kind == Kind::TokenHash && type == addressMail; }
    bool operator==(const Callback &) const = default;
};

/// `deskbell://auth/callback?…` or `http://127.0.0.1:<port>/…` with exactly one of the three in query or
/// fragment, at most 4 KiB, no unknown or repeated key; tokens are never taken from an address.
/// Otherwise Rejected with code "link".
Result<Callback> parseCallback(const QUrl &link);
[[nodiscard]] bool isAddressLink(const QUrl &link);

} // namespace desk
