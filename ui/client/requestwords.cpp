// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/requestwords.h"

#include "ui/text/safetext.h"

#include <QCoreApplication>

namespace desk {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(desk::RequestWords)
};

Choice category(const QString &words, const QString &value)
{
    return {words, {}, value, Priority::Medium};
}

} // namespace

RequestStep stepOf(const Ticket &ticket)
{
    switch (ticket.status) {
    case TicketStatus::Resolved:
    case TicketStatus::Closed:
        return RequestStep::Solved;
    case TicketStatus::Waiting:
        return RequestStep::WaitingForYou;
    case TicketStatus::InProgress:
        return RequestStep::WithPerson;
    case TicketStatus::Open:
    case TicketStatus::Unknown:
        break;
    }
    return ticket.assignee.isNull() ? RequestStep::Received : RequestStep::WithPerson;
}

QString stepWords(RequestStep step)
{
    return stepNames().at(int(step));
}

QStringList stepNames()
{
    return {Words::tr("Received"), Words::tr("With a person"), Words::tr("Waiting for you"),
            Words::tr("Solved")};
}

QList<Choice> requestCategories()
{
    return {category(Words::tr("A device or its parts"), QStringLiteral("Hardware")),
            category(Words::tr("A program"), QStringLiteral("Software")),
            category(Words::tr("Internet, VPN or Wi-Fi"), QStringLiteral("Network")),
            category(Words::tr("Email and calendar"), QStringLiteral("Email")),
            category(Words::tr("Printing and scanning"), QStringLiteral("Printing")),
            category(Words::tr("Access to something"), QStringLiteral("Access")),
            category(Words::tr("An account or a new colleague"), QStringLiteral("Accounts")),
            category(Words::tr("Something else"), QString())};
}

QList<Choice> requestUrgencies()
{
    return {{Words::tr("It can wait"), Words::tr("A wish, or a question"), {}, Priority::Low},
            {Words::tr("It slows me down"), Words::tr("I can work, but not well"), {}, Priority::Medium},
            {Words::tr("I cannot work"), Words::tr("Somebody must look soon"), {}, Priority::High}};
}

QString withWords(PersonId person, const QString &name)
{
    if (person.isNull())
        return Words::tr("Not with anyone yet");
    return name.isEmpty() ? Words::tr("With your help desk") : Words::tr("With %1").arg(isolated(name));
}

QString firstName(const QString &name)
{
    const QString trimmed = name.simplified();
    return trimmed.section(u' ', 0, 0);
}

} // namespace desk
