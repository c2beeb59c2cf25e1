// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/phonenumber.h"

namespace desk {

namespace {

constexpr qsizetype Shortest = 7; // digits with the country, as E.164 has them
constexpr qsizetype Longest = 15;
constexpr qsizetype LongestText = 64;

bool isBetween(QChar c)
{
    return c.isSpace() || QStringView(u"-–‐‑./()\u202a\u202c\u200e\u2060").contains(c);
}

} // namespace

QString phoneNumber(const QString &text)
{
    if (text.size() > LongestText)
        return {};
    QString plain = text;
    plain.remove(QStringLiteral("(0)")); // what is dialled inside the country only
    QString digits;
    bool isInternational = false;
    for (const QChar c : std::as_const(plain)) {
        if (c.isDigit())
            digits += QChar(u'0' + c.digitValue());
        else if ((c == u'+' || c == u'＋') && digits.isEmpty() && !isInternational)
            isInternational = true;
        else if (!isBetween(c))
            return {};
    }
    if (!isInternational && digits.startsWith(QStringLiteral("00"))) {
        isInternational = true;
        digits.remove(0, 2);
    }
    const bool fits = digits.size() >= Shortest && digits.size() <= Longest && !digits.startsWith(u'0');
    return isInternational && fits ? u'+' + digits : QString();
}

} // namespace desk
