// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What was begun and not sent, by person: replies and notes for each ticket, one new ticket, and the words in
// a client's first field. Lives longer than a window, so that a lock, which destroys everything of the
// person, does not take their words with it. In memory only; while the desk is locked, app/kept seals it.
#pragma once

#include "models/domain/drafts.h"
#include "models/domain/id.h"
#include "models/domain/instant.h"

#include <QHash>
#include <QString>

#include <optional>

namespace desk {

struct ReplyDraft
{
    QString reply;
    QString note;
    bool isNote = false; ///< which of the two is being written
    Instant keptAt;      ///< last key
    int seen = -1;       ///< messages of others when it was begun; -1: not begun, or not read yet

    [[nodiscard]] bool isEmpty() const { return reply.isEmpty() && note.isEmpty(); }
    bool operator==(const ReplyDraft &) const = default;
};

/// Of one person.
struct BegunWords
{
    QHash<TicketId, ReplyDraft> replies;
    std::optional<NewTicket> newTicket; ///< begun and not filed
    QString words;                      ///< looked for, or may become a request: nothing begun yet

    [[nodiscard]] bool isEmpty() const { return count() == 0 && words.isEmpty(); }
    [[nodiscard]] int count() const { return int(replies.size()) + (newTicket ? 1 : 0); }
    bool operator==(const BegunWords &) const = default;
};

class DraftBook
{
public:
    [[nodiscard]] ReplyDraft of(PersonId person, TicketId ticket) const
    {
        return m_begun.value(person).replies.value(ticket);
    }
    /// An empty draft is forgotten.
    void keep(PersonId person, TicketId ticket, const ReplyDraft &draft)
    {
        if (draft.isEmpty())
            m_begun[person].replies.remove(ticket);
        else
            m_begun[person].replies.insert(ticket, draft);
    }
    /// The ticket that was begun and not filed; without words when none is.
    [[nodiscard]] NewTicket newTicketOf(PersonId person) const
    {
        return m_begun.value(person).newTicket.value_or(NewTicket());
    }
    /// Without words it is forgotten.
    void keepNewTicket(PersonId person, const NewTicket &draft)
    {
        if (draft.title.isEmpty() && draft.description.isEmpty())
            m_begun[person].newTicket.reset();
        else
            m_begun[person].newTicket = draft;
    }
    [[nodiscard]] bool hasNewTicket(PersonId person) const
    {
        return m_begun.value(person).newTicket.has_value();
    }
    [[nodiscard]] QString wordsOf(PersonId person) const { return m_begun.value(person).words; }
    void keepWords(PersonId person, const QString &words) { m_begun[person].words = words; }
    /// How many things this person has begun.
    [[nodiscard]] int count(PersonId person) const { return m_begun.value(person).count(); }
    /// What everybody has begun.
    [[nodiscard]] int count() const
    {
        int all = 0;
        for (const BegunWords &begun : m_begun)
            all += begun.count();
        return all;
    }
    /// Out of the book; put() brings them back.
    [[nodiscard]] BegunWords take(PersonId person) { return m_begun.take(person); }
    void put(PersonId person, const BegunWords &begun) { m_begun.insert(person, begun); }
    /// Somebody has signed out: nothing of theirs is there for the next.
    void clear() { m_begun.clear(); }

private:
    QHash<PersonId, BegunWords> m_begun;
};

} // namespace desk
