// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A whole Identity over a script, a vault with moods and a door that stays where it is.
#pragma once

#include "net/auth/auth.h"
#include "net/auth/djangoservice.h"
#include "net/auth/servicerenewal.h"
#include "net/auth/supabaserenewal.h"
#include "tests/net/netfixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>

namespace desk::test {

inline const QString me = QStringLiteral("ana@desk.test");

inline QByteArray session(const QByteArray &access, const QByteArray &refresh, int seconds = 900)
{
    return R"({"access_token":")" + access + R"(","refresh_token":")" + refresh +
           R"(","token_type":"bearer","expires_in":)" + QByteArray::number(seconds) +
           R"(,"user":{"id":"x","email":"ana@desk.test"}})";
}

inline const QByteArray state =
    R"({"user_id":"00000000-0000-4000-8000-000000000001","display_name":"Ana","session_known":true,)"
    R"("memberships":[],"pin_min":6,"pin_set":true,"verified":false,"blocked":false})";

/// A vault that can be made to fail.
struct MoodyVault final : Vault
{
    MemoryVault kept;
    const char *mood = nullptr;
    int writes = 0;
    std::function<void()> onWrite;

    template <class T>
    Result<T> refusal() const
    {
        return Error{Error::Kind::Forbidden, {}, 0, QString::fromLatin1(mood), 0};
    }
    QFuture<Result<QByteArray>> read(const QString &name) override
    {
        return mood ? ready(refusal<QByteArray>()) : kept.read(name);
    }
    QFuture<Result<Done>> write(const QString &name, const QByteArray &value) override
    {
        if (name == u"session")
            ++writes;
        if (onWrite)
            onWrite();
        return mood ? ready(refusal<Done>()) : kept.write(name, value);
    }
    QFuture<Result<Done>> remove(const QString &name) override
    {
        return mood ? ready(refusal<Done>()) : kept.remove(name);
    }
};

struct FixedDoor final : ReturnAddress
{
    int shuts = 0;
    QUrl open() override { return QUrl(QStringLiteral("http://127.0.0.1:4711/abc")); }
    void shut() override { ++shuts; }
};

struct AuthFixture : NetFixture
{
    MoodyVault vault;
    FixedDoor door;
    ServiceLines lines{scripted(script), testEndpoint(), time, [] { return 0.5; }};
    SupabaseRenewal supabase{transport};
    ServiceRenewal service{lines, supabase};
    RenewalByOrigin renewal{supabase, service};
    SessionKeeper keeper{renewal, vault, time, [] { return 0.5; }};
    HttpClient http{transport, keeper};
    PendingLinks links{vault, time};
    Entrance entrance{transport, http, keeper, links, door};
    Auth auth{entrance, http};
    DjangoService ownService{transport, lines, entrance};
    QSignalSpy ended{&auth, &Identity::ended};

    void signIn()
    {
        script.say(200, session("access1", "refresh1"));
        script.say(200, state);
        QVERIFY(wait(auth.signInWithCode(me, QStringLiteral("123456"))).ok());
        script.asked.clear();
    }
    QByteArray kept()
    {
        return wait(vault.kept.read(QStringLiteral("session"))).ok()
                   ? wait(vault.kept.read(QStringLiteral("session"))).value()
                   : QByteArray();
    }
    QJsonObject body(int at) const { return QJsonDocument::fromJson(script.asked.at(at).body).object(); }
};

} // namespace desk::test
