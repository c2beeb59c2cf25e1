// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/entrance.h"

#include "net/http/ask.h"
#include "net/http/httperror.h"
#include "net/supabase/accountcodec.h"
#include "net/supabase/rpc.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace desk {

using namespace std::chrono_literals;

namespace {

using EndReason = Identity::EndReason;

Request authRequest(Request::Verb verb, const QByteArray &path)
{
    Request request;
    request.verb = verb;
    request.path = path;
    request.headers = {{"X-Supabase-Api-Version", "2024-01-01"}};
    request.deadline = 15s;
    return request;
}

Request withBody(Request request, const QJsonObject &body)
{
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return request;
}

} // namespace

Result<Done> neutral(const Result<HttpAnswer> &answer)
{
    if (answer)
        return Done{};
    const Error &error = answer.error();
    const bool tells = error.status == 403 || error.code == u"otp_disabled" ||
                       error.code == u"signup_disabled" || error.code == u"email_address_not_authorized" ||
                       error.code == u"user_not_found";
    return tells ? Result<Done>(Done{}) : Result<Done>(error);
}

Error rejected(const char *code)
{
    return Error{Error::Kind::Rejected, {}, 0, QString::fromLatin1(code), 0};
}

Error anotherSession()
{
    return Error{Error::Kind::Cancelled, QStringLiteral("another session"), 0, {}, 0};
}

bool isMailAddress(const QString &email)
{
    static const QRegularExpression form(QStringLiteral("\\A[^@\\s\\x00-\\x1f]+@[^@\\s\\x00-\\x1f]+\\z"));
    return email.size() <= 254 && form.match(email).hasMatch();
}

QString plainCode(const QString &code)
{
    static const QRegularExpression digits(QStringLiteral("\\A[0-9]{6,10}\\z"));
    QString plain = code;
    plain.remove(u' ').remove(u'-').remove(QChar::Nbsp);
    plain = plain.trimmed();
    return digits.match(plain).hasMatch() ? plain : QString();
}

Entrance::Entrance(HttpTransport &transport, HttpClient &http, SessionKeeper &session, PendingLinks &links,
                   ReturnAddress &door, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_http(http)
    , m_session(session)
    , m_links(links)
    , m_door(door)
{
}

Entrance::Answer Entrance::ask(const QByteArray &path, const QJsonObject &body)
{
    return m_transport.send(withBody(authRequest(Request::Verb::Post, path), body));
}

Entrance::Answer Entrance::read(const QByteArray &path)
{
    return m_transport.send(authRequest(Request::Verb::Get, path));
}

Entrance::Answer Entrance::askAsMe(Request::Verb verb, const QByteArray &path, const QJsonObject &body)
{
    const Request bare = authRequest(verb, path);
    const bool hasBody = verb == Request::Verb::Post || verb == Request::Verb::Put;
    return askNext(m_http.send(hasBody ? withBody(bare, body) : bare), this,
                   [this, asked = m_session.session()](const Result<HttpAnswer> &answer) {
                       if (!answer && asked == m_session.session() && endsSession(answer.error().code))
                           m_session.end(EndReason::Removed);
                       return ready(answer);
                   });
}

QUrl Entrance::address(const QByteArray &path) const
{
    return m_transport.endpoint().url(path);
}

QFuture<Result<Done>> Entrance::admit(const QFuture<Result<SessionPointer>> &opened)
{
    return askNext(opened, this, [this](const Result<SessionPointer> &session) {
        if (!session)
            return ready<Done>(session.error());
        m_links.clear();
        m_door.shut();
        return m_session.adopt(session.value());
    });
}

QFuture<Result<Done>> Entrance::admit(const Answer &answer)
{
    return admit(
        turned<SessionPointer>(answer, [](const HttpAnswer &told) { return decodeSession(told.body); }));
}

QFuture<Result<Account>> Entrance::enter(const QFuture<Result<SessionPointer>> &opened)
{
    return askNext(admit(opened), this, [this](const Result<Done> &admitted) {
        return admitted ? account() : ready<Account>(admitted.error());
    });
}

QFuture<Result<Account>> Entrance::enter(const Answer &answer)
{
    return askNext(admit(answer), this, [this](const Result<Done> &admitted) {
        return admitted ? account() : ready<Account>(admitted.error());
    });
}

QFuture<Result<Account>> Entrance::account()
{
    Request request = rpc("my_state", {});
    request.idempotent = true;
    return askNext(
        m_http.send(request), this, [this, asked = m_session.session()](const Result<HttpAnswer> &answer) {
            const auto state = answer ? decodeMyState(answer.value().body) : Result<MyState>(answer.error());
            if (!state)
                return ready<Account>(state.error());
            if (asked != m_session.session())
                return ready<Account>(anotherSession());
            if (!state.value().sessionKnown) {
                m_session.end(EndReason::Removed);
                return ready<Account>(
                    Error{Error::Kind::SignedOut, {}, 0, QStringLiteral("session_gone"), 0});
            }
            Account account = state.value().account;
            account.email = m_session.email();
            return ready<Account>(account);
        });
}

} // namespace desk
