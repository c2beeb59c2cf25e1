// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/asking/asking.h"

namespace desk {

namespace {

constexpr int UsualPause = 30; // seconds, when the server names none

} // namespace

Asking::Asking(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_pause(clock)
{
    connect(&m_pause, &Countdown::changed, this, [this](int left) {
        const bool isOver = left == 0 && isPaused();
        if (isOver)
            m_error.reset();
        Q_EMIT changed();
        if (isOver)
            Q_EMIT resumed();
    });
}

ErrorText Asking::problem() const
{
    if (!m_error)
        return m_said;
    Error error = *m_error;
    if (isPaused())
        error.retryAfter = m_pause.left();
    return errorText(error, m_doing);
}

void Asking::say(const ErrorText &problem)
{
    m_error.reset();
    m_said = problem;
    Q_EMIT changed();
}

void Asking::forget()
{
    ++m_number;
    m_busy = false;
    m_said = {};
    if (!isPaused())
        m_error.reset();
}

void Asking::begin(Doing doing)
{
    ++m_number;
    m_busy = true;
    m_doing = doing;
    m_error.reset();
    m_said = {};
    Q_EMIT changed();
}

void Asking::fail(const Error &error)
{
    m_error = error;
    if (error.kind == Error::Kind::Busy)
        m_pause.start(error.retryAfter > 0 ? error.retryAfter : UsualPause);
    Q_EMIT failed(error);
}

} // namespace desk
