// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of an organization as an admin reads and changes them, without a widget: who needs an
// authenticator app, and after how many minutes the PIN is asked for again.
#pragma once

#include "models/ports/safetyrules.h"
#include "ui/asking/asking.h"

#include <QList>
#include <QObject>

#include <utility>

namespace desk {

class SafetyPresenter : public QObject
{
    Q_OBJECT

public:
    enum class State { Loading, Shown, Failed };

    /// `rules` outlives this.
    SafetyPresenter(SafetyRules &rules, const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] State state() const;
    /// As the server said last.
    [[nodiscard]] bool isFactorDemanded() const { return m_settings.factorDemanded; }
    /// As typed, or as the server said last.
    [[nodiscard]] int minutes(Role role) const { return m_wanted.of(role); }
    [[nodiscard]] bool isDemandBusy() const { return m_demanding.isBusy(); }
    [[nodiscard]] bool isSaving() const { return m_saving.isBusy(); }
    /// Some minutes are not those of the server.
    [[nodiscard]] bool isChanged() const { return m_wanted != m_settings.idle; }
    /// One does not demand of others what one has not shown oneself.
    [[nodiscard]] bool needsOwnFactor() const;
    [[nodiscard]] ErrorText loadProblem() const { return m_loading.problem(); }
    [[nodiscard]] ErrorText demandProblem() const { return m_demanding.problem(); }
    [[nodiscard]] ErrorText saveProblem() const { return m_saving.problem(); }

public Q_SLOTS:
    /// Asks the server; what is shown, and what was typed, stays.
    void refresh();
    void demandFactor(bool demanded);
    void setMinutes(desk::Role role, int minutes);
    /// Those that were changed, one role after the other; the first refusal ends it.
    void save();
    /// The page is left: what was typed and not saved goes.
    void forget();
    void tick(); ///< for tests: looks at the clock now

Q_SIGNALS:
    void changed();
    void demandChanged(bool demanded);
    void minutesSaved();
    void shutOut(); ///< the server asks for the PIN, or for signing in

private:
    void take(const SafetySettings &settings);
    void askAgain();
    void saveNext();
    void lookAtError(const Error &error);

    SafetyRules &m_rules;
    Asking m_loading;
    Asking m_demanding;
    Asking m_saving;
    SafetySettings m_settings;
    IdleMinutes m_wanted;
    QList<std::pair<Role, int>> m_toSave; ///< as they were when somebody said Save
    bool m_loaded = false;
};

} // namespace desk
