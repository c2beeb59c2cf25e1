// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace desk {

namespace {

QString word(const char *text)
{
    return QCoreApplication::translate("desk::words", text);
}

} // namespace

QString wordFor(TicketStatus status)
{
    switch (status) {
    case TicketStatus::Open:
        return word(QT_TRANSLATE_NOOP("desk::words", "Open"));
    case TicketStatus::InProgress:
        return word(QT_TRANSLATE_NOOP("desk::words", "In progress"));
    case TicketStatus::Waiting:
        return word(QT_TRANSLATE_NOOP("desk::words", "Waiting"));
    case TicketStatus::Resolved:
        return word(QT_TRANSLATE_NOOP("desk::words", "Solved"));
    case TicketStatus::Closed:
        return word(QT_TRANSLATE_NOOP("desk::words", "Closed"));
    case TicketStatus::Unknown:
        break;
    }
    return word(QT_TRANSLATE_NOOP("desk::words", "Unknown status"));
}

QString wordFor(Priority priority)
{
    switch (priority) {
    case Priority::Low:
        return word(QT_TRANSLATE_NOOP("desk::words", "Low"));
    case Priority::Medium:
        return word(QT_TRANSLATE_NOOP("desk::words", "Medium"));
    case Priority::High:
        return word(QT_TRANSLATE_NOOP("desk::words", "High"));
    case Priority::Critical:
        return word(QT_TRANSLATE_NOOP("desk::words", "Critical"));
    case Priority::Unknown:
        break;
    }
    return word(QT_TRANSLATE_NOOP("desk::words", "Unknown priority"));
}

QString wordFor(Role role)
{
    switch (role) {
    case Role::Client:
        return word(QT_TRANSLATE_NOOP("desk::words", "Client"));
    case Role::Staff:
        return word(QT_TRANSLATE_NOOP("desk::words", "Staff"));
    case Role::Manager:
        return word(QT_TRANSLATE_NOOP("desk::words", "Manager"));
    case Role::Admin:
        return word(QT_TRANSLATE_NOOP("desk::words", "Admin"));
    case Role::Unknown:
        break;
    }
    return word(QT_TRANSLATE_NOOP("desk::words", "Unknown role"));
}

QString wordFor(Delivery delivery)
{
    switch (delivery) {
    case Delivery::Sent:
        return {};
    case Delivery::Pending:
        return word(QT_TRANSLATE_NOOP("desk::words", "Sending"));
    case Delivery::Waiting:
        return word(QT_TRANSLATE_NOOP("desk::words", "Waiting, sends when online"));
    case Delivery::Failed:
        return word(QT_TRANSLATE_NOOP("desk::words", "Not sent"));
    }
    return {};
}

QString wordFor(AllowedEmail::State state)
{
    switch (state) {
    case AllowedEmail::State::Invited:
        return word(QT_TRANSLATE_NOOP("desk::words", "Invited"));
    case AllowedEmail::State::Member:
        return word(QT_TRANSLATE_NOOP("desk::words", "Active"));
    case AllowedEmail::State::Inactive:
        return word(QT_TRANSLATE_NOOP("desk::words", "Inactive"));
    case AllowedEmail::State::Expired:
        return word(QT_TRANSLATE_NOOP("desk::words", "Expired"));
    case AllowedEmail::State::Domain:
        return word(QT_TRANSLATE_NOOP("desk::words", "Rule"));
    case AllowedEmail::State::Unknown:
        break;
    }
    return word(QT_TRANSLATE_NOOP("desk::words", "Unknown state"));
}

QString wordFor(AllowedVerdict::Action action)
{
    switch (action) {
    case AllowedVerdict::Action::Add:
        return word(QT_TRANSLATE_NOOP("desk::words", "New"));
    case AllowedVerdict::Action::Update:
        return word(QT_TRANSLATE_NOOP("desk::words", "Changed"));
    case AllowedVerdict::Action::Same:
        return word(QT_TRANSLATE_NOOP("desk::words", "Same"));
    case AllowedVerdict::Action::Member:
        return word(QT_TRANSLATE_NOOP("desk::words", "Already in"));
    case AllowedVerdict::Action::Duplicate:
        return word(QT_TRANSLATE_NOOP("desk::words", "Twice"));
    case AllowedVerdict::Action::Invalid:
        return word(QT_TRANSLATE_NOOP("desk::words", "Check"));
    case AllowedVerdict::Action::Refused:
        return word(QT_TRANSLATE_NOOP("desk::words", "Refused"));
    case AllowedVerdict::Action::Unknown:
        break;
    }
    return word(QT_TRANSLATE_NOOP("desk::words", "Unknown"));
}

QString momentText(Instant at)
{
    return at.isSet() ? QLocale().toString(at.toUtc().toLocalTime(), QLocale::ShortFormat) : QString();
}

} // namespace desk
