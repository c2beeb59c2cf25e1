// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lives as long as one server is chosen: the connection to it, the session, and the door that people come in
// by. Another server is another Reception.
#pragma once

#include "app/kept/safekeeping.h"
#include "net/auth/auth.h"
#include "net/auth/authcredentials.h"
#include "net/auth/djangoservice.h"
#include "net/auth/keychainvault.h"
#include "net/auth/registrar.h"
#include "net/auth/servicerenewal.h"
#include "net/auth/supabaserenewal.h"
#include "net/auth/totpfactors.h"
#include "ui/signin/doorpresenter.h"

namespace desk {

class Reception : public QObject
{
    Q_OBJECT

public:
    /// `profile`: whose keychain entry it is.
    Reception(const Endpoint &endpoint, const QString &profile, const DoorOptions &options, Keyring &keyring,
              const Clock &clock, Timers &timers, QObject *parent = nullptr);

    [[nodiscard]] DoorPresenter &door() { return m_door; }
    [[nodiscard]] Identity &identity() { return m_auth; }
    [[nodiscard]] Factors &factors() { return m_factors; }
    [[nodiscard]] Credentials &credentials() { return m_credentials; }
    [[nodiscard]] HttpClient &http() { return m_http; }
    [[nodiscard]] TokenSource &tokens() { return m_session; }
    [[nodiscard]] HttpTransport &transport() { return m_transport; }
    /// What survives a lock, not a sign-out.
    [[nodiscard]] Safekeeping &kept() { return m_kept; }
    /// The workspace of this person has gone: what it left behind is sealed.
    void sealKept(PersonId person);
    /// They have typed the right PIN.
    void openKept(PersonId person);
    /// The machine woke up, or the network changed.
    void wake();

private:
    HttpTransport m_transport;
    KeychainVault m_vault;
    ServiceLines m_lines;
    SupabaseRenewal m_supabase;
    ServiceRenewal m_service;
    RenewalByOrigin m_renewal;
    SessionKeeper m_session;
    PendingLinks m_links;
    LoopbackListener m_loopback;
    HttpClient m_http;
    Entrance m_entrance;
    Auth m_auth;
    Registrar m_registrar;
    AuthCredentials m_credentials;
    DjangoService m_ownService;
    TotpFactors m_factors;
    DoorPresenter m_door;
    Safekeeping m_kept;
};

} // namespace desk
