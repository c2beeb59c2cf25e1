// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/times.h"

#include "ui/text/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace desk {
namespace {

struct TimeWords
{
    Q_DECLARE_TR_FUNCTIONS(desk::TimeWords)
};

QDateTime localTime(Instant at)
{
    return at.toUtc().toLocalTime();
}

} // namespace

QString shortAge(Instant then, Instant now)
{
    if (!then.isSet())
        return {};
    const qint64 minutes = std::max<qint64>(0, (now.micros - then.micros) / 60'000'000);
    if (minutes < 1)
        return TimeWords::tr("now");
    if (minutes < 60)
        return TimeWords::tr("%1 min").arg(minutes);
    const qint64 hours = minutes / 60;
    const qint64 rest = minutes % 60;
    if (hours < 5 && rest > 0)
        return TimeWords::tr("%1 h %2").arg(hours).arg(rest, 2, 10, QLatin1Char('0'));
    if (hours < 24)
        return TimeWords::tr("%1 h").arg(hours);
    return TimeWords::tr("%1 d").arg(hours / 24);
}

QString clockTime(Instant at)
{
    return at.isSet() ? localTime(at).toString(QStringLiteral("HH:mm")) : QString();
}

QString clockTimeWithSeconds(Instant at)
{
    return at.isSet() ? localTime(at).toString(QStringLiteral("HH:mm:ss")) : QString();
}

QString friendlyTime(Instant at, Instant now)
{
    return at.isSet() ? momentInWords(localTime(at), localTime(now)) : QString();
}

QString dayTitle(QDate day, QDate today)
{
    const bool thisYear = day.year() == today.year();
    return QLocale().toString(day,
                              thisYear ? QStringLiteral("dddd d MMMM") : QStringLiteral("dddd d MMMM yyyy"));
}

QDate localDay(Instant at)
{
    return localTime(at).date();
}

} // namespace desk
