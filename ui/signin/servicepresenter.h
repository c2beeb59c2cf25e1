// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in at the organization's own service: address and password; for who has none or forgot it, a new
// password that a mailed code confirms. It never learns whether an address may come in.
#pragma once

#include "models/ports/identity.h"
#include "models/ports/ownservice.h"
#include "ui/asking/asking.h"
#include "ui/text/servicetext.h"

namespace desk {

class ServicePresenter : public QObject
{
    Q_OBJECT

public:
    enum class Step {
        Password,
        NewPerson,   ///< name, address and a first password
        NewPassword, ///< in place of a forgotten one
        Code,        ///< that confirms either
    };
    Q_ENUM(Step)

    /// `identity` knows whether a session was opened all the same when an answer failed.
    ServicePresenter(OwnService &port, const Identity &identity, const Clock &clock,
                     QObject *parent = nullptr);

    [[nodiscard]] const SignInService &service() const { return m_service; }
    /// Where the password goes, as machines read it.
    [[nodiscard]] QString host() const { return m_service.url.authority(QUrl::FullyEncoded); }
    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] QString email() const { return m_email; }
    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] QString password() const { return m_password; } ///< emptied when it was wrong, or is left
    [[nodiscard]] QString code() const { return m_code; }
    [[nodiscard]] bool isBusy() const { return m_login.isBusy() || m_mail.isBusy() || m_confirm.isBusy(); }
    [[nodiscard]] bool isSending() const { return m_mail.isBusy(); }
    [[nodiscard]] bool canGoOn() const;
    [[nodiscard]] ServiceProblem problem() const;
    [[nodiscard]] bool canSendAgain() const
    {
        return !isBusy() && m_resend.left() == 0 && !m_mail.isPaused();
    }
    /// Seconds until another mail may be asked for; 0: now.
    [[nodiscard]] int resendIn() const { return m_resend.left(); }

    static constexpr int ResendAfter = 60; ///< seconds: sooner, no mail would leave, and nobody would say so

public Q_SLOTS:
    /// `email`: what was typed elsewhere already.
    void start(const desk::SignInService &service, const QString &email);
    void setEmail(const QString &email);
    void setName(const QString &name);
    void setPassword(const QString &password);
    void setCode(const QString &code);
    /// Signs in, asks for the code or confirms it, as the step says.
    void goOn();
    void sendAgain();
    void beNew();
    void forgot();
    /// The link of a mail came meanwhile, and was none.
    void sayOfLink(const desk::ErrorText &problem);
    void back(); ///< a step, or out of here
    void stop(); ///< without a word to anybody
    void tick(); ///< for tests: looks at the clock now

Q_SIGNALS:
    void changed();
    void signedIn(const desk::Account &account);
    /// Let in, and then the question who it is failed.
    void enteredUnknown(const desk::Error &error);
    void abandoned();

private:
    [[nodiscard]] const Asking &limit() const;
    void go(Step step);
    void refuse(ServiceField field, const QString &words);
    bool isFilledIn();
    void signIn();
    void requestCode();
    void confirm();
    void entered(const Account &account);
    void enterFailed(const Error &error);
    void forgetAnswers();
    void edited(QString &kept, const QString &typed);

    OwnService &m_port;
    const Identity &m_identity;
    // One for each limit that the service counts: too many sign-ins are no reason not to choose a new
    // password.
    Asking m_login;
    Asking m_mail;
    Asking m_confirm;
    const Asking *m_shown = &m_login; ///< whose problem is shown
    Countdown m_resend;
    SignInService m_service;
    Step m_step = Step::Password;
    Step m_chosen = Step::NewPassword; ///< which way led to the code
    QString m_email;
    QString m_name;
    QString m_password;
    QString m_code;
    ServiceProblem m_mistake; ///< that could be seen without asking
};

} // namespace desk
