// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/validation.h"

#include "models/domain/drafts.h"

#include <algorithm>

namespace desk {

namespace {

/// Control characters, and halves of characters that no encoding can carry.
bool isUnwritable(QStringView text, qsizetype at)
{
    const QChar c = text[at];
    if (c.isHighSurrogate())
        return at + 1 == text.size() || !text[at + 1].isLowSurrogate();
    if (c.isLowSurrogate())
        return at == 0 || !text[at - 1].isHighSurrogate();
    return c.category() == QChar::Other_Control;
}

TextProblem problemOf(const QString &text, qsizetype most, QStringView allowed)
{
    // A megabyte of text is refused before it is looked at letter by letter.
    if (text.size() > most * 2 || characters(text) > most)
        return TextProblem::TooLong;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (isUnwritable(text, i) && !allowed.contains(text[i]))
            return TextProblem::ControlCharacters;
    }
    return TextProblem::None;
}

} // namespace

QString tidied(const QString &text)
{
    QString tidy = text.trimmed();
    tidy.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    tidy.replace(u'\r', u'\n');
    return tidy;
}

qsizetype characters(QStringView text)
{
    return std::count_if(text.begin(), text.end(), [](QChar c) { return !c.isLowSurrogate(); });
}

TextProblem titleProblem(const QString &title)
{
    const QString tidy = tidied(title);
    return tidy.isEmpty() ? TextProblem::Empty : problemOf(tidy, NewTicket::MaxTitle, {});
}

TextProblem messageProblem(const QString &body)
{
    const QString tidy = tidied(body);
    return tidy.isEmpty() ? TextProblem::Empty : problemOf(tidy, NewTicket::MaxText, u"\n\t");
}

TextProblem descriptionProblem(const QString &text)
{
    return problemOf(tidied(text), NewTicket::MaxText, u"\n\t");
}

} // namespace desk
