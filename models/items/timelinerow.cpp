// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/timelinerow.h"

#include "models/items/peoplemodel.h"
#include "models/items/words.h"
#include "models/store/desk.h"

#include <QCoreApplication>
#include <QLocale>

namespace desk {

namespace {

struct TimelineWords
{
    Q_DECLARE_TR_FUNCTIONS(desk::TimelineWords)
};

TicketStatus statusOf(const QString &word)
{
    static const QHash<QString, TicketStatus> words{{QStringLiteral("open"), TicketStatus::Open},
                                                    {QStringLiteral("in_progress"), TicketStatus::InProgress},
                                                    {QStringLiteral("waiting"), TicketStatus::Waiting},
                                                    {QStringLiteral("resolved"), TicketStatus::Resolved},
                                                    {QStringLiteral("closed"), TicketStatus::Closed}};
    return words.value(word, TicketStatus::Unknown);
}

Priority priorityOf(const QString &word)
{
    static const QHash<QString, Priority> words{{QStringLiteral("low"), Priority::Low},
                                                {QStringLiteral("medium"), Priority::Medium},
                                                {QStringLiteral("high"), Priority::High},
                                                {QStringLiteral("critical"), Priority::Critical}};
    return words.value(word, Priority::Unknown);
}

QString someone(const Desk &desk, const QString &id)
{
    if (id.isEmpty())
        return TimelineWords::tr("nobody");
    const QString name = nameOf(desk, PersonId::fromString(id));
    return name.isEmpty() ? TimelineWords::tr("somebody") : name;
}

QString messageSentence(const Message &message)
{
    const QString at = momentText(message.createdAt);
    const QString what = message.internal ? TimelineWords::tr("Internal note by %1, %2: %3")
                                          : TimelineWords::tr("Message by %1, %2: %3");
    const QString sentence = what.arg(message.authorName, at, message.body);
    const QString delivery = wordFor(message.delivery);
    return delivery.isEmpty() ? sentence : TimelineWords::tr("%1 (%2)").arg(sentence, delivery);
}

} // namespace

QString changeText(const Desk &desk, const TicketChange &change)
{
    switch (change.field) {
    case TicketChange::Field::Created:
        return TimelineWords::tr("Created");
    case TicketChange::Field::Status:
        return TimelineWords::tr("Status %1 \u2192 %2")
            .arg(wordFor(statusOf(change.oldValue)), wordFor(statusOf(change.newValue)));
    case TicketChange::Field::Priority:
        return TimelineWords::tr("Priority %1 \u2192 %2")
            .arg(wordFor(priorityOf(change.oldValue)), wordFor(priorityOf(change.newValue)));
    case TicketChange::Field::Assignee:
        return TimelineWords::tr("Assigned to %1").arg(someone(desk, change.newValue));
    case TicketChange::Field::Title:
        return TimelineWords::tr("Subject changed to \u201c%1\u201d").arg(change.newValue);
    case TicketChange::Field::Requester:
        return TimelineWords::tr("Requester is now %1").arg(someone(desk, change.newValue));
    case TicketChange::Field::Deleted:
        return TimelineWords::tr("Deleted");
    case TicketChange::Field::Unknown:
        break;
    }
    return TimelineWords::tr("Changed");
}

QString timelineSentence(const Desk &desk, const TimelineRow &row)
{
    switch (row.kind) {
    case TimelineRow::Kind::Day:
        return QLocale().toString(row.day, QLocale::LongFormat);
    case TimelineRow::Kind::NewLine:
        return TimelineWords::tr("New since your last look");
    case TimelineRow::Kind::Change:
        return TimelineWords::tr("%1, by %2, %3")
            .arg(changeText(desk, row.change),
                 row.change.actor.isNull() ? TimelineWords::tr("the system") : row.change.actorName,
                 momentText(row.change.at));
    case TimelineRow::Kind::Description:
    case TimelineRow::Kind::Message:
        return messageSentence(row.message);
    }
    return {};
}

} // namespace desk
