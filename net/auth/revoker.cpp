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

} // namespace

Revoker::Revoker(Renewal &renewal, Timers &timers, Dice dice, QObject *parent)
    : QObject(parent)
    , m_renewal(renewal)
    , m_timers(timers)
    , m_dice(std::move(dice))
{
}

void Revoker::revoke(const SessionPointer &session, Identity::SignOut where)
{
    const int number = m_next++;
    m_waiting.emplace(number, Waiting{session, where, Backoff(1s, 60s, m_dice), nullptr});
    attempt(number);
}

void Revoker::attempt(int number)
{
    const Waiting &asked = m_waiting.at(number);
    const bool isFirst = asked.backoff.tries() == 0;
    const auto stay = isFirst ? std::make_shared<QEventLoopLocker>() : nullptr;
    deliver(m_renewal.signOut(*asked.session, asked.where), this,
            [this, number, stay](const Result<Done> &answer) {
                Waiting &one = m_waiting.at(number);
                if (answer || one.backoff.tries() >= MaxTries) {
                    qCInfo(logAuth) << "session revoked:" << answer.ok();
                    m_waiting.erase(number);
                    return;
                }
                one.alarm = m_timers.after(one.backoff.next(), [this, number] { attempt(number); });
            });
}

} // namespace desk
