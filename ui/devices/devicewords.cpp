// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/devicewords.h"

#include "models/items/sessionmodel.h"
#include "models/items/words.h"
#include "ui/text/safetext.h"
#include "ui/text/times.h"

#include <QCoreApplication>
#include <QStringList>

namespace desk {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(desk::Devices)

public:
    static QString what(const SecurityEvent &event);
};

QString Words::what(const SecurityEvent &event)
{
    using Kind = SecurityEvent::Kind;
    switch (event.kind) {
    case Kind::NewDevice:
        return tr("New device: %1").arg(isolated(event.device));
    case Kind::PinLockOut:
        return tr("PIN blocked after three wrong ones");
    case Kind::PinSet:
        return tr("PIN set");
    case Kind::PinReset:
        return tr("PIN reset");
    case Kind::PasswordSet:
        return tr("Password changed");
    case Kind::RoleChanged:
        return tr("Role changed from %1 to %2").arg(wordFor(event.oldRole), wordFor(event.newRole));
    case Kind::ActiveChanged:
        return event.active ? tr("Let in again") : tr("Access switched off");
    case Kind::SessionEnded:
        return event.device.isEmpty() ? tr("Session ended on an unknown device")
                                      : tr("Session ended on %1").arg(isolated(event.device));
    case Kind::OthersEnded:
        return tr("All other sessions ended");
    case Kind::AllEnded:
        return tr("All sessions ended");
    case Kind::FactorAdded:
        return tr("Authenticator app added");
    case Kind::FactorRemoved:
        return tr("Authenticator app removed");
    case Kind::EmailChanged:
        return tr("Email address changed");
    case Kind::Unknown:
        break;
    }
    return tr("Something else about the access changed");
}

} // namespace

QString deviceTitle(const OpenSession &session)
{
    return safeLine(deviceName(session));
}

QString deviceFacts(const OpenSession &session)
{
    QStringList facts;
    if (!session.system.isEmpty())
        facts << safeLine(session.system);
    if (!session.version.isEmpty())
        facts << Words::tr("Deskbell %1").arg(safeLine(session.version));
    if (!session.place.isEmpty())
        facts << Words::tr("from %1").arg(safeLine(session.place));
    return facts.join(Words::tr(", "));
}

QString deviceTimes(const OpenSession &session, Instant now)
{
    return Words::tr("Last used %1, signed in %2")
        .arg(friendlyTime(session.lastUsed, now), friendlyTime(session.since, now));
}

QString eventSentence(const SecurityEvent &event, bool named)
{
    QString sentence = Words::what(event);
    if (!event.bySelf && !event.byName.isEmpty())
        sentence = Words::tr("%1, by %2").arg(sentence, isolated(event.byName));
    return named ? Words::tr("%1: %2").arg(isolated(event.name), sentence) : sentence;
}

Question askEnd(const OpenSession &session, const QString &whose)
{
    Question question;
    question.name = QStringLiteral("endSessionQuestion");
    question.title = Words::tr("End the session on %1?").arg(isolated(deviceName(session)));
    question.text =
        whose.isEmpty()
            ? Words::tr(
                  "Deskbell there shows nothing from its next question to the server on, and asks to sign "
                  "in. What is written there and not sent is lost.")
            : Words::tr(
                  "%1 sees nothing there from the next question to the server on, and has to sign in. What "
                  "is written there and not sent is lost.")
                  .arg(isolated(whose));
    question.yes = Words::tr("End session");
    question.danger = true;
    return question;
}

Question askEndAll(int count, const QString &whose)
{
    Question question;
    question.name = QStringLiteral("endAllQuestion");
    question.title = whose.isEmpty() ? Words::tr("End all other sessions?")
                                     : Words::tr("End all sessions of %1?").arg(isolated(whose));
    question.text =
        Words::tr("Sessions that end: %L1. What is written there and not sent is lost.").arg(count);
    question.yes = whose.isEmpty() ? Words::tr("End all others") : Words::tr("End all");
    question.danger = true;
    return question;
}

Question askRemoveFactors(const QString &whose)
{
    Question question;
    question.name = QStringLiteral("removeFactorsQuestion");
    question.title = Words::tr("Remove the authenticator app of %1?").arg(isolated(whose));
    question.text =
        Words::tr("For somebody who has lost the phone. Make sure that it is them who ask: from then on "
                  "%1 signs in without a code of an app, or sets up a new one where your help desk "
                  "wants that. They are told.")
            .arg(isolated(whose));
    question.yes = Words::tr("Remove app");
    question.danger = true;
    return question;
}

QString factorsRemovedSentence(int count)
{
    return count == 0 ? Words::tr("There was no authenticator app.")
                      : Words::tr("Authenticator apps removed: %L1").arg(count);
}

} // namespace desk
