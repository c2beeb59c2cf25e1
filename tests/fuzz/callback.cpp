// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A link, by each door: as the desktop writes it on our command line, and as bytes (another instance, the
// browser).
#include "net/auth/callback.h"

#include "app/arguments.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>
#include <array>

using namespace desk;
using namespace desk::fuzz;

namespace {

/// Read without QUrl, so that what it thinks of an address is not taken from itself.
bool isOurAddress(QByteArray text)
{
    const auto drop = [&text](const char *words) {
        const bool found = text.startsWith(words);
        if (found)
            text.remove(0, qsizetype(qstrlen(words)));
        return found;
    };
    if (drop("deskbell://auth/callback"))
        return text.startsWith('?') || text.startsWith('#');
    if (!drop("http://127.0.0.1:") && !drop("http://[::1]:"))
        return false;
    const auto end = std::find_if(text.begin(), text.end(), [](char c) { return c < '0' || c > '9'; });
    return end != text.begin() && end != text.end() && (*end == '/' || *end == '?' || *end == '#');
}

bool isCodeOrHash(const QByteArray &text)
{
    return !text.isEmpty() && text.size() <= 512 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
               c == '-';
    });
}

void requireAccepted(const QUrl &link, const Callback &callback)
{
    const QByteArray text = link.toEncoded();
    require(text.size() <= 4096, "an accepted link has at most 4 KiB");
    require(isOurAddress(text), "an accepted link leads to us");
    require(isCodeOrHash(callback.value), "what is taken from a link is one plain word");
    constexpr std::array types{"email", "magiclink", "signup", "invite", "recovery"};
    const bool known = std::find(types.begin(), types.end(), callback.type) != types.end();
    require(known == (callback.kind == Callback::Kind::TokenHash),
            "a hash, and nothing else, has a type of mail");
    for (const char *key : {"?access_token=", "&access_token=", "#access_token=", "refresh_token="})
        require(!text.contains(key) || text.contains("error"), "tokens are never taken from an address");
    const auto again = parseCallback(QUrl::fromEncoded(text, QUrl::StrictMode));
    require(again.ok() && again.value() == callback, "a link that was handed on says the same");
}

void readLink(const QUrl &link)
{
    const auto callback = parseCallback(link);
    if (callback) {
        requireAccepted(link, callback.value());
        return;
    }
    require(callback.error().kind == Error::Kind::Rejected && callback.error().code == u"link",
            "a refusal is Rejected");
    require(callback.error().detail == u"not a link of ours", "nothing of a refused link is repeated");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const QString word = QString::fromUtf8(bytes);
    readLink(QUrl::fromEncoded(bytes, QUrl::StrictMode));
    readLink(QUrl(word, QUrl::StrictMode));

    const auto alone = Arguments::parse({word});
    if (alone && alone.value().link) {
        require(alone.value().link->scheme() == u"deskbell",
                "only our own scheme is taken from a command line");
        require(alone.value().profile == u"default" && !alone.value().demo, "a link brings no options");
        readLink(*alone.value().link);
    }
    // A stranger's words that a desktop split at the spaces must not become options beside a link.
    const auto split = Arguments::parse(word.split(u' '));
    if (split && split.value().link)
        require(!split.value().demo && split.value().ask == Arguments::Ask::Run, "a link brings no options");
    return 0;
}
