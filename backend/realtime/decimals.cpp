// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/realtime/filter.h"

namespace desk::realtime {

namespace {

// sign * 0.digits * 10^exponent, without leading or trailing zeros
struct Decimal
{
    int sign = 0;
    qint64 exponent = 0;
    QByteArray digits;
};

int sign(int value)
{
    return (value > 0) - (value < 0);
}

// infinities and NaN sort as PostgreSQL sorts them
int rankOf(QByteArrayView text)
{
    if (text.compare("NaN", Qt::CaseInsensitive) == 0)
        return 2;
    if (text.compare("Infinity", Qt::CaseInsensitive) == 0)
        return 1;
    return text.compare("-Infinity", Qt::CaseInsensitive) == 0 ? -1 : 0;
}

Decimal decimalFrom(QByteArrayView text)
{
    Decimal decimal{1, 0, {}};
    if (!text.isEmpty() && (text.front() == '-' || text.front() == '+')) {
        decimal.sign = text.front() == '-' ? -1 : 1;
        text = text.sliced(1);
    }
    bool point = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == 'e' || c == 'E') {
            decimal.exponent += text.sliced(i + 1).toByteArray().toLongLong();
            break;
        }
        if (c == '.') {
            point = true;
            continue;
        }
        if (decimal.digits.isEmpty() && c == '0') { // leading zeros only move the point
            decimal.exponent -= point ? 1 : 0;
            continue;
        }
        decimal.digits += c;
        decimal.exponent += point ? 0 : 1;
    }
    while (decimal.digits.endsWith('0'))
        decimal.digits.chop(1);
    if (decimal.digits.isEmpty())
        return {};
    return decimal;
}

} // namespace

int compareDecimals(QByteArrayView a, QByteArrayView b)
{
    const int rankA = rankOf(a);
    const int rankB = rankOf(b);
    if (rankA != 0 || rankB != 0)
        return sign(rankA - rankB);
    const Decimal x = decimalFrom(a);
    const Decimal y = decimalFrom(b);
    if (x.sign != y.sign || x.sign == 0)
        return sign(x.sign - y.sign);
    if (x.exponent != y.exponent)
        return x.exponent < y.exponent ? -x.sign : x.sign;
    return x.sign * sign(x.digits.compare(y.digits));
}

} // namespace desk::realtime
