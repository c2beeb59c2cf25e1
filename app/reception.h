// Lives as long as one server is chosen: the connection to it, the session, and the door that people come in
// by. Another server is another Reception.
#pragma once

#include "net/auth/auth.h"
#include "net/auth/keychainvault.h"
#include "ui/conversation/draftbook.h"
#include "ui/signin/doorpresenter.h"

#include <memory>

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
    [[nodiscard]] HttpClient &http() { return m_http; }
    [[nodiscard]] TokenSource &tokens() { return m_session; }
    [[nodiscard]] HttpTransport &transport() { return m_transport; }
    [[nodiscard]] DraftBook &drafts() { return m_drafts; }
    /// The machine woke up, or the network changed.
    void wake() { m_transport.renewConnections(); }

private:
    HttpTransport m_transport;
    KeychainVault m_vault;
    SessionKeeper m_session;
    PendingLinks m_links;
    LoopbackListener m_loopback;
    HttpClient m_http;
    Auth m_auth;
    DoorPresenter m_door;
    DraftBook m_drafts; ///< survives a lock, not a sign-out
};

} // namespace desk
