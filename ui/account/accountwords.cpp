// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/accountwords.h"

#include "ui/text/safetext.h"

#include <QCoreApplication>

namespace desk {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(desk::AccountWords)
};

} // namespace

Question askAbandon(const SignInAddress &address)
{
    Question question;
    question.name = QStringLiteral("abandonQuestion");
    question.title = Words::tr("Keep the old address?");
    question.text =
        Words::tr("You go on signing in with %1. The codes and links in the two emails are worthless "
                  "afterwards.")
            .arg(isolated(address.email));
    question.yes = Words::tr("Keep it");
    return question;
}

/// What holds is net/auth's: this computer forgets at once; the server is told again and again, as long as
/// the program runs and the key of this sign-in lives.
Question askSignOut(Identity::SignOut where, bool reached)
{
    Question question;
    const bool everywhere = where == Identity::SignOut::Everywhere;
    question.name =
        everywhere ? QStringLiteral("signOutEverywhereQuestion") : QStringLiteral("signOutQuestion");
    question.title = everywhere ? Words::tr("Sign out everywhere?") : Words::tr("Sign out here?");
    if (!everywhere)
        question.text = Words::tr("This computer forgets your sign-in. Other devices stay signed in.");
    else if (reached)
        question.text =
            Words::tr("All your devices have to sign in again, this one too. What is written on them and "
                      "not sent is lost.");
    else
        question.text =
            Words::tr("This computer forgets your sign-in at once. The server is out of reach: your other "
                      "devices are signed out when it answers within 15 minutes, and only while Deskbell "
                      "stays open here.");
    question.yes = everywhere ? Words::tr("Sign out everywhere") : Words::tr("Sign out");
    question.danger = everywhere;
    return question;
}

Question askEndOthers()
{
    Question question;
    question.name = QStringLiteral("endOthersQuestion");
    question.title = Words::tr("End all other sessions?");
    question.text =
        Words::tr("You stay signed in here. Every other device has to sign in again; what is written "
                  "there and not sent is lost.");
    question.yes = Words::tr("End all others");
    question.danger = true;
    return question;
}

} // namespace desk
