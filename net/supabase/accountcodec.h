// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// my_state(), verify_pin(), set_pin(): who I am and what the server says to a PIN.
#pragma once

#include "models/domain/account.h"
#include "models/domain/result.h"
#include "models/domain/secret.h"

#include <QByteArray>

namespace desk {

struct MyState
{
    Account account;          ///< without the address, which the session knows
    bool sessionKnown = true; ///< false: an admin has ended this session
};

Result<MyState> decodeMyState(const QByteArray &text);
Result<PinOutcome> decodePinOutcome(const QByteArray &text);
/// The key that verify_pin() tells with "ok"; empty when there is none of its form.
[[nodiscard]] Secret decodeSeal(const QByteArray &text);

[[nodiscard]] QByteArray encodePin(const QString &pin);
[[nodiscard]] QByteArray encodeNewPin(const QString &pin, const QString &oldPin, const QString &enrolCode);

} // namespace desk
