// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Strong ids: a TicketId cannot be passed where a PersonId is meant.
#pragma once

#include <QHash>
#include <QUuid>

namespace desk {

template <class Tag>
struct Id
{
    QUuid value;

    static Id create() { return Id{QUuid::createUuid()}; }
    static Id fromString(QStringView text) { return Id{QUuid::fromString(text)}; }
    [[nodiscard]] bool isNull() const { return value.isNull(); }
    [[nodiscard]] QString toString() const { return value.toString(QUuid::WithoutBraces); }

    bool operator==(const Id &) const = default;
    bool operator<(const Id &other) const { return value < other.value; }
};

template <class Tag>
size_t qHash(const Id<Tag> &id, size_t seed = 0)
{
    return qHash(id.value, seed);
}

using OrgId = Id<struct OrgTag>;
using CompanyId = Id<struct CompanyTag>;
using PersonId = Id<struct PersonTag>;
using TicketId = Id<struct TicketTag>;
using MessageId = Id<struct MessageTag>;

} // namespace desk
