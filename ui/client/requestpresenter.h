// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One request as its client sees it: how far it is, who looks after it, and the two verbs that a client has.
#pragma once

#include "models/commands/ticketcommands.h"
#include "models/store/watched.h"
#include "ui/client/requestwords.h"
#include "ui/text/errortext.h"

#include <optional>

namespace desk {

class RequestPresenter : public QObject
{
    Q_OBJECT

public:
    struct Notice
    {
        ErrorText text;
        bool canResend = false; ///< "Send again"
        bool canMend = false;   ///< "Change it": a request that was refused
        bool canReload = false; ///< "Try again": the conversation could not be loaded
        bool operator==(const Notice &) const = default;
    };

    RequestPresenter(TicketCommands &commands, const Desk &desk, Account account, QObject *parent = nullptr);

    void open(TicketId ticket);
    [[nodiscard]] TicketId id() const { return m_watch.id(); }
    [[nodiscard]] const std::optional<Ticket> &ticket() const { return m_watch.ticket(); }
    [[nodiscard]] RequestStep step() const;
    [[nodiscard]] QString personName() const;
    [[nodiscard]] const QString &organization() const { return m_account.organizationName; }
    /// Where it stands, in one or two sentences.
    [[nodiscard]] QString standing() const;
    [[nodiscard]] bool isMine() const;
    [[nodiscard]] bool canSolve() const;
    [[nodiscard]] bool canAskOn() const;
    [[nodiscard]] const std::optional<Notice> &notice() const { return m_notice; }

public Q_SLOTS:
    void solve(); ///< "This solved it"
    void askOn(); ///< "I still need help"
    /// An answer was written: whoever waited for it need not wait any more.
    void answered();
    void resend();
    void mend();
    void reload();

Q_SIGNALS:
    void changed();
    void mendRequested(const desk::NewTicket &draft);

private:
    void look();
    [[nodiscard]] const Unsent *failedDraft() const;
    void refused(const Draft &draft, const Error &error);
    void conflicted(const Conflict &conflict);
    void threadFailed(TicketId ticket, const Error &error);

    TicketCommands &m_commands;
    const Desk &m_desk;
    Account m_account;
    TicketWatch m_watch;
    std::optional<Notice> m_notice;
};

} // namespace desk
