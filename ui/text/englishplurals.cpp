// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/englishplurals.h"

namespace desk {

QString EnglishPlurals::translate(const char *, const char *source, const char *, int count) const
{
    QString text = QString::fromUtf8(source);
    if (count < 0 || !text.contains(QLatin1String("(s)")))
        return {};
    // The words that do not simply take an s.
    text.replace(QLatin1String("person(s)"), count == 1 ? QLatin1String("person") : QLatin1String("people"));
    text.replace(QLatin1String("(s)"), count == 1 ? QLatin1String() : QLatin1String("s"));
    return text;
}

} // namespace desk
