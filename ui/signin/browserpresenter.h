// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in on somebody else's page, in the system's browser. The page comes back as a link to a port that
// we listen on; the server keeps what it was asked for five minutes.
#pragma once

#include "models/domain/waysin.h"
#include "models/ports/identity.h"
#include "ui/asking/asking.h"

namespace desk {

class BrowserPresenter : public QObject
{
    Q_OBJECT

public:
    BrowserPresenter(Identity &identity, const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] const Provider &provider() const { return m_provider; }
    /// The answer of the page is being checked.
    [[nodiscard]] bool isChecking() const { return m_asking.isBusy(); }
    [[nodiscard]] ErrorText problem() const;
    /// Seconds that the page still has; 0: it is too late, or it has come back.
    [[nodiscard]] int left() const { return m_patience.left(); }

    static constexpr int Patience = 300; ///< seconds, as GoTrue's flows live

public Q_SLOTS:
    void start(const desk::Provider &provider);
    /// Opens the page anew; an earlier one leads nowhere from now on.
    void again();
    /// The page's answer. A link from a mail is none: it opens a session by itself, and nobody asked for that
    /// here.
    void openLink(const QUrl &link);
    void cancel();
    void stop(); ///< without a word to anybody
    void tick(); ///< for tests: looks at the clock now

Q_SIGNALS:
    void changed();
    void openRequested(const QUrl &address);
    void signedIn(const desk::Account &account);
    /// Let in, and then the question who it is failed.
    void enteredUnknown(const desk::Error &error);
    void abandoned();

private:
    void follow(const QUrl &link);

    Identity &m_identity;
    Asking m_asking;
    Countdown m_patience;
    Provider m_provider;
    bool m_isLate = false;
};

} // namespace desk
