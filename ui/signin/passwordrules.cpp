// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/passwordrules.h"

#include <QCoreApplication>
#include <QStringList>

namespace desk {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(desk::PasswordRules)
};

} // namespace

QString newPasswordFault(const QString &password)
{
    if (password.isEmpty())
        return Words::tr("Type a password.");
    if (password.trimmed().isEmpty())
        return Words::tr("A password of spaces alone is none.");
    if (password.toUtf8().size() > MostPasswordBytes)
        return Words::tr("That is too long: 72 letters count, accents and other scripts fewer.");
    return {};
}

QString weaknessText(const Error &error)
{
    const QStringList words = error.code.split(u' ');
    if (words.first() != u"weak_password")
        return {};
    QStringList sentences;
    if (words.contains(QStringLiteral("pwned")))
        sentences << Words::tr("This password is on lists of stolen ones. Choose another.");
    if (words.contains(QStringLiteral("length")))
        sentences << Words::tr("It is too short for this help desk.");
    if (words.contains(QStringLiteral("characters")))
        sentences << Words::tr("It must mix capital and small letters, digits or signs.");
    if (sentences.isEmpty())
        sentences << Words::tr("This password is too easy to guess. Choose another.");
    return sentences.join(u' ');
}

} // namespace desk
