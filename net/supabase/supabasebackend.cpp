// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reading. Writing: supabasewrites.cpp.
#include "net/supabase/supabasebackend.h"

#include "net/http/ask.h"
#include "net/supabase/accountcodec.h"
#include "net/supabase/agentnames.h"
#include "net/supabase/messagecodec.h"
#include "net/supabase/pullcodec.h"
#include "net/supabase/rows.h"
#include "net/supabase/rpc.h"
#include "net/supabase/ticketcodec.h"

#include <QSet>

namespace desk {

namespace {

using json::RowsAtOnce;

/// Only the database refuses somebody. A 403 in other words comes from something in between (a gateway that
/// is set up anew, a firewall's page), and passes.
Error asServerSaid(Error said)
{
    if (said.kind == Error::Kind::Forbidden && said.code != u"42501")
        said.kind = Error::Kind::ServerFault;
    return said;
}

} // namespace

SupabaseBackend::SupabaseBackend(HttpClient &http, const Account &account, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_account(account)
{
}

QFuture<Result<PullPage>> SupabaseBackend::pull(const QByteArray &cursor, int limit)
{
    return page(cursor, limit).then([](const Result<PullPage> &answer) {
        return answer ? answer : Result<PullPage>(asServerSaid(answer.error()));
    });
}

QFuture<Result<PullPage>> SupabaseBackend::page(const QByteArray &cursor, int limit)
{
    // Without history: a conversation is read when somebody opens it, and from then on kept up to date.
    Request request =
        rpc("pull", {{QStringLiteral("org"), m_account.organization.toString()},
                     {QStringLiteral("cursor"), cursor.isEmpty() ? QJsonValue(QJsonValue::Null)
                                                                 : QJsonValue(QString::fromUtf8(cursor))},
                     {QStringLiteral("lim"), limit},
                     {QStringLiteral("history"), false}});
    request.idempotent = true;
    request.limit = Request::LargeAnswer;
    request.deadline = std::chrono::seconds(60);
    return askNext(m_http.send(request), this, [this, cursor, limit](const Result<HttpAnswer> &answer) {
        if (answer.ok()) {
            const auto page = decodePull(cursor, answer.value().body);
            const bool begins = page.ok() && (cursor.isEmpty() || page.value().reset);
            return begins && m_account.role == Role::Client ? named(page.value()) : ready(page);
        }
        if (answer.error().code == u"too_large" && limit > 1)
            return page(cursor, std::max(1, limit / 8));
        return ready<PullPage>(answer.error());
    });
}

QFuture<Result<PullPage>> SupabaseBackend::named(const PullPage &page)
{
    return askNext(readNames(m_http, this), this, [=, this](const Result<QList<Person>> &people) {
        if (!people)
            return ready<PullPage>(people.error());
        // Locked since the page was answered: without the names the cursor must not move on.
        if (people.value().isEmpty())
            return unlessLocked<PullPage>(noRow());
        return ready<PullPage>(withNames(page, people.value(), m_account.person));
    });
}

Request SupabaseBackend::wholeRow(TicketId ticket) const
{
    return readRows(QByteArray("/rest/v1/tickets?select=") + TicketColumns +
                    "&org_id=" + equals(m_account.organization) + "&id=" + equals(ticket));
}

QFuture<Result<TicketBatch>> SupabaseBackend::ticket(TicketId ticket)
{
    return askNext(m_http.send(wholeRow(ticket)), this, [this](const Result<HttpAnswer> &answer) {
        if (!answer)
            return ready<TicketBatch>(answer.error());
        const auto rows = decodeTickets(answer.value().body);
        if (rows.ok() && rows.value().isEmpty())
            return unlessLocked<TicketBatch>(noRow());
        return ready(rows);
    });
}

QFuture<Result<ThreadArrived>> SupabaseBackend::thread(TicketId ticket)
{
    const QByteArray path = QByteArray("/rest/v1/tickets?select=description&org_id=") +
                            equals(m_account.organization) + "&id=" + equals(ticket);
    const auto talk = messages(ticket, {});
    const auto history = changes(ticket, {});
    return askNext(m_http.send(readRows(path)), this, [=, this](const Result<HttpAnswer> &answer) {
        const auto text = answer ? decodeDescription(answer.value().body) : Result<QString>(answer.error());
        if (!text && text.error().code == u"no_row")
            return unlessLocked<ThreadArrived>(text.error());
        if (!text)
            return ready<ThreadArrived>(text.error());
        ThreadArrived thread;
        thread.ticket = ticket;
        thread.description = text.value();
        return askNext(talk, this, [history, thread](const Result<QList<Message>> &said) mutable {
            if (!said)
                return ready<ThreadArrived>(said.error());
            thread.messages = said.value();
            return turned<ThreadArrived>(history, [thread](const QList<TicketChange> &changes) {
                ThreadArrived whole = thread;
                whole.changes = changes;
                return whole;
            });
        });
    });
}

QFuture<Result<QList<Message>>> SupabaseBackend::messages(TicketId ticket, const QList<Message> &before)
{
    QByteArray path = QByteArray("/rest/v1/messages?select=") + MessageColumns +
                      "&org_id=" + equals(m_account.organization) + "&ticket_id=" + equals(ticket) +
                      "&order=created_at.asc,id.asc&limit=" + QByteArray::number(RowsAtOnce);
    // "From the last one on", not "after it": others may have been written in the same microsecond.
    if (!before.isEmpty())
        path += "&created_at=gte." + instantText(before.last().createdAt.micros);
    return askNext(m_http.send(readRows(path)), this, [=, this](const Result<HttpAnswer> &answer) {
        const auto rows =
            answer ? decodeMessages(answer.value().body) : Result<QList<Message>>(answer.error());
        if (!rows)
            return ready(rows);
        QSet<MessageId> known;
        for (const Message &message : before)
            known.insert(message.id);
        QList<Message> all = before;
        for (const Message &message : rows.value()) {
            if (!known.contains(message.id))
                all.append(message);
        }
        const bool last = rows.value().size() < RowsAtOnce || all.size() == before.size();
        return last ? ready<QList<Message>>(all) : messages(ticket, all);
    });
}

QFuture<Result<QList<TicketChange>>> SupabaseBackend::changes(TicketId ticket,
                                                              const QList<TicketChange> &before)
{
    QByteArray path = QByteArray("/rest/v1/ticket_events?select=") + ChangeColumns +
                      "&org_id=" + equals(m_account.organization) + "&ticket_id=" + equals(ticket) +
                      "&order=id.asc&limit=" + QByteArray::number(RowsAtOnce);
    if (!before.isEmpty())
        path += "&id=gt." + QByteArray::number(before.last().id);
    return askNext(m_http.send(readRows(path)), this, [=, this](const Result<HttpAnswer> &answer) {
        const auto rows =
            answer ? decodeChanges(answer.value().body) : Result<QList<TicketChange>>(answer.error());
        if (!rows)
            return ready(rows);
        const QList<TicketChange> all = before + rows.value();
        return rows.value().size() < RowsAtOnce ? ready<QList<TicketChange>>(all) : changes(ticket, all);
    });
}

QFuture<Result<bool>> SupabaseBackend::isLocked()
{
    // Not with touch_session: that would count as somebody at work.
    return turned<bool>(m_http.send(rpc("my_state", {})), [](const HttpAnswer &answer) -> Result<bool> {
        const auto state = decodeMyState(answer.body);
        if (!state)
            return state.error();
        return !state.value().account.pinVerified;
    });
}

} // namespace desk
