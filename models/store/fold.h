// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Folding: what two spellings must have in common to be found by one another. Lower case everywhere; accents
// off Latin letters ("Müller" -> "muller", "Łódź" -> "lodz"), since a keyboard may not have them. Accents of
// other scripts stay: there they make other letters.
#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace desk {

[[nodiscard]] std::string folded(QStringView text);
[[nodiscard]] std::string foldedUtf8(std::string_view utf8);
[[nodiscard]] bool isAscii(std::string_view text);
/// ASCII only; everything else stays as it is.
[[nodiscard]] constexpr char lowered(char c)
{
    return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

/// One word that is looked for, folded. Text is searched either folded or as plain ASCII of any case.
class Needle
{
public:
    explicit Needle(std::string word);

    [[nodiscard]] const std::string &word() const { return m_word; }
    [[nodiscard]] bool isAscii() const { return m_ascii; }
    /// `text` must be followed by at least Slack readable bytes.
    [[nodiscard]] bool isIn(std::string_view text) const;

    static constexpr std::size_t Slack = 32;

private:
    [[nodiscard]] bool matchesAt(const char *place) const;

    std::string m_word;
    bool m_ascii = true;
};

} // namespace desk
