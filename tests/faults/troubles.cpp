// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/troubles.h"

#include <array>

namespace desk::test {

namespace {

// An array that is too short has null in its last place; see everyPlaceHasAName().
constexpr std::array<const char *, StepCount> steps{"restore",
                                                    "request code",
                                                    "verify code",
                                                    "verify link",
                                                    "exchange",
                                                    "password",
                                                    "sign-up",
                                                    "recovery",
                                                    "proof",
                                                    "new password",
                                                    "send text",
                                                    "text code",
                                                    "my_state",
                                                    "verify_pin",
                                                    "set_pin",
                                                    "lock",
                                                    "touch",
                                                    "refresh",
                                                    "revoke",
                                                    "service password",
                                                    "service refresh",
                                                    "service revoke",
                                                    "app list",
                                                    "challenge",
                                                    "app code",
                                                    "enrol",
                                                    "first app code",
                                                    "read account",
                                                    "add app",
                                                    "remove app",
                                                    "nonce",
                                                    "change password",
                                                    "wish address",
                                                    "change address",
                                                    "agree address",
                                                    "end others",
                                                    "leave everywhere",
                                                    "read rules",
                                                    "demand app",
                                                    "set minutes",
                                                    "connect",
                                                    "join",
                                                    "heartbeat",
                                                    "token push",
                                                    "rejoin",
                                                    "system",
                                                    "change",
                                                    "phx_close",
                                                    "phx_error"};

constexpr std::array<const char *, FaultCount> faults{"cut before",
                                                      "cut after",
                                                      "half-open",
                                                      "slow drip",
                                                      "401",
                                                      "403",
                                                      "404",
                                                      "409",
                                                      "429",
                                                      "429 with seconds",
                                                      "500",
                                                      "503",
                                                      "html",
                                                      "truncated",
                                                      "huge",
                                                      "duplicate",
                                                      "delayed",
                                                      "late",
                                                      "refresh_token_not_found",
                                                      "refresh_token_already_used",
                                                      "session_not_found",
                                                      "session_expired",
                                                      "user_banned",
                                                      "user_not_found"};

constexpr std::array<const char *, SpanCount> spans{"once", "lasting"};

} // namespace

const char *nameOf(Step step)
{
    return steps.at(std::size_t(step));
}

const char *nameOf(Fault fault)
{
    return faults.at(std::size_t(fault));
}

const char *nameOf(Span span)
{
    return spans.at(std::size_t(span));
}

QByteArray wordOf(Fault fault)
{
    return endsIt(fault) ? QByteArray(nameOf(fault)) : QByteArray();
}

} // namespace desk::test
