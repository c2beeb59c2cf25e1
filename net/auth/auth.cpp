// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/auth.h"

#include "net/http/ask.h"
#include "net/supabase/accountcodec.h"
#include "net/supabase/rpc.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace desk {

using namespace std::chrono_literals;

namespace {

using Kind = Error::Kind;

Error rejected(const char *code)
{
    return Error{Kind::Rejected, {}, 0, QString::fromLatin1(code), 0};
}

/// Loose on purpose: whether an address exists, its mail box decides.
bool isAddress(const QString &email)
{
    static const QRegularExpression form(QStringLiteral("\\A[^@\\s\\x00-\\x1f]+@[^@\\s\\x00-\\x1f]+\\z"));
    return email.size() <= 254 && form.match(email).hasMatch();
}

/// A stranger's address gets the same answer as a member's.
Result<Done> neutral(const Result<HttpAnswer> &answer)
{
    if (answer)
        return Done{};
    const Error &error = answer.error();
    const bool tells = error.status == 403 || error.code == u"otp_disabled" ||
                       error.code == u"signup_disabled" || error.code == u"email_address_not_authorized";
    return tells ? Result<Done>(Done{}) : Result<Done>(error);
}

} // namespace

Auth::Auth(HttpTransport &transport, HttpClient &http, SessionKeeper &session, PendingLinks &links,
           ReturnAddress &door, QObject *parent)
    : Identity(parent)
    , m_transport(transport)
    , m_http(http)
    , m_session(session)
    , m_links(links)
    , m_door(door)
{
    connect(&session, &SessionKeeper::keepingChanged, this, &Identity::keepingChanged);
    connect(&session, &SessionKeeper::ended, this, &Identity::ended);
}

QFuture<Result<HttpAnswer>> Auth::ask(const QByteArray &path, const QJsonObject &body)
{
    Request request;
    request.verb = Request::Verb::Post;
    request.path = path;
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    request.headers = {{"X-Supabase-Api-Version", "2024-01-01"}};
    request.deadline = 15s;
    return m_transport.send(request);
}

QFuture<Result<Account>> Auth::restore()
{
    return askNext(m_session.restore(), this, [this](const Result<Done> &restored) {
        return restored ? account() : ready<Account>(restored.error());
    });
}

void Auth::setAside()
{
    m_session.setAside();
}

QFuture<Result<Done>> Auth::requestCode(const QString &email)
{
    const QString address = email.trimmed();
    if (!isAddress(address))
        return ready<Done>(rejected("email_form"));
    const QByteArray back = m_door.open().toEncoded().toPercentEncoding();
    const QJsonObject body{{QStringLiteral("email"), address},
                           {QStringLiteral("create_user"), true},
                           {QStringLiteral("code_challenge"), QString::fromLatin1(m_links.begin())},
                           {QStringLiteral("code_challenge_method"), QStringLiteral("s256")}};
    return askNext(ask("/auth/v1/otp?redirect_to=" + back, body), this,
                   [](const Result<HttpAnswer> &answer) { return ready(neutral(answer)); });
}

QFuture<Result<Account>> Auth::signInWithCode(const QString &email, const QString &code)
{
    static const QRegularExpression digits(QStringLiteral("\\A[0-9]{6,10}\\z"));
    QString plain = code;
    plain.remove(u' ').remove(u'-').remove(QChar::Nbsp);
    plain = plain.trimmed();
    if (!isAddress(email.trimmed()))
        return ready<Account>(rejected("email_form"));
    if (!digits.match(plain).hasMatch())
        return ready<Account>(rejected("code_form"));
    return enter(ask("/auth/v1/verify", {{QStringLiteral("type"), QStringLiteral("email")},
                                         {QStringLiteral("email"), email.trimmed()},
                                         {QStringLiteral("token"), plain}}));
}

QFuture<Result<Account>> Auth::signInWithPassword(const QString &email, const QString &password)
{
    if (!isAddress(email.trimmed()))
        return ready<Account>(rejected("email_form"));
    return enter(ask("/auth/v1/token?grant_type=password",
                     {{QStringLiteral("email"), email.trimmed()}, {QStringLiteral("password"), password}}));
}

QFuture<Result<Account>> Auth::signInWithLink(const QUrl &link)
{
    const Result<Callback> callback = parseCallback(link);
    if (!callback)
        return ready<Account>(callback.error());
    return askNext(m_links.verifiers(), this, [this, callback](const Result<Verifiers> &verifiers) {
        // Nobody here asked for a mail: somebody wants us to be signed in as somebody else.
        const bool expected = verifiers && !verifiers.value().isEmpty() && m_session.accessToken().isEmpty();
        return expected ? follow(callback.value(), verifiers.value())
                        : ready<Account>(rejected("unsolicited"));
    });
}

QFuture<Result<Account>> Auth::follow(const Callback &callback, const Verifiers &verifiers)
{
    switch (callback.kind) {
    case Callback::Kind::Failure:
        return ready<Account>(rejected(callback.value.constData()));
    case Callback::Kind::Code:
        return enter(exchange(callback.value, verifiers));
    case Callback::Kind::TokenHash:
        break;
    }
    return enter(
        ask("/auth/v1/verify", {{QStringLiteral("type"), QString::fromLatin1(callback.type)},
                                {QStringLiteral("token_hash"), QString::fromLatin1(callback.value)}}));
}

/// The code does not say which request it belongs to: the newest verifier is tried first.
QFuture<Result<HttpAnswer>> Auth::exchange(const QByteArray &code, const Verifiers &verifiers)
{
    const auto answer = ask("/auth/v1/token?grant_type=pkce",
                            {{QStringLiteral("auth_code"), QString::fromLatin1(code)},
                             {QStringLiteral("code_verifier"), QString::fromLatin1(verifiers.first())}});
    return askNext(answer, this, [this, code, rest = verifiers.mid(1)](const Result<HttpAnswer> &told) {
        const bool wrongOne = !told && told.error().code == u"bad_code_verifier" && !rest.isEmpty();
        return wrongOne ? exchange(code, rest) : ready(told);
    });
}

/// A session came, or did not: adopt it, then ask who we are.
QFuture<Result<Account>> Auth::enter(const QFuture<Result<HttpAnswer>> &answer)
{
    return askNext(answer, this, [this](const Result<HttpAnswer> &told) {
        const auto session = told ? decodeSession(told.value().body) : Result<SessionPointer>(told.error());
        if (!session)
            return ready<Account>(session.error());
        m_links.clear();
        m_door.shut();
        return askNext(m_session.adopt(session.value()), this, [this](const Result<Done> &adopted) {
            return adopted ? account() : ready<Account>(adopted.error());
        });
    });
}

QFuture<Result<Account>> Auth::account()
{
    Request request = rpc("my_state", {});
    request.idempotent = true;
    return askNext(m_http.send(request), this, [this](const Result<HttpAnswer> &answer) {
        const auto state = answer ? decodeMyState(answer.value().body) : Result<MyState>(answer.error());
        if (!state)
            return ready<Account>(state.error());
        if (!state.value().sessionKnown) {
            m_session.end(EndReason::Removed);
            return ready<Account>(Error{Kind::SignedOut, {}, 0, QStringLiteral("session_gone"), 0});
        }
        Account account = state.value().account;
        account.email = m_session.email();
        return ready<Account>(account);
    });
}

QFuture<Result<PinOutcome>> Auth::verifyPin(const QString &pinDigits)
{
    return pin("verify_pin", encodePin(pinDigits));
}

QFuture<Result<PinOutcome>> Auth::setPin(const QString &pinDigits, const QString &oldPin,
                                         const QString &enrolCode)
{
    return pin("set_pin", encodeNewPin(pinDigits, oldPin, enrolCode));
}

QFuture<Result<PinOutcome>> Auth::pin(const char *function, const QByteArray &body)
{
    Request request = rpc(function, {});
    request.body = body;
    return askNext(m_http.send(request), this, [this](const Result<HttpAnswer> &answer) {
        const auto outcome =
            answer ? decodePinOutcome(answer.value().body) : Result<PinOutcome>(answer.error());
        if (outcome && outcome.value().code == PinOutcome::Code::SessionBlocked)
            m_session.end(EndReason::Blocked);
        if (outcome && outcome.value().code == PinOutcome::Code::SessionGone)
            m_session.end(EndReason::Removed);
        return ready(outcome);
    });
}

QFuture<Result<Done>> Auth::lock()
{
    return turned<Done>(m_http.send(rpc("lock_session", {})),
                        [](const HttpAnswer &) -> Result<Done> { return Done{}; });
}

QFuture<Result<Done>> Auth::touch()
{
    return turned<Done>(m_http.send(rpc("touch_session", {})), [](const HttpAnswer &answer) -> Result<Done> {
        if (answer.body.trimmed() == "false")
            return Error{Kind::Locked, {}, 0, QStringLiteral("verify_pin"), 0};
        return Done{};
    });
}

void Auth::signOut()
{
    m_links.clear();
    m_door.shut();
    m_session.end(EndReason::SignedOut);
}

Identity::Keeping Auth::keeping() const
{
    return m_session.keeping();
}

} // namespace desk
