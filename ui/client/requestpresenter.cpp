// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/requestpresenter.h"

#include "models/items/peoplemodel.h"

namespace desk {

namespace {

Doing doingOf(const Draft &draft)
{
    if (std::holds_alternative<NewTicket>(draft))
        return Doing::FilingRequest;
    return std::holds_alternative<NewMessage>(draft) ? Doing::SendingReply : Doing::SavingChange;
}

} // namespace

RequestPresenter::RequestPresenter(TicketCommands &commands, const Desk &desk, Account account,
                                   QObject *parent)
    : QObject(parent)
    , m_commands(commands)
    , m_desk(desk)
    , m_account(std::move(account))
    , m_watch(desk)
{
    connect(&m_watch, &TicketWatch::changed, this, &RequestPresenter::look);
    connect(&desk, &Desk::outboxChanged, this, &RequestPresenter::look);
    connect(&desk.people(), &CollectionSignals::changed, this, &RequestPresenter::changed);
    connect(&commands, &TicketCommands::refused, this, &RequestPresenter::refused);
    connect(&commands, &TicketCommands::conflicted, this, &RequestPresenter::conflicted);
    connect(&commands, &TicketCommands::threadFailed, this, &RequestPresenter::threadFailed);
}

void RequestPresenter::open(TicketId ticket)
{
    m_notice.reset();
    m_watch.setTicket(ticket);
    m_commands.openThread(ticket);
    m_commands.see(ticket);
    look();
}

RequestStep RequestPresenter::step() const
{
    return ticket() ? stepOf(*ticket()) : RequestStep::Received;
}

QString RequestPresenter::personName() const
{
    return ticket() ? nameOf(m_desk, ticket()->assignee) : QString();
}

QString RequestPresenter::standing() const
{
    if (!ticket())
        return tr("This request is not there any more, or not for you to see.");
    if (ticket()->delivery == Delivery::Waiting || ticket()->delivery == Delivery::Pending)
        return tr("It is kept on this computer and sent when the server answers.");
    const QString person = firstName(personName());
    switch (step()) {
    case RequestStep::Received:
        return tr("Your request has arrived. Somebody will take it soon.");
    case RequestStep::WithPerson:
        return person.isEmpty() ? tr("Somebody is working on it.") : tr("%1 is working on it.").arg(person);
    case RequestStep::WaitingForYou:
        return person.isEmpty() ? tr("The next step is yours: answer below.")
                                : tr("%1 waits for your answer below.").arg(person);
    case RequestStep::Solved:
        return tr("If the trouble comes back, say so: the same people see it again.");
    }
    return {};
}

bool RequestPresenter::isMine() const
{
    return ticket() && ticket()->requester == m_account.person;
}

bool RequestPresenter::canSolve() const
{
    return isMine() && ticket()->status != TicketStatus::Closed && ticket()->number > 0;
}

bool RequestPresenter::canAskOn() const
{
    return isMine() && (step() == RequestStep::Solved || step() == RequestStep::WaitingForYou);
}

void RequestPresenter::solve()
{
    if (canSolve())
        m_commands.setStatus(id(), TicketStatus::Closed);
}

void RequestPresenter::askOn()
{
    if (canAskOn())
        m_commands.setStatus(id(), TicketStatus::Open);
}

void RequestPresenter::answered()
{
    if (step() == RequestStep::WaitingForYou && isMine())
        m_commands.setStatus(id(), TicketStatus::Open);
}

void RequestPresenter::resend()
{
    if (const Unsent *unsent = failedDraft()) {
        m_notice.reset();
        m_commands.resend(unsent->id);
    }
    Q_EMIT changed();
}

void RequestPresenter::mend()
{
    const Unsent *unsent = failedDraft();
    if (unsent && std::holds_alternative<NewTicket>(unsent->draft))
        Q_EMIT mendRequested(std::get<NewTicket>(unsent->draft));
}

void RequestPresenter::reload()
{
    m_notice.reset();
    m_commands.openThread(id());
    Q_EMIT changed();
}

/// What is unsent here speaks for itself; when it has gone, so has what was said about it.
void RequestPresenter::look()
{
    const Unsent *unsent = failedDraft();
    if (unsent) {
        const bool isRequest = std::holds_alternative<NewTicket>(unsent->draft);
        m_notice = Notice{errorText(unsent->error, doingOf(unsent->draft)), true, isRequest, false};
    } else if (m_notice && m_notice->canResend) {
        m_notice.reset();
    }
    Q_EMIT changed();
}

const Unsent *RequestPresenter::failedDraft() const
{
    for (const Unsent &unsent : m_desk.outbox()) {
        if (unsent.ticket() == id() && unsent.delivery == Delivery::Failed)
            return &unsent;
    }
    return nullptr;
}

void RequestPresenter::refused(const Draft &draft, const Error &error)
{
    if (ticketOf(draft) != id())
        return;
    const bool isRequest = std::holds_alternative<NewTicket>(draft);
    m_notice = Notice{errorText(error, doingOf(draft)), true, isRequest, false};
    Q_EMIT changed();
}

/// A client has two verbs and no version: the newer state is shown, and the verb is pressed again if it is
/// still wanted. Nothing of theirs is overwritten.
void RequestPresenter::conflicted(const Conflict &conflict)
{
    if (conflict.mine.ticket != id())
        return;
    m_commands.discard(conflict.mine.id);
    const QString who = conflict.byWhom.isEmpty() ? tr("Your help desk") : conflict.byWhom;
    m_notice = Notice{{tr("%1 changed this request at the same moment").arg(who),
                       tr("You see it as it is now. If you still want the same, press again.")},
                      false,
                      false,
                      false};
    Q_EMIT changed();
}

void RequestPresenter::threadFailed(TicketId ticket, const Error &error)
{
    if (ticket != id())
        return;
    m_notice = Notice{errorText(error, Doing::OpeningThread), false, false, true};
    Q_EMIT changed();
}

} // namespace desk
