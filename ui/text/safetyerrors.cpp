// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/safetyerrors.h"

#include <QCoreApplication>

namespace desk {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(desk::SafetyErrors)
};

} // namespace

QString safetyHeadline(Doing doing)
{
    switch (doing) {
    case Doing::LoadingSafety:
        return Words::tr("The safety rules could not be loaded");
    case Doing::ChangingSafety:
        return Words::tr("The safety rules were not changed");
    default:
        return {};
    }
}

ErrorText safetyError(const Error &error, Doing doing)
{
    if (doing == Doing::ChangingSafety && error.code == u"factor_needed")
        return {Words::tr("Set up your own authenticator app first."),
                Words::tr("You find it under Sign-in and account. Everything is as it was.")};
    // An answer that was lost on the way may have been a yes, and nobody should rely on a rule by mistake.
    const bool isLost = error.kind == Error::Kind::Offline || error.kind == Error::Kind::ServerFault ||
                        error.kind == Error::Kind::Garbled;
    if (doing == Doing::ChangingSafety && isLost && !error.code.startsWith(u"tls"))
        return {Words::tr("The server did not say whether the rules were changed."),
                Words::tr("Check your network, then try again.")};
    return {};
}

} // namespace desk
