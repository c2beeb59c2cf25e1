// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/passwordstrength.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <vector>
#include <zxcvbn.h>

namespace desk {

namespace {

using Flaw = PasswordStrength::Flaw;

constexpr qsizetype MostBytes = 72;   // bcrypt reads no further
constexpr qsizetype MostWords = 24;   // of the person
constexpr qsizetype MostLetters = 40; // of each
constexpr std::array<double, 3> bits{20, 35, 50};

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(desk::PasswordStrength)
};

QList<QByteArray> wordsOf(const QStringList &personal)
{
    QList<QByteArray> words{"deskbell"};
    for (const QString &text : personal) {
        QString word;
        for (const QChar c : QString(text.left(254).toLower() + u' ')) {
            if (c.isLetterOrNumber()) {
                word += c;
                continue;
            }
            if (word.size() > 2 && words.size() < MostWords)
                words.append(word.left(MostLetters).toUtf8());
            word.clear();
        }
    }
    return words;
}

Flaw flawOf(int type)
{
    const int kind = type & ~MULTIPLE_MATCH;
    if (kind == USER_MATCH || kind == USER_LEET_MATCH)
        return Flaw::Personal;
    if (kind != type) // the same again
        return Flaw::Pattern;
    switch (kind) {
    case DICTIONARY_MATCH:
    case DICT_LEET_MATCH:
        return Flaw::Common;
    case REPEATS_MATCH:
    case SEQUENCE_MATCH:
    case SPATIAL_MATCH:
    case DATE_MATCH:
    case YEAR_MATCH:
        return Flaw::Pattern;
    default:
        return Flaw::None;
    }
}

/// What is personal says most; else what most of the password is made of.
Flaw worst(const ZxcMatch_t *part)
{
    std::array<int, 4> letters{};
    for (; part; part = part->Next)
        letters[std::size_t(flawOf(part->Type))] += part->Length;
    if (letters[std::size_t(Flaw::Personal)] > 0)
        return Flaw::Personal;
    return Flaw(std::max_element(letters.begin(), letters.end()) - letters.begin());
}

} // namespace

PasswordStrength strengthOf(const QString &password, const QStringList &personal)
{
    if (password.isEmpty())
        return {};
    const QByteArray read = password.left(MostBytes).toUtf8().left(MostBytes);
    const QList<QByteArray> words = wordsOf(personal);
    std::vector<const char *> list;
    for (const QByteArray &word : words)
        list.push_back(word.constData());
    list.push_back(nullptr);
    ZxcMatch_t *parts = nullptr;
    const double strength = ZxcvbnMatch(read.constData(), list.data(), &parts);
    const auto reached = std::count_if(bits.begin(), bits.end(), [&](double one) { return strength >= one; });
    const PasswordStrength judged{1 + int(reached), worst(parts)};
    ZxcvbnFreeInfo(parts);
    return judged;
}

QString strengthWords(const PasswordStrength &strength)
{
    switch (strength.level) {
    case 0:
        return {};
    case 3:
        return Words::tr("Good");
    case 4:
        return Words::tr("Strong");
    default:
        break;
    }
    switch (strength.flaw) {
    case Flaw::Personal:
        return Words::tr("Easy to guess: your name and address are tried first.");
    case Flaw::Common:
        return Words::tr("Easy to guess: words that many use are tried first.");
    case Flaw::Pattern:
        return Words::tr("Easy to guess: rows, repeats and dates are tried first.");
    case Flaw::None:
        break;
    }
    return Words::tr("Too short to be hard to guess.");
}

} // namespace desk
