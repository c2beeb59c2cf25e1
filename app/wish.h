// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a second start asks of the first, as one line: "show", or "url " and a link. Whoever may open the
// socket can write to it, so what is read is hostile until proven otherwise.
#pragma once

#include <QByteArray>
#include <QUrl>

#include <optional>

namespace desk {

struct Wish
{
    /// A line with its end is never longer.
    static constexpr qsizetype MaxBytes = 4096 + 16;

    QUrl link; ///< empty: show yourself

    [[nodiscard]] QByteArray line() const;
    /// Nothing when it is neither of the two, or a link of another scheme.
    static std::optional<Wish> from(const QByteArray &line);
};

} // namespace desk
