// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses in what people wrote. Only three schemes are ever offered; everything else stays text
// (security: a file or a UNC path opened by mistake gives passwords away).
#pragma once

#include <QList>
#include <QString>
#include <QUrl>

namespace desk {

struct TextLink
{
    int start = 0; ///< position in the text
    int length = 0;
    QUrl url;

    bool operator==(const TextLink &) const = default;
};

/// https, http and mailto addresses in the order in which they stand; a full stop or bracket that ends the
/// sentence is not part of them.
[[nodiscard]] QList<TextLink> linksIn(const QString &text);
/// Whether this may be handed to the desktop at all.
[[nodiscard]] bool isOpenable(const QUrl &url);
/// Where it really leads: the host as machines see it (punycode), or the mail address.
[[nodiscard]] QString trueHost(const QUrl &url);

} // namespace desk
