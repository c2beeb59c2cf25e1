// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/sessionkeeper.h"

#include "net/http/ask.h"
#include "net/log/log.h"

namespace desk {

using namespace std::chrono_literals;

namespace {

using Kind = Error::Kind;

const QString keptName = QStringLiteral("session");

/// A keychain that says no may do so by asking the person: that is not done behind their back.
bool mayOpenAgain(const Error &error)
{
    return error.code == QLatin1String(vaultcode::Locked) || error.code == QLatin1String(vaultcode::Slow) ||
           error.code == QLatin1String(vaultcode::None);
}

} // namespace

Error SessionKeeper::signedOut()
{
    return Error{Kind::SignedOut, QStringLiteral("no session"), 0, {}, 0};
}

Error SessionKeeper::forWaiting(Error error)
{
    if (error.kind != Kind::Offline && error.kind != Kind::Busy)
        error.kind = Kind::ServerFault;
    return error;
}

SessionKeeper::SessionKeeper(Renewal &renewal, Vault &vault, Timers &timers, Dice dice, QObject *parent)
    : TokenSource(parent)
    , m_how(renewal)
    , m_vault(vault)
    , m_timers(timers)
    , m_dice(std::move(dice))
    , m_revoker(renewal, timers, m_dice)
    , m_backoff(500ms, 60s, m_dice)
{
}

QByteArray SessionKeeper::accessToken() const
{
    return m_session ? m_session->accessToken : QByteArray();
}

QFuture<Result<Done>> SessionKeeper::renew(const QByteArray &refused)
{
    if (!m_session)
        return ready<Done>(signedOut());
    if (!m_session->accessToken.isEmpty() && m_session->accessToken != refused)
        return ready<Done>(Done{});
    return refresh();
}

QFuture<Result<Done>> SessionKeeper::restore()
{
    if (m_session)
        return refresh();
    return askNext(
        m_vault.read(keptName), this, [this, generation = m_generation](const Result<QByteArray> &kept) {
            if (generation != m_generation) // somebody has signed in meanwhile
                return ready<Done>(signedOut());
            const bool answered = kept || kept.error().kind == Kind::NotFound;
            setKeeping(answered ? Identity::Keeping::Keychain : keepingFor(kept.error()));
            if (!answered && kept.error().code != QLatin1String(vaultcode::None))
                return ready<Done>(kept.error()); // there may be a session: it only cannot be had now
            const auto session = kept ? unpackSession(kept.value()) : Result<SessionPointer>(kept.error());
            if (!session)
                return ready<Done>(Error{Kind::NotFound, {}, 0, session.error().code, 0});
            ++m_generation;
            m_session = session.value();
            return refresh();
        });
}

QFuture<Result<Done>> SessionKeeper::refresh()
{
    if (m_rest) // whoever asks: until then the server only says it again, and counts
        return ready<Done>(*m_rest);
    if (!m_renewal) {
        m_renewal = std::make_shared<QPromise<Result<Done>>>();
        m_renewal->start();
        m_attempts = 0;
        m_due.reset();
        if (!m_isReplacing)
            askForToken();
    }
    return m_renewal->future();
}

void SessionKeeper::askForToken()
{
    ++m_attempts;
    deliver(m_how.renew(*m_session), this,
            [this, used = m_session->refreshToken.reveal(), generation = m_generation](
                const Result<SessionPointer> &session) { tokenAnswered(generation, used, session); });
}

void SessionKeeper::tokenAnswered(quint64 generation, const QByteArray &used,
                                  const Result<SessionPointer> &session)
{
    if (generation != m_generation) {
        if (session)
            tooLate(generation, session.value());
        return;
    }
    if (!session) {
        tokenFailed(used, session.error());
        return;
    }
    if (session.value()->email.isEmpty())
        session.value()->email = m_session->email;
    deliver(keep(session.value()), this, [this, generation, next = session.value()](const Result<Done> &) {
        if (generation != m_generation)
            return;
        publish(next);
        settle(Done{});
    });
}

/// Signed out meanwhile: nobody wants this session any more. One that was set aside waits for its next start.
void SessionKeeper::tooLate(quint64 generation, const SessionPointer &session)
{
    if (generation == m_aside)
        (void)m_vault.write(keptName, packSession(*session));
    else
        m_revoker.revoke(session);
}

void SessionKeeper::tokenFailed(const QByteArray &used, const Error &error)
{
    qCInfo(logAuth).noquote() << "refresh failed:" << error.status << redactedSymbol(error.code);
    if (const auto reason = m_how.endReason(*m_session, error.code)) {
        lookForNewerToken(used, *reason);
        return;
    }
    // A lost answer may have used up the token: asked again at once, the server gives the same child back.
    if (error.kind == Kind::Offline && m_attempts == 1) {
        askForToken();
        return;
    }
    const auto pause = std::max(m_backoff.next(), std::chrono::milliseconds(error.retryAfter * 1000LL));
    if (error.retryAfter > 0)
        m_rest = forWaiting(error);
    m_due = m_timers.after(pause, [this] {
        m_rest.reset();
        (void)refresh();
    });
    settle(forWaiting(error));
}

/// Another program of the same person may have used the token and kept a newer one.
void SessionKeeper::lookForNewerToken(const QByteArray &refused, Identity::EndReason reason)
{
    deliver(m_vault.read(keptName), this,
            [this, refused, reason, generation = m_generation](const Result<QByteArray> &kept) {
                if (generation != m_generation)
                    return;
                const auto newer = kept ? unpackSession(kept.value()) : Result<SessionPointer>(kept.error());
                if (newer && m_attempts < 4 && newer.value()->refreshToken.reveal() != refused) {
                    m_session->refreshToken = std::move(newer.value()->refreshToken);
                    m_session->service = newer.value()->service;
                    askForToken();
                    return;
                }
                end(reason);
            });
}

QFuture<Result<Done>> SessionKeeper::adopt(const SessionPointer &session)
{
    ++m_generation;
    m_aside = 0;
    stopWaiting();
    settle(signedOut());
    return askNext(keep(session), this, [this, session, generation = m_generation](const Result<Done> &) {
        if (generation != m_generation)
            return ready<Done>(signedOut());
        publish(session);
        m_revoker.spare(session);
        return ready<Done>(Done{});
    });
}

/// The vault's refusal is told, and does not stop anybody: the session then lives in memory.
QFuture<Result<Done>> SessionKeeper::keep(const SessionPointer &session)
{
    m_keepAgain.reset(); // what it would bring is older
    return askNext(m_vault.write(keptName, packSession(*session)), this, [this](const Result<Done> &kept) {
        setKeeping(kept ? Identity::Keeping::Keychain : keepingFor(kept.error()));
        m_keepAgain =
            !kept && mayOpenAgain(kept.error()) ? m_timers.after(KeepAgain, [this] { keepNow(); }) : nullptr;
        return ready(kept);
    });
}

/// Two tokens later what the keychain still holds would end the session at the next start.
void SessionKeeper::keepNow()
{
    if (m_session)
        deliver(keep(m_session), this, [](const Result<Done> &) {});
}

void SessionKeeper::publish(const SessionPointer &session)
{
    m_session = session;
    m_backoff.reset();
    // Counted from the receipt by timers that no change of the clock moves: whose clock is right does not
    // matter.
    const auto life = std::chrono::duration_cast<std::chrono::milliseconds>(session->lifetime);
    const auto margin =
        std::chrono::milliseconds(static_cast<qint64>(double(life.count()) * (0.1 + 0.1 * m_dice())));
    m_due = m_timers.after(life - margin, [this] { (void)refresh(); });
    Q_EMIT tokenChanged();
}

void SessionKeeper::stopWaiting()
{
    m_due.reset();
    m_rest.reset();
    m_keepAgain.reset();
    m_isReplacing = false;
}

void SessionKeeper::settle(const Result<Done> &result)
{
    const Shared renewal = std::exchange(m_renewal, nullptr);
    if (!renewal)
        return;
    renewal->addResult(result);
    renewal->finish();
}

void SessionKeeper::setAside()
{
    if (!m_session)
        return;
    m_aside = m_generation++;
    stopWaiting();
    m_session.reset();
    settle(signedOut());
    Q_EMIT tokenChanged();
}

void SessionKeeper::end(Identity::EndReason reason, Identity::SignOut where)
{
    if (!m_session)
        return;
    ++m_generation;
    m_aside = 0;
    stopWaiting();
    const SessionPointer session = std::exchange(m_session, nullptr);
    deliver(m_vault.remove(keptName), this, [this](const Result<Done> &removed) {
        const bool isThere = !removed && removed.error().code != QLatin1String(vaultcode::None);
        if (isThere && !m_session)
            setKeeping(Identity::Keeping::LeftBehind);
    });
    if (reason != Identity::EndReason::Expired && reason != Identity::EndReason::Removed)
        m_revoker.revoke(session, where == Identity::SignOut::Everywhere ? Reach::All : Reach::This);
    settle(signedOut());
    qCInfo(logAuth) << "session ended, reason" << static_cast<int>(reason);
    Q_EMIT tokenChanged();
    Q_EMIT ended(reason);
}

void SessionKeeper::setKeeping(Identity::Keeping keeping)
{
    if (m_keeping == keeping)
        return;
    m_keeping = keeping;
    Q_EMIT keepingChanged(keeping);
}

} // namespace desk
