// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The team, by name: whom a ticket can be assigned to.
#pragma once

#include "models/domain/person.h"
#include "models/items/valuelistmodel.h"

namespace desk {

class Desk;

/// Empty when the person is not known (or null).
[[nodiscard]] QString nameOf(const Desk &desk, PersonId person);
[[nodiscard]] QString nameOf(const Desk &desk, CompanyId company);

class PeopleModel : public ValueListModel<Person>
{
    Q_OBJECT

public:
    enum ItemRole {
        PersonIdRole = Qt::UserRole + 1, ///< QUuid
        NameRole,                        ///< QString
        RoleRole,                        ///< int of Role
    };

    explicit PeopleModel(const Desk &desk, QObject *parent = nullptr);

    /// -1: not on the team.
    [[nodiscard]] int rowOf(PersonId person) const;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

protected:
    [[nodiscard]] bool isSameRow(const Person &a, const Person &b) const override { return a.id == b.id; }

private:
    void gather();

    const Desk &m_desk;
};

} // namespace desk
