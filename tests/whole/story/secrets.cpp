// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What may stand in no log: codes, PINs, tokens, and what people wrote to each other.
#include "tests/whole/story/scenes.h"

#include <QRegularExpression>

namespace desk::story {

namespace {

/// Where `secret` stands in the log, or -1. Digits alone must stand alone: part of a longer number or of an
/// id, or so many milliseconds, is no PIN.
qsizetype placeOf(const QString &secret, const QString &log)
{
    static const QRegularExpression digits(QStringLiteral("^\\d+$"));
    if (!digits.match(secret).hasMatch())
        return log.indexOf(secret);
    return log.indexOf(QRegularExpression(QStringLiteral("(?<![\\w-])%1(?![\\w-]| ms)").arg(secret)));
}

/// Lines of one piece each: a log that breaks or escapes its lines would hide the whole.
QStringList piecesOf(const QStringList &texts)
{
    QStringList pieces;
    for (const QString &text : texts)
        for (const QString &line : text.split(u'\n'))
            if (line.trimmed().size() >= 4)
                pieces << line.trimmed();
    return pieces;
}

void seek(const Robot &robot, const QStringList &known)
{
    const QString log = QString::fromUtf8(robot.log());
    // A program that logs nothing would prove nothing.
    if (!log.contains(QStringLiteral("deskbell.")))
        throw Failure{robot.profile() + QStringLiteral(": the log holds no line of the program: ") +
                      log.left(500)};
    for (const QString &secret : known)
        if (const qsizetype at = placeOf(secret, log); at >= 0)
            throw Failure{robot.profile() + QStringLiteral(": the log holds “%1”: %2")
                                                .arg(secret, log.mid(std::max<qsizetype>(0, at - 80), 200))};
}

} // namespace

void seekSecrets(Stage &stage)
{
    // Any token of Supabase begins so, and a mail's link carries one of these.
    QStringList known{QStringLiteral("eyJ"), QStringLiteral("sb_secret_"), QStringLiteral("token_hash="),
                      QStringLiteral("refresh_token\"")};
    known += stage.stack.secrets();
    for (const auto &robot : stage.people) {
        if (robot->isRunning())
            robot->quit();
        known += piecesOf(robot->written());
    }
    for (const auto &robot : stage.people)
        seek(*robot, known);
    stage.step(QStringLiteral("no log of %1 programs holds any of %2 things that were typed or mailed")
                   .arg(stage.people.size())
                   .arg(known.size()));
}

} // namespace desk::story
