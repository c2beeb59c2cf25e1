// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What may be written at all, before anybody is asked. The server checks again; this spares the journey and
// lets a form say what is wrong while the person types.
#pragma once

#include <QString>

namespace desk {

enum class TextProblem {
    None,
    Empty,             ///< nothing but white space
    TooLong,           ///< more characters than are kept
    ControlCharacters, ///< invisible characters that no keyboard types (line breaks too, in a title)
};

/// White space at both ends taken off, line ends made "\n". What is checked, shown and sent.
[[nodiscard]] QString tidied(const QString &text);
/// Characters as people and the server count them: an emoji is one.
[[nodiscard]] qsizetype characters(QStringView text);

[[nodiscard]] TextProblem titleProblem(const QString &title);
/// A reply or a note.
[[nodiscard]] TextProblem messageProblem(const QString &body);
/// A description may be empty.
[[nodiscard]] TextProblem descriptionProblem(const QString &text);

} // namespace desk
