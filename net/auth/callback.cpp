// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/callback.h"

#include <QHash>
#include <QRegularExpression>

#include <array>
#include <optional>

namespace desk {

namespace {

constexpr qsizetype MaxBytes = 4096;

using Pairs = QHash<QByteArray, QByteArray>;

Error refused()
{
    // Nothing of the link goes into the log: it may be somebody's key, or somebody's words.
    return Error{Error::Kind::Rejected, QStringLiteral("not a link of ours"), 0, QStringLiteral("link"), 0};
}

bool isOurs(const QUrl &link)
{
    if (link.authority().contains(u'@')) // an empty name too: no link of ours has one
        return false;
    if (link.scheme() == u"deskbell")
        return link.host() == u"auth" && link.port() == -1 && link.path() == u"/callback";
    return link.scheme() == u"http" && (link.host() == u"127.0.0.1" || link.host() == u"::1") &&
           link.port() > 0;
}

bool isKnown(const QByteArray &key)
{
    constexpr std::array keys{"code", "token_hash", "type", "error", "error_code", "error_description", "sb"};
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// `a=b&c=d`; false for a key that is unknown, or that says something else than before.
bool take(const QByteArray &text, Pairs &pairs)
{
    if (text.isEmpty())
        return true;
    const QList<QByteArray> parts = text.split('&');
    for (const QByteArray &part : parts) {
        const auto at = part.indexOf('=');
        const QByteArray key = part.left(at);
        const QByteArray value = at < 0 ? QByteArray() : QByteArray::fromPercentEncoding(part.mid(at + 1));
        if (at <= 0 || !isKnown(key) || (pairs.contains(key) && pairs.value(key) != value))
            return false;
        pairs.insert(key, value);
    }
    return true;
}

/// The same key twice within one part is a trick; once in each is how GoTrue reports failures.
bool hasTwins(const QByteArray &text)
{
    QList<QByteArray> keys;
    const QList<QByteArray> parts = text.split('&');
    for (const QByteArray &part : parts) {
        const QByteArray key = part.left(part.indexOf('='));
        if (!key.isEmpty() && keys.contains(key))
            return true;
        keys.append(key);
    }
    return false;
}

bool isValue(const QByteArray &text)
{
    static const QRegularExpression form(QStringLiteral("\\A[A-Za-z0-9_-]{1,512}\\z"));
    return form.match(QString::fromLatin1(text)).hasMatch();
}

bool isMailType(const QByteArray &type)
{
    constexpr std::array types{"email", "magiclink", "signup", "invite", "recovery", addressMail};
    return std::find(types.begin(), types.end(), type) != types.end();
}

} // namespace

Result<Callback> parseCallback(const QUrl &link)
{
    const QByteArray query = link.query(QUrl::FullyEncoded).toLatin1();
    const QByteArray fragment = link.fragment(QUrl::FullyEncoded).toLatin1();
    Pairs pairs;
    if (!link.isValid() || link.toEncoded().size() > MaxBytes || !isOurs(link) || hasTwins(query) ||
        hasTwins(fragment) || !take(query, pairs) || !take(fragment, pairs))
        return refused();
    const bool failed = pairs.contains("error") || pairs.contains("error_code");
    const int kinds = int(pairs.contains("code")) + int(pairs.contains("token_hash")) + int(failed);
    Callback callback;
    if (kinds != 1)
        return refused();
    if (failed) {
        callback.value = pairs.contains("error_code") ? pairs.value("error_code") : pairs.value("error");
    } else if (pairs.contains("code")) {
        callback.kind = Callback::Kind::Code;
        callback.value = pairs.value("code");
    } else {
        callback.kind = Callback::Kind::TokenHash;
        callback.value = pairs.value("token_hash");
        callback.type = pairs.value("type");
        if (!isMailType(callback.type))
            return refused();
    }
    if (!isValue(callback.value))
        return refused();
    return callback;
}

bool isAddressLink(const QUrl &link)
{
    const auto callback = parseCallback(link);
    return callback && callback.value().confirmsAddress();
}

} // namespace desk
