// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How people and companies are sorted in their collections: by name.
#pragma once

#include "models/domain/person.h"
#include "models/store/collection.h"

namespace desk {

template <>
struct RowOrder<Person>
{
    static PersonId id(const Person &person) { return person.id; }
    static bool less(const Person &a, const Person &b)
    {
        const int names = a.name.compare(b.name, Qt::CaseInsensitive);
        return names != 0 ? names < 0 : a.id < b.id;
    }
};

template <>
struct RowOrder<Company>
{
    static CompanyId id(const Company &company) { return company.id; }
    static bool less(const Company &a, const Company &b)
    {
        const int names = a.name.compare(b.name, Qt::CaseInsensitive);
        return names != 0 ? names < 0 : a.id < b.id;
    }
};

} // namespace desk
