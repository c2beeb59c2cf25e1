// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What can come back from the world: a value, or an Error whose kind names what a person can do about it.
#pragma once

#include <QMetaType>
#include <QString>

#include <utility>
#include <variant>

namespace desk {

struct Error
{
    enum class Kind {
        Offline,     ///< no answer from the server: wait, it is tried again
        SignedOut,   ///< the session has ended: sign in
        Locked,      ///< the PIN is asked for again
        Forbidden,   ///< ask somebody with more rights
        NotFound,    ///< gone, or out of sight
        Conflict,    ///< somebody else was quicker: look at both versions
        Rejected,    ///< the form must be mended
        Busy,        ///< too many requests: slow down, `retryAfter` says how long
        ServerFault, ///< the server failed
        Garbled,     ///< the answer made no sense
        Cancelled,   ///< nobody waits for the answer any more
    };

    Kind kind = Kind::ServerFault;
    QString detail;     ///< for the log, never for the screen
    int status = 0;     ///< HTTP status, 0 when there was none
    QString code;       ///< the server's own symbol ("otp_expired", "23505"), empty when it said none
    int retryAfter = 0; ///< seconds, 0 when unknown

    bool operator==(const Error &) const = default;
};

/// The value of an answer that has no content.
struct Done
{
    bool operator==(const Done &) const = default;
};

template <class T = Done>
class [[nodiscard]] Result
{
public:
    Result()
        : m_held(Error{Error::Kind::Cancelled, {}, 0, {}, 0})
    {
    }
    Result(T value)
        : m_held(std::move(value))
    {
    }
    Result(Error error)
        : m_held(std::move(error))
    {
    }

    [[nodiscard]] bool ok() const { return std::holds_alternative<T>(m_held); }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const T &value() const { return std::get<T>(m_held); }
    [[nodiscard]] T &value() { return std::get<T>(m_held); }
    [[nodiscard]] const Error &error() const { return std::get<Error>(m_held); }

private:
    std::variant<T, Error> m_held;
};

} // namespace desk
