// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/revoker.h"

#include "models/domain/deliver.h"
#include "net/log/log.h"

#include <QEventLoopLocker>

namespace desk {

using namespace std::chrono_literals;

namespace {

constexpr int MaxTries = 30;

/// Who has no address, because a telephone opened the door, is not known again.
bool isOfOnePerson(const Session &one, const Session &other)
{
    return !one.email.isEmpty() && one.email.compare(other.email, Qt::CaseInsensitive) == 0;
}

} // namespace

Revoker::Revoker(Renewal &renewal, Timers &timers, Dice dice, QObject *parent)
    : QObject(parent)
    , m_renewal(renewal)
    , m_timers(timers)
    , m_dice(std::move(dice))
{
}

void Revoker::revoke(const SessionPointer &session, Reach reach)
{
    for (auto &[number, one] : m_waiting) {
        if (one.reach != Reach::Others || one.session->accessToken != session->accessToken)
            continue;
        one.session = session; // who was spared leaves as well
        one.reach = Reach::All;
        one.backoff.reset();
        if (one.alarm)
            attempt(number);
        return;
    }
    const int number = m_next++;
    m_waiting.emplace(number, Waiting{session, reach, Backoff(1s, 60s, m_dice), nullptr});
    attempt(number);
}

void Revoker::spare(const SessionPointer &newcomer)
{
    bool isOrdered = false;
    for (auto &[number, one] : m_waiting) {
        if (one.reach != Reach::All || !isOfOnePerson(*one.session, *newcomer))
            continue;
        one.reach = Reach::This;
        isOrdered = true;
    }
    if (!isOrdered)
        return;
    auto spared = std::make_shared<Session>();
    spared->accessToken = newcomer->accessToken;
    revoke(spared, Reach::Others);
}

void Revoker::attempt(int number)
{
    Waiting &one = m_waiting.at(number);
    one.alarm.reset();
    const bool isFirst = one.backoff.tries() == 0;
    const auto stay = isFirst ? std::make_shared<QEventLoopLocker>() : nullptr;
    deliver(m_renewal.signOut(*one.session, one.reach), this,
            [this, number, asked = one.reach, stay](const Result<Done> &answer) {
                answered(number, asked, answer.ok());
            });
}

void Revoker::answered(int number, Reach asked, bool isDone)
{
    Waiting &one = m_waiting.at(number);
    if (isDone && one.reach != asked)
        return attempt(number); // something else was wanted meanwhile
    if (isDone || one.backoff.tries() >= MaxTries) {
        qCInfo(logAuth) << "session revoked:" << isDone;
        m_waiting.erase(number);
        return;
    }
    one.alarm = m_timers.after(one.backoff.next(), [this, number] { attempt(number); });
}

} // namespace desk
