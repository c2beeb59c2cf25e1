// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in with a code by text message. Never learns whose number it is, or whether it may come in.
#pragma once

#include "models/ports/identity.h"
#include "ui/asking/asking.h"
#include "ui/signin/signinoptions.h"

#include <optional>

namespace desk {

class PhonePresenter : public QObject
{
    Q_OBJECT

public:
    enum class Step { Number, Code };
    enum class Field { None, Number, Code };
    Q_ENUM(Step)

    struct Problem
    {
        Field field = Field::None; ///< what to mend; None: the whole step
        ErrorText text;
    };

    PhonePresenter(Identity &identity, const Clock &clock, SignInOptions options, QObject *parent = nullptr);

    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] bool isBusy() const { return m_sending.isBusy() || m_asking.isBusy(); }
    [[nodiscard]] QString typed() const { return m_typed; }
    [[nodiscard]] QString number() const; ///< in international form; empty when it is none
    [[nodiscard]] QString code() const { return m_code; }
    [[nodiscard]] std::optional<Problem> problem() const;
    [[nodiscard]] bool canSend() const;
    [[nodiscard]] bool canSignIn() const;
    /// Seconds until another message may be asked for; 0: now.
    [[nodiscard]] int resendIn() const { return number() == m_sentTo ? m_resend.left() : 0; }
    /// Seconds that the last code still works; 0: unknown or over.
    [[nodiscard]] int codeWorksFor() const { return m_lifetime.left(); }

public Q_SLOTS:
    void start();
    void setNumber(const QString &typed);
    void setCode(const QString &code); ///< the sixth digit signs in
    void send();                       ///< from the number, and again from the code
    void signIn();
    void sayOfLink(const desk::ErrorText &problem); ///< why a link that came meanwhile did nothing
    void useAnotherNumber();
    void cancel();
    void stop(); ///< without a word to anybody
    void tick(); ///< for tests: looks at the clock now

Q_SIGNALS:
    void changed();
    void signedIn(const desk::Account &account);
    /// Let in, and then the question who it is failed.
    void enteredUnknown(const desk::Error &error);
    void abandoned();

private:
    void go(Step step);
    void sent(const QString &number);
    void refused(const Error &error);
    void forgetProblems();
    [[nodiscard]] std::optional<Problem> problemOfCode() const;
    [[nodiscard]] std::optional<Problem> problemOfSending() const;

    Identity &m_identity;
    SignInOptions m_options;
    Asking m_sending; ///< its pause is no reason not to type a code
    Asking m_asking;
    Countdown m_resend;
    Countdown m_lifetime;
    Step m_step = Step::Number;
    QString m_typed, m_code;
    QString m_sentTo; ///< the pause is for this number only
    QString m_fault;  ///< of the number, seen without asking
};

} // namespace desk
