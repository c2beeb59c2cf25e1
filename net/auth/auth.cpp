// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/auth.h"

#include "net/http/ask.h"
#include "net/supabase/accountcodec.h"
#include "net/supabase/rpc.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace desk {

Auth::Auth(Entrance &entrance, HttpClient &http, QObject *parent)
    : Identity(parent)
    , m_entrance(entrance)
    , m_http(http)
{
    connect(&session(), &SessionKeeper::keepingChanged, this, &Identity::keepingChanged);
    connect(&session(), &SessionKeeper::ended, this, &Identity::ended);
}

QFuture<Result<Account>> Auth::restore()
{
    return askNext(session().restore(), this, [this](const Result<Done> &restored) {
        return restored ? account() : ready<Account>(restored.error());
    });
}

void Auth::setAside()
{
    session().setAside();
}

QFuture<Result<Done>> Auth::requestCode(const QString &email)
{
    const QString address = email.trimmed();
    if (!isMailAddress(address))
        return ready<Done>(rejected("email_form"));
    const QByteArray back = m_entrance.door().open().toEncoded().toPercentEncoding();
    const QJsonObject body{{QStringLiteral("email"), address},
                           {QStringLiteral("create_user"), true},
                           {QStringLiteral("code_challenge"), QString::fromLatin1(links().begin())},
                           {QStringLiteral("code_challenge_method"), QStringLiteral("s256")}};
    return askNext(m_entrance.ask("/auth/v1/otp?redirect_to=" + back, body), this,
                   [](const Result<HttpAnswer> &answer) { return ready(neutral(answer)); });
}

QFuture<Result<Account>> Auth::signInWithCode(const QString &email, const QString &code)
{
    const QString plain = plainCode(code);
    if (!isMailAddress(email.trimmed()))
        return ready<Account>(rejected("email_form"));
    if (plain.isEmpty())
        return ready<Account>(rejected("code_form"));
    return m_entrance.enter(
        m_entrance.ask("/auth/v1/verify", {{QStringLiteral("type"), QStringLiteral("email")},
                                           {QStringLiteral("email"), email.trimmed()},
                                           {QStringLiteral("token"), plain}}));
}

QFuture<Result<Account>> Auth::signInWithPassword(const QString &email, const QString &password)
{
    if (!isMailAddress(email.trimmed()))
        return ready<Account>(rejected("email_form"));
    return m_entrance.enter(
        m_entrance.ask("/auth/v1/token?grant_type=password",
                       {{QStringLiteral("email"), email.trimmed()}, {QStringLiteral("password"), password}}));
}

/// The link is one of ours, and somebody here waits for it.
QFuture<Result<Auth::Expected>> Auth::expected(const QUrl &link)
{
    const Result<Callback> callback = parseCallback(link);
    if (!callback)
        return ready<Expected>(callback.error());
    if (callback.value().confirmsAddress()) // opens a session, too: perhaps somebody else's
        return ready<Expected>(rejected("address_link"));
    return askNext(links().verifiers(), this, [this, callback](const Result<Verifiers> &verifiers) {
        // Nobody here asked for a mail: somebody wants us to be signed in as somebody else.
        if (!verifiers || verifiers.value().isEmpty() || !session().accessToken().isEmpty())
            return ready<Expected>(rejected("unsolicited"));
        return ready<Expected>(Expected{callback.value(), verifiers.value()});
    });
}

QFuture<Result<Identity::LinkKind>> Auth::inspectLink(const QUrl &link)
{
    return turned<LinkKind>(expected(link), [](const Expected &one) -> Result<LinkKind> {
        return one.callback.kind == Callback::Kind::TokenHash ? LinkKind::InMail : LinkKind::Reply;
    });
}

QFuture<Result<Account>> Auth::signInWithLink(const QUrl &link)
{
    return askNext(expected(link), this, [this](const Result<Expected> &one) {
        return one ? follow(one.value().callback, one.value().verifiers) : ready<Account>(one.error());
    });
}

QFuture<Result<Account>> Auth::follow(const Callback &callback, const Verifiers &verifiers)
{
    switch (callback.kind) {
    case Callback::Kind::Failure:
        return ready<Account>(rejected(callback.value.constData()));
    case Callback::Kind::Code:
        return m_entrance.enter(exchange(callback.value, verifiers));
    case Callback::Kind::TokenHash:
        break;
    }
    return m_entrance.enter(m_entrance.ask(
        "/auth/v1/verify", {{QStringLiteral("type"), QString::fromLatin1(callback.type)},
                            {QStringLiteral("token_hash"), QString::fromLatin1(callback.value)}}));
}

/// The code does not say which request it belongs to: the newest verifier is tried first.
QFuture<Result<HttpAnswer>> Auth::exchange(const QByteArray &code, const Verifiers &verifiers)
{
    const auto answer =
        m_entrance.ask("/auth/v1/token?grant_type=pkce",
                       {{QStringLiteral("auth_code"), QString::fromLatin1(code)},
                        {QStringLiteral("code_verifier"), QString::fromLatin1(verifiers.first())}});
    return askNext(answer, this, [this, code, rest = verifiers.mid(1)](const Result<HttpAnswer> &told) {
        const bool wrongOne = !told && told.error().code == u"bad_code_verifier" && !rest.isEmpty();
        return wrongOne ? exchange(code, rest) : ready(told);
    });
}

QFuture<Result<Account>> Auth::account()
{
    return m_entrance.account();
}

QFuture<Result<PinOutcome>> Auth::verifyPin(const QString &pinDigits)
{
    return pin("verify_pin", encodePin(pinDigits), [this](const QByteArray &body) {
        m_seal = decodeSeal(body);
        return !m_seal.isEmpty();
    });
}

QFuture<Result<PinOutcome>> Auth::setPin(const QString &pinDigits, const QString &oldPin,
                                         const QString &enrolCode)
{
    return pin("set_pin", encodeNewPin(pinDigits, oldPin, enrolCode),
               [](const QByteArray &) { return true; });
}

QFuture<Result<PinOutcome>> Auth::pin(const char *function, const QByteArray &body, Heard heard)
{
    Request request = rpc(function, {});
    request.body = body;
    return askNext(
        m_http.send(request), this,
        [this, heard = std::move(heard), asked = session().session()](const Result<HttpAnswer> &answer) {
            const auto outcome =
                answer ? decodePinOutcome(answer.value().body) : Result<PinOutcome>(answer.error());
            if (!outcome)
                return ready(outcome);
            if (asked != session().session())
                return ready<PinOutcome>(anotherSession());
            const PinOutcome::Code code = outcome.value().code;
            if (code == PinOutcome::Code::Ok && !heard(answer.value().body))
                return ready<PinOutcome>(Error{Error::Kind::Garbled, QStringLiteral("pin: seal"), 0, {}, 0});
            if (code == PinOutcome::Code::SessionBlocked)
                session().end(EndReason::Blocked);
            if (code == PinOutcome::Code::SessionGone)
                session().end(EndReason::Removed);
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
            return Error{Error::Kind::Locked, {}, 0, QStringLiteral("verify_pin"), 0};
        return Done{};
    });
}

void Auth::signOut(SignOut where)
{
    links().clear();
    m_entrance.door().shut();
    session().end(EndReason::SignedOut, where);
}

bool Auth::isSignedIn() const
{
    return !session().accessToken().isEmpty();
}

Identity::Keeping Auth::keeping() const
{
    return session().keeping();
}

} // namespace desk
