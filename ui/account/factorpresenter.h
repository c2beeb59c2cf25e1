// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One's authenticator apps, from inside: which there are, another one, one less. Without a widget.
#pragma once

#include "ui/account/factorsetup.h"

#include <QList>

namespace desk {

class FactorPresenter : public QObject
{
    Q_OBJECT

public:
    enum class State { Loading, Shown, Failed };

    /// `factors` outlives this.
    FactorPresenter(Factors &factors, const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] FactorSetup &setup() { return m_setup; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const QList<Factor> &factors() const { return m_list; }
    [[nodiscard]] bool isAdding() const { return m_setup.state() != FactorSetup::State::None; }
    [[nodiscard]] bool isRemoving() const { return m_removal.isBusy(); }
    /// Of the list or of a removal; the setup has its own.
    [[nodiscard]] ErrorText problem() const;

public Q_SLOTS:
    /// Asks the server; what is shown stays until the answer is there.
    void refresh();
    void add();
    /// The page is left, or somebody thinks better of it.
    void cancel();
    void remove(desk::FactorId factor);
    void tick(); ///< for tests: looks at the clock now

Q_SIGNALS:
    void changed();
    void added();
    void removed();
    void shutOut(); ///< the server asks for signing in

private:
    Factors &m_factors;
    FactorSetup m_setup;
    Asking m_reading;
    Asking m_removal;
    QList<Factor> m_list;
    State m_state = State::Loading;
};

} // namespace desk
