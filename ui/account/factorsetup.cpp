// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/factorsetup.h"

#include "ui/signin/signinrules.h"

namespace desk {

namespace {

constexpr int CodeDigits = 6;
constexpr int Group = 4;

/// The server has forgotten the enrolment: its code can never be right any more.
bool isOver(const Error &error)
{
    return error.code == u"mfa_factor_not_found";
}

} // namespace

FactorSetup::FactorSetup(Factors &factors, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_factors(factors)
    , m_asking(clock)
{
    connect(&m_asking, &Asking::changed, this, [this] {
        const auto &error = m_asking.error();
        m_mayCount = m_mayCount || (error && error->code == u"answer_lost");
        if (m_state == State::Asking && error)
            m_state = State::Failed;
        if (m_state == State::Shown && error && isOver(*error)) {
            forget();
            m_state = State::Failed;
        }
        Q_EMIT changed();
    });
    connect(&m_asking, &Asking::resumed, this, [this] {
        if (m_state == State::Failed)
            begin();
    });
}

FactorSetup::~FactorSetup()
{
    m_asking.disconnect(this);
    abandon();
}

QByteArray FactorSetup::address() const
{
    return m_enrolment ? m_enrolment->address.reveal() : QByteArray();
}

QString FactorSetup::groupedKey() const
{
    const QString key = QString::fromLatin1(m_enrolment ? m_enrolment->key.reveal() : QByteArray());
    QString grouped;
    for (qsizetype at = 0; at < key.size(); at += Group)
        grouped += (at > 0 ? QStringLiteral(" ") : QString()) + key.mid(at, Group);
    return grouped;
}

bool FactorSetup::canConfirm() const
{
    return m_state == State::Shown && !m_asking.isBusy() && !m_asking.isPaused() &&
           m_code.size() == CodeDigits;
}

void FactorSetup::begin()
{
    if (m_state == State::Asking || m_state == State::Shown)
        return;
    m_state = State::Asking;
    m_mayCount = false;
    m_asking.ask(Doing::StartingFactor, m_factors.enrol(), [this](const EnrolmentPointer &enrolment) {
        m_enrolment = enrolment;
        m_state = State::Shown;
    });
}

void FactorSetup::setCode(const QString &code)
{
    const QString digits = digitsOf(code, CodeDigits);
    if (digits == m_code || m_state != State::Shown || m_asking.isBusy())
        return;
    m_code = digits;
    m_asking.forget();
    Q_EMIT changed();
}

void FactorSetup::confirm()
{
    if (!canConfirm())
        return;
    m_asking.ask(Doing::CheckingFactor, m_factors.verify(m_enrolment->id, m_code), [this](Done) {
        forget();
        m_state = State::None;
        Q_EMIT confirmed();
    });
}

/// One that may count, also because its code is on its way, is not removed behind somebody's back: it is in
/// their list, or goes before the next.
void FactorSetup::abandon()
{
    if (m_state == State::None)
        return;
    if (m_enrolment && !m_mayCount && !isChecking())
        m_factors.abandon(m_enrolment->id);
    m_asking.forget();
    forget();
    m_state = State::None;
    Q_EMIT changed();
}

void FactorSetup::forget()
{
    m_enrolment.reset();
    m_code.clear();
}

} // namespace desk
