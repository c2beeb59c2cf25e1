// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lives as long as one server is chosen: the connection to it, the session, and the door that people come in
// by. Another server is another Reception.
#pragma once

#include "models/commands/unfinished.h"
#include "net/auth/auth.h"
#include "net/auth/authcredentials.h"
#include "net/auth/djangoservice.h"
#include "net/auth/keychainvault.h"
#include "net/auth/registrar.h"
#include "net/auth/servicerenewal.h"
#include "net/auth/supabaserenewal.h"
#include "net/auth/totpfactors.h"
#include "ui/conversation/draftbook.h"
#include "ui/dialogs/leaving.h"
#include "ui/signin/doorpresenter.h"

#include <QHash>

#include <memory>
#include <optional>

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
    [[nodiscard]] DraftBook &drafts() { return m_drafts; }
    /// What a workspace had not sent when it ended, for the next one of the same person.
    void keepUnsent(PersonId person, const Unfinished &rest);
    [[nodiscard]] Unfinished takeUnsent(PersonId person) { return m_unsent.take(person); }
    /// Up to which security event a workspace has told them.
    void keepKnownNews(PersonId person, std::optional<qint64> known);
    [[nodiscard]] std::optional<qint64> knownNews(PersonId person) const;
    /// What waits behind the door, whoever wrote it: gone when somebody signs out, or with the program.
    [[nodiscard]] LeftBehind leftBehind() const;
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
    // These survive a lock, not a sign-out.
    DraftBook m_drafts;
    QHash<PersonId, Unfinished> m_unsent;
    QHash<PersonId, qint64> m_news;
};

} // namespace desk
