// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A new password, with the code from a mail when the server wants to know that it is really this
// person. Nothing of it is kept longer than its form is on the screen.
#pragma once

#include "models/ports/credentials.h"
#include "ui/asking/asking.h"

namespace desk {

class PasswordPresenter : public QObject
{
    Q_OBJECT

public:
    enum class Step {
        Typing,
        Code ///< the mail with the code is on its way
    };
    enum class Field { None, SoFar, Password, Code };

    PasswordPresenter(Credentials &credentials, const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] const NewPassword &typed() const { return m_typed; }
    /// The server has asked for the password of now as well.
    [[nodiscard]] bool asksForSoFar() const { return m_asksForSoFar; }
    [[nodiscard]] bool isBusy() const { return m_asking.isBusy(); }
    [[nodiscard]] bool canSave() const;
    [[nodiscard]] int resendIn() const { return m_resend.left(); } ///< seconds
    [[nodiscard]] bool canSendCode() const { return !isBusy() && resendIn() == 0; }
    /// Empty when nothing is wrong.
    [[nodiscard]] ErrorText problem() const;
    [[nodiscard]] Field wrongField() const;

    static constexpr int ResendAfter = 30; ///< seconds; as long as the server wants between two mails

public Q_SLOTS:
    void setPassword(const QString &password);
    void setSoFar(const QString &password);
    void setCode(const QString &code);
    void save();
    void sendCode();
    /// From the code back to the password.
    void back();
    /// The form is left: nothing that was typed stays.
    void forget();
    void tick(); ///< for tests: looks at the clock now

Q_SIGNALS:
    void changed();
    void saved();
    void shutOut(); ///< the server asks for the PIN, or for signing in

private:
    void type(QString &field, const QString &text);
    void lookAtAnswer();
    void wipe();

    Credentials &m_credentials;
    Asking m_asking;
    Countdown m_resend;
    Step m_step = Step::Typing;
    NewPassword m_typed;
    bool m_asksForSoFar = false;
    bool m_isFaulty = false; ///< seen without asking
};

} // namespace desk
