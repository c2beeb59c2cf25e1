// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writing. Reading: supabasebackend.cpp.
#include "net/supabase/messagecodec.h"
#include "net/supabase/rows.h"
#include "net/supabase/rpc.h"
#include "net/supabase/supabasebackend.h"
#include "net/supabase/ticketcodec.h"

namespace desk {

namespace {

using Kind = Error::Kind;

Error error(Kind kind, const QString &code)
{
    return Error{kind, {}, 0, code, 0};
}

bool isText(std::string_view stored, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    return stored == std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size()));
}

/// The row already is what the patch wants: an earlier attempt arrived, only its answer did not.
bool isAlready(const TicketRecord &row, const TicketPatch &patch)
{
    return (!patch.status || *patch.status == row.status) &&
           (!patch.priority || *patch.priority == row.priority) &&
           (!patch.assignee || patch.assignee->value == row.assignee) &&
           (!patch.title || isText(row.title, *patch.title));
}

} // namespace

Request SupabaseBackend::insert(const QByteArray &table, const char *columns, const QByteArray &body) const
{
    Request request;
    request.verb = Request::Verb::Post;
    request.path = "/rest/v1/" + table + "?on_conflict=id&select=" + columns;
    request.body = body;
    request.headers = {{"Prefer", "resolution=ignore-duplicates,return=representation"}};
    request.idempotent = true; // by the id that we made
    return request;
}

QFuture<Result<TicketBatch>> SupabaseBackend::file(const NewTicket &draft)
{
    const Request request =
        insert("tickets", TicketColumns, encode(draft, m_account.organization, m_account.person));
    return askNext(m_http.send(request), this, [this, draft](const Result<HttpAnswer> &answer) {
        if (!answer)
            return explained<TicketBatch>(answer.error());
        const auto rows = decodeTickets(answer.value().body);
        return rows.ok() && rows.value().isEmpty() ? afterNothingStored(draft) : ready(rows);
    });
}

/// An earlier attempt did it (then it can be read), or the id is somebody else's. What was mended since the
/// earlier attempt is not in the row; once others have changed the row, nobody can tell.
QFuture<Result<TicketBatch>> SupabaseBackend::afterNothingStored(const NewTicket &draft)
{
    const auto row = m_http.send(wholeRow(draft.id));
    return askNext(row, this, [this, draft](const Result<HttpAnswer> &answer) {
        if (!answer)
            return ready<TicketBatch>(answer.error());
        const auto rows = decodeTickets(answer.value().body);
        if (rows.ok() && rows.value().isEmpty())
            return unlessLocked<TicketBatch>(noRow());
        const auto words = decodeDescription(answer.value().body);
        if (!rows || !words)
            return ready<TicketBatch>(rows ? words.error() : rows.error());
        const TicketRecord stored = rows.value().at(0);
        const bool same = isText(stored.title, draft.title) && words.value() == draft.description;
        if (!same && stored.version == 1)
            return ready<TicketBatch>(error(Kind::Conflict, QStringLiteral("other_words")));
        return ready(rows);
    });
}

QFuture<Result<Message>> SupabaseBackend::post(const NewMessage &draft)
{
    const auto only = [](const QByteArray &body) { return json::onlyOf(decodeMessages(body)); };
    const QByteArray back = QByteArray("/rest/v1/messages?select=") + MessageColumns +
                            "&org_id=" + equals(m_account.organization) +
                            "&ticket_id=" + equals(draft.ticket) + "&id=" + equals(draft.id);
    const Request request = insert("messages", MessageColumns, encode(draft, m_account.person));
    return askNext(m_http.send(request), this, [=, this](const Result<HttpAnswer> &answer) {
        if (!answer)
            return explained<Message>(answer.error());
        const Result<Message> stored = only(answer.value().body);
        if (stored.ok() || stored.error().code != u"no_row")
            return ready(stored);
        return askNext(m_http.send(readRows(back)), this, [=, this](const Result<HttpAnswer> &again) {
            const Result<Message> found = again ? only(again.value().body) : Result<Message>(again.error());
            return found.ok() ? ready(found) : explained<Message>(found.error());
        });
    });
}

QFuture<Result<TicketBatch>> SupabaseBackend::change(const TicketPatch &patch)
{
    Request request;
    request.verb = Request::Verb::Patch;
    request.path = QByteArray("/rest/v1/tickets?select=") + TicketColumns +
                   "&org_id=" + equals(m_account.organization) + "&id=" + equals(patch.ticket) +
                   "&version=eq." + QByteArray::number(patch.version);
    request.body = encode(patch);
    request.headers = {{"Prefer", "return=representation"}};
    return askNext(m_http.send(request), this, [this, patch](const Result<HttpAnswer> &answer) {
        if (!answer && answer.error().kind == Kind::Conflict)
            return afterNothingChanged(patch);
        if (!answer)
            return explained<TicketBatch>(answer.error());
        const auto rows = decodeTickets(answer.value().body);
        return rows.ok() && rows.value().isEmpty() ? afterNothingChanged(patch) : ready(rows);
    });
}

QFuture<Result<TicketBatch>> SupabaseBackend::afterNothingChanged(const TicketPatch &patch)
{
    return turned<TicketBatch>(ticket(patch.ticket), [patch](const TicketBatch &rows) -> Result<TicketBatch> {
        const TicketRecord row = rows.at(0);
        if (isAlready(row, patch))
            return rows;
        return row.version == patch.version ? error(Kind::Forbidden, QStringLiteral("no_row_changed"))
                                            : error(Kind::Conflict, QStringLiteral("version"));
    });
}

template <class T>
QFuture<Result<T>> SupabaseBackend::explained(const Error &problem)
{
    const bool ambiguous = problem.kind == Kind::Forbidden || problem.code == u"no_row";
    return ambiguous ? unlessLocked<T>(problem) : ready<T>(problem);
}

} // namespace desk
