// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The states of signing in: address, then code, password or link; working; failed. Knows the port Identity
// and a clock. It never learns whether an address may come in: strangers see what members see.
#pragma once

#include "models/ports/identity.h"
#include "ui/asking/countdown.h"
#include "ui/signin/signinoptions.h"
#include "ui/text/errortext.h"

#include <QUrl>

#include <optional>

namespace desk {

class SignInPresenter : public QObject
{
    Q_OBJECT

public:
    enum class Step { Address, Code, Password, Link };
    enum class Work { None, SendingCode, CheckingCode, CheckingPassword, OpeningLink };
    enum class Field { None, Email, Code, Password };
    Q_ENUM(Step)
    Q_ENUM(Work)
    Q_ENUM(Field)

    struct Problem
    {
        Field field = Field::None; ///< what to mend; None: the whole step
        ErrorText text;
        bool operator==(const Problem &) const = default;
    };

    SignInPresenter(Identity &identity, const Clock &clock, SignInOptions options = {},
                    QObject *parent = nullptr);

    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] Work work() const { return m_work; }
    [[nodiscard]] bool isBusy() const { return m_work != Work::None; }
    [[nodiscard]] QString email() const { return m_email; }
    [[nodiscard]] QString code() const { return m_code; }
    [[nodiscard]] QString password() const { return m_password; } ///< emptied after every answer
    [[nodiscard]] std::optional<Problem> problem() const;
    /// Why this screen is here, when it was not asked for ("Your sign-in has ended"). May be empty.
    [[nodiscard]] QString notice() const { return m_notice; }
    [[nodiscard]] bool canSendCode() const;
    [[nodiscard]] bool canSignIn() const;
    /// Seconds until another email may be asked for; 0: now.
    [[nodiscard]] int resendIn() const { return m_email == m_sentTo ? m_resend.left() : 0; }
    /// An email was asked for in this run of the program, to the address that stands here.
    [[nodiscard]] bool wasSent() const { return !m_sentTo.isEmpty() && m_email == m_sentTo; }
    /// Seconds that the last code to this address still works; 0: unknown or over.
    [[nodiscard]] int codeWorksFor() const { return wasSent() ? m_lifetime.left() : 0; }

public Q_SLOTS:
    void setEmail(const QString &email);
    /// Digits are taken out of what was typed or pasted; the sixth one signs in.
    void setCode(const QString &code);
    void setPassword(const QString &password);
    void sendCode(); ///< from the address step, and again from the code step
    /// With the code or the password, as the step says.
    void signIn();
    /// A link from the mail, by the desktop or the loopback address. Works in every step. One that would open
    /// a session by itself waits for signIn(): whoever sent it, somebody here has to want it.
    void openLink(const QUrl &link);
    void usePassword();
    void useCode();
    void haveCode();
    void useAnotherAddress();
    void refuseLink();                 ///< back to what was being done
    void begin(const QString &notice); ///< again, saying why
    void tick();                       ///< for tests: looks at the clock now

Q_SIGNALS:
    void changed();
    void signedIn(const desk::Account &account);
    void enteredUnknown(const desk::Error &error); ///< let in, and then the question who it is failed

private:
    static constexpr int CodeLength = 6;
    struct TooOften
    {
        Error error;
        Doing doing;
        Step step; ///< where it was said
    };

    [[nodiscard]] bool mustWait(Doing doing) const;
    [[nodiscard]] bool mayLeave() const;
    void go(Step step);
    void start(Work work);
    void fail(const Error &error, Doing doing);
    void setProblem(Field field, const ErrorText &text);
    bool checkAddress();
    void codeSent(const QString &email, const Result<Done> &answer);
    void inspected(const QUrl &link, const Result<Identity::LinkKind> &kind);
    void followLink();
    void answered(const Result<Account> &answer, Doing doing);

    Identity &m_identity;
    SignInOptions m_options;
    Countdown m_resend;
    Countdown m_lifetime;
    Countdown m_pause; ///< the server asked us to slow down
    Step m_step = Step::Address;
    Work m_work = Work::None;
    QString m_email;
    QString m_sentTo; ///< the countdown is for this address only
    QString m_code;
    QString m_password;
    QString m_notice;
    QUrl m_link; ///< in step Link: not used yet
    Step m_beforeLink = Step::Address;
    std::optional<Problem> m_problem;
    std::optional<TooOften> m_tooOften; ///< told with the seconds that are left now
    int m_question = 0;                 ///< answers to older questions are not heard any more
};

} // namespace desk
