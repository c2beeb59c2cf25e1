// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What was begun and not sent, by person: replies and notes for each ticket, one new ticket, and the words in
// a client's first field. Lives longer than a window, so that a lock, which destroys everything of the
// person, does not take their words with it. In memory only.
#pragma once

#include "models/domain/drafts.h"
#include "models/domain/id.h"
#include "models/domain/instant.h"

#include <QHash>
#include <QString>

#include <utility>

namespace desk {

struct ReplyDraft
{
    QString reply;
    QString note;
    bool isNote = false; ///< which of the two is being written
    Instant keptAt;      ///< last key
    int seen = -1;       ///< messages of others when it was begun; -1: not begun, or not read yet

    [[nodiscard]] bool isEmpty() const { return reply.isEmpty() && note.isEmpty(); }
};

class DraftBook
{
public:
    [[nodiscard]] ReplyDraft of(PersonId person, TicketId ticket) const
    {
        return m_drafts.value({person, ticket});
    }
    /// An empty draft is forgotten.
    void keep(PersonId person, TicketId ticket, const ReplyDraft &draft)
    {
        if (draft.isEmpty())
            m_drafts.remove({person, ticket});
        else
            m_drafts.insert({person, ticket}, draft);
    }
    /// The ticket that was begun and not filed; without words when none is.
    [[nodiscard]] NewTicket newTicketOf(PersonId person) const { return m_newTickets.value(person); }
    /// Without words it is forgotten.
    void keepNewTicket(PersonId person, const NewTicket &draft)
    {
        if (draft.title.isEmpty() && draft.description.isEmpty())
            m_newTickets.remove(person);
        else
            m_newTickets.insert(person, draft);
    }
    [[nodiscard]] bool hasNewTicket(PersonId person) const { return m_newTickets.contains(person); }
    /// A few words that are looked for, or may become a request: not yet something that was begun.
    [[nodiscard]] QString wordsOf(PersonId person) const { return m_words.value(person); }
    void keepWords(PersonId person, const QString &words) { m_words.insert(person, words); }
    /// How many things this person has begun.
    [[nodiscard]] int count(PersonId person) const
    {
        int found = hasNewTicket(person) ? 1 : 0;
        for (const auto &key : m_drafts.keys())
            found += key.first == person ? 1 : 0;
        return found;
    }
    /// What everybody has begun.
    [[nodiscard]] int count() const { return int(m_drafts.size() + m_newTickets.size()); }
    /// Somebody has signed out: nothing of theirs is there for the next.
    void clear()
    {
        m_drafts.clear();
        m_newTickets.clear();
        m_words.clear();
    }

private:
    QHash<std::pair<PersonId, TicketId>, ReplyDraft> m_drafts;
    QHash<PersonId, NewTicket> m_newTickets;
    QHash<PersonId, QString> m_words;
};

} // namespace desk
