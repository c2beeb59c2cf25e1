// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/filtermenu.h"

#include "models/items/peoplemodel.h"
#include "models/items/words.h"
#include "ui/inbox/inboxpresenter.h"
#include "ui/text/safetext.h"

#include <QActionGroup>
#include <QMenu>

namespace desk {
namespace {

void fill(QMenu *menu, InboxPresenter &inbox, const PeopleModel &team)
{
    menu->clear();
    QMenu *status = menu->addMenu(InboxPresenter::tr("Status"));
    for (const TicketStatus value : {TicketStatus::Open, TicketStatus::InProgress, TicketStatus::Waiting,
                                     TicketStatus::Resolved, TicketStatus::Closed})
        status->addAction(wordFor(value), &inbox, [&inbox, value] { inbox.setStatus(value); });
    QMenu *priority = menu->addMenu(InboxPresenter::tr("Priority"));
    for (const Priority value : {Priority::Critical, Priority::High, Priority::Medium, Priority::Low})
        priority->addAction(wordFor(value), &inbox, [&inbox, value] { inbox.setPriority(value); });
    QMenu *assignee = menu->addMenu(InboxPresenter::tr("With"));
    assignee->addAction(InboxPresenter::tr("Nobody"), &inbox, [&inbox] { inbox.setAssignee(PersonId{}); });
    for (const Person &person : team.rows())
        assignee->addAction(safeLine(person.name).replace(u'&', QStringLiteral("&&")), &inbox,
                            [&inbox, id = person.id] { inbox.setAssignee(id); });
}

} // namespace

QMenu *makeFilterMenu(InboxPresenter &inbox, const PeopleModel &team, QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->setObjectName(QStringLiteral("filterMenu"));
    QObject::connect(menu, &QMenu::aboutToShow, menu, [menu, &inbox, &team] { fill(menu, inbox, team); });
    fill(menu, inbox, team);
    return menu;
}

QMenu *makeSortMenu(InboxPresenter &inbox, QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->setObjectName(QStringLiteral("sortMenu"));
    auto *group = new QActionGroup(menu);
    const struct
    {
        Sort sort;
        bool descending;
    } ways[] = {{Sort::Updated, true},    {Sort::Updated, false}, {Sort::Created, true},
                {Sort::Created, false},   {Sort::Priority, true}, {Sort::Title, false},
                {Sort::Requester, false}, {Sort::Status, false}};
    for (const auto &way : ways) {
        QAction *choice = menu->addAction(
            nameOf(way.sort, way.descending), &inbox,
            [&inbox, sort = way.sort, descending = way.descending] { inbox.setSort(sort, descending); });
        choice->setCheckable(true);
        choice->setChecked(inbox.filter().sort == way.sort && inbox.filter().descending == way.descending);
        group->addAction(choice);
    }
    return menu;
}

} // namespace desk
