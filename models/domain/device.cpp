// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/device.h"

namespace desk {

namespace {

/// Control characters, line breaks, and marks that are not seen or turn the direction.
bool isPlain(QChar letter)
{
    switch (letter.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

QString plainLine(const QString &words, qsizetype longest)
{
    QString line;
    for (const QChar letter : words)
        line.append(isPlain(letter) ? letter : u' ');
    line = line.simplified().left(longest);
    if (!line.isEmpty() && line.back().isHighSurrogate())
        line.chop(1); // half a letter is none
    line = line.trimmed();
    return line.isEmpty() ? QStringLiteral("-") : line;
}

} // namespace

DeviceWords DeviceWords::plain() const
{
    return {plainLine(name, Longest), plainLine(system, Longest), plainLine(version, LongestVersion)};
}

} // namespace desk
