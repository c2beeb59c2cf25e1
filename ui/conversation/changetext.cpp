// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/changetext.h"

#include "models/items/peoplemodel.h"
#include "models/items/words.h"
#include "models/store/desk.h"
#include "ui/text/safetext.h"

#include <QCoreApplication>

namespace desk {
namespace {

struct Sentences
{
    Q_DECLARE_TR_FUNCTIONS(desk::ChangeText)

public:
    static QString ofAssignee(const Desk &desk, const TicketChange &change, const QString &who);
};

QString Sentences::ofAssignee(const Desk &desk, const TicketChange &change, const QString &who)
{
    const PersonId now = PersonId::fromString(change.newValue);
    if (now.isNull())
        return tr("%1 gave this back, nobody has it").arg(who);
    if (now == change.actor)
        return tr("%1 took this").arg(who);
    const QString name = nameOf(desk, now);
    return name.isEmpty() ? tr("%1 assigned this").arg(who)
                          : tr("%1 assigned this to %2").arg(who, isolated(name));
}

} // namespace

TicketStatus statusFromWire(const QString &word)
{
    if (word == u"open")
        return TicketStatus::Open;
    if (word == u"in_progress")
        return TicketStatus::InProgress;
    if (word == u"waiting")
        return TicketStatus::Waiting;
    if (word == u"resolved")
        return TicketStatus::Resolved;
    return word == u"closed" ? TicketStatus::Closed : TicketStatus::Unknown;
}

Priority priorityFromWire(const QString &word)
{
    if (word == u"low")
        return Priority::Low;
    if (word == u"medium")
        return Priority::Medium;
    if (word == u"high")
        return Priority::High;
    return word == u"critical" ? Priority::Critical : Priority::Unknown;
}

QString changeSentence(const Desk &desk, const TicketChange &change)
{
    const QString who = change.actorName.isEmpty() ? Sentences::tr("The system") : isolated(change.actorName);
    switch (change.field) {
    case TicketChange::Field::Created:
        return Sentences::tr("%1 filed this").arg(who);
    case TicketChange::Field::Status:
        return Sentences::tr("%1 moved this from %2 to %3")
            .arg(who, wordFor(statusFromWire(change.oldValue)), wordFor(statusFromWire(change.newValue)));
    case TicketChange::Field::Priority:
        return Sentences::tr("%1 changed the priority from %2 to %3")
            .arg(who, wordFor(priorityFromWire(change.oldValue)), wordFor(priorityFromWire(change.newValue)));
    case TicketChange::Field::Assignee:
        return Sentences::ofAssignee(desk, change, who);
    case TicketChange::Field::Title:
        return Sentences::tr("%1 changed the subject, which was “%2”").arg(who, isolated(change.oldValue));
    case TicketChange::Field::Requester:
        return Sentences::tr("%1 changed who asked").arg(who);
    case TicketChange::Field::Deleted:
        return change.newValue.isEmpty() ? Sentences::tr("%1 brought this back").arg(who)
                                         : Sentences::tr("%1 deleted this").arg(who);
    case TicketChange::Field::Unknown:
        break;
    }
    return Sentences::tr("%1 changed this").arg(who);
}

} // namespace desk
