// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/replypresenter.h"

#include "models/commands/ticketcommands.h"
#include "models/domain/drafts.h"
#include "models/domain/validation.h"
#include "models/ports/clock.h"
#include "models/store/desk.h"

namespace desk {

ReplyPresenter::ReplyPresenter(TicketCommands &commands, const Desk &desk, const Clock &clock, PersonId mine,
                               bool notes, QObject *parent)
    : QObject(parent)
    , m_commands(commands)
    , m_desk(desk)
    , m_clock(clock)
    , m_mine(mine)
    , m_notes(notes)
    , m_after(notes ? After::Wait : After::Keep)
{
    connect(&desk, &Desk::conversationChanged, this, [this](TicketId ticket) {
        if (ticket != m_ticket)
            return;
        countWhatStands();
        Q_EMIT stateChanged();
    });
}

QString ReplyPresenter::recipient() const
{
    const int row = m_desk.tickets().find(m_ticket);
    if (row < 0)
        return {};
    const Person *person =
        m_desk.people().find(m_desk.tickets().requester(static_cast<TicketTable::Row>(row)));
    return person ? person->name.section(u' ', 0, 0, QString::SectionSkipEmpty) : QString();
}

ReplyPresenter::Problem ReplyPresenter::problem() const
{
    switch (messageProblem(text())) {
    case TextProblem::TooLong:
        return Problem::TooLong;
    case TextProblem::ControlCharacters:
        return Problem::ControlCharacters;
    case TextProblem::None:
    case TextProblem::Empty:
        break;
    }
    return Problem::None;
}

bool ReplyPresenter::canSend() const
{
    return !m_ticket.isNull() && messageProblem(text()) == TextProblem::None;
}

int ReplyPresenter::messagesOfOthers() const
{
    const Conversation *conversation = m_desk.conversation(m_ticket);
    if (!conversation)
        return 0;
    int count = 0;
    for (const Message &message : conversation->messages)
        count += message.author != m_mine;
    return count;
}

/// Who writes before the conversation is read is not to be told of old messages as if they had just come in.
void ReplyPresenter::countWhatStands()
{
    const Conversation *conversation = m_desk.conversation(m_ticket);
    const bool isBegun = !m_draft.reply.isEmpty() || !m_draft.note.isEmpty();
    if (isBegun && m_draft.seen < 0 && conversation && conversation->loaded)
        m_draft.seen = messagesOfOthers();
}

int ReplyPresenter::toReview() const
{
    return m_draft.seen < 0 ? 0 : std::max(0, messagesOfOthers() - m_draft.seen);
}

bool ReplyPresenter::hasDraft(TicketId ticket) const
{
    return !m_book->of(m_mine, ticket).isEmpty();
}

void ReplyPresenter::keep()
{
    if (!m_ticket.isNull())
        m_book->keep(m_mine, m_ticket, m_draft);
}

void ReplyPresenter::setTicket(TicketId ticket)
{
    if (ticket == m_ticket)
        return;
    keep();
    m_ticket = ticket;
    m_draft = m_book->of(m_mine, ticket);
    Q_EMIT draftReplaced();
    Q_EMIT stateChanged();
}

void ReplyPresenter::setKind(Kind kind)
{
    if (kind == this->kind() || (kind == Kind::Note && !m_notes))
        return;
    m_draft.isNote = kind == Kind::Note;
    keep();
    Q_EMIT draftReplaced();
    Q_EMIT stateChanged();
}

void ReplyPresenter::setText(const QString &text)
{
    QString &written = isNote() ? m_draft.note : m_draft.reply;
    if (text == written)
        return;
    written = text;
    const bool empty = m_draft.reply.isEmpty() && m_draft.note.isEmpty();
    m_draft.keptAt = empty ? Instant{} : m_clock.now();
    if (empty)
        m_draft.seen = -1;
    else
        countWhatStands();
    keep();
    Q_EMIT stateChanged();
}

void ReplyPresenter::setAfter(After after)
{
    m_after = m_notes ? after : After::Keep;
    Q_EMIT stateChanged();
}

void ReplyPresenter::send()
{
    if (!canSend())
        return;
    if (toReview() > 0) {
        m_draft.seen = messagesOfOthers();
        Q_EMIT reviewAsked();
        Q_EMIT stateChanged();
        return;
    }
    const Kind kind = this->kind();
    if (kind == Kind::Note)
        m_commands.note(m_ticket, text());
    else
        m_commands.reply(m_ticket, text());
    if (kind == Kind::Reply && m_after != After::Keep)
        m_commands.setStatus(m_ticket,
                             m_after == After::Wait ? TicketStatus::Waiting : TicketStatus::Resolved);
    (kind == Kind::Note ? m_draft.note : m_draft.reply).clear();
    m_draft.seen = m_draft.note.isEmpty() && m_draft.reply.isEmpty() ? -1 : messagesOfOthers();
    m_draft.keptAt = {};
    keep();
    Q_EMIT draftReplaced();
    Q_EMIT stateChanged();
    Q_EMIT sent(kind);
}

} // namespace desk
