// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the composer knows, without a widget: a draft for each ticket, what may be sent, and what the button
// says. A text is gone from here only when the store has it (as pending): nothing that was typed is lost.
#pragma once

#include "models/domain/id.h"
#include "models/domain/instant.h"
#include "models/domain/ticket.h"
#include "ui/conversation/draftbook.h"

#include <QObject>
#include <QString>

namespace desk {

class Clock;
class Desk;
class TicketCommands;

class ReplyPresenter : public QObject
{
    Q_OBJECT

public:
    enum class Kind { Reply, Note };
    Q_ENUM(Kind)
    /// What becomes of the ticket once the reply is on its way.
    enum class After { Keep, Wait, Solve };
    Q_ENUM(After)
    enum class Problem { None, TooLong, ControlCharacters };
    Q_ENUM(Problem)

    /// `mine`: who writes; `notes` false for clients, who have no internal notes.
    ReplyPresenter(TicketCommands &commands, const Desk &desk, const Clock &clock, PersonId mine, bool notes,
                   QObject *parent = nullptr);

    [[nodiscard]] TicketId ticket() const { return m_ticket; }
    [[nodiscard]] Kind kind() const { return m_draft.isNote ? Kind::Note : Kind::Reply; }
    [[nodiscard]] QString text() const { return isNote() ? m_draft.note : m_draft.reply; }
    [[nodiscard]] bool isNote() const { return m_draft.isNote; }
    [[nodiscard]] bool hasNotes() const { return m_notes; }
    [[nodiscard]] QString recipient() const; ///< first name of the one who asked
    [[nodiscard]] bool canSend() const;
    [[nodiscard]] Problem problem() const;
    [[nodiscard]] Instant keptAt() const { return m_draft.keptAt; } ///< last key; 0 when there is no draft
    /// Messages of others that came since the draft was begun and were not looked at.
    [[nodiscard]] int toReview() const;
    [[nodiscard]] bool hasDraft(TicketId ticket) const;
    [[nodiscard]] After after() const { return m_after; }

    /// Keeps drafts in a book that outlives this presenter. Before the first ticket.
    void setBook(DraftBook &book) { m_book = &book; }

public Q_SLOTS:
    void setTicket(desk::TicketId ticket);
    void setKind(desk::ReplyPresenter::Kind kind);
    void setText(const QString &text);
    void setAfter(desk::ReplyPresenter::After after);
    /// Sends what the button says; the first press only shows what came in meanwhile, if something did.
    void send();

Q_SIGNALS:
    void draftReplaced(); ///< another text or another kind stands here: not by typing
    void stateChanged();  ///< canSend, problem, recipient, toReview, keptAt
    void reviewAsked();   ///< show the newest messages
    void sent(desk::ReplyPresenter::Kind kind);

private:
    [[nodiscard]] int messagesOfOthers() const;
    void countWhatStands();
    void keep();

    TicketCommands &m_commands;
    const Desk &m_desk;
    const Clock &m_clock;
    PersonId m_mine;
    bool m_notes;
    TicketId m_ticket;
    ReplyDraft m_draft;
    DraftBook m_own; ///< unless a longer-lived one is given
    DraftBook *m_book = &m_own;
    After m_after = After::Keep;
};

} // namespace desk
