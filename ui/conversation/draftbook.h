// What was begun and not sent, by person and ticket. Lives longer than a window, so that a lock, which
// destroys everything of the person, does not take their words with it. In memory only.
#pragma once

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
    int seen = -1;       ///< messages of others when it was begun; -1: not begun

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
    [[nodiscard]] int count() const { return int(m_drafts.size()); }
    /// Somebody has signed out: nothing of theirs is there for the next.
    void clear() { m_drafts.clear(); }

private:
    QHash<std::pair<PersonId, TicketId>, ReplyDraft> m_drafts;
};

} // namespace desk
