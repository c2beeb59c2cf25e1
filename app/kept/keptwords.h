// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What one person leaves behind when the desk is locked: what they have begun, and what could not be sent.
#pragma once

#include "models/commands/unfinished.h"
#include "ui/conversation/draftbook.h"

#include <QByteArray>

#include <optional>

namespace desk {

struct KeptWords
{
    BegunWords begun;
    Unfinished unsent;

    [[nodiscard]] bool isEmpty() const { return begun.isEmpty() && unsent.isEmpty(); }
};

/// For this program and its own memory, not for a disk or another version.
[[nodiscard]] QByteArray written(KeptWords words);
/// Nothing when these are not bytes of written().
[[nodiscard]] std::optional<KeptWords> readWords(const QByteArray &bytes);
/// Their letters are overwritten.
void wipe(KeptWords &words);

} // namespace desk
