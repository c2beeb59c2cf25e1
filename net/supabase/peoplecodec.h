// members and companies, as pull() brings them.
#pragma once

#include "models/domain/person.h"
#include "net/supabase/json.h"

namespace desk {

Result<Person> decodePerson(json::Element row);
Result<Company> decodeCompany(json::Element row);

} // namespace desk
