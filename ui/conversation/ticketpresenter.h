// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The open ticket without a widget: what it is, what can be done with it, and what to do when somebody else
// was quicker. Nothing is overwritten before the person has seen both versions.
#pragma once

#include "models/commands/ticketcommands.h"
#include "models/store/watched.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace desk {

/// One field of a conflict, in words: what I wrote and what is there now.
struct ConflictLine
{
    QString field;
    QString mine;
    QString theirs;

    bool operator==(const ConflictLine &) const = default;
};

class TicketPresenter : public QObject
{
    Q_OBJECT

public:
    TicketPresenter(TicketCommands &commands, const Desk &desk, QObject *parent = nullptr);

    [[nodiscard]] TicketId id() const { return m_watch.id(); }
    /// Empty: none is open, or it is gone or out of sight.
    [[nodiscard]] const std::optional<Ticket> &ticket() const { return m_watch.ticket(); }
    [[nodiscard]] bool isGone() const { return m_wasThere && !ticket(); }
    [[nodiscard]] bool isMine() const { return ticket() && ticket()->assignee == m_desk.me(); }
    /// Null: none. Good until conflictChanged().
    [[nodiscard]] const Conflict *conflict() const;
    [[nodiscard]] QList<ConflictLine> conflictLines() const;
    /// Why the conversation could not be read; empty when it could, or is still being read.
    [[nodiscard]] const std::optional<Error> &threadError() const { return m_threadError; }

public Q_SLOTS:
    void setTicket(desk::TicketId ticket);
    /// Whether a person can see it now: then what comes in is not unread.
    void setWatched(bool watched);
    void setStatus(desk::TicketStatus status);
    void setPriority(desk::Priority priority);
    void assign(desk::PersonId person);
    void assignToMe();
    /// `ticket`: the one in whose field it was written; another may be open by now.
    void rename(desk::TicketId ticket, const QString &title);
    void keepMine();
    void takeTheirs();
    void readAgain();

Q_SIGNALS:
    void opened(desk::TicketId ticket);
    void ticketChanged();
    void conflictChanged();
    void threadErrorChanged();
    void renameRefused(desk::TextProblem problem);

private:
    void look();
    void takeConflict(const Conflict &conflict);
    void dropSettledConflicts();
    void seeSoon();

    TicketCommands &m_commands;
    const Desk &m_desk;
    TicketWatch m_watch;
    QList<Conflict> m_conflicts; ///< of all tickets, oldest first
    std::optional<Error> m_threadError;
    QTimer m_seeSoon;
    bool m_wasThere = false;
    bool m_watched = true;
};

} // namespace desk
