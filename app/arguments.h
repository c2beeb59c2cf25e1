// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The command line. Read by us and never shown to Qt: a URL handler puts a stranger's text on it, and Qt
// would take "-platformpluginpath" from there.
#pragma once

#include "models/domain/result.h"

#include <QStringList>
#include <QUrl>

#include <optional>

namespace desk {

struct Arguments
{
    enum class Ask { Run, Help, Version };

    Ask ask = Ask::Run;
    QString profile =
        QStringLiteral("default"); ///< [a-z0-9-]{1,32}: settings, keychain entry and instance of its own
    bool demo = false;             ///< talk to the local stack and show its mail box
    std::optional<QUrl> link;      ///< deskbell://…, at most 4 KiB

    /// `words` without the program's name. Error::Rejected with a sentence in `detail` for people at a
    /// terminal.
    static Result<Arguments> parse(const QStringList &words);
    static QString help();
};

} // namespace desk
