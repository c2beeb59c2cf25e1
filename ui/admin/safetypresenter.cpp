// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/safetypresenter.h"

#include "models/domain/shutout.h"

#include <algorithm>

namespace desk {

SafetyPresenter::SafetyPresenter(SafetyRules &rules, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_rules(rules)
    , m_loading(clock)
    , m_demanding(clock)
    , m_saving(clock)
{
    for (const Asking *asking : {&m_loading, &m_demanding, &m_saving}) {
        connect(asking, &Asking::changed, this, &SafetyPresenter::changed);
        connect(asking, &Asking::failed, this, &SafetyPresenter::lookAtError);
    }
    connect(&m_loading, &Asking::resumed, this, &SafetyPresenter::refresh);
}

SafetyPresenter::State SafetyPresenter::state() const
{
    if (m_loaded)
        return State::Shown;
    return m_loading.error() ? State::Failed : State::Loading;
}

bool SafetyPresenter::needsOwnFactor() const
{
    const auto &error = m_demanding.error();
    return error && error->code == u"factor_needed";
}

void SafetyPresenter::refresh()
{
    m_loading.ask(Doing::LoadingSafety, m_rules.settings(),
                  [this](const SafetySettings &settings) { take(settings); });
}

/// Minutes that somebody is changing just now stay as typed.
void SafetyPresenter::take(const SafetySettings &settings)
{
    for (const Role role : IdleRoles) {
        if (!m_loaded || m_wanted.of(role) == m_settings.idle.of(role))
            m_wanted.of(role) = settings.idle.of(role);
    }
    m_settings = settings;
    m_loaded = true;
}

void SafetyPresenter::demandFactor(bool demanded)
{
    if (!m_loaded || m_demanding.isBusy() || demanded == m_settings.factorDemanded)
        return;
    m_demanding.ask(Doing::ChangingSafety, m_rules.demandFactor(demanded), [this, demanded](Done) {
        m_settings.factorDemanded = demanded;
        askAgain();
        Q_EMIT demandChanged(demanded);
    });
}

/// What is still being read may be from before the decision, and must not take its place.
void SafetyPresenter::askAgain()
{
    if (m_loading.isBusy())
        refresh();
}

void SafetyPresenter::setMinutes(Role role, int minutes)
{
    const int kept = std::clamp(minutes, LeastIdleMinutes, MostIdleMinutes);
    if (!m_loaded || kept == m_wanted.of(role))
        return;
    m_wanted.of(role) = kept;
    if (!m_saving.isBusy())
        m_saving.forget(); // the sentence was about other minutes
    Q_EMIT changed();
}

void SafetyPresenter::save()
{
    if (!m_loaded || m_saving.isBusy() || !isChanged())
        return;
    m_toSave.clear();
    for (const Role role : IdleRoles) {
        if (m_wanted.of(role) != m_settings.idle.of(role))
            m_toSave.append({role, m_wanted.of(role)});
    }
    saveNext();
}

void SafetyPresenter::saveNext()
{
    const auto [role, minutes] = m_toSave.takeFirst();
    m_saving.ask(Doing::ChangingSafety, m_rules.setIdleMinutes(role, minutes),
                 [this, role = role, minutes = minutes](Done) {
                     m_settings.idle.of(role) = minutes;
                     askAgain();
                     if (m_toSave.isEmpty())
                         Q_EMIT minutesSaved();
                     else
                         saveNext();
                 });
}

void SafetyPresenter::forget()
{
    if (!m_demanding.isBusy())
        m_demanding.forget();
    if (!m_saving.isBusy()) { // what is on its way is no longer only typed
        m_wanted = m_settings.idle;
        m_saving.forget();
    }
    Q_EMIT changed();
}

void SafetyPresenter::lookAtError(const Error &error)
{
    if (isShutOut(error))
        Q_EMIT shutOut();
}

void SafetyPresenter::tick()
{
    for (Asking *asking : {&m_loading, &m_demanding, &m_saving})
        asking->tick();
}

} // namespace desk
