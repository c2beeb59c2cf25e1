// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/httperror.h"

#include "net/log/log.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace desk {

namespace {

using Kind = Error::Kind;

struct Words
{
    QString details; ///< behind the symbol
    int status = 0;
    QString code;
    QString message;
    QString hint;
};

/// What is wrong with a password, as GoTrue or a sign-in service says it, and which fields of a form are
/// wrong. Screens know only the symbol of an error, so it stands behind that.
QString detailsOf(const QString &code, const QJsonObject &object)
{
    constexpr std::array known{"email",  "password",   "name",    "code", "length",
                               "common", "characters", "similar", "pwned"};
    const bool weak = code == u"weak_password";
    if (!weak && code != u"validation_failed")
        return {};
    const QJsonObject place = object.contains(QStringLiteral("weak_password"))
                                  ? object.value(QStringLiteral("weak_password")).toObject()
                                  : object;
    const QJsonArray said =
        (weak ? place.value(QStringLiteral("reasons")) : object.value(QStringLiteral("fields"))).toArray();
    QString details;
    for (const char *word : known) {
        if (said.contains(QLatin1String(word)))
            details += u' ' + QLatin1String(word);
    }
    return details;
}

Words read(int status, const QByteArray &body)
{
    Words words;
    words.status = status;
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    const QJsonValue code = object.value(QStringLiteral("code"));
    words.code = object.value(QStringLiteral("error_code")).toString();
    if (words.code.isEmpty() && code.isString())
        words.code = code.toString();
    const QJsonValue error = object.value(QStringLiteral("error"));
    if (words.code.isEmpty() && error.isString())
        words.code = error.toString();
    words.details = detailsOf(words.code, object);
    // Storage answers 400 to nearly everything and tells the truth in the body.
    const int inside = object.value(QStringLiteral("statusCode")).toVariant().toInt();
    if (inside >= 400 && inside < 600)
        words.status = inside;
    for (const char *key : {"message", "msg", "error_description"}) {
        if (words.message.isEmpty())
            words.message = object.value(QLatin1String(key)).toString();
    }
    words.hint = object.value(QStringLiteral("hint")).toString();
    if (words.code == u"42501" && words.hint == u"factor_needed")
        words.code = words.hint; // not a right that is missing: what to do is in the hint
    if (words.message.isEmpty() && object.isEmpty())
        words.message = QStringLiteral("%1 bytes that are no JSON object").arg(body.size());
    return words;
}

struct Named
{
    const char *code;
    Kind kind;
};

/// The same symbol comes with different statuses, so symbols go first.
constexpr std::array named{
    Named{"bad_jwt", Kind::SignedOut},
    Named{"no_authorization", Kind::SignedOut},
    Named{"PGRST301", Kind::SignedOut},
    Named{"PGRST302", Kind::SignedOut},
    Named{"PGRST303", Kind::SignedOut},
    Named{"insufficient_aal", Kind::Forbidden},
    Named{"otp_expired", Kind::Rejected},
    Named{"flow_state_not_found", Kind::Rejected},
    Named{"request_timeout", Kind::ServerFault},
    Named{"PGRST116", Kind::NotFound},
    Named{"P0002", Kind::NotFound},
    Named{"23503", Kind::Rejected},
    Named{"23514", Kind::Rejected},
};

Kind kindOf(const Words &words)
{
    if (words.code == u"42501" && words.hint == u"verify_pin")
        return Kind::Locked;
    if (endsSession(words.code))
        return Kind::SignedOut;
    for (const Named &entry : named) {
        if (words.code == QLatin1String(entry.code))
            return entry.kind;
    }
    switch (words.status) {
    case 401:
        return Kind::SignedOut;
    case 403:
        return Kind::Forbidden;
    case 404:
    case 410:
        return Kind::NotFound;
    case 408:
    case 425:
        return Kind::Offline;
    case 409:
        return Kind::Conflict;
    case 429:
        return Kind::Busy;
    default:
        break;
    }
    // A redirect is never ours: somebody stands between us and the server.
    if (words.status >= 300 && words.status < 400)
        return Kind::Offline;
    return words.status >= 400 && words.status < 500 ? Kind::Rejected : Kind::ServerFault;
}

int firstNumber(const QString &text)
{
    static const QRegularExpression digits(QStringLiteral("\\d{1,9}"));
    return digits.match(text).captured().toInt();
}

int secondsToWait(const Words &words, const QByteArray &header)
{
    if (words.status != 429 && words.status != 503)
        return 0;
    bool ok = false;
    const qint64 seconds = header.trimmed().toLongLong(&ok);
    if (ok)
        return static_cast<int>(std::clamp<qint64>(seconds, 1, 900));
    if (words.status == 503)
        return 0;
    if (words.code == u"PT429" && !words.hint.isEmpty())
        return std::clamp(firstNumber(words.hint), 1, 900);
    if (words.code.endsWith(u"_send_rate_limit"))
        return firstNumber(words.message) > 0 ? std::clamp(firstNumber(words.message), 1, 3600) : 60;
    return 60;
}

} // namespace

Error errorFrom(int status, const QByteArray &body, const QByteArray &retryAfter)
{
    const Words words = read(status, body);
    Error error;
    error.kind = kindOf(words);
    error.status = status;
    error.code = QString(words.code % words.details).left(64);
    error.retryAfter = secondsToWait(words, retryAfter);
    error.detail = redacted(words.message);
    return error;
}

Error errorFrom(QNetworkReply::NetworkError error)
{
    const auto offline = [error](const QString &code) {
        return Error{Kind::Offline, QStringLiteral("network error %1").arg(static_cast<int>(error)), 0, code,
                     0};
    };
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return offline(QStringLiteral("refused"));
    case QNetworkReply::HostNotFoundError:
        return offline(QStringLiteral("host"));
    case QNetworkReply::SslHandshakeFailedError:
        return offline(QStringLiteral("tls"));
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError: // it was cut, and Qt would have sent it again
        return offline(QStringLiteral("cut"));
    case QNetworkReply::TimeoutError:
        return offline(QStringLiteral("deadline"));
    default:
        return offline(QStringLiteral("transport"));
    }
}

bool endsSession(const QString &code)
{
    constexpr std::array words{"refresh_token_not_found",
                               "refresh_token_already_used",
                               "session_not_found",
                               "session_expired",
                               "user_banned",
                               "user_not_found"};
    return std::any_of(words.begin(), words.end(),
                       [&](const char *word) { return code == QLatin1String(word); });
}

bool isWorthRetrying(int status)
{
    return status == 429 || status == 502 || status == 503 || status == 504;
}

bool isTokenRefused(const Error &error)
{
    return error.kind == Error::Kind::SignedOut && error.status != 0 && !endsSession(error.code);
}

Error notThePersonsFault(Error error)
{
    if (isTokenRefused(error))
        error.kind = Error::Kind::ServerFault;
    return error;
}

} // namespace desk
