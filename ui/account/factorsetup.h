// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Setting up an authenticator app: its key is asked for and shown, and a code of it makes it count. What is
// left before that is removed on the server. For the door and for the account page.
#pragma once

#include "models/ports/factors.h"
#include "ui/asking/asking.h"

#include <QObject>

namespace desk {

class FactorSetup : public QObject
{
    Q_OBJECT

public:
    enum class State {
        None,   ///< nobody asked
        Asking, ///< for a key
        Shown,  ///< the key is to be taken over, and a code to be typed
        Failed, ///< there is no key; begin() tries again
    };

    /// `factors` outlives this.
    FactorSetup(Factors &factors, const Clock &clock, QObject *parent = nullptr);
    ~FactorSetup() override;

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isChecking() const { return m_state == State::Shown && m_asking.isBusy(); }
    /// "otpauth://…" for the picture, and the key in groups of four; empty unless the state is Shown.
    [[nodiscard]] QByteArray address() const;
    [[nodiscard]] QString groupedKey() const;
    [[nodiscard]] const QString &code() const { return m_code; }
    [[nodiscard]] bool canConfirm() const;
    [[nodiscard]] ErrorText problem() const { return m_asking.problem(); }

public Q_SLOTS:
    void begin();
    void setCode(const QString &code);
    void confirm();
    /// Forgets the key, here and on the server.
    void abandon();
    void tick() { m_asking.tick(); } ///< for tests: looks at the clock now

Q_SIGNALS:
    void changed();
    void confirmed();

private:
    void forget();

    Factors &m_factors;
    Asking m_asking;
    State m_state = State::None;
    EnrolmentPointer m_enrolment;
    QString m_code;
    bool m_mayCount = false; ///< an answer was lost: it may be one that counts by now
};

} // namespace desk
