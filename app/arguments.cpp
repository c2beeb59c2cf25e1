// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/arguments.h"

#include <QRegularExpression>

namespace desk {

namespace {

constexpr qsizetype MaxLink = 4096;

Error refused(const QString &sentence)
{
    return Error{Error::Kind::Rejected, sentence, 0, {}, 0};
}

bool isProfile(const QString &name)
{
    static const QRegularExpression allowed(QStringLiteral("^[a-z0-9-]{1,32}$"));
    return allowed.match(name).hasMatch();
}

Result<QUrl> parseLink(const QString &word)
{
    const QUrl link(word, QUrl::StrictMode);
    if (word.size() > MaxLink || !link.isValid() || link.scheme() != QLatin1String("deskbell"))
        return refused(QStringLiteral("That is not a link that Deskbell understands."));
    return link;
}

/// A link comes from a stranger: nothing else may stand beside it but what the desktop file itself says.
bool standsAlone(const QStringList &words)
{
    return words.size() == 1 || (words.size() == 3 && words.first() == QLatin1String("--profile"));
}

} // namespace

Result<Arguments> Arguments::parse(const QStringList &words)
{
    Arguments parsed;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words.at(i);
        if (word == QLatin1String("--help") || word == QLatin1String("-h")) {
            parsed.ask = Ask::Help;
        } else if (word == QLatin1String("--version")) {
            parsed.ask = Ask::Version;
        } else if (word == QLatin1String("--demo")) {
            parsed.demo = true;
        } else if (word == QLatin1String("--profile")) {
            if (++i >= words.size() || !isProfile(words.at(i)))
                return refused(QStringLiteral("--profile wants a name of a-z, 0-9 and -, at most 32 long."));
            parsed.profile = words.at(i);
        } else if (word.startsWith(QLatin1String("deskbell:"), Qt::CaseInsensitive)) {
            if (!standsAlone(words))
                return refused(QStringLiteral("A link must stand alone on the command line."));
            const Result<QUrl> link = parseLink(word);
            if (!link.ok())
                return link.error();
            parsed.link = link.value();
        } else {
            return refused(QStringLiteral("Deskbell does not know the option ") + word.left(64));
        }
    }
    return parsed;
}

QString Arguments::help()
{
    return QStringLiteral(
        "Usage: deskbell [--profile NAME] [--demo] [deskbell://…]\n"
        "\n"
        "  --profile NAME  a person of their own: settings, session and window apart from others\n"
        "  --demo          talk to the local stack and show its mail box beside the window\n"
        "  --version       print the version\n"
        "  --help          print this\n");
}

} // namespace desk
