// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person can do with tickets. Each verb shows its effect at once as pending, asks the server, and
// applies the answer. Everything about one ticket is sent in the order in which it was written; what was not
// answered is kept and sent again, under the same id, so that nothing is stored twice.
#pragma once

#include "models/commands/threadreader.h"
#include "models/commands/unfinished.h"
#include "models/domain/account.h"
#include "models/domain/validation.h"
#include "models/ports/backend.h"
#include "models/ports/clock.h"
#include "models/ports/timers.h"
#include "models/store/desk.h"
#include "models/sync/retrypause.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <memory>
#include <optional>
#include <vector>

namespace desk {

/// Somebody else changed the ticket first; nothing was overwritten.
struct Conflict
{
    TicketPatch mine; ///< stays in the outbox as Failed: overwrite(mine.id) or discard(mine.id)
    Ticket theirs;    ///< as it is on the server now
    QString byWhom;   ///< empty when the server did not say
};

/// The ticket already is as the patch wants it.
[[nodiscard]] bool satisfies(const Ticket &ticket, const TicketPatch &patch);

class TicketCommands : public QObject
{
    Q_OBJECT

public:
    /// `seed`: of the pauses' jitter; chance decides, unless told.
    TicketCommands(Backend &backend, Desk &desk, const Clock &clock, Timers &timers, Account account,
                   QObject *parent = nullptr, std::optional<quint32> seed = {});

    // Anything but None: nothing was done. A draft that was refused can be filed again, mended, with its id.
    TextProblem file(const NewTicket &draft);
    TextProblem reply(TicketId ticket, const QString &text);
    TextProblem note(TicketId ticket, const QString &text);
    TextProblem rename(TicketId ticket, const QString &title);
    void setStatus(TicketId ticket, TicketStatus status);
    void setPriority(TicketId ticket, Priority priority);
    void assign(TicketId ticket, PersonId assignee); ///< a null id: nobody

    /// Somebody looks at it: reads its conversation, and follows it from now on.
    void openThread(TicketId ticket);
    /// It is on the screen: nothing in it is unread.
    void see(TicketId ticket);

    /// Once more, the same words, under the same id.
    void resend(QUuid unsentId);
    /// A patch that met a conflict, on top of the newest version. Only when the person saw both.
    void overwrite(QUuid unsentId);
    /// Gives it up. False: it is on its way and cannot be called back.
    bool discard(QUuid unsentId);
    /// The server can be reached (again): everything that waits.
    void sendWaiting();

    [[nodiscard]] Unfinished unfinished() const;
    /// What an earlier life left, before anything is written here. It goes with sendWaiting(), ids unchanged.
    void takeUp(const Unfinished &rest);

Q_SIGNALS:
    void conflicted(const desk::Conflict &conflict);
    /// The server said no; the draft stays in the outbox as Failed.
    void refused(const desk::Draft &draft, const desk::Error &error);
    void threadFailed(desk::TicketId ticket, const desk::Error &error);

private:
    TextProblem say(TicketId ticket, const QString &text, bool internal);
    template <class Set>
    void change(TicketId ticket, Set set);
    void post(const Draft &draft);
    [[nodiscard]] bool isOnTheWay(const Unsent &unsent) const;
    [[nodiscard]] bool isStored(TicketId ticket) const;
    [[nodiscard]] std::vector<Unsent> unsentOf(TicketId ticket) const;

    /// Sends what is next for this ticket, if nothing of it is on its way.
    void pump(TicketId ticket);
    void send(const Draft &draft);
    void stored(const Draft &draft, const TicketBatch &tickets);
    void landed(const Draft &draft);
    /// What was written on top of `sent` is sent with the version that came of it; but not what may be stored
    /// already, which would be stored twice.
    void advance(const Draft &sent, int version);
    void adoptVersion(TicketId ticket);
    void failed(const Draft &draft, const Error &error);
    void refuse(const Draft &draft, const Error &error);
    void unanswered(const Draft &draft, const Error &error);
    void keepWaiting(TicketId ticket, const Error &error);
    void lookAtConflict(const TicketPatch &mine, const Error &error);
    void judgeConflict(const TicketPatch &mine, const Error &error, const Ticket &theirs);

    Backend &m_backend;
    Desk &m_desk;
    const Clock &m_clock;
    Account m_account;
    ThreadReader m_threads;
    RetryPause m_pause;
    Timers &m_timers;
    std::unique_ptr<Alarm> m_retry;
    std::chrono::milliseconds m_notBefore{0}; ///< monotonic; a busy server asked for it
    QHash<TicketId, QUuid> m_onTheWay;        ///< one draft for each ticket
    QSet<QUuid> m_perhapsStored;              ///< sent, but not answered yet
};

} // namespace desk
