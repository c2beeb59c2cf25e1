// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the auth server and the functions of the door answer: the first byte says which question it answers.
#include "net/auth/sessioncodec.h"
#include "net/http/httperror.h"
#include "net/log/log.h"
#include "net/supabase/accountcodec.h"
#include "net/supabase/admissioncodec.h"
#include "net/supabase/json.h"
#include "net/supabase/safetycodec.h"
#include "tests/fuzz/fuzz.h"

using namespace desk;
using namespace desk::fuzz;

namespace {

void readKept(const QByteArray &text)
{
    const auto kept = unpackSession(text);
    if (!kept)
        return;
    const Session &session = *kept.value();
    require(session.accessToken.isEmpty(), "the access token is never kept");
    require(!session.refreshToken.isEmpty() && isPlain(session.refreshToken.reveal()),
            "a kept token is plain");
    const auto again = unpackSession(packSession(session));
    require(again.ok() && again.value()->refreshToken.reveal() == session.refreshToken.reveal(),
            "a kept session can be kept again");
}

void readSession(const QByteArray &text)
{
    const auto entered = decodeSession(text);
    if (!entered)
        return;
    const Session &session = *entered.value();
    require(!session.accessToken.isEmpty() && isPlain(session.accessToken), "an access token is plain");
    require(!session.refreshToken.isEmpty() && isPlain(session.refreshToken.reveal()),
            "a refresh token is plain");
    require(session.lifetime.count() >= 10 && session.lifetime.count() <= 7 * 86400,
            "a lifetime makes sense");
    const QByteArray packed = packSession(session);
    const auto kept = unpackSession(packed);
    require(kept.ok() && kept.value()->refreshToken.reveal() == session.refreshToken.reveal() &&
                kept.value()->email == session.email,
            "a session that was kept is the same");
    readKept(packed);
}

void readState(const QByteArray &text)
{
    const auto state = decodeMyState(text);
    if (!state)
        return;
    const Account &account = state.value().account;
    require(!account.person.isNull(), "an account has a person");
    require(account.pinMinimum >= 4 && account.pinMinimum <= 12, "a PIN can be as long as it has to be");
}

void readPin(const QByteArray &text)
{
    const Secret key = decodeSeal(text);
    require(key.isEmpty() || key.reveal().size() == 32, "a key is whole or none");
    const auto outcome = decodePinOutcome(text);
    if (!outcome)
        return;
    require(outcome.value().attemptsLeft >= 0, "attempts left are none or some");
    require(outcome.value().retryAfter >= 0, "a wait is not negative");
    require(outcome.value().minimum >= 0 && outcome.value().minimum <= 12,
            "a PIN can be as long as it has to be");
}

/// The same body with each status that is treated apart; the first byte is a header of its own.
void readError(const QByteArray &text)
{
    const QByteArray wait = text.left(text.indexOf('\n') + 1);
    for (const int status : {302, 400, 401, 403, 404, 409, 429, 500, 503}) {
        const Error error = errorFrom(status, text.mid(wait.size()), wait);
        require(error.status == status, "an error has the status of its answer");
        require(error.retryAfter >= 0 && error.retryAfter <= 3600, "nobody waits for ever");
        require(error.code.size() <= 64, "a symbol is short");
        require(error.detail.size() <= 300, "what is logged is short");
        for (const QChar c : error.detail)
            require(c >= u' ' && c != u'\x7f', "what is logged is one line");
        require(redactedSymbol(error.code).size() <= 64, "a logged symbol is short");
    }
}

void readLists(const QByteArray &text)
{
    (void)decodeAllowed(text);
    (void)decodeVerdicts(text);
    (void)decodeRemoval(text);
    (void)decodeCount(text);
    if (const auto rules = decodeSafety(text)) {
        for (const Role role : IdleRoles)
            require(rules.value().idle.of(role) >= LeastIdleMinutes &&
                        rules.value().idle.of(role) <= MostIdleMinutes,
                    "minutes are within their limits");
    }
    if (const auto waiting = decodeWaiting(text)) {
        for (const WaitingPerson &person : waiting.value())
            require(!person.person.isNull(), "who waits has an id");
    }
    json::Reader reader;
    std::string_view sent;
    const auto value = decodeText(text);
    if (value && reader.parse(text).value().get_string().get(sent) == simdjson::SUCCESS)
        require(value.value().toUtf8() == QByteArray(sent.data(), qsizetype(sent.size())),
                "a text is taken as it is");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const QByteArray rest = bytes.mid(1);
    switch (bytes.isEmpty() ? 0 : bytes[0] % 6) {
    case 1:
        readSession(rest);
        break;
    case 2:
        readKept(rest);
        break;
    case 3:
        readState(rest);
        break;
    case 4:
        readPin(rest);
        break;
    case 5:
        readError(rest);
        break;
    default:
        readLists(rest);
        break;
    }
    return 0;
}
