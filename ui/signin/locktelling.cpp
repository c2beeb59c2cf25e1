// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/locktelling.h"

#include "models/domain/deliver.h"

#include <algorithm>
#include <utility>

namespace desk {

namespace {

constexpr int FirstPause = 2; // seconds until a lock is told again
constexpr int LongestPause = 60;

} // namespace

LockTelling::LockTelling(Identity &identity, const Clock &clock, std::function<bool()> mayTell,
                         QObject *parent)
    : QObject(parent)
    , m_identity(identity)
    , m_mayTell(std::move(mayTell))
    , m_again(clock)
{
    connect(&m_again, &Countdown::ended, this, &LockTelling::tell);
}

void LockTelling::tell()
{
    if (!m_mayTell())
        return m_again.start(FirstPause);
    const int question = m_question;
    deliver(m_identity.lock(), this, [this, question](const Result<Done> &answer) {
        if (question == m_question)
            told(answer);
    });
}

void LockTelling::told(const Result<Done> &answer)
{
    m_pause = answer.ok() ? 0 : std::clamp(2 * m_pause, FirstPause, LongestPause);
    m_again.start(m_pause);
    Q_EMIT changed();
}

void LockTelling::forget()
{
    ++m_question;
    m_again.stop();
    m_pause = 0;
}

} // namespace desk
