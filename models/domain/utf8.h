// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes from outside as text, with nothing lost.
#pragma once

#include <QByteArray>
#include <QString>

#include <string_view>

namespace desk {

/// QString::fromUtf8 takes a byte order mark away. In a text that came to us it is a letter like others
/// (U+FEFF, pasted with the beginning of a file): the server keeps it, and what we sent must compare equal to
/// what it stored.
inline QString textOf(std::string_view utf8)
{
    constexpr std::string_view mark = "\xef\xbb\xbf";
    const QByteArrayView bytes(utf8.data(), static_cast<qsizetype>(utf8.size()));
    if (utf8.substr(0, mark.size()) != mark)
        return QString::fromUtf8(bytes);
    QByteArray marked(mark.data(), static_cast<qsizetype>(mark.size())); // one to be taken away
    return QString::fromUtf8(marked.append(bytes));
}

} // namespace desk
