// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/supabase/peoplecodec.h"

#include "net/supabase/words.h"

namespace desk {

Result<Person> decodePerson(json::Element row)
{
    Person person;
    json::Fields fields(row, "member");
    fields.need("user_id", person.id).need("role", person.role).need("active", person.active);
    fields.may("company_id", person.company).may("display_name", person.name);
    if (!fields.ok())
        return fields.error();
    return person;
}

Result<Company> decodeCompany(json::Element row)
{
    Company company;
    json::Fields fields(row, "company");
    fields.need("id", company.id).need("name", company.name).may("share_tickets", company.sharesTickets);
    if (!fields.ok())
        return fields.error();
    return company;
}

Result<Person> decodeName(json::Element row)
{
    Person person;
    json::Fields fields(row, "profile");
    fields.need("id", person.id).may("display_name", person.name);
    if (!fields.ok())
        return fields.error();
    return person;
}

} // namespace desk
