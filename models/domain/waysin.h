// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The ways in that an installation has switched on. What is off is not shown.
#pragma once

#include <QList>
#include <QString>
#include <QUrl>

namespace desk {

/// Somebody else who knows the person: a browser opens there.
struct Provider
{
    QString id;   ///< as the server calls it: "keycloak", "google"
    QString name; ///< as people call it

    bool operator==(const Provider &) const = default;
};

/// An organization's own service, which has the passwords of its people.
struct SignInService
{
    QString organization;
    QString name; ///< what its button says
    QUrl url;     ///< checked: where a password may go

    bool operator==(const SignInService &) const = default;
};

struct WaysIn
{
    bool email = true;   ///< a code by email, a link, a password
    bool signUp = false; ///< who has no account may ask for one
    bool phone = false;  ///< a code by text message
    QList<Provider> providers;

    bool operator==(const WaysIn &) const = default;
};

} // namespace desk
