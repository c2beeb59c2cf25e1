// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/pinpresenter.h"

#include "ui/signin/signinrules.h"

#include <algorithm>

namespace desk {

namespace {

constexpr int ShortestPin = 4; // of any role
constexpr int LongestPin = 12;

} // namespace

PinPresenter::PinPresenter(Identity &identity, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_identity(identity)
    , m_rest(clock)
{
    connect(&m_rest, &Countdown::changed, this, &PinPresenter::changed);
    connect(&m_rest, &Countdown::ended, this, [this] {
        if (m_page == Page::Resting)
            show(Page::Entry);
    });
}

void PinPresenter::begin(const Account &account)
{
    m_account = account;
    m_rest.stop();
    if (!account.isMember())
        show(Page::NotMember);
    else if (account.sessionBlocked)
        show(Page::Blocked);
    else if (!account.pinSet)
        show(Page::Choose);
    else if (account.pinMustChange)
        show(Page::Replace);
    else
        show(Page::Entry);
}

void PinPresenter::showBlocked(int retryAfter)
{
    const bool askedAlready = isBusy(); // the answer that says for how long may still be on its way
    const int question = m_question;
    if (retryAfter > 0)
        m_rest.start(retryAfter);
    show(Page::Blocked);
    if (askedAlready)
        m_question = question;
}

PinPresenter::Checks PinPresenter::checks() const
{
    return {m_pin.size() >= m_account.pinMinimum, !m_pin.isEmpty() && !isTrivialPin(m_pin),
            !m_pin.isEmpty() && m_pin == m_again};
}

bool PinPresenter::canSubmit() const
{
    if (isBusy())
        return false;
    const bool fit = checks() == Checks{true, true, true};
    switch (m_page) {
    case Page::Entry:
        return m_pin.size() >= ShortestPin;
    case Page::Choose:
        return fit && (!enrolCodeNeeded() || !m_enrolCode.isEmpty());
    case Page::Replace:
        return fit && m_oldPin.size() >= ShortestPin;
    default:
        return false;
    }
}

void PinPresenter::setPin(const QString &pin)
{
    const QString digits = digitsOf(pin, LongestPin);
    if (digits == m_pin || isBusy())
        return;
    m_pin = digits;
    if (!m_pin.isEmpty())
        m_problem.reset();
    Q_EMIT changed();
}

void PinPresenter::setAgain(const QString &pin)
{
    const QString digits = digitsOf(pin, LongestPin);
    if (digits == m_again || isBusy())
        return;
    m_again = digits;
    Q_EMIT changed();
}

void PinPresenter::setOldPin(const QString &pin)
{
    const QString digits = digitsOf(pin, LongestPin);
    if (digits == m_oldPin || isBusy())
        return;
    m_oldPin = digits;
    if (!m_oldPin.isEmpty())
        m_problem.reset();
    Q_EMIT changed();
}

void PinPresenter::setEnrolCode(const QString &code)
{
    const QString trimmed = code.trimmed();
    if (trimmed == m_enrolCode || isBusy())
        return;
    m_enrolCode = trimmed;
    m_problem.reset();
    Q_EMIT changed();
}

void PinPresenter::submit()
{
    if (!canSubmit())
        return;
    if (m_page == Page::Entry)
        verify(m_pin);
    else
        save();
}

void PinPresenter::forgotten()
{
    m_showsHelp = true;
    Q_EMIT changed();
}

void PinPresenter::leave()
{
    forget();
    m_rest.stop();
    ++m_question;
    Q_EMIT leaveRequested();
}

void PinPresenter::tick()
{
    m_rest.tick();
}

void PinPresenter::show(Page page)
{
    ++m_question;
    m_work = Work::None;
    m_page = page;
    m_showsHelp = false;
    m_problem.reset();
    forget();
    Q_EMIT changed();
}

void PinPresenter::forget()
{
    m_pin.clear();
    m_again.clear();
    m_oldPin.clear();
    m_enrolCode.clear();
}

void PinPresenter::start(Work work)
{
    ++m_question;
    m_work = work;
    m_problem.reset();
    Q_EMIT changed();
}

void PinPresenter::say(Field field, const QString &text)
{
    m_work = Work::None;
    m_problem = Problem{field, text};
    Q_EMIT changed();
}

void PinPresenter::rest(int seconds)
{
    m_rest.start(std::max(1, seconds));
    show(Page::Resting);
}

} // namespace desk
