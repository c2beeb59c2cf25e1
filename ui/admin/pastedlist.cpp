// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/pastedlist.h"

#include <algorithm>
#include <optional>

namespace desk {
namespace {

std::optional<Role> roleNamed(QStringView word)
{
    const struct
    {
        QStringView name;
        Role role;
    } names[] = {{u"client", Role::Client},
                 {u"staff", Role::Staff},
                 {u"manager", Role::Manager},
                 {u"admin", Role::Admin}};
    for (const auto &known : names)
        if (word.compare(known.name, Qt::CaseInsensitive) == 0)
            return known.role;
    return std::nullopt;
}

QString plainAddress(QStringView piece)
{
    const qsizetype from = piece.lastIndexOf(u'<');
    const qsizetype to = piece.lastIndexOf(u'>');
    if (from >= 0 && to > from)
        piece = piece.mid(from + 1, to - from - 1);
    piece = piece.trimmed();
    while (piece.startsWith(u'"') || piece.startsWith(u'\''))
        piece = piece.mid(1);
    while (piece.endsWith(u'"') || piece.endsWith(u'\''))
        piece.chop(1);
    return piece.trimmed().toString().toLower();
}

/// Splits at commas, semicolons and tabs, but not inside quotes: `"Weiß, Jürgen" <a@b>` is one piece.
QList<QStringView> pieces(QStringView line)
{
    QList<QStringView> found;
    bool quoted = false;
    qsizetype start = 0;
    for (qsizetype i = 0; i <= line.size(); ++i) {
        const bool atEnd = i == line.size();
        if (!atEnd && line[i] == u'"')
            quoted = !quoted;
        const bool separates = atEnd || (!quoted && (line[i] == u',' || line[i] == u';' || line[i] == u'\t'));
        if (!separates)
            continue;
        if (const QStringView piece = line.mid(start, i - start).trimmed(); !piece.isEmpty())
            found.append(piece);
        start = i + 1;
    }
    return found;
}

} // namespace

QList<PastedEntry> parsePastedList(QStringView text, Role role, CompanyId company)
{
    QList<PastedEntry> entries;
    int number = 0;
    for (const QStringView line : text.split(u'\n')) {
        ++number;
        const qsizetype before = entries.size();
        const QList<QStringView> parts = pieces(line);
        const auto addresses =
            std::count_if(parts.begin(), parts.end(), [](QStringView piece) { return piece.contains(u'@'); });
        for (const QStringView piece : parts) {
            if (piece.contains(u'@'))
                entries.append({{plainAddress(piece), role, company}, number});
            else if (const auto named = roleNamed(piece); named && entries.size() > before)
                entries.last().entry.role = *named;
            else if (addresses > 1) // a list of addresses, not a table: it was meant to be one
                entries.append({{piece.toString(), role, company}, number});
        }
        if (entries.size() == before && !line.trimmed().isEmpty())
            entries.append({{line.trimmed().toString(), role, company}, number});
        for (qsizetype i = before; i < entries.size(); ++i)
            if (entries[i].entry.role != Role::Client)
                entries[i].entry.company = {};
    }
    return entries;
}

} // namespace desk
