// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The ways in that are offered, and the one that is being gone. Each has a presenter and pages of its own and
// knows nothing of the others.
#pragma once

#include "models/domain/waysin.h"
#include "ui/signin/browserpresenter.h"
#include "ui/signin/signinpresenter.h"

#include <QUrl>

namespace desk {

class WaysPresenter : public QObject
{
    Q_OBJECT

public:
    enum class Way {
        Email,   ///< address, then code, link or password
        Browser, ///< somebody else's page
    };
    Q_ENUM(Way)

    WaysPresenter(Identity &identity, const Clock &clock, SignInOptions options, QObject *parent = nullptr);

    [[nodiscard]] Way way() const { return m_way; }
    /// What the installation has switched on. Before it has said so, or when it cannot: email only.
    [[nodiscard]] const WaysIn &offered() const { return m_offered; }
    [[nodiscard]] SignInPresenter &email() { return m_email; }
    [[nodiscard]] BrowserPresenter &browser() { return m_browser; }

public Q_SLOTS:
    /// At the address again, saying why; the server is asked what it offers.
    void begin(const QString &notice);
    void useEmail();
    void useBrowser(const desk::Provider &provider);
    /// A link from a mail or the browser.
    void openLink(const QUrl &link);

Q_SIGNALS:
    void changed();
    void signedIn(const desk::Account &account);
    void enteredUnknown(const desk::Error &error); ///< as SignInPresenter says it

private:
    void go(Way way);
    void askWhatIsOffered();

    Identity &m_identity;
    WaysIn m_offered;
    SignInPresenter m_email;
    BrowserPresenter m_browser;
    Way m_way = Way::Email;
    int m_question = 0;
};

} // namespace desk
