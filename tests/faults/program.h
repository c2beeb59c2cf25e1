// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The program from the keychain to the door, over the model of the world: everything in it is what ships,
// but for the widgets.
#pragma once

#include "net/auth/auth.h"
#include "net/auth/authcredentials.h"
#include "net/auth/djangoservice.h"
#include "net/auth/keychainvault.h"
#include "net/auth/registrar.h"
#include "net/auth/servicerenewal.h"
#include "net/auth/supabaserenewal.h"
#include "net/auth/totpfactors.h"
#include "tests/faults/keyringmodel.h"
#include "tests/faults/line.h"
#include "tests/faults/pages.h"
#include "tests/faults/reader.h"
#include "tests/faults/rooms.h"
#include "ui/signin/doorpresenter.h"

#include <QPointer>

#include <optional>

namespace desk::test {

/// The loopback door's address, without a socket.
struct AddressOnly final : ReturnAddress
{
    QUrl open() override { return QUrl(QStringLiteral("http://127.0.0.1:4711/abc")); }
    void shut() override {}
};

class Program final : public QObject
{
    Q_OBJECT

public:
    Program(FakeTime &time, Line &line, Rooms &rooms, KeyringModel &keyring);
    ~Program() override;

    /// As the application does when the machine woke up.
    void wake();
    void touch();
    [[nodiscard]] const Account &account() const { return m_account; }
    [[nodiscard]] bool isOpen() const { return door.page() == DoorPresenter::Page::Open; }
    [[nodiscard]] Feed::State feedState() const { return m_feed ? m_feed->state() : Feed::State::Closed; }
    [[nodiscard]] int version() const { return m_reader ? m_reader->version() : 0; }
    /// Of whoever is inside; null: nobody is.
    [[nodiscard]] Pages *pages() const { return m_pages.get(); }
    [[nodiscard]] bool hasSession() const { return !keeper.email().isEmpty(); }

    FakeTime &time;
    KeychainVault vault;
    HttpTransport transport;
    ServiceLines lines;
    SupabaseRenewal supabase;
    ServiceRenewal service;
    RenewalByOrigin renewal;
    SessionKeeper keeper;
    HttpClient http;
    PendingLinks links;
    AddressOnly address;
    Entrance entrance;
    Auth auth;
    Registrar registrar;
    AuthCredentials credentials;
    DjangoService ownService;
    TotpFactors factors;
    DoorPresenter door;
    QList<Identity::EndReason> ends;

private:
    void enter(const Account &account);
    void leave();
    void keepAlive();

    Rooms &m_rooms;
    std::unique_ptr<SupabaseFeed> m_feed;
    std::unique_ptr<Reader> m_reader;
    std::unique_ptr<Pages> m_pages;
    std::unique_ptr<Alarm> m_alive;
    Account m_account;
};

} // namespace desk::test
