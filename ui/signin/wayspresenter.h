// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The ways in that are offered, and the one that is being gone. Each has a presenter and pages of its own and
// knows nothing of the others.
#pragma once

#include "models/domain/waysin.h"
#include "ui/signin/browserpresenter.h"
#include "ui/signin/phonepresenter.h"
#include "ui/signin/registrationpresenter.h"
#include "ui/signin/servicepresenter.h"
#include "ui/signin/signinpresenter.h"

#include <QUrl>

namespace desk {

class WaysPresenter : public QObject
{
    Q_OBJECT

public:
    enum class Way {
        Email,        ///< address, then code, link or password
        Browser,      ///< somebody else's page
        Registration, ///< a new account, or a new password
        Phone,        ///< a code by text message
        Service,      ///< the organization's own service
    };
    Q_ENUM(Way)

    WaysPresenter(DoorPorts ports, const Clock &clock, SignInOptions options, QObject *parent = nullptr);

    /// Whether the link of a mail is wanted is asked on the way of email, whatever was being done.
    [[nodiscard]] Way way() const;
    /// What the installation has switched on. Before it has said so, or when it cannot: email only.
    [[nodiscard]] const WaysIn &offered() const { return m_offered; }
    /// Services of organizations of this installation; as long as it has named none: none.
    [[nodiscard]] const QList<SignInService> &services() const { return m_services; }
    [[nodiscard]] bool isAnyOffered() const;
    [[nodiscard]] SignInPresenter &email() { return m_email; }
    [[nodiscard]] BrowserPresenter &browser() { return m_browser; }
    [[nodiscard]] RegistrationPresenter &registration() { return m_registration; }
    [[nodiscard]] PhonePresenter &phone() { return m_phone; }
    [[nodiscard]] ServicePresenter &service() { return m_service; }

public Q_SLOTS:
    /// At the address again, saying why; the server is asked what it offers.
    void begin(const QString &notice);
    void useEmail();
    void useBrowser(const desk::Provider &provider);
    void useNewAccount();
    void useForgottenPassword();
    void usePhone();
    void useService(const desk::SignInService &service);
    /// A link from a mail or the browser.
    void openLink(const QUrl &link);

Q_SIGNALS:
    void changed();
    void signedIn(const desk::Account &account);
    void enteredUnknown(const desk::Error &error); ///< as SignInPresenter says it

private:
    void go(Way way);
    void askWhatIsOffered();
    void connectEmail();
    void connectRegistration();
    void connectPhone();
    void connectService();
    void lookAtLink();

    Identity &m_identity;
    OwnService &m_port;
    WaysIn m_offered;
    QList<SignInService> m_services;
    SignInPresenter m_email;
    BrowserPresenter m_browser;
    RegistrationPresenter m_registration;
    PhonePresenter m_phone;
    ServicePresenter m_service;
    Way m_way = Way::Email;
    int m_question = 0;
    bool m_isLinkOpen = false; ///< while another way is being gone
};

} // namespace desk
