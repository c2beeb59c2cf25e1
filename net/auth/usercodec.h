// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What GoTrue says of the person who asks.
#pragma once

#include "models/domain/credentials.h"
#include "models/domain/id.h"
#include "models/domain/person.h"
#include "models/domain/result.h"
#include "net/auth/sessioncodec.h"

#include <QByteArray>

namespace desk {

struct User
{
    PersonId id;
    SignInAddress address;
};

Result<User> decodeUser(const QByteArray &text);

/// What POST /verify says of a new address: one of two boxes, or a session of whom it belongs to.
struct Agreed
{
    Agreement what = Agreement::OneBox;
    PersonId whose;          ///< with Changed
    SessionPointer unwanted; ///< with Changed: nobody has asked for it
};

Result<Agreed> decodeAgreed(const QByteArray &text);

} // namespace desk
