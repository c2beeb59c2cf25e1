// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/servicetext.h"

#include <QCoreApplication>
#include <QStringList>

namespace desk {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(desk::ServiceText)

public:
    static ServiceProblem ofPassword(const QStringList &reasons);
    static ServiceProblem ofForm(const QStringList &fields);
    static ServiceProblem ofSymbol(const QString &symbol);
};

ServiceProblem Words::ofPassword(const QStringList &reasons)
{
    QStringList why;
    if (reasons.contains(QLatin1String("length")))
        why << tr("Make it longer.");
    if (reasons.contains(QLatin1String("characters")))
        why << tr("Do not use digits alone.");
    if (reasons.contains(QLatin1String("common")))
        why << tr("Many people use this one.");
    if (reasons.contains(QLatin1String("similar")))
        why << tr("Leave your name and address out of it.");
    if (why.isEmpty())
        why << tr("Take another one, a few words for instance.");
    return {ServiceField::Password, {tr("This password is easy to guess."), why.join(u' ')}};
}

ServiceProblem Words::ofForm(const QStringList &fields)
{
    if (fields.contains(QLatin1String("email")))
        return {ServiceField::Email, {{}, tr("An email address looks like name@company.example.")}};
    if (fields.contains(QLatin1String("name")))
        return {ServiceField::Name, {{}, tr("Type your name, at most 80 letters.")}};
    if (fields.contains(QLatin1String("password")))
        return {ServiceField::Password, {{}, tr("Type a password of 256 letters at most.")}};
    if (fields.contains(QLatin1String("code")))
        return {ServiceField::Code, {{}, tr("Type the digits from the email.")}};
    return {ServiceField::None,
            {tr("That was not taken as it is."), tr("Check what you typed, then try again.")}};
}

ServiceProblem Words::ofSymbol(const QString &symbol)
{
    if (symbol == QLatin1String("invalid_credentials"))
        return {ServiceField::Password,
                {tr("Email and password do not belong together."),
                 tr("Check both. If you have forgotten the password, choose a new one.")}};
    if (symbol == QLatin1String("not_allowed"))
        return {ServiceField::None,
                {tr("This account may not come in here."), tr("Ask an admin of your help desk.")}};
    if (symbol == QLatin1String("email_not_confirmed"))
        return {ServiceField::Email,
                {tr("This address is not confirmed yet."),
                 tr("Choose a new password: the code for it confirms the address.")}};
    if (symbol == QLatin1String("otp_expired"))
        return {
            ServiceField::Code,
            {tr("That code does not fit."), tr("Each code works once and for a short time, and only the "
                                               "newest one. Look at the newest email, or send a new code.")}};
    if (symbol == QLatin1String("upstream_unavailable"))
        return {
            ServiceField::None,
            {tr("You are not signed in yet"), tr("The sign-in service works, and cannot reach the help desk. "
                                                 "Try again in a moment.")}};
    return {};
}

} // namespace

ServiceProblem serviceProblem(const Error &error, Doing doing)
{
    const QStringList words = error.code.split(u' ');
    if (words.constFirst() == QLatin1String("weak_password"))
        return Words::ofPassword(words.mid(1));
    if (words.constFirst() == QLatin1String("validation_failed"))
        return Words::ofForm(words.mid(1));
    if (ServiceProblem known = Words::ofSymbol(error.code); !known.text.what.isEmpty())
        return known;
    // What it shares with every server; a wrong code or password has been told above.
    const Doing shared = doing == Doing::SendingCode ? doing : Doing::ReturningFromBrowser;
    return {ServiceField::None, errorText(error, shared)};
}

} // namespace desk
