#include "net/supabase/supabasebackend.h"

#include "net/http/ask.h"
#include "net/supabase/agentnames.h"
#include "net/supabase/messagecodec.h"
#include "net/supabase/pullcodec.h"
#include "net/supabase/rows.h"
#include "net/supabase/rpc.h"
#include "net/supabase/ticketcodec.h"

#include <QSet>

namespace desk {

namespace {

using Kind = Error::Kind;
using json::RowsAtOnce;

Error error(Kind kind, const QString &code)
{
    return Error{kind, {}, 0, code, 0};
}

Request read(const QByteArray &path)
{
    Request request;
    request.path = path;
    request.limit = Request::LargeAnswer;
    return request;
}

/// The row already is what the patch wants: an earlier attempt arrived, only its answer did not.
bool isAlready(const TicketRecord &row, const TicketPatch &patch)
{
    const QByteArray title = patch.title ? patch.title->toUtf8() : QByteArray();
    return (!patch.status || *patch.status == row.status) &&
           (!patch.priority || *patch.priority == row.priority) &&
           (!patch.assignee || patch.assignee->value == row.assignee) &&
           (!patch.title ||
            row.title == std::string_view(title.constData(), static_cast<std::size_t>(title.size())));
}

Result<QString> decodeDescription(json::Element row)
{
    QString description;
    json::Fields fields(row, "ticket");
    fields.need("description", description);
    if (!fields.ok())
        return fields.error();
    return description;
}

/// What was asked for by its id: the one row that there is.
template <class T>
Result<T> onlyOf(const Result<QList<T>> &rows)
{
    if (!rows)
        return rows.error();
    if (rows.value().isEmpty())
        return error(Kind::NotFound, QStringLiteral("no_row"));
    return rows.value().first();
}

Result<QString> descriptionOf(const QByteArray &text)
{
    return onlyOf(json::decodeList<QString>(text, decodeDescription));
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
            return pull(cursor, std::max(1, limit / 8));
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
            return unlessLocked<PullPage>(error(Kind::NotFound, QStringLiteral("no_row")));
        return ready<PullPage>(withNames(page, people.value(), m_account.person));
    });
}

QFuture<Result<TicketBatch>> SupabaseBackend::ticket(TicketId ticket)
{
    const QByteArray path = QByteArray("/rest/v1/tickets?select=") + TicketColumns +
                            "&org_id=" + equals(m_account.organization) + "&id=" + equals(ticket);
    return askNext(m_http.send(read(path)), this, [this](const Result<HttpAnswer> &answer) {
        if (!answer)
            return ready<TicketBatch>(answer.error());
        const auto rows = decodeTickets(answer.value().body);
        if (rows.ok() && rows.value().isEmpty())
            return unlessLocked<TicketBatch>(error(Kind::NotFound, QStringLiteral("no_row")));
        return ready(rows);
    });
}

QFuture<Result<ThreadArrived>> SupabaseBackend::thread(TicketId ticket)
{
    const QByteArray path = QByteArray("/rest/v1/tickets?select=description&org_id=") +
                            equals(m_account.organization) + "&id=" + equals(ticket);
    const auto talk = messages(ticket, {});
    const auto history = changes(ticket, {});
    return askNext(m_http.send(read(path)), this, [=, this](const Result<HttpAnswer> &answer) {
        const auto text = answer ? descriptionOf(answer.value().body) : Result<QString>(answer.error());
        if (!text && text.error().code == u"no_row")
            return unlessLocked<ThreadArrived>(text.error());
        if (!text)
            return ready<ThreadArrived>(text.error());
        ThreadArrived thread;
        thread.ticket = ticket;
        thread.description = text.value();
        return askNext(talk, this, [=, this](const Result<QList<Message>> &said) mutable {
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
    return askNext(m_http.send(read(path)), this, [=, this](const Result<HttpAnswer> &answer) {
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
    return askNext(m_http.send(read(path)), this, [=, this](const Result<HttpAnswer> &answer) {
        const auto rows =
            answer ? decodeChanges(answer.value().body) : Result<QList<TicketChange>>(answer.error());
        if (!rows)
            return ready(rows);
        const QList<TicketChange> all = before + rows.value();
        return rows.value().size() < RowsAtOnce ? ready<QList<TicketChange>>(all) : changes(ticket, all);
    });
}

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
    return askNext(m_http.send(request), this, [this, id = draft.id](const Result<HttpAnswer> &answer) {
        if (!answer)
            return explained<TicketBatch>(answer.error());
        const auto rows = decodeTickets(answer.value().body);
        // Nothing stored: an earlier attempt did it (then it can be read), or the id is somebody else's.
        return rows.ok() && rows.value().isEmpty() ? ticket(id) : ready(rows);
    });
}

QFuture<Result<Message>> SupabaseBackend::post(const NewMessage &draft)
{
    const auto only = [](const QByteArray &body) { return onlyOf(decodeMessages(body)); };
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
        return askNext(m_http.send(read(back)), this, [=, this](const Result<HttpAnswer> &again) {
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

template <class T>
QFuture<Result<T>> SupabaseBackend::unlessLocked(const Error &otherwise)
{
    return askNext(
        m_http.send(rpc("touch_session", {})), this, [otherwise](const Result<HttpAnswer> &answer) {
            if (!answer)
                return ready<T>(answer.error());
            const bool locked = answer.value().body.trimmed() == "false";
            return ready<T>(locked ? error(Kind::Locked, QStringLiteral("verify_pin")) : otherwise);
        });
}

} // namespace desk
