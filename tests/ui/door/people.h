// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The people of these tests.
#pragma once

#include "models/domain/account.h"
#include "models/domain/result.h"

namespace desk {

inline Account orla()
{
    Account account;
    account.person = PersonId::fromString(u"11111111-1111-4111-8111-111111111111");
    account.email = QStringLiteral("orla@corrib.test");
    account.name = QStringLiteral("Orla Byrne");
    account.organization = OrgId::fromString(u"22222222-2222-4222-8222-222222222222");
    account.organizationName = QStringLiteral("Deskbell Demo");
    account.role = Role::Client;
    account.pinMinimum = 4;
    account.pinSet = true;
    return account;
}

inline Account ana()
{
    Account account = orla();
    account.person = PersonId::fromString(u"33333333-3333-4333-8333-333333333333");
    account.email = QStringLiteral("ana@deskbell.test");
    account.name = QStringLiteral("Ana Ribeiro");
    account.role = Role::Staff;
    account.pinMinimum = 6;
    return account;
}

inline Error failed(Error::Kind kind, const QString &code = {}, int retryAfter = 0)
{
    return Error{kind, QStringLiteral("secret detail"), 0, code, retryAfter};
}

} // namespace desk
