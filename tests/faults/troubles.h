// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What can go wrong, and where: the two sides of the table of the fault run. Both end in Count, and the run
// fails when a pair of them has not happened.
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace desk::test {

/// Steps of the protocols, in the order in which a day meets them.
enum class Step {
    // HTTP
    Restore, ///< the kept session is renewed at a start
    RequestCode,
    VerifyCode,
    VerifyLink,
    Exchange, ///< a PKCE code for a session
    Password,
    SignUp,
    Recovery, ///< a mail for who forgot the password
    Proof,    ///< its code
    NewPassword,
    SendText,
    TextCode,
    MyState,
    VerifyPin,
    SetPin,
    Lock,
    Touch,
    Refresh,         ///< a token renewed because it runs out
    Revoke,          ///< signing out
    ServicePassword, ///< at a sign-in service
    ServiceRefresh,
    ServiceRevoke,
    // An authenticator app, at the door
    AppList, ///< which apps could have shown this code
    Challenge,
    AppCode,
    Enrol,        ///< the organization demands an app
    FirstAppCode, ///< of the one that was set up just now
    // "Sign-in and account"
    ReadAccount,
    AddApp, ///< its first code, from inside
    RemoveApp,
    Nonce, ///< a mail that proves who wants a new password
    ChangePassword,
    WishAddress, ///< to the database, with the PIN
    ChangeAddress,
    AgreeAddress, ///< the code from one of the two mail boxes
    EndOthers,
    LeaveEverywhere, ///< signing out on all computers
    // "Safety rules"
    ReadRules,
    DemandApp,
    SetMinutes,
    // Realtime
    Connect,
    Join,
    Heartbeat,
    TokenPush,
    Rejoin,
    System, ///< "the subscription is live"
    Change,
    PhxClose,
    PhxError,
    Count
};

enum class Fault {
    CutBefore, ///< the line breaks before the server has heard anything
    CutAfter,  ///< the server has done it, its answer is lost
    HalfOpen,  ///< neither an answer nor an end
    SlowDrip,  ///< the server has done it, its answer comes in drops
    Status401,
    Status403,
    Status404, ///< a gateway without its routes, a realtime without its tenant
    Status409,
    Status429,
    Status429Seconds,
    Status500, ///< after the work was done: the worst of the two
    Status503,
    Html,
    Truncated,
    Huge,
    Duplicate, ///< the server gets it twice and answers the second; frames come twice
    Delayed,   ///< the server gets it a while later, and somebody still waits for the answer
    Late,      ///< the server gets it when nobody waits for the answer any more; frames come after their time
    // The server ends the session, and says so with the word.
    TokenNotFound,
    TokenUsed,
    SessionNotFound,
    SessionExpired,
    UserBanned,
    UserNotFound,
    Count
};

enum class Span { Once, Lasting, Count };

inline constexpr int StepCount = int(Step::Count);
inline constexpr int FaultCount = int(Fault::Count);
inline constexpr int SpanCount = int(Span::Count);

[[nodiscard]] const char *nameOf(Step step);
[[nodiscard]] const char *nameOf(Fault fault);
[[nodiscard]] const char *nameOf(Span span);
[[nodiscard]] constexpr bool isRealtime(Step step)
{
    return step >= Step::Connect;
}
[[nodiscard]] constexpr bool endsIt(Fault fault)
{
    return fault >= Fault::TokenNotFound;
}
/// Sent by the server without being asked.
[[nodiscard]] constexpr bool isPushed(Step step)
{
    return step >= Step::System;
}
/// GoTrue's word for the end of a session.
[[nodiscard]] QByteArray wordOf(Fault fault);

/// The one thing that goes wrong in a case, and how often it did.
struct Trouble
{
    Step step = Step::Count;
    Fault fault = Fault::Count;
    Span span = Span::Once;
    bool armed = false;
    int hits = 0;

    void arm(Step where, Fault what, Span howLong) { *this = {where, what, howLong, true, 0}; }
    void heal() { armed = false; }
    /// Asked by whoever carries something: does it go wrong here and now?
    [[nodiscard]] std::optional<Fault> at(bool here)
    {
        if (!armed || !here)
            return {};
        ++hits;
        armed = span == Span::Lasting;
        return fault;
    }
};

} // namespace desk::test
