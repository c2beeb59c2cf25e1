// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Backend over PostgREST. Every request carries the filter of the policy that lets it through; every write
// can be sent again without being applied twice; writes that touched no row are found out.
#pragma once

#include "models/domain/account.h"
#include "models/ports/backend.h"
#include "net/http/ask.h"
#include "net/http/httpclient.h"

#include <QObject>

namespace desk {

class SupabaseBackend final : public QObject, public Backend
{
    Q_OBJECT

public:
    /// `account` must be a member.
    SupabaseBackend(HttpClient &http, const Account &account, QObject *parent = nullptr);

    QFuture<Result<PullPage>> pull(const QByteArray &cursor, int limit) override;
    QFuture<Result<ThreadArrived>> thread(TicketId ticket) override;
    QFuture<Result<TicketBatch>> ticket(TicketId ticket) override;
    QFuture<Result<TicketBatch>> file(const NewTicket &draft) override;
    QFuture<Result<Message>> post(const NewMessage &draft) override;
    QFuture<Result<TicketBatch>> change(const TicketPatch &patch) override;

private:
    QFuture<Result<PullPage>> page(const QByteArray &cursor, int limit);
    /// A client's generation begins with the names of the team, which its pages do not bring.
    QFuture<Result<PullPage>> named(const PullPage &page);
    QFuture<Result<QList<Message>>> messages(TicketId ticket, const QList<Message> &before);
    QFuture<Result<QList<TicketChange>>> changes(TicketId ticket, const QList<TicketChange> &before);
    QFuture<Result<TicketBatch>> afterNothingStored(const NewTicket &draft);
    QFuture<Result<TicketBatch>> afterNothingChanged(const TicketPatch &patch);
    /// RLS shows a locked session the same emptiness as a missing row: ask which of the two it is.
    template <class T>
    QFuture<Result<T>> unlessLocked(const Error &otherwise)
    {
        return turned<T>(isLocked(), [otherwise](bool locked) -> Result<T> {
            return locked ? Error{Error::Kind::Locked, {}, 0, QStringLiteral("verify_pin"), 0} : otherwise;
        });
    }
    QFuture<Result<bool>> isLocked();
    template <class T>
    QFuture<Result<T>> explained(const Error &error);
    [[nodiscard]] Request wholeRow(TicketId ticket) const;
    [[nodiscard]] Request insert(const QByteArray &table, const char *columns, const QByteArray &body) const;

    HttpClient &m_http;
    Account m_account;
};

} // namespace desk
