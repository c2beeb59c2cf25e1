// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What strangers wrote, made harmless before it is painted, put into a label or into a sentence. Nothing here
// makes markup of anything: the result is plain text for Qt::PlainText, QTextLayout and QPainter.
#pragma once

#include <QString>
#include <Qt>

namespace desk {

/// Characters of a name or title that are shown, and of a message before "show all".
inline constexpr qsizetype lineLimit = 300;
inline constexpr qsizetype bodyLimit = 20'000;

/// One line for names, titles, addresses and links. Line breaks and tabs become spaces, other control
/// characters vanish, marks that turn the direction of text round are shown by name ("‹RLO›") and towers of
/// combining marks are cut to eight. Longer than `limit` ends in an ellipsis.
[[nodiscard]] QString safeLine(const QString &foreign, qsizetype limit = lineLimit);

struct SafeBody
{
    QString text;
    bool isCut = false; ///< more was written than is shown
};

/// A message: keeps line breaks, tabs and the marks that Arabic and Hebrew need, shows overrides by name, and
/// gives runs of more than 1,000 characters without a gap a place to break, because laying them out takes
/// seconds.
[[nodiscard]] SafeBody safeBody(const QString &foreign, qsizetype limit = bodyLimit);

/// safeLine() in Unicode isolates, for a name inside a sentence of ours: it cannot reorder the words around
/// it.
[[nodiscard]] QString isolated(const QString &name);

/// For tool tips and notifications, which guess whether a text is markup: the same to the eye, and never
/// guessed.
[[nodiscard]] QString plainTip(const QString &foreign);

/// Direction by the first letter that has one; `fallback` for text without such a letter.
[[nodiscard]] Qt::LayoutDirection directionOf(const QString &text,
                                              Qt::LayoutDirection fallback = Qt::LeftToRight);

} // namespace desk
