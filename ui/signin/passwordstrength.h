// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How long somebody who guesses would need, by zxcvbn. Advice only: what a password must be, the server says.
#pragma once

#include <QString>
#include <QStringList>

namespace desk {

struct PasswordStrength
{
    enum class Flaw {
        None,
        Personal, ///< one's own name, address or this program's
        Common,   ///< a word or password that many use
        Pattern,  ///< a row, a repeat, a date
    };
    static constexpr int Most = 4;

    int level = 0; ///< 0: nothing to judge; 1: guessed at once; 4: strong
    Flaw flaw = Flaw::None;

    bool operator==(const PasswordStrength &) const = default;
};

/// `personal`: the address, the name; whoever guesses tries their words first. Looks at the first 72 bytes,
/// as the server does, so that no length keeps the keyboard waiting.
[[nodiscard]] PasswordStrength strengthOf(const QString &password, const QStringList &personal);
/// A sentence of it; empty when there is nothing to judge.
[[nodiscard]] QString strengthWords(const PasswordStrength &strength);

} // namespace desk
