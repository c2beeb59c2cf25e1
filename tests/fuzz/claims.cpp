// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens. The client hands them on and never looks inside; the local stack's Realtime server does. The first
// byte says how the rest is used: as a whole token, or as what a token holds, under our own signature, so
// that the bytes get past the lock.
#include "backend/realtime/claims.h"

#include "tests/fuzz/fuzz.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

using namespace desk::realtime;
using namespace desk::fuzz;

namespace {

constexpr qint64 Now = 1800000000;
constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
const QByteArray secret = "a-secret-of-at-least-32-characters";
const QByteArray publishable = "sb_publishable_fuzz";
const QByteArray secretKey = "sb_secret_fuzz";

QByteArray signature(const QByteArray &text)
{
    return QMessageAuthenticationCode::hash(text, secret, QCryptographicHash::Sha256).toBase64(base64Url);
}

QByteArray token(const QByteArray &header, const QByteArray &content)
{
    const QByteArray text = header.toBase64(base64Url) + '.' + content.toBase64(base64Url);
    return text + '.' + signature(text);
}

bool isSigned(const QByteArray &text)
{
    const qsizetype dot = text.lastIndexOf('.');
    return text.count('.') == 2 && text.mid(dot + 1) == signature(text.left(dot));
}

void readToken(const Keys &keys, const QByteArray &text)
{
    const TokenVerdict verdict = keys.claimsOf(text, Now);
    require(verdict.claims.has_value() == verdict.reason.isEmpty(), "a token is taken, or there is a reason");
    require(!keys.opensEverything(text, Now) || (verdict.claims && verdict.claims->role == "service_role"),
            "everything opens to service_role only");
    if (!verdict.claims || text == publishable || text == secretKey)
        return;
    require(isSigned(text), "no claims without our signature");
    require(!verdict.claims->role.isEmpty(), "claims have a role");
    require(verdict.claims->exp > Now, "claims are not over");
    require(keys.claimsOf(text, verdict.claims->exp).claims == std::nullopt, "claims end");
    require(keys.claimsOf(text.chopped(1), Now).claims == std::nullopt, "a cut token is none");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Keys keys(secret, publishable, secretKey);
    const QByteArray bytes = bytesOf(data, size);
    const QByteArray rest = bytes.mid(1);
    switch (bytes.isEmpty() ? 0 : bytes[0] % 4) {
    case 1:
        readToken(keys, token(R"({"alg":"HS256","typ":"JWT"})", rest));
        break;
    case 2:
        readToken(keys, token(rest, R"({"role":"authenticated","exp":1900000000})"));
        break;
    case 3: // the parts as they are, signed
        readToken(keys, rest + '.' + signature(rest));
        break;
    default:
        readToken(keys, rest);
        break;
    }
    return 0;
}
