// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/factorpresenter.h"

namespace desk {

FactorPresenter::FactorPresenter(Factors &factors, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_factors(factors)
    , m_setup(factors, clock)
    , m_reading(clock)
    , m_removal(clock)
{
    connect(&m_setup, &FactorSetup::changed, this, &FactorPresenter::changed);
    connect(&m_setup, &FactorSetup::confirmed, this, [this] {
        Q_EMIT added();
        refresh();
    });
    connect(&m_reading, &Asking::changed, this, [this] {
        const auto &error = m_reading.error();
        if (error)
            m_state = State::Failed;
        Q_EMIT changed();
        if (error && error->kind == Error::Kind::SignedOut)
            Q_EMIT shutOut();
    });
    connect(&m_reading, &Asking::resumed, this, &FactorPresenter::refresh);
    connect(&m_removal, &Asking::changed, this, [this] {
        const auto &error = m_removal.error();
        Q_EMIT changed();
        if (error && error->kind == Error::Kind::SignedOut)
            Q_EMIT shutOut();
    });
}

ErrorText FactorPresenter::problem() const
{
    const ErrorText removal = m_removal.problem();
    return removal.what.isEmpty() ? m_reading.problem() : removal;
}

void FactorPresenter::refresh()
{
    if (m_state == State::Failed)
        m_state = State::Loading;
    m_reading.ask(Doing::LoadingFactors, m_factors.list(), [this](const QList<Factor> &list) {
        m_list = list;
        m_state = State::Shown;
    });
}

void FactorPresenter::add()
{
    m_removal.forget();
    m_setup.begin();
}

void FactorPresenter::cancel()
{
    m_setup.abandon();
}

void FactorPresenter::remove(FactorId factor)
{
    if (m_removal.isBusy())
        return;
    m_removal.ask(Doing::RemovingFactor, m_factors.remove(factor), [this, factor](Done) {
        m_list.removeIf([factor](const Factor &one) { return one.id == factor; });
        Q_EMIT removed();
        refresh();
    });
}

void FactorPresenter::tick()
{
    m_setup.tick();
    m_reading.tick();
    m_removal.tick();
}

} // namespace desk
