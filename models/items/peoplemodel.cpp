// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/peoplemodel.h"

#include "models/store/desk.h"

namespace desk {

QString nameOf(const Desk &desk, PersonId person)
{
    const Person *found = desk.people().find(person);
    return found ? found->name : QString();
}

QString nameOf(const Desk &desk, CompanyId company)
{
    const Company *found = desk.companies().find(company);
    return found ? found->name : QString();
}

PeopleModel::PeopleModel(const Desk &desk, QObject *parent)
    : ValueListModel(parent)
    , m_desk(desk)
{
    connect(&desk.people(), &CollectionSignals::changed, this, &PeopleModel::gather);
    gather();
}

void PeopleModel::gather()
{
    QList<Person> team;
    for (const Person &person : m_desk.people()) {
        if (isTeam(person.role) && person.active)
            team << person;
    }
    setValues(team);
}

int PeopleModel::rowOf(PersonId person) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (rowAt(row).id == person)
            return row;
    }
    return -1;
}

QVariant PeopleModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Person &person = rowAt(index.row());
    switch (role) {
    case PersonIdRole:
        return person.id.value;
    case Qt::DisplayRole:
    case NameRole:
        return person.name;
    case RoleRole:
        return static_cast<int>(person.role);
    default:
        return {};
    }
}

QHash<int, QByteArray> PeopleModel::roleNames() const
{
    return {{PersonIdRole, "personId"}, {NameRole, "name"}, {RoleRole, "role"}};
}

} // namespace desk
