// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A new account with a password, or a new password where one was forgotten. Both go by a mail that proves the
// address, by its code or its link, and end with a password of one's own. Never learns who has an account.
#pragma once

#include "ui/asking/asking.h"
#include "ui/signin/doorports.h"
#include "ui/signin/signinoptions.h"

#include <optional>

namespace desk {

class RegistrationPresenter : public QObject
{
    Q_OBJECT

public:
    enum class Step {
        NewAccount,  ///< address, name, password
        Forgot,      ///< the address
        Code,        ///< of the mail
        NewPassword, ///< one is signed in; the password is saved, or chosen first
    };
    enum class Field { None, Email, Password, Code };
    Q_ENUM(Step)

    struct Problem
    {
        Field field = Field::None; ///< what to mend; None: the whole step
        ErrorText text;
    };

    RegistrationPresenter(DoorPorts ports, const Clock &clock, SignInOptions options,
                          QObject *parent = nullptr);

    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] bool isNewAccount() const { return m_mail == Registration::Mail::SignUp; }
    [[nodiscard]] bool isBusy() const { return m_mailing.isBusy() || m_asking.isBusy(); }
    [[nodiscard]] QString email() const { return m_email; }
    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] QString password() const { return m_password; }
    [[nodiscard]] QString code() const { return m_code; }
    [[nodiscard]] std::optional<Problem> problem() const;
    [[nodiscard]] bool canSubmit() const;
    [[nodiscard]] bool canSendAgain() const;
    /// Seconds until another email may be asked for; 0: now.
    [[nodiscard]] int resendIn() const { return m_email == m_sentTo ? m_resend.left() : 0; }
    /// Seconds that the last code still works; 0: unknown or over.
    [[nodiscard]] int codeWorksFor() const { return m_lifetime.left(); }
    /// A link that comes now is the answer to our mail, as its code is.
    [[nodiscard]] bool isWaiting() const { return m_step == Step::Code; }

public Q_SLOTS:
    void startSignUp(const QString &email);
    void startRecovery(const QString &email);
    void setEmail(const QString &email);
    void setName(const QString &name);
    void setPassword(const QString &password);
    void setCode(const QString &code); ///< the sixth digit submits
    void submit();                     ///< what the step is about
    void sendAgain();
    /// The link of our mail has opened a session.
    void proven();
    /// Why the link of our mail did not.
    void sayOfLink(const desk::ErrorText &problem);
    /// Signed in as one is, with whatever password there was.
    void leavePassword();
    void useAnotherAddress();
    void cancel();
    void stop(); ///< without a word to anybody; nothing that was typed stays
    void tick(); ///< for tests: looks at the clock now

Q_SIGNALS:
    void changed();
    void signedIn(const desk::Account &account);
    /// Let in, and then the question who it is failed.
    void enteredUnknown(const desk::Error &error);
    void abandoned();

private:
    void start(Registration::Mail mail, Step step, const QString &email);
    void go(Step step);
    void forgetProblems();
    void signUp();
    void mailSent();
    void checkCode();
    void savePassword();
    void finish();
    void refused(const Error &error);
    bool isFault(Field field, const QString &fault);
    [[nodiscard]] std::optional<Problem> problemOf(const Asking &asking) const;

    Identity &m_identity;
    Registration &m_registration;
    SignInOptions m_options;
    Asking m_mailing; ///< whatever sends a mail; its pause is no reason not to type a code
    Asking m_asking;
    Countdown m_resend;
    Countdown m_lifetime;
    Registration::Mail m_mail = Registration::Mail::SignUp;
    Step m_step = Step::NewAccount;
    QString m_email, m_name, m_password, m_code;
    QString m_sentTo;               ///< the pause is for this address only
    std::optional<Problem> m_fault; ///< seen without asking
    bool m_isFinishing = false;
};

} // namespace desk
