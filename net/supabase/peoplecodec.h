// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// members and companies, as pull() brings them; and the names of people, as profiles has them.
#pragma once

#include "models/domain/person.h"
#include "net/supabase/json.h"

namespace desk {

Result<Person> decodePerson(json::Element row);
Result<Company> decodeCompany(json::Element row);
/// Of profiles: a name without a role.
Result<Person> decodeName(json::Element row);

} // namespace desk
