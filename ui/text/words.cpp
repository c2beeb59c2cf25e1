// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace desk {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(desk::Words)
};

constexpr qint64 minutesInHour = 60;
constexpr qint64 minutesInDay = 24 * minutesInHour;

// Whole minutes away from now, never zero: a promise is either still ahead or already late.
qint64 wholeMinutes(qint64 seconds)
{
    return std::max<qint64>(1, (std::abs(seconds) + 59) / 60);
}

QString span(qint64 minutes)
{
    if (minutes < minutesInHour)
        return Words::tr("%1 min").arg(minutes);
    const qint64 hours = minutes / minutesInHour;
    const qint64 rest = minutes % minutesInHour;
    if (minutes >= 2 * minutesInDay)
        return Words::tr("%1 d").arg(minutes / minutesInDay);
    if (rest == 0 || hours >= 10)
        return Words::tr("%1 h").arg(hours);
    return Words::tr("%1 h %2").arg(hours).arg(rest, 2, 10, QLatin1Char('0'));
}

QString spanSpoken(qint64 minutes)
{
    if (minutes >= 2 * minutesInDay)
        return Words::tr("%n day(s)", nullptr, int(minutes / minutesInDay));
    const int hours = int(minutes / minutesInHour);
    const int rest = int(minutes % minutesInHour);
    if (hours == 0)
        return Words::tr("%n minute(s)", nullptr, rest);
    if (rest == 0)
        return Words::tr("%n hour(s)", nullptr, hours);
    return Words::tr("%1 %2", "hours, then minutes")
        .arg(Words::tr("%n hour(s)", nullptr, hours), Words::tr("%n minute(s)", nullptr, rest));
}

QString dateOf(const QDate &date, const QDate &today, const QLocale &locale)
{
    if (date.year() == today.year())
        return locale.toString(date, Words::tr("d MMMM", "date without year, see QDate::toString"));
    return locale.toString(date, Words::tr("d MMMM yyyy", "date with year, see QDate::toString"));
}

} // namespace

QString timeLeftShort(qint64 seconds)
{
    const QString words = span(wholeMinutes(seconds));
    return seconds < 0 ? QChar(0x2212) + words : words;
}

QString timeLeftLabel(qint64 seconds)
{
    const QString words = span(wholeMinutes(seconds));
    return seconds < 0 ? Words::tr("%1 late").arg(words) : Words::tr("%1 left").arg(words);
}

QString timeLeftSpoken(qint64 seconds)
{
    const QString words = spanSpoken(wholeMinutes(seconds));
    return seconds < 0 ? Words::tr("late by %1").arg(words) : Words::tr("%1 left").arg(words);
}

QString clockInWords(const QDateTime &at, const QLocale &locale)
{
    return locale.toString(at.time(), QStringLiteral("HH:mm"));
}

QString momentInWords(const QDateTime &at, const QDateTime &now, const QLocale &locale)
{
    const qint64 days = now.date().daysTo(at.date());
    if (days == 0)
        return clockInWords(at, locale);
    if (days > -7 && days < 7)
        return Words::tr("%1 %2", "weekday, time")
            .arg(locale.dayName(at.date().dayOfWeek(), QLocale::ShortFormat), clockInWords(at, locale));
    return dateOf(at.date(), now.date(), locale);
}

QString promiseInWords(const QDateTime &at, const QDateTime &now, const QLocale &locale)
{
    const QString clock = clockInWords(at, locale);
    const qint64 days = now.date().daysTo(at.date());
    if (days == 0)
        return Words::tr("today, %1").arg(clock);
    if (days == 1)
        return Words::tr("tomorrow, %1").arg(clock);
    const QString day = locale.toString(at.date(), Words::tr("ddd d MMM", "see QDate::toString"));
    return Words::tr("%1, %2", "day, time").arg(day, clock);
}

QString agoInWords(const QDateTime &at, const QDateTime &now, const QLocale &locale)
{
    const qint64 seconds = std::max<qint64>(0, at.secsTo(now));
    const qint64 days = at.date().daysTo(now.date());
    if (seconds < 60)
        return Words::tr("now");
    if (days <= 0 || seconds < qint64{6} * 3600)
        return Words::tr("%1 ago").arg(
            span(seconds / 60 < minutesInHour ? seconds / 60 : seconds / 3600 * minutesInHour));
    if (days == 1)
        return Words::tr("yesterday");
    if (days < 7)
        return Words::tr("%n day(s) ago", nullptr, int(days));
    return dateOf(at.date(), now.date(), locale);
}

} // namespace desk
