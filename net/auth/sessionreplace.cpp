// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The same session with other tokens, as a code of an authenticator app brings them. The old refresh token is
// dead the moment the server has taken the code, and using it after that would end the session.
#include "net/auth/sessionkeeper.h"
#include "net/http/ask.h"
#include "net/log/log.h"

#include <algorithm>
#include <array>

namespace desk {

using namespace std::chrono_literals;

namespace {

/// Nobody can tell whether the server has done it.
bool isLost(const Error &error)
{
    constexpr std::array onTheWay{"cut", "deadline", "transport"};
    if (error.kind == Error::Kind::Garbled || error.kind == Error::Kind::ServerFault)
        return true;
    return error.kind == Error::Kind::Offline &&
           std::any_of(onTheWay.begin(), onTheWay.end(),
                       [&](const char *code) { return error.code == QLatin1String(code); });
}

constexpr auto UntilAsked = 30s; // for another code, before the old token is tried after all

} // namespace

QFuture<Result<Done>> SessionKeeper::replace(const FactorProof &proof)
{
    if (!m_session || m_isReplacing)
        return ready<Done>(signedOut());
    const auto again = [this, proof, generation = m_generation](const Result<Done> &) {
        return generation == m_generation ? replace(proof) : ready<Done>(signedOut());
    };
    if (m_renewal)
        return askNext(m_renewal->future(), this, again);
    m_isReplacing = true;
    return askNext(m_how.raise(*m_session, proof), this,
                   [this, generation = m_generation](const Result<SessionPointer> &told) {
                       return replaced(generation, told);
                   });
}

QFuture<Result<Done>> SessionKeeper::replaced(quint64 generation, const Result<SessionPointer> &session)
{
    if (generation != m_generation) {
        if (session)
            tooLate(generation, session.value());
        return ready<Done>(signedOut());
    }
    if (!session)
        return ready<Done>(notReplaced(session.error()));
    if (session.value()->email.isEmpty())
        session.value()->email = m_session->email;
    return askNext(keep(session.value()), this,
                   [this, generation, next = session.value()](const Result<Done> &) {
                       if (generation != m_generation)
                           return ready<Done>(signedOut());
                       m_isReplacing = false;
                       m_rest.reset();
                       publish(next);
                       settle(Done{}); // who waits for a token meanwhile has one
                       qCInfo(logAuth) << "session has other tokens";
                       return ready<Done>(Done{});
                   });
}

Error SessionKeeper::notReplaced(Error error)
{
    m_isReplacing = false;
    if (const auto reason = m_how.endReason(*m_session, error.code)) {
        end(*reason);
        return error;
    }
    const bool lost = isLost(error);
    if (m_renewal && !lost) {
        askForToken();
    } else if (m_renewal) {
        m_due = m_timers.after(UntilAsked, [this] { (void)refresh(); });
        settle(forWaiting(error));
    }
    if (lost)
        error.code = QStringLiteral("answer_lost");
    return error;
}

} // namespace desk
