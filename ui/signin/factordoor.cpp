// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/factordoor.h"

#include "ui/signin/signinrules.h"

namespace desk {

namespace {

constexpr int CodeDigits = 6;

} // namespace

FactorDoor::FactorDoor(DoorPorts ports, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_identity(ports.identity)
    , m_factors(ports.factors)
    , m_setup(ports.factors, clock)
    , m_asking(clock)
{
    connect(&m_setup, &FactorSetup::changed, this, &FactorDoor::changed);
    connect(&m_setup, &FactorSetup::confirmed, this, &FactorDoor::follow);
    connect(&m_asking, &Asking::changed, this, [this] {
        const auto &error = m_asking.error();
        if (error && error->code == u"no_factor")
            follow();
        else
            Q_EMIT changed();
    });
}

void FactorDoor::begin(const Account &account)
{
    const bool looked = m_looksAgain;
    end();
    m_account = account;
    if (looked && !mustEnrol())
        m_notice = tr("Nobody has removed the app yet.");
    if (mustEnrol())
        m_setup.begin();
    Q_EMIT changed();
}

void FactorDoor::end()
{
    ++m_question;
    m_isFollowing = false;
    m_looksAgain = false;
    m_notice.clear();
    m_code.clear();
    m_asking.forget();
    m_setup.abandon();
}

bool FactorDoor::canSubmit() const
{
    return !isBusy() && !m_asking.isPaused() && m_code.size() == CodeDigits;
}

void FactorDoor::setCode(const QString &code)
{
    const QString digits = digitsOf(code, CodeDigits);
    if (digits == m_code || isBusy())
        return;
    m_code = digits;
    m_notice.clear();
    m_asking.forget();
    Q_EMIT changed();
}

void FactorDoor::submit()
{
    if (canSubmit())
        m_asking.ask(Doing::CheckingFactor, m_factors.prove(m_code), [this](Done) { follow(); });
}

void FactorDoor::lookAgain()
{
    if (isBusy())
        return;
    m_looksAgain = true;
    follow();
}

/// Whatever comes of it is told, also its error: the code was taken, and must not be asked for again.
void FactorDoor::follow()
{
    m_asking.forget();
    m_isFollowing = true;
    const int question = ++m_question;
    deliver(m_identity.account(), this, [this, question](const Result<Account> &account) {
        if (question == m_question)
            Q_EMIT through(account);
    });
    Q_EMIT changed();
}

void FactorDoor::tick()
{
    m_asking.tick();
    m_setup.tick();
}

} // namespace desk
