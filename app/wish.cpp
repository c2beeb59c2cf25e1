// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wish.h"

namespace desk {

QByteArray Wish::line() const
{
    return link.isEmpty() ? QByteArray("show\n") : "url " + link.toEncoded() + '\n';
}

std::optional<Wish> Wish::from(const QByteArray &line)
{
    const QByteArray words = line.trimmed();
    if (words == "show")
        return Wish{};
    if (line.size() > MaxBytes || !words.startsWith("url "))
        return std::nullopt;
    const QUrl link = QUrl::fromEncoded(words.mid(4), QUrl::StrictMode);
    if (!link.isValid() || link.scheme() != QLatin1String("deskbell"))
        return std::nullopt;
    return Wish{link};
}

} // namespace desk
